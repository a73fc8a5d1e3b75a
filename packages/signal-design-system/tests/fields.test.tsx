import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Autocomplete, FormField, MenuItem, Select, TextField } from "../src";

function Campaigns() {
  const [value, setValue] = useState("");
  return (
    <Select
      label="Campaign"
      helperText="Yours"
      value={value}
      onChange={(event) => setValue(event.target.value)}
    >
      <MenuItem value="1">Support</MenuItem>
      <MenuItem value="2">Sales</MenuItem>
    </Select>
  );
}

describe("TextField", () => {
  it("has a real label that belongs to the input", async () => {
    render(<TextField label="User ID" />);
    const label = screen.getByText("User ID");
    const input = screen.getByLabelText("User ID");
    expect(label.tagName).toBe("LABEL");
    expect(label).toHaveAttribute("for", input.id);
    await userEvent.click(label);
    expect(input).toHaveFocus();
  });

  it("keeps its name when the label is not shown", () => {
    render(<TextField label="Search" showLabel={false} />);
    expect(screen.queryByText("Search")).toBeNull();
    expect(screen.getByRole("textbox", { name: "Search" })).toBeVisible();
  });

  it("ties the helper text to the input and marks what is wrong", () => {
    render(<TextField label="Version" required error helperText="Use x.y.z" />);
    const input = screen.getByLabelText(/Version/);
    expect(input).toHaveAccessibleDescription("Use x.y.z");
    expect(input).toBeInvalid();
    expect(input).toBeRequired();
  });

  it("is an area when multiline", () => {
    render(<TextField label="Note" multiline />);
    expect(screen.getByLabelText("Note").tagName).toBe("TEXTAREA");
  });

  it("is a list when select, named by its label and opened by keyboard", async () => {
    render(<Campaigns />);
    const list = screen.getByRole("combobox", { name: /Campaign/ });
    expect(list).toHaveAccessibleDescription("Yours");
    await userEvent.tab();
    expect(list).toHaveFocus();
    await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
    expect(list).toHaveTextContent("Sales");
  });

  it("takes what a test or a browser asks of the input through slotProps", () => {
    render(
      <TextField label="Password" type="password" slotProps={{ htmlInput: { maxLength: 3 } }} />,
    );
    expect(screen.getByLabelText("Password")).toHaveAttribute("maxlength", "3");
  });
});

describe("FormField", () => {
  it("labels any control", () => {
    render(
      <FormField label="Colour" helperText="Any">
        <input type="color" />
      </FormField>,
    );
    expect(screen.getByLabelText("Colour")).toHaveAccessibleDescription("Any");
  });

  it("is a compact text field without one", () => {
    render(<FormField label="Name" />);
    expect(screen.getByLabelText("Name").tagName).toBe("INPUT");
  });
});

describe("Autocomplete", () => {
  it("finds by typing, under its label", async () => {
    render(<Autocomplete label="Queue" options={["Billing", "Returns"]} autoHighlight />);
    const input = screen.getByRole("combobox", { name: "Queue" });
    await userEvent.type(input, "ret{Enter}");
    expect(input).toHaveValue("Returns");
  });
});
