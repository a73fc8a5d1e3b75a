import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactNode, useState } from "react";
import { getAvatarColors } from "../helpers/avatarColors";
import { getInitials } from "../helpers/initials";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

/** One entry of the user's menu. */
export interface AvatarMenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly iconName?: IconName | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
}

/** Entries that belong together. */
export interface AvatarMenuGroup {
  readonly id: string;
  readonly items: readonly AvatarMenuItem[];
}

/** A fact at the foot of the menu: a version, a host. */
export interface AvatarInfo {
  readonly label: string;
  readonly value: ReactNode;
}

/** Props of {@link AvatarMenu}. */
export interface AvatarMenuProps {
  readonly name: string;
  readonly src?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly groups?: readonly AvatarMenuGroup[] | undefined;
  readonly footerInfo?: readonly AvatarInfo[] | undefined;
  readonly onLogout?: (() => void) | undefined;
}

/** The user's avatar, and the menu behind it. */
export function AvatarMenu({
  name,
  src,
  subtitle,
  groups = [],
  footerInfo = [],
  onLogout,
}: AvatarMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label={`User: ${name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar
          {...(src === undefined ? {} : { src })}
          alt=""
          aria-hidden
          sx={{ width: 26, height: 26, fontSize: "0.6875rem", ...getAvatarColors(name) }}
        >
          {getInitials(name)}
        </Avatar>
      </IconButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { sx: { mt: "4px", minWidth: 208 } } }}
      >
        <Box component="li" role="presentation" sx={{ p: "6px 8px 8px" }}>
          <Typography variant="subtitle1" component="div">
            {name}
          </Typography>
          {subtitle !== undefined && (
            <Typography variant="body2" component="div" color="text.secondary">
              {subtitle}
            </Typography>
          )}
        </Box>
        {groups.flatMap((group) => [
          <Divider key={group.id} />,
          ...group.items.map((item) => (
            <MenuItem
              key={`${group.id} ${item.id}`}
              disabled={item.disabled ?? false}
              onClick={() => {
                close();
                item.onClick?.();
              }}
            >
              {item.iconName !== undefined && (
                <ListItemIcon>
                  <Icon name={item.iconName} size={16} />
                </ListItemIcon>
              )}
              {item.label}
            </MenuItem>
          )),
        ])}
        {onLogout !== undefined && [
          <Divider key="divider" />,
          <MenuItem
            key="sign-out"
            onClick={() => {
              close();
              onLogout();
            }}
          >
            <ListItemIcon>
              <Icon name="sign-out" size={16} />
            </ListItemIcon>
            Sign out
          </MenuItem>,
        ]}
        {footerInfo.length > 0 && (
          <Box
            component="li"
            role="presentation"
            sx={{ borderTop: "1px solid", borderColor: "divider", mt: "4px", p: "8px 8px 4px" }}
          >
            {footerInfo.map((info) => (
              <Typography key={info.label} variant="body2" component="div" color="text.secondary">
                {info.label} {info.value}
              </Typography>
            ))}
          </Box>
        )}
      </Menu>
    </>
  );
}
