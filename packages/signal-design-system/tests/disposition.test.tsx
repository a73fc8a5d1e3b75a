import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type DispositionClass, DispositionForm } from "../src";

const classes: DispositionClass[] = [
  { dispositionClass: "CONTACT", label: "Contact", codes: [{ code: "SALE" }, { code: "NO_SALE" }] },
  { dispositionClass: "NO_CONTACT", label: "No contact", codes: [{ code: "BUSY" }] },
];

const field = (name: string): HTMLElement => screen.getByRole("combobox", { name });

describe("DispositionForm", () => {
  it("is filled by typing alone: class, code, note, save", async () => {
    const onSubmit = vi.fn();
    render(<DispositionForm classes={classes} onSubmit={onSubmit} autoFocus />);
    expect(field("Class")).toHaveFocus();
    await userEvent.keyboard("no c{Enter}");
    expect(field("Code")).toHaveFocus();
    await userEvent.keyboard("bu{Enter}");
    expect(screen.getByLabelText("Note")).toHaveFocus();
    await userEvent.keyboard("Line was busy ");
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      dispositionClass: "NO_CONTACT",
      dispositionCode: "BUSY",
      note: "Line was busy",
    });
  });

  it("saves with Ctrl and Enter from the note", async () => {
    const onSubmit = vi.fn();
    render(<DispositionForm classes={classes} onSubmit={onSubmit} autoFocus />);
    await userEvent.keyboard("con{Enter}sale{Enter}{Control>}{Enter}{/Control}");
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      dispositionClass: "CONTACT",
      dispositionCode: "SALE",
      note: "",
    });
  });

  it("says what is missing and goes there", async () => {
    const onSubmit = vi.fn();
    render(<DispositionForm classes={classes} onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(field("Class")).toHaveFocus();
    expect(field("Class")).toHaveAccessibleDescription(/Choose a class/);
    await userEvent.keyboard("con{Enter}");
    await userEvent.keyboard("{Escape}");
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(field("Code")).toHaveAccessibleDescription(/Choose a code/);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("forgets the code when the class changes", async () => {
    const onSubmit = vi.fn();
    render(<DispositionForm classes={classes} onSubmit={onSubmit} autoFocus />);
    await userEvent.keyboard("con{Enter}sale{Enter}");
    expect(field("Code")).toHaveValue("SALE");
    await userEvent.clear(field("Class"));
    await userEvent.type(field("Class"), "no c{Enter}");
    expect(field("Code")).toHaveValue("");
  });

  it("chooses the only class by itself", () => {
    render(<DispositionForm classes={classes.slice(1)} onSubmit={() => {}} autoFocus />);
    expect(field("Class")).toHaveValue("No contact");
    expect(field("Code")).toHaveFocus();
  });

  it("promises a callback: when, at which number, by whom; but none that is past", async () => {
    const onSubmit = vi.fn();
    const now = (): number => new Date("2026-05-05T10:00").getTime();
    render(
      <DispositionForm
        classes={classes.slice(1)}
        onSubmit={onSubmit}
        allowCallback
        phones={["+91 98450 00001", "+91 80 4000 1234"]}
        autoFocus
        now={now}
      />,
    );
    await userEvent.keyboard("bu{Enter}");
    await userEvent.click(screen.getByRole("checkbox", { name: "Call back later" }));
    const callback = screen.getByLabelText("Call back at");
    await userEvent.type(callback, "2026-05-05T09:00");
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(callback).toHaveAccessibleDescription(/still to come/);
    await userEvent.clear(callback);
    await userEvent.type(callback, "2026-05-05T11:00");
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
      callback: { at: new Date("2026-05-05T11:00").getTime(), self: true },
    });
    await userEvent.type(field("Number"), "+91 80 4000 1234");
    await userEvent.click(screen.getByRole("button", { name: /Anyone/ }));
    await userEvent.click(screen.getByRole("button", { name: "Tomorrow at 10" }));
    await userEvent.click(screen.getByRole("button", { name: "Save and next" }));
    expect(onSubmit.mock.calls[1]?.[0]).toMatchObject({
      callback: {
        at: new Date("2026-05-06T10:00").getTime(),
        phone: "+91 80 4000 1234",
        self: false,
      },
    });
  });

  it("saves and dials a number, and says so on its button", async () => {
    const onSubmit = vi.fn();
    render(
      <DispositionForm classes={classes.slice(1)} onSubmit={onSubmit} allowDialNext autoFocus />,
    );
    await userEvent.keyboard("bu{Enter}");
    await userEvent.click(screen.getByRole("checkbox", { name: "Dial a number right away" }));
    await userEvent.click(screen.getByRole("button", { name: "Save and dial" }));
    expect(field("Number to dial")).toHaveAccessibleDescription("Enter the number to dial.");
    await userEvent.type(field("Number to dial"), "+911");
    await userEvent.click(screen.getByRole("button", { name: "Save and dial" }));
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      dispositionClass: "NO_CONTACT",
      dispositionCode: "BUSY",
      note: "",
      dialNext: "+911",
    });
  });

  it("does nothing while it is being saved, and shows why it failed", async () => {
    const onSubmit = vi.fn();
    render(
      <DispositionForm
        classes={classes.slice(1)}
        onSubmit={onSubmit}
        busy
        error="The host did not answer. Save again."
      />,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("The host did not answer");
    await userEvent.click(screen.getByLabelText("Note"));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
