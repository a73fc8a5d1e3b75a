import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { JsonTree } from "../src";

const payload = { callId: "c-1", customer: { phones: ["+91 1", "+91 2"] }, queueId: null };
const items = (): string[] =>
  screen
    .getAllByRole("treeitem")
    .map((item) => item.textContent?.replace(/\s+/g, " ").trim() ?? "");

describe("JsonTree", () => {
  it("opens the first levels and says what is inside the closed ones", () => {
    render(<JsonTree value={payload} openDepth={1} />);
    expect(items()).toEqual(["{3}", 'callId: "c-1"', "customer: {1}", "queueId: null"]);
  });

  it("goes, opens and closes by keyboard", async () => {
    render(<JsonTree value={payload} openDepth={1} />);
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}");
    expect(items()).toContain("phones: [2]");
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByText("phones").closest("[role=treeitem]")).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(items()).not.toContain("phones: [2]");
    await userEvent.keyboard("{End}");
    expect(screen.getByText("queueId").closest("[role=treeitem]")).toHaveFocus();
  });

  it("is one stop for the tab key, and tells level and place", () => {
    render(<JsonTree value={payload} openDepth={1} label="Event" />);
    const tree = screen.getByRole("tree", { name: "Event" });
    expect(tree.querySelectorAll("[role=treeitem][tabindex='0']")).toHaveLength(1);
    const last = screen.getByText("queueId").closest("[role=treeitem]");
    expect(last).toHaveAttribute("aria-level", "2");
    expect(last).toHaveAttribute("aria-posinset", "3");
    expect(last).toHaveAttribute("aria-setsize", "3");
  });

  it("copies a part as JSON, and a text as it is", async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, "writeText");
    render(<JsonTree value={payload} openDepth={1} />);
    await user.click(screen.getByRole("button", { name: "Copy callid" }));
    expect(write).toHaveBeenLastCalledWith("c-1");
    await user.click(screen.getByRole("button", { name: "Copy customer" }));
    expect(write).toHaveBeenLastCalledWith(JSON.stringify(payload.customer, null, 2));
  });

  it("describes fields by their path", () => {
    render(
      <JsonTree
        value={payload}
        describe={(path) => (path.join(".") === "callId" ? "The call" : undefined)}
      />,
    );
    expect(screen.getByText("callId").closest("[role=treeitem]")).toHaveAccessibleDescription(
      "The call",
    );
  });

  it("shows a bare value and an empty one", () => {
    const { rerender } = render(<JsonTree value="text" />);
    expect(items()).toEqual(['"text"']);
    rerender(<JsonTree value={{}} />);
    expect(items()).toEqual(["{}"]);
  });
});
