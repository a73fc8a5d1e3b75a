/** Digits that are pressed faster than the host answers: they wait together, in order, and none is lost. */
export class DigitQueue {
  #waiting = "";
  #sending = false;

  constructor(private readonly send: (digits: string) => Promise<boolean>) {}

  /** Presses a key. */
  press(digit: string): void {
    this.#waiting += digit;
    if (!this.#sending) void this.#next();
  }

  async #next(): Promise<void> {
    this.#sending = true;
    while (this.#waiting !== "") {
      const digits = this.#waiting;
      this.#waiting = "";
      // Digits after one that was refused would mean something else.
      if (!(await this.send(digits))) this.#waiting = "";
    }
    this.#sending = false;
  }
}
