import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import ListItemButton from "@mui/material/ListItemButton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

/** One entry of the list. */
export interface NavigationItem {
  readonly id: string | number;
  readonly label: string;
  /** A second, quieter line. */
  readonly description?: ReactNode;
  readonly iconName?: IconName | undefined;
  /** At the end: a count, a pill. */
  readonly adornment?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** Props of {@link SecondaryNavigation}. */
export interface SecondaryNavigationProps {
  readonly title: ReactNode;
  readonly items: readonly NavigationItem[];
  readonly selectedId?: string | number | null | undefined;
  readonly onItemSelect?: ((id: string | number) => void) | undefined;
  /** Folded to a strip. */
  readonly collapsed?: boolean | undefined;
  readonly onToggleCollapse?: (() => void) | undefined;
  /** The button above the list: "New campaign". */
  readonly actionLabel?: string | undefined;
  readonly actionIcon?: IconName | undefined;
  readonly onActionClick?: (() => void) | undefined;
  /** Shown instead of the list when it is empty. */
  readonly emptyText?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** A list of things beside the one that is open. */
export function SecondaryNavigation({
  title,
  items,
  selectedId,
  onItemSelect,
  collapsed = false,
  onToggleCollapse,
  actionLabel,
  actionIcon = "plus",
  onActionClick,
  emptyText = "Nothing here yet.",
  sx,
}: SecondaryNavigationProps) {
  const name = typeof title === "string" ? title : "Secondary";
  return (
    <Box
      component="nav"
      aria-label={name}
      sx={[
        {
          display: "flex",
          flexDirection: "column",
          width: collapsed ? 44 : 240,
          flexShrink: 0,
          minHeight: 0,
          bgcolor: "background.paper",
          borderRight: "1px solid",
          borderColor: "divider",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      <Stack
        direction="row"
        sx={{
          alignItems: "center",
          minHeight: 44,
          gap: "4px",
          pl: collapsed ? "8px" : "16px",
          pr: "8px",
        }}
      >
        {!collapsed && (
          <Typography variant="subtitle1" component="h2" noWrap sx={{ flex: 1 }}>
            {title}
          </Typography>
        )}
        {onToggleCollapse !== undefined && (
          <IconButton
            size="small"
            aria-label={collapsed ? `Unfold ${name}` : `Fold ${name}`}
            aria-expanded={!collapsed}
            onClick={onToggleCollapse}
          >
            <Icon name="sidebar-simple" size={16} />
          </IconButton>
        )}
      </Stack>
      {!collapsed && (
        <>
          {actionLabel !== undefined && (
            <Box sx={{ px: "8px", pb: "8px" }}>
              <Button
                fullWidth
                variant="outlined"
                color="inherit"
                startIcon={<Icon name={actionIcon} size={16} />}
                {...(onActionClick === undefined ? {} : { onClick: onActionClick })}
              >
                {actionLabel}
              </Button>
            </Box>
          )}
          <Box
            component="ul"
            sx={{
              m: 0,
              p: "0 8px 8px",
              listStyle: "none",
              display: "grid",
              gap: "2px",
              overflowY: "auto",
              alignContent: "start",
            }}
          >
            {items.length === 0 && (
              <Typography component="li" color="text.secondary" sx={{ p: "8px" }}>
                {emptyText}
              </Typography>
            )}
            {items.map((item) => {
              const selected = item.id === selectedId;
              return (
                <li key={item.id}>
                  <ListItemButton
                    component="button"
                    selected={selected}
                    disabled={item.disabled ?? false}
                    {...(selected ? { "aria-current": "true" as const } : {})}
                    onClick={() => onItemSelect?.(item.id)}
                    sx={{ width: "100%", gap: "8px", textAlign: "left" }}
                  >
                    {item.iconName !== undefined && (
                      <Icon name={item.iconName} size={16} weight={selected ? "fill" : "regular"} />
                    )}
                    <Box sx={{ flex: 1, minWidth: 0 }}>
                      <Typography
                        noWrap
                        component="span"
                        sx={{ display: "block", fontWeight: selected ? 500 : 400 }}
                      >
                        {item.label}
                      </Typography>
                      {item.description !== undefined && (
                        <Typography
                          variant="body2"
                          component="span"
                          noWrap
                          color="text.secondary"
                          sx={{ display: "block" }}
                        >
                          {item.description}
                        </Typography>
                      )}
                    </Box>
                    {item.adornment}
                  </ListItemButton>
                </li>
              );
            })}
          </Box>
        </>
      )}
    </Box>
  );
}
