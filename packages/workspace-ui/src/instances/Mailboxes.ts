/** What one instance sends another. */
export interface Letter {
  senderInstanceId: string;
  senderAppId: string;
  contextData: unknown;
}

/** What became of a letter: `full` means that it was not taken. */
export type Posted = "delivered" | "kept" | "full";

/** How much is kept for an instance that doesn't listen yet. */
export const mailboxLimits = { letters: 100, characters: 1024 * 1024 } as const;

interface Mailbox {
  listens: boolean;
  letters: Letter[];
  characters: number;
}

/** Data between instances: handed over at once to who listens, else kept until they do. */
export class Mailboxes {
  readonly #boxes = new Map<string, Mailbox>();

  constructor(private readonly deliver: (instanceId: string, letter: Letter) => void) {}

  /** Posts a letter. */
  send(to: string, letter: Letter): Posted {
    const box = this.#box(to);
    if (box.listens) {
      this.deliver(to, letter);
      return "delivered";
    }
    const characters = box.characters + lengthOf(letter);
    if (box.letters.length >= mailboxLimits.letters || characters > mailboxLimits.characters) {
      return "full";
    }
    box.letters.push(letter);
    box.characters = characters;
    return "kept";
  }

  /** The instance listens from now on; what was kept for it comes first. */
  listen(instanceId: string): void {
    const box = this.#box(instanceId);
    box.listens = true;
    const { letters } = box;
    box.letters = [];
    box.characters = 0;
    for (const letter of letters) this.deliver(instanceId, letter);
  }

  /** The instance's page has loaded again: it must ask anew. */
  restart(instanceId: string): void {
    const box = this.#boxes.get(instanceId);
    if (box !== undefined) box.listens = false;
  }

  /** The instance has gone. */
  forget(instanceId: string): void {
    this.#boxes.delete(instanceId);
  }

  #box(instanceId: string): Mailbox {
    let box = this.#boxes.get(instanceId);
    if (box === undefined) {
      box = { listens: false, letters: [], characters: 0 };
      this.#boxes.set(instanceId, box);
    }
    return box;
  }
}

const lengthOf = (letter: Letter): number => JSON.stringify(letter.contextData ?? null).length;
