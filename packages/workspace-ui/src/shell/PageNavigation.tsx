import {
  Box,
  Button,
  Icon,
  type IconName,
  ListItemIcon,
  ListItemText,
  ListSubheader,
  Menu,
  MenuItem,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { useLayout } from "./useLayout";

/** One page of a navigation. */
export interface NavigationPage {
  href: string;
  label: string;
  icon: IconName;
  /** Further addresses that belong to the page begin with this. */
  below?: string;
  /** How many there are now. */
  count?: number | undefined;
  /** Something on the page is not saved yet; the words for it. */
  mark?: string | undefined;
}

export interface NavigationGroup {
  /** The first group goes without a name of its own. */
  label?: string;
  pages: readonly NavigationPage[];
}

interface PageNavigationProps {
  label: string;
  groups: readonly NavigationGroup[];
  /** Above the pages: what all of them are about. */
  scope?: ReactNode;
  children: ReactNode;
}

const isHere = ({ href, below }: NavigationPage, path: string): boolean =>
  path === href || (below !== undefined && path.startsWith(below));

/** Pages of one role: their names beside them, or as a menu above them where room is short. */
export const PageNavigation = ({ label, groups, scope, children }: PageNavigationProps) => {
  const narrow = useLayout() === "narrow";
  return (
    <Box
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: narrow ? "column" : "row",
      }}
    >
      <Box
        component="nav"
        aria-label={label}
        data-region="navigation"
        tabIndex={-1}
        sx={{
          flexShrink: 0,
          bgcolor: "background.paper",
          outline: "none",
          ...(narrow
            ? {
                display: "flex",
                alignItems: "center",
                gap: "4px",
                px: "8px",
                height: 44,
                borderBottom: "1px solid",
                borderColor: "divider",
              }
            : {
                width: 208,
                p: "12px 8px",
                overflowY: "auto",
                borderRight: "1px solid",
                borderColor: "divider",
              }),
        }}
      >
        {narrow ? (
          <>
            <PageMenu label={label} groups={groups} />
            <Box sx={{ flex: 1 }} />
            {scope}
          </>
        ) : (
          <>
            {scope !== undefined && <Box sx={{ px: "4px", pb: "12px" }}>{scope}</Box>}
            <PageList label={label} groups={groups} />
          </>
        )}
      </Box>
      <Box
        component="main"
        data-region="main"
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          minHeight: 0,
          overflow: "auto",
          outline: "none",
          display: "flex",
          flexDirection: "column",
        }}
      >
        {children}
      </Box>
    </Box>
  );
};

interface PagesProps {
  label: string;
  groups: readonly NavigationGroup[];
}

const PageList = ({ label, groups }: PagesProps) => {
  const [path] = useLocation();
  return groups.map((group, index) => (
    <Box key={group.label ?? label} sx={{ mt: index === 0 ? 0 : "14px" }}>
      <Typography
        component="h2"
        variant="subtitle2"
        color="text.secondary"
        sx={{ px: "8px", pb: "4px" }}
      >
        {group.label ?? label}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "1px" }}>
        {group.pages.map((page) => {
          const here = isHere(page, path);
          return (
            <li key={page.href}>
              <Box
                component={Link}
                href={page.href}
                aria-current={here ? "page" : undefined}
                sx={{
                  display: "flex",
                  alignItems: "center",
                  gap: "8px",
                  minHeight: 32,
                  px: "8px",
                  borderRadius: "6px",
                  color: here ? "tonal.primary.text" : "text.primary",
                  bgcolor: here ? "tonal.primary.bg" : "transparent",
                  fontWeight: here ? 500 : 400,
                  textDecoration: "none",
                  "&:hover": { bgcolor: here ? "tonal.primary.hoverBg" : "neutral.50" },
                }}
              >
                <Icon name={page.icon} size={16} weight={here ? "fill" : "regular"} />
                <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                  {page.label}
                </Box>
                <Adornment page={page} />
              </Box>
            </li>
          );
        })}
      </Box>
    </Box>
  ));
};

const PageMenu = ({ label, groups }: PagesProps) => {
  const [path, go] = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const here = groups.flatMap(({ pages }) => pages).find((page) => isHere(page, path));
  return (
    <>
      <Button
        color="inherit"
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<Icon name={here?.icon ?? "list"} size={16} />}
        endIcon={<Icon name="caret-down" size={12} weight="bold" />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ fontWeight: 500, minWidth: 0 }}
      >
        {here?.label ?? label}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { "aria-label": label }, paper: { sx: { minWidth: 240 } } }}
      >
        {groups.flatMap((group) => [
          ...(group.label === undefined
            ? []
            : [<ListSubheader key={group.label}>{group.label}</ListSubheader>]),
          ...group.pages.map((page) => (
            <MenuItem
              key={page.href}
              selected={page === here}
              onClick={() => {
                setAnchor(null);
                go(page.href);
              }}
            >
              <ListItemIcon>
                <Icon name={page.icon} size={16} />
              </ListItemIcon>
              <ListItemText primary={page.label} />
              <Adornment page={page} />
            </MenuItem>
          )),
        ])}
      </Menu>
    </>
  );
};

const Adornment = ({ page: { count, mark } }: { page: NavigationPage }) => (
  <>
    {mark !== undefined && (
      <Box
        component="span"
        role="img"
        aria-label={mark}
        title={mark}
        sx={{ width: 7, height: 7, borderRadius: "50%", bgcolor: "state.hold.main", flexShrink: 0 }}
      />
    )}
    {count !== undefined && count > 0 && (
      <Box
        component="span"
        sx={{
          typography: "body2",
          fontVariantNumeric: "tabular-nums",
          color: "text.secondary",
          flexShrink: 0,
        }}
      >
        {count}
      </Box>
    )}
  </>
);
