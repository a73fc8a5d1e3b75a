import { createStore, type StoreApi } from "zustand/vanilla";
import type { Session, User } from "../host/types";

/** Why a workspace ends before its user signs out. */
export type Ending = "signedOut" | "signedInElsewhere" | "otherUser";

/** What the watch asks and tells. */
export interface SessionWatchEdges {
  user: User;
  session(): Promise<Session>;
  /** Whether something is up that must not be lost. */
  busy(): boolean;
  /** The same person is signed in again. */
  resume(): void;
  ended(why: Ending, reason: string): void;
}

/**
 * Notices that the host no longer knows who sits here. While a call is up the page stays as it is and asks to sign in
 * again above it; else it ends.
 */
export class SessionWatch {
  /** Why the user has to sign in again; `null` while all is well. */
  readonly store: StoreApi<{ lost: { reason: string | null } | null }> = createStore(() => ({
    lost: null,
  }));
  #probing = false;

  constructor(private readonly edges: SessionWatchEdges) {}

  /** The host refused a request: it doesn't know the session. */
  lose(reason: string | null = null): void {
    if (this.store.getState().lost === null) this.store.setState({ lost: { reason } });
  }

  /** The host ended the session. */
  signedOut(reason: string): void {
    if (this.edges.busy()) this.lose(reason);
    else this.edges.ended("signedOut", reason);
  }

  /** Asks the host who sits here: a socket that can't be opened doesn't say why. */
  async probe(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    try {
      this.#take(await this.edges.session());
    } catch {
      // The host is away; the next try asks again.
    } finally {
      this.#probing = false;
    }
  }

  /** Takes what a sign-in answered. */
  signedIn(session: Session): void {
    this.#take(session);
    if (session.user?.userId !== this.edges.user.userId) return;
    this.store.setState({ lost: null });
    this.edges.resume();
  }

  /** Somebody else's data must not be shown as this user's. */
  sees(userId: string, userName: string): boolean {
    if (userId === this.edges.user.userId) return true;
    this.edges.ended("otherUser", userName);
    return false;
  }

  #take({ user }: Session): void {
    if (user === null) this.lose();
    else this.sees(user.userId, user.userName);
  }
}
