import type { FrameRect } from "./FrameLayer";

/**
 * Dialogs of apps lie above the page and below the shell's own dialogs, which may come from them; their frames lie above
 * the dialogs that hold them.
 */
export const dialogZIndex = 1251;

type Listener = (frameId: string, rect: FrameRect | null) => void;

const sameRect = (a: FrameRect | null | undefined, b: FrameRect | null): boolean =>
  a === b ||
  (a !== null &&
    a !== undefined &&
    b !== null &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height);

/**
 * Follows the places in the layout where frames show. A place is measured when it or the window changes size, after
 * each animation, and now and then, because a place can move without changing its size.
 */
export class SlotRects {
  readonly #places = new Map<string, HTMLElement>();
  readonly #last = new Map<string, FrameRect | null>();
  readonly #observer: ResizeObserver | undefined;
  #scheduled = false;
  #stop: (() => void) | undefined;

  constructor(
    private readonly view: Window,
    private readonly listener: Listener,
  ) {
    const Observer = (view as Window & { ResizeObserver?: typeof ResizeObserver }).ResizeObserver;
    this.#observer = Observer === undefined ? undefined : new Observer(() => this.measure());
  }

  /** Starts to follow the window. */
  start(): void {
    const soon = (): void => this.measureSoon();
    const document = this.view.document;
    this.view.addEventListener("resize", soon);
    this.view.addEventListener("scroll", soon, true);
    document.addEventListener("transitionend", soon, true);
    document.addEventListener("animationend", soon, true);
    const timer = this.view.setInterval(() => {
      if (!document.hidden) this.measure();
    }, 500);
    this.#stop = () => {
      this.view.removeEventListener("resize", soon);
      this.view.removeEventListener("scroll", soon, true);
      document.removeEventListener("transitionend", soon, true);
      document.removeEventListener("animationend", soon, true);
      this.view.clearInterval(timer);
    };
  }

  /** Stops following. */
  stop(): void {
    this.#stop?.();
    this.#observer?.disconnect();
    this.#places.clear();
  }

  /** The frame shows over this element until the returned function is called. */
  attach(frameId: string, element: HTMLElement): () => void {
    this.#places.set(frameId, element);
    this.#observer?.observe(element);
    this.#measureOne(frameId, element);
    return () => {
      if (this.#places.get(frameId) !== element) return;
      this.#observer?.unobserve(element);
      this.#places.delete(frameId);
      this.#report(frameId, null);
    };
  }

  /** Where the frame shows now. */
  rectOf(frameId: string): FrameRect | null {
    return this.#last.get(frameId) ?? null;
  }

  /** Measures every place in the next frame. */
  measureSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.view.requestAnimationFrame(() => {
      this.#scheduled = false;
      this.measure();
    });
  }

  /** Measures every place now. */
  measure(): void {
    for (const [frameId, element] of this.#places) this.#measureOne(frameId, element);
  }

  #measureOne(frameId: string, element: HTMLElement): void {
    const { left, top, width, height } = element.getBoundingClientRect();
    this.#report(frameId, width < 1 || height < 1 ? null : { left, top, width, height });
  }

  #report(frameId: string, rect: FrameRect | null): void {
    if (this.#last.has(frameId) && sameRect(this.#last.get(frameId), rect)) return;
    this.#last.set(frameId, rect);
    this.listener(frameId, rect);
  }
}
