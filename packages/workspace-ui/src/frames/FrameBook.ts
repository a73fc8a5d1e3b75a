import { createStore, type StoreApi } from "zustand/vanilla";
import type { Frame, FramePhase } from "./frame";

/** All frames, as the pages show them. */
export class FrameBook {
  readonly store: StoreApi<{ frames: readonly Frame[] }> = createStore(() => ({ frames: [] }));

  constructor(private readonly now: () => number) {}

  /** The frames, oldest first. */
  get all(): readonly Frame[] {
    return this.store.getState().frames;
  }

  /** The frame of that id. */
  frame(frameId: string): Frame | undefined {
    return this.all.find((frame) => frame.frameId === frameId);
  }

  /** The frame that an instance runs in. */
  frameOf(instanceId: string): Frame | undefined {
    return this.all.find((frame) => frame.instance?.instanceId === instanceId);
  }

  /** Adds a frame. */
  add(frame: Frame): void {
    this.store.setState(({ frames }) => ({ frames: [...frames, frame] }));
  }

  /** Changes a frame. */
  change(frameId: string, change: Partial<Frame>): void {
    this.store.setState(({ frames }) => ({
      frames: frames.map((frame) => (frame.frameId === frameId ? { ...frame, ...change } : frame)),
    }));
  }

  /** Takes a frame away. */
  drop(frameId: string): void {
    this.store.setState(({ frames }) => ({
      frames: frames.filter((frame) => frame.frameId !== frameId),
    }));
  }

  /** Notes how a frame is doing. */
  phase(frameId: string, phase: FramePhase): void {
    this.change(frameId, { phase, since: this.now() });
  }

  /** Notes it only when the frame is in the expected phase; tells whether it was. */
  phaseIf(frameId: string, expected: FramePhase, next: FramePhase): boolean {
    if (this.frame(frameId)?.phase !== expected) return false;
    this.phase(frameId, next);
    return true;
  }
}
