/** The part of post-robot that is used here; the package brings no types. */
declare module "post-robot" {
  interface Message {
    data: unknown;
  }
  export function send(
    to: Window,
    name: string,
    data: unknown,
    options: { domain: string },
  ): PromiseLike<Message>;
  export function on(
    name: string,
    options: { window: Window; domain: string },
    answer: (message: Message) => unknown,
  ): { cancel(): void };
}
