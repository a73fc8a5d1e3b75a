/** What the SDK needs of the page's window: tests pass their own. */
export interface Scope {
  readonly location: { readonly search: string };
  readonly opener: unknown;
  readonly parent: unknown;
  readonly document: { readonly hidden: boolean };
  /** A clock that never jumps. */
  readonly performance: { now(): number };
  addEventListener(type: string, listener: (event: Event) => void): void;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number | undefined): void;
  /** Absent in older browsers. */
  reportError?(error: unknown): void;
}

/** The window that hosts this page. */
export interface HostWindow {
  postMessage(text: string, targetOrigin: string): void;
}
