import type { FakeHost } from "./FakeHost";

/** `fetch` that asks the fake host instead of the network. */
export const fakeFetch =
  (host: FakeHost) =>
  async (input: string, init: RequestInit = {}): Promise<Response> => {
    if (host.away) throw new TypeError("Failed to fetch");
    const path = input.replace(/^\/api\/v1/, "");
    const headers = new Headers(init.headers);
    const bearer = headers.get("authorization")?.replace(/^Bearer /, "") ?? null;
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    const answer = host.answer(init.method ?? "GET", path, body, bearer);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
      headers: { "content-type": "application/json" },
    });
  };
