import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type ChatMessage, ChatTranscript } from "../src";

const now = new Date(2026, 4, 14, 15, 20).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

const said = (
  id: string,
  from: ChatMessage["from"],
  text: string,
  at: number,
  more: Partial<ChatMessage> = {},
): ChatMessage => ({
  id,
  from,
  name: from === "agent" ? "Meera Nair" : from === "customer" ? "Asha Rao" : undefined,
  text,
  at,
  ...more,
});

const transcript = (messages: readonly ChatMessage[], more: { typing?: string } = {}) => (
  <ChatTranscript messages={messages} now={() => now} locale="en" {...more} />
);

const many = (count: number): ChatMessage[] =>
  Array.from({ length: count }, (_, index) =>
    said(`m${index}`, "customer", `Line ${index}`, now - (count - index) * 1000),
  );

describe("ChatTranscript", () => {
  it("separates the days, and names today and yesterday", () => {
    render(
      transcript([
        said("1", "customer", "Hello", now - 5 * day),
        said("2", "customer", "Still there?", now - day),
        said("3", "agent", "Yes", now - minute),
      ]),
    );
    expect(screen.getAllByRole("separator").map((one) => one.textContent)).toEqual([
      "Saturday, May 9",
      "Yesterday",
      "Today",
    ]);
  });

  it("names who wrote, once for what was written in one go", () => {
    render(
      transcript([
        said("1", "customer", "Hello", now - 10 * minute),
        said("2", "customer", "My invoice", now - 9 * minute),
        said("3", "customer", "Are you there?", now - minute),
      ]),
    );
    const log = screen.getByRole("log", { name: "Messages" });
    // The name and its time stand above each go; what a screen reader hears of each message begins with the name.
    expect(log.querySelectorAll("time")).toHaveLength(2);
    expect(screen.getByText("My invoice").closest("li")).toHaveTextContent("Asha Rao: My invoice");
  });

  it("shows pictures as thumbnails and other files by name; both download", () => {
    render(
      transcript([
        said("1", "customer", "", now, {
          attachments: [
            { id: "a", name: "photo.png", mediaType: "image/png", size: 1_200_000, url: "/a" },
            { id: "b", name: "page.html", mediaType: "text/html", size: 900, url: "/b" },
            { id: "c", name: "logo.svg", mediaType: "image/svg+xml", size: 900, url: "/c" },
          ],
        }),
      ]),
    );
    const photo = screen.getByRole("link", { name: "Download photo.png, 1.2 MB" });
    expect(photo).toHaveAttribute("download", "photo.png");
    expect(photo.querySelector("img")).toHaveAttribute("src", "/a");
    // What a browser could run is never drawn.
    expect(screen.getByRole("link", { name: /page.html/ }).querySelector("img")).toBeNull();
    expect(screen.getByRole("link", { name: /logo.svg/ }).querySelector("img")).toBeNull();
  });

  it("says a new message of the customer aloud, politely, but not what was there before", () => {
    const first = [said("1", "customer", "Hello", now - minute)];
    const { rerender } = render(transcript(first));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    rerender(transcript([...first, said("2", "customer", "Are you there?", now)]));
    expect(screen.getByRole("status")).toHaveTextContent("Asha Rao: Are you there?");
    rerender(
      transcript([
        ...first,
        said("2", "customer", "Are you there?", now),
        said("3", "agent", "Yes", now),
      ]),
    );
    expect(screen.getByRole("status")).not.toHaveTextContent("Yes");
  });

  it("says who is typing, and what it shows when nothing was written", () => {
    render(transcript([], { typing: "Asha Rao" }));
    expect(screen.getByText("Asha Rao is typing")).toBeVisible();
    expect(screen.getByText("No messages yet")).toBeVisible();
  });

  it("draws the newest messages of a long chat, and earlier ones when asked", async () => {
    render(transcript(many(200)));
    const lines = () => within(screen.getByRole("log")).getAllByRole("listitem");
    expect(lines()).toHaveLength(80);
    expect(screen.queryByText("Line 119")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show earlier messages (120)" }));
    expect(lines()).toHaveLength(160);
    await userEvent.click(screen.getByRole("button", { name: "Show earlier messages (40)" }));
    expect(lines()).toHaveLength(200);
    expect(screen.queryByRole("button", { name: /earlier/ })).toBeNull();
  });
});
