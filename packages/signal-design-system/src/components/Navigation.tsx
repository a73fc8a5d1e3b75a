import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import Collapse from "@mui/material/Collapse";
import IconButton from "@mui/material/IconButton";
import ListItemButton from "@mui/material/ListItemButton";
import type { SxProps, Theme } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { type MouseEvent, useState } from "react";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

/** One entry of the navigation. */
export interface NavItemProps {
  readonly id: string;
  readonly label: string;
  readonly iconName?: IconName | undefined;
  /** Makes the entry a link, and the current one when the page has this path. */
  readonly path?: string | undefined;
  /** Opens the path in a tab of its own. */
  readonly openNewPage?: boolean | undefined;
  /** Called instead of following the path. */
  readonly onClick?: (() => void) | undefined;
  readonly badge?: number | undefined;
  readonly disabled?: boolean | undefined;
  readonly children?: readonly NavItemProps[] | undefined;
}

/** Entries that belong together, with a heading if they need one. */
export interface NavSectionProps {
  readonly label?: string | undefined;
  readonly items: readonly NavItemProps[];
}

/** Props of {@link Navigation}. */
export interface NavigationProps {
  readonly items: readonly NavSectionProps[];
  /** The current entry; without it, the one whose path is that of the page. */
  readonly selectedId?: string | undefined;
  /** Icons only. */
  readonly collapsed?: boolean | undefined;
  /** Shows a button at the foot that folds the navigation. */
  readonly onToggleCollapse?: (() => void) | undefined;
  /** Names it for a screen reader; "Main" unless told. */
  readonly label?: string | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const pagePath = (): string => (typeof location === "undefined" ? "" : location.pathname);

function isCurrent(item: NavItemProps, selectedId: string | undefined): boolean {
  return selectedId === undefined
    ? item.path !== undefined && item.path === pagePath()
    : item.id === selectedId;
}

function NavEntry({
  item,
  selectedId,
  collapsed,
  level,
}: {
  readonly item: NavItemProps;
  readonly selectedId: string | undefined;
  readonly collapsed: boolean;
  readonly level: number;
}) {
  const children = item.children ?? [];
  const current = isCurrent(item, selectedId);
  const [open, setOpen] = useState(children.some((child) => isCurrent(child, selectedId)));
  const onClick = (event: MouseEvent): void => {
    if (children.length > 0 && !collapsed) {
      setOpen(!open);
      return;
    }
    // A click with a modifier means "in another tab": the browser's own business.
    if (item.onClick !== undefined && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      item.onClick();
    }
  };
  const link =
    item.path !== undefined && children.length === 0
      ? {
          component: "a" as const,
          href: item.path,
          ...(item.openNewPage === true ? { target: "_blank", rel: "noopener noreferrer" } : {}),
        }
      : { component: "button" as const };
  const button = (
    <ListItemButton
      {...link}
      selected={current}
      disabled={item.disabled ?? false}
      onClick={onClick}
      {...(current ? { "aria-current": "page" as const } : {})}
      {...(children.length > 0 && !collapsed ? { "aria-expanded": open } : {})}
      {...(collapsed ? { "aria-label": item.label } : {})}
      sx={{
        width: "100%",
        gap: "8px",
        pl: collapsed ? "8px" : `${8 + level * 24}px`,
        justifyContent: collapsed ? "center" : "flex-start",
        color: current ? undefined : "neutral.700",
      }}
    >
      {item.iconName !== undefined && (level === 0 || collapsed) && (
        <Badge variant="dot" color="error" invisible={!collapsed || (item.badge ?? 0) === 0}>
          <Icon name={item.iconName} size={18} weight={current ? "fill" : "regular"} />
        </Badge>
      )}
      {!collapsed && (
        <Typography
          component="span"
          noWrap
          sx={{ flex: 1, textAlign: "left", fontWeight: current ? 500 : 400 }}
        >
          {item.label}
        </Typography>
      )}
      {!collapsed && (item.badge ?? 0) > 0 && (
        <Typography component="span" variant="body2" color="text.secondary">
          {item.badge}
        </Typography>
      )}
      {!collapsed && item.openNewPage === true && (
        <Icon name="arrow-square-out" size={14} title="Opens in a new tab" />
      )}
      {!collapsed && children.length > 0 && (
        <Icon name={open ? "caret-up" : "caret-down"} size={12} />
      )}
    </ListItemButton>
  );
  return (
    <Box component="li" sx={{ listStyle: "none" }}>
      {collapsed ? (
        <Tooltip title={item.label} placement="right">
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {children.length > 0 && !collapsed && (
        <Collapse in={open} unmountOnExit>
          <Box component="ul" sx={{ m: 0, p: 0, display: "grid", gap: "2px", pt: "2px" }}>
            {children.map((child) => (
              <NavEntry
                key={child.id}
                item={child}
                selectedId={selectedId}
                collapsed={false}
                level={level + 1}
              />
            ))}
          </Box>
        </Collapse>
      )}
    </Box>
  );
}

/** The main navigation at the side, in sections. */
export function Navigation({
  items,
  selectedId,
  collapsed = false,
  onToggleCollapse,
  label = "Main",
  sx,
}: NavigationProps) {
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={[
        {
          display: "flex",
          flexDirection: "column",
          width: collapsed ? 52 : 216,
          flexShrink: 0,
          p: "8px",
          overflowY: "auto",
          bgcolor: "background.paper",
          borderRight: "1px solid",
          borderColor: "divider",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {items.map((section, index) => (
        <Box
          key={section.label ?? section.items[0]?.id ?? index}
          sx={
            index === 0
              ? {}
              : { mt: "8px", pt: "8px", borderTop: "1px solid", borderColor: "divider" }
          }
        >
          {section.label !== undefined && !collapsed && (
            <Typography
              variant="caption"
              component="div"
              color="text.secondary"
              sx={{ p: "4px 8px" }}
            >
              {section.label}
            </Typography>
          )}
          <Box component="ul" sx={{ m: 0, p: 0, display: "grid", gap: "2px" }}>
            {section.items.map((item) => (
              <NavEntry
                key={item.id}
                item={item}
                selectedId={selectedId}
                collapsed={collapsed}
                level={0}
              />
            ))}
          </Box>
        </Box>
      ))}
      {onToggleCollapse !== undefined && (
        <Box
          sx={{
            mt: "auto",
            pt: "8px",
            display: "flex",
            justifyContent: collapsed ? "center" : "flex-end",
          }}
        >
          <IconButton
            size="small"
            aria-label={collapsed ? "Unfold the navigation" : "Fold the navigation"}
            onClick={onToggleCollapse}
          >
            <Icon name="sidebar-simple" size={16} />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}
