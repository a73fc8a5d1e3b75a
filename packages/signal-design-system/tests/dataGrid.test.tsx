import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { DataGrid, type ToolbarFilterConfig } from "../src";

const filters: ToolbarFilterConfig[] = [
  {
    id: "state",
    type: "select",
    label: "State",
    options: [
      { value: "on", label: "Active" },
      { value: "off", label: "Inactive" },
    ],
  },
  { id: "added", type: "date-range", label: "Added" },
];

const rows = [{ id: 1, name: "Notes" }];
const columns = [{ field: "name", headerName: "Name", width: 200 }];

describe("DataGrid", () => {
  it("shows title, rows and a way to refresh", async () => {
    const onRefresh = vi.fn();
    render(
      <DataGrid
        rows={rows}
        columns={columns}
        tableHeader={{ title: "Apps", subtitle: "Installed" }}
        onRefresh={onRefresh}
        disableVirtualization
      />,
    );
    expect(screen.getByRole("heading", { name: "Apps" })).toBeVisible();
    expect(screen.getByRole("grid", { name: "Apps" })).toHaveTextContent("Notes");
    await userEvent.click(screen.getByRole("button", { name: "Refresh" }));
    expect(onRefresh).toHaveBeenCalledOnce();
  });

  it("tells its owner what is filtered, and shows it as chips that come off", async () => {
    const onChange = vi.fn();
    render(
      <DataGrid
        rows={rows}
        columns={columns}
        customToolbarFilters={filters}
        onToolbarFiltersChange={onChange}
        showAppliedFilters
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: "State" }));
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Active" }));
    expect(onChange).toHaveBeenLastCalledWith({ state: "on" });
    expect(screen.getByText("State: Active")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Added" }));
    const dialog = screen.getByRole("dialog", { name: "Added" });
    await userEvent.type(within(dialog).getByLabelText("From"), "2026-05-01");
    expect(onChange).toHaveBeenLastCalledWith({
      state: "on",
      added: { from: "2026-05-01", to: null },
    });
    await userEvent.keyboard("{Escape}");
    await userEvent.click(screen.getByRole("button", { name: "Clear all" }));
    expect(onChange).toHaveBeenLastCalledWith({});
  });

  it("starts from the initial values", () => {
    render(
      <DataGrid
        rows={rows}
        columns={columns}
        customToolbarFilters={[{ ...filters[0], initialValue: "off" } as ToolbarFilterConfig]}
        showAppliedFilters
        initialState={{ pinnedColumns: { right: ["actions"] } }}
      />,
    );
    expect(screen.getByText("State: Inactive")).toBeVisible();
  });

  it("draws a row its own way in the list view", () => {
    render(
      <DataGrid
        rows={rows}
        columns={columns}
        listView
        listViewColumn={{ field: "name", renderCell: ({ row }) => <b>App {row.name}</b> }}
        disableVirtualization
      />,
    );
    expect(screen.getByText("App Notes")).toBeInTheDocument();
  });
});
