import { describe, expect, it } from "vitest";
import {
  meanHandling,
  meanWait,
  nothing,
  serviceLevel,
  sum,
} from "../../src/supervisor/overview/figures";

describe("the figures", () => {
  it("say nothing of a share while nobody came", () => {
    expect(serviceLevel(nothing)).toBeNull();
    expect(meanWait(nothing)).toBeNull();
    expect(meanHandling(nothing)).toBeNull();
  });

  it("count calls and chats that came, answered in time or not", () => {
    const counters = { ...nothing, offered: 8, chatsOffered: 2, withinServiceLevel: 7 };
    expect(serviceLevel(counters)).toBeCloseTo(0.7);
  });

  it("add counts up, and keep the longest wait", () => {
    const total = sum([
      { ...nothing, offered: 2, longestWait: 9_000 },
      { ...nothing, offered: 3, longestWait: 4_000 },
    ]);
    expect(total).toMatchObject({ offered: 5, longestWait: 9_000 });
  });

  it("take wrap-up into the handling time", () => {
    expect(meanHandling({ ...nothing, handled: 2, talkTime: 100, wrapUpTime: 20 })).toBe(60);
  });
});
