import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ChatInputBox, MessageComposer } from "../src";

const field = (): HTMLElement => screen.getByRole("textbox", { name: "Message" });
const replies = [
  { label: "Greeting", text: "Hello, how can I help you?" },
  { label: "Wait", text: "One moment please." },
  { label: "Goodbye", text: "Good bye, and thank you." },
];

describe("ChatInputBox", () => {
  it("sends with Enter and begins a line with Shift and Enter", async () => {
    const onSend = vi.fn();
    render(<ChatInputBox onSend={onSend} />);
    await userEvent.type(field(), "One{Shift>}{Enter}{/Shift}two{Enter}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith("One\ntwo");
    expect(field()).toHaveValue("");
  });

  it("sends nothing when nothing was written, or while a message is on its way", async () => {
    const onSend = vi.fn();
    const { rerender } = render(<ChatInputBox onSend={onSend} value="  " />);
    await userEvent.type(field(), "{Enter}");
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
    rerender(<ChatInputBox onSend={onSend} value="Hello" busy />);
    await userEvent.type(field(), "{Enter}");
    expect(onSend).not.toHaveBeenCalled();
  });

  it("leaves Enter to the composition of a character", () => {
    const onSend = vi.fn();
    render(<ChatInputBox onSend={onSend} value="に" />);
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(onSend).not.toHaveBeenCalled();
  });

  it("takes pasted files", () => {
    const onFiles = vi.fn();
    render(<ChatInputBox onSend={() => {}} onFiles={onFiles} />);
    const file = new File(["x"], "shot.png", { type: "image/png" });
    fireEvent.paste(field(), { clipboardData: { files: [file] } });
    expect(onFiles).toHaveBeenCalledExactlyOnceWith([file]);
  });
});

describe("MessageComposer", () => {
  it("puts in a quick reply that is found with a slash, without sending it", async () => {
    const onSend = vi.fn();
    render(<MessageComposer onSend={onSend} quickReplies={replies} />);
    await userEvent.type(field(), "/mom");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    await userEvent.keyboard("{Enter}");
    expect(field()).toHaveValue("One moment please.");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.keyboard("{Enter}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith("One moment please.");
  });

  it("leaves a slash alone that is not the beginning, or that was closed with Escape", async () => {
    const onSend = vi.fn();
    render(<MessageComposer onSend={onSend} quickReplies={replies} />);
    await userEvent.type(field(), "and/or");
    expect(screen.queryByRole("listbox")).toBeNull();
    await userEvent.clear(field());
    await userEvent.type(field(), "/g");
    expect(screen.getByRole("listbox", { name: "Quick replies" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).toBeNull();
    await userEvent.keyboard("{Enter}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith("/g");
  });

  it("searches quick replies from its button, by words anywhere, and keeps what was written", async () => {
    render(<MessageComposer onSend={() => {}} quickReplies={replies} />);
    await userEvent.type(field(), "Dear Asha,");
    await userEvent.click(screen.getByRole("button", { name: "Quick replies" }));
    await userEvent.type(screen.getByRole("combobox"), "thank");
    await userEvent.keyboard("{Enter}");
    expect(field()).toHaveValue("Dear Asha, Good bye, and thank you.");
    expect(field()).toHaveFocus();
  });

  it("chooses with the arrow keys", async () => {
    render(<MessageComposer onSend={() => {}} quickReplies={replies} />);
    await userEvent.type(field(), "/g{ArrowDown}{Enter}");
    expect(field()).toHaveValue("Good bye, and thank you.");
  });

  it("refuses a file that is too large, says the limit, and takes the others", async () => {
    const onFiles = vi.fn();
    render(<MessageComposer onSend={() => {}} onFiles={onFiles} maxFileBytes={10} />);
    const small = new File(["small"], "small.txt", { type: "text/plain" });
    const large = new File(["larger than ten"], "large.txt", { type: "text/plain" });
    await userEvent.upload(screen.getByTestId("chat-files"), [large, small]);
    expect(onFiles).toHaveBeenCalledExactlyOnceWith([small]);
    expect(screen.getByRole("alert")).toHaveTextContent("large.txt has 15 B; a file may have 10 B");
  });

  it("sends files without words, but not before they have all been uploaded", async () => {
    const onSend = vi.fn();
    const file = { id: "1", name: "a.pdf", size: 1000, mediaType: "application/pdf" };
    const { rerender } = render(
      <MessageComposer onSend={onSend} onFiles={() => {}} files={[{ ...file, progress: 0.4 }]} />,
    );
    expect(screen.getByRole("progressbar", { name: "Uploading a.pdf" })).toHaveAttribute(
      "aria-valuenow",
      "40",
    );
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
    rerender(<MessageComposer onSend={onSend} onFiles={() => {}} files={[file]} />);
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(onSend).toHaveBeenCalledExactlyOnceWith("");
  });

  it("offers to upload a file again or to leave it out when its upload failed", async () => {
    const onRetryFile = vi.fn();
    const onRemoveFile = vi.fn();
    render(
      <MessageComposer
        onSend={() => {}}
        value="Here it is"
        onFiles={() => {}}
        onRetryFile={onRetryFile}
        onRemoveFile={onRemoveFile}
        files={[{ id: "7", name: "a.pdf", size: 1, mediaType: "", error: "The host is away." }]}
      />,
    );
    expect(screen.getByText("The host is away.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await userEvent.click(screen.getByRole("button", { name: "Remove a.pdf" }));
    expect(onRetryFile).toHaveBeenCalledWith("7");
    expect(onRemoveFile).toHaveBeenCalledWith("7");
  });

  it("keeps a message that could not be sent, says why, and sends it again", async () => {
    const onRetry = vi.fn();
    render(
      <MessageComposer
        onSend={() => {}}
        value="Hello"
        error="The chat is over."
        onRetry={onRetry}
      />,
    );
    expect(field()).toHaveValue("Hello");
    expect(screen.getByRole("alert")).toHaveTextContent("The chat is over.");
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("has no field when nothing can be written, and says why", () => {
    render(<MessageComposer onSend={() => {}} closed="The customer has left." />);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText("The customer has left.")).toBeVisible();
  });
});
