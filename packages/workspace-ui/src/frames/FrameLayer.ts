/** Where a frame shows, in CSS pixels of the shell's window. */
export interface FrameRect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a frame is made with. */
export interface NewFrame {
  frameId: string;
  /** The app's manifest name: the frame's accessible name. */
  title: string;
  url: string;
  /** Size before the frame has a place, so that an app lays itself out sensibly while hidden. */
  initialSize: { width: number; height: number };
}

/** What an app's frame may do (never navigate the top). */
export const frameSandbox =
  "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups";

/** Features that an app's frame is given. */
export const frameAllow = "clipboard-write";

/**
 * The one stable layer of app frames, laid over their slots.
 *
 * A frame that is moved to another parent loads again, so frames are appended here once and then only positioned.
 * The layer is outside React's tree for the same reason: nothing that renders can move them.
 */
export class FrameLayer {
  readonly #frames = new Map<string, HTMLIFrameElement>();

  constructor(private readonly layer: HTMLElement) {}

  /** Makes a frame, hidden; `onLoad` is called each time a page has loaded in it. */
  add(frame: NewFrame, onLoad: () => void): HTMLIFrameElement {
    this.remove(frame.frameId);
    const element = this.layer.ownerDocument.createElement("iframe");
    element.title = frame.title;
    element.setAttribute("sandbox", frameSandbox);
    element.setAttribute("allow", frameAllow);
    element.referrerPolicy = "origin";
    element.dataset.frameId = frame.frameId;
    element.dataset.app = frame.title;
    Object.assign(element.style, {
      position: "fixed",
      border: "0",
      colorScheme: "light",
      background: "#ffffff",
      left: "0px",
      top: "0px",
      width: `${frame.initialSize.width}px`,
      height: `${frame.initialSize.height}px`,
    });
    hide(element);
    element.addEventListener("load", onLoad);
    element.src = frame.url;
    this.layer.append(element);
    this.#frames.set(frame.frameId, element);
    return element;
  }

  /** Shows a frame over its slot, or hides it (it lives on) when `rect` is `null`. */
  place(frameId: string, rect: FrameRect | null, zIndex = 1): void {
    const element = this.#frames.get(frameId);
    if (element === undefined) return;
    if (rect === null || rect.width < 1 || rect.height < 1) {
      hide(element);
      return;
    }
    const style = element.style;
    setStyle(style, "left", `${rect.left}px`);
    setStyle(style, "top", `${rect.top}px`);
    setStyle(style, "width", `${rect.width}px`);
    setStyle(style, "height", `${rect.height}px`);
    setStyle(style, "zIndex", String(zIndex));
    setStyle(style, "visibility", "visible");
    element.removeAttribute("aria-hidden");
    element.tabIndex = 0;
    element.inert = false;
  }

  /** The size that a frame has, in sight or not. */
  sizeOf(frameId: string): { width: number; height: number } {
    const style = this.#frames.get(frameId)?.style;
    return {
      width: Math.round(Number.parseFloat(style?.width ?? "")) || 0,
      height: Math.round(Number.parseFloat(style?.height ?? "")) || 0,
    };
  }

  /** While something must have the user's whole attention, frames below it take no input. */
  setInert(frameIds: ReadonlySet<string> | null): void {
    for (const [frameId, element] of this.#frames) {
      const shown = element.style.visibility === "visible";
      element.inert = !shown || (frameIds !== null && !frameIds.has(frameId));
    }
  }

  /** Moves the keyboard focus into a frame. */
  focus(frameId: string): void {
    this.#frames.get(frameId)?.focus();
  }

  /** Ends a frame and the page in it. */
  remove(frameId: string): void {
    const element = this.#frames.get(frameId);
    if (element === undefined) return;
    this.#frames.delete(frameId);
    element.remove();
  }
}

const hide = (element: HTMLIFrameElement): void => {
  element.style.visibility = "hidden";
  element.style.zIndex = "-1";
  element.setAttribute("aria-hidden", "true");
  element.tabIndex = -1;
  element.inert = true;
};

const setStyle = (
  style: CSSStyleDeclaration,
  key: "left" | "top" | "width" | "height" | "zIndex" | "visibility",
  value: string,
): void => {
  if (style[key] !== value) style[key] = value;
};
