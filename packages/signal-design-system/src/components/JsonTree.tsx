import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { focusRing } from "../theme/controls";
import { monospaceFamily } from "../theme/theme";
import { CopyButton } from "./CopyButton";
import { Icon } from "./Icon";
import { type JsonNode, visibleNodes } from "./jsonNodes";

/** Props of {@link JsonTree}. */
export interface JsonTreeProps {
  /** A JSON value. */
  readonly value: unknown;
  /** Names the tree for a screen reader; "Payload" unless told. */
  readonly label?: string | undefined;
  /** How many levels are open at first; 2 unless told. */
  readonly openDepth?: number | undefined;
  /** What a field means, shown beside it; the path is that of the field, such as `["customer", "phone"]`. */
  readonly describe?: ((path: readonly string[]) => string | undefined) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const colors: Readonly<Record<JsonNode["kind"], string>> = {
  string: "state.available.text",
  number: "state.ringing.text",
  boolean: "state.wrapUp.text",
  null: "text.secondary",
  array: "text.secondary",
  object: "text.secondary",
};

/** What stands for a value on its line. */
function shown(node: JsonNode): string {
  if (node.kind === "array") {
    return node.size === 0 ? "[]" : `[${node.size}]`;
  }
  if (node.kind === "object") {
    return node.size === 0 ? "{}" : `{${node.size}}`;
  }
  return JSON.stringify(node.value) ?? String(node.value);
}

/** A payload as a tree: opens and closes, copies any part, goes by keyboard (arrows, Home, End, Enter, Ctrl+C). */
export function JsonTree({ value, label = "Payload", openDepth = 2, describe, sx }: JsonTreeProps) {
  const treeId = useId();
  // What the reader changed against the depth that is open at first.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState("$");
  const tree = useRef<HTMLDivElement>(null);
  const nodes = useMemo(
    () => visibleNodes(value, (id, depth) => depth < openDepth !== toggled.has(id)),
    [value, openDepth, toggled],
  );
  const current = nodes.find((node) => node.id === focused) ?? nodes[0];

  const toggle = (id: string): void => {
    setToggled((last) => {
      const next = new Set(last);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  };

  const focus = (node: JsonNode | undefined): void => {
    if (node === undefined) {
      return;
    }
    setFocused(node.id);
    const rows = tree.current?.querySelectorAll<HTMLElement>("[data-node]") ?? [];
    Array.from(rows)
      .find((row) => row.dataset.node === node.id)
      ?.focus();
  };

  /** Does what a key asks for; `false` for a key that the tree does not know. */
  const move = (key: string, node: JsonNode, index: number): boolean => {
    const opens = node.size > 0;
    switch (key) {
      case "ArrowDown":
        focus(nodes[index + 1]);
        return true;
      case "ArrowUp":
        focus(nodes[index - 1]);
        return true;
      case "Home":
        focus(nodes[0]);
        return true;
      case "End":
        focus(nodes[nodes.length - 1]);
        return true;
      case "ArrowRight":
        if (opens && !node.open) {
          toggle(node.id);
        } else if (opens) {
          focus(nodes[index + 1]);
        }
        return true;
      case "ArrowLeft":
        if (opens && node.open) {
          toggle(node.id);
        } else {
          focus(nodes.find((other) => other.id === node.parent));
        }
        return true;
      case "Enter":
      case " ":
        if (opens) {
          toggle(node.id);
        }
        return true;
      default:
        return false;
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.target instanceof HTMLButtonElement) {
      return;
    }
    const index = nodes.indexOf(current);
    if (event.key === "c" && (event.ctrlKey || event.metaKey)) {
      if (document.getSelection()?.isCollapsed !== false) {
        event.preventDefault();
        void navigator.clipboard.writeText(current.text()).catch(() => {});
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (move(event.key, current, index)) {
      event.preventDefault();
    }
  };

  return (
    <Box
      ref={tree}
      role="tree"
      aria-label={label}
      onKeyDown={onKeyDown}
      sx={[
        {
          fontFamily: monospaceFamily,
          fontSize: "0.75rem",
          lineHeight: "1.25rem",
          overflow: "auto",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {nodes.map((node) => {
        const opens = node.size > 0;
        const description = describe?.(node.path);
        return (
          <Box
            key={node.id}
            role="treeitem"
            aria-level={node.depth + 1}
            aria-posinset={node.position}
            aria-setsize={node.siblings}
            aria-selected={node.id === current?.id}
            {...(opens ? { "aria-expanded": node.open } : {})}
            {...(description === undefined ? {} : { "aria-describedby": `${treeId}${node.id}` })}
            data-node={node.id}
            tabIndex={node.id === current?.id ? 0 : -1}
            onFocus={() => setFocused(node.id)}
            onClick={(event) => {
              event.currentTarget.focus();
              // Selecting text ends in a click too.
              if (opens && document.getSelection()?.isCollapsed !== false) {
                toggle(node.id);
              }
            }}
            sx={{
              display: "flex",
              alignItems: "flex-start",
              gap: "4px",
              pl: `${4 + node.depth * 14}px`,
              pr: "4px",
              borderRadius: "4px",
              cursor: opens ? "pointer" : "text",
              "&:hover": { bgcolor: "neutral.100" },
              "&:focus-visible": { ...focusRing, outlineOffset: -2 },
              "& .signal-copy": { opacity: 0 },
              "&:hover .signal-copy, &:focus-within .signal-copy": { opacity: 1 },
            }}
          >
            <Box
              component="span"
              sx={{ width: 12, flexShrink: 0, display: "inline-flex", pt: "4px" }}
            >
              {opens && (
                <Icon
                  name={node.open ? "caret-down" : "caret-right"}
                  size={12}
                  color="text.secondary"
                />
              )}
            </Box>
            <Box
              component="span"
              sx={{ minWidth: 0, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
            >
              {node.key !== null && (
                <>
                  <Box component="span" sx={{ color: "text.primary", fontWeight: 500 }}>
                    {node.key}
                  </Box>
                  <Box component="span" sx={{ color: "text.secondary" }}>
                    {": "}
                  </Box>
                </>
              )}
              <Box component="span" sx={{ color: colors[node.kind] }}>
                {shown(node)}
              </Box>
              {description !== undefined && (
                <Box
                  component="span"
                  id={`${treeId}${node.id}`}
                  sx={{ color: "text.secondary", ml: "12px", fontFamily: "fontFamily" }}
                >
                  {description}
                </Box>
              )}
            </Box>
            <CopyButton
              text={node.text()}
              label={node.key ?? label}
              quiet
              tabIndex={node.id === current?.id ? 0 : -1}
            />
          </Box>
        );
      })}
    </Box>
  );
}
