import { createStore, type StoreApi } from "zustand/vanilla";
import { success } from "../bridge/failures";
import type { Outcome } from "../bridge/wire";
import type { ConfirmRequest, FormRequest } from "./operations";

/** Values of a form, by field name. */
export type FormValues = Record<string, string | number | boolean | null>;

interface Asked {
  questionId: string;
  instanceId: string;
  /** The app that asks. */
  from: string;
}

/** A form on screen. */
export interface OpenForm extends Asked {
  kind: "form";
  form: FormRequest;
}

/** A yes-or-no question on screen. */
export interface OpenConfirm extends Asked {
  kind: "confirm";
  confirm: ConfirmRequest;
}

/** Something that an app has asked the agent and that is not answered yet. */
export type OpenQuestion = OpenForm | OpenConfirm;

type NewQuestion =
  | { kind: "form"; form: FormRequest }
  | { kind: "confirm"; confirm: ConfirmRequest };

/** What apps ask the agent: shown one at a time, first come first. */
export class Questions {
  readonly store: StoreApi<{ questions: readonly OpenQuestion[] }> = createStore(() => ({
    questions: [],
  }));
  readonly #answers = new Map<string, (outcome: Outcome) => void>();
  #count = 0;

  /** Asks; resolves when the agent has answered, or has closed the question. */
  ask(instanceId: string, from: string, question: NewQuestion): Promise<Outcome> {
    this.#count += 1;
    const questionId = `question-${this.#count}`;
    const open: OpenQuestion = { questionId, instanceId, from, ...question };
    this.store.setState(({ questions }) => ({ questions: [...questions, open] }));
    return new Promise((resolve) => this.#answers.set(questionId, resolve));
  }

  /** The agent sent a form. */
  submit(questionId: string, values: FormValues): void {
    this.#finish(questionId, success({ submitted: true, values }));
  }

  /** The agent said yes. */
  confirm(questionId: string): void {
    this.#finish(questionId, success({ confirmed: true }));
  }

  /** The agent closed a form without sending it, or said no. */
  cancel(questionId: string): void {
    const open = this.store.getState().questions.find((one) => one.questionId === questionId);
    const answer = open?.kind === "confirm" ? { confirmed: false } : { submitted: false };
    this.#finish(questionId, success(answer));
  }

  /** The app that asked has gone: its questions go too. */
  forget(instanceId: string): void {
    for (const open of this.store.getState().questions) {
      if (open.instanceId === instanceId) this.cancel(open.questionId);
    }
  }

  #finish(questionId: string, outcome: Outcome): void {
    this.store.setState(({ questions }) => ({
      questions: questions.filter((open) => open.questionId !== questionId),
    }));
    this.#answers.get(questionId)?.(outcome);
    this.#answers.delete(questionId);
  }
}
