import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import type { CSSProperties, ReactNode } from "react";
import type { ThemeMode } from "../theme/ThemeMode";
import { type AppBarProduct, AppLauncher } from "./AppLauncher";
import { type AvatarInfo, AvatarMenu, type AvatarMenuGroup } from "./AvatarMenu";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

export type { AppBarProduct } from "./AppLauncher";
export type { AvatarInfo, AvatarMenuGroup, AvatarMenuItem } from "./AvatarMenu";

/** Props of {@link AppBar}. */
export interface AppBarProps {
  /** An image's address, or an element. */
  readonly brandLogo?: ReactNode;
  readonly brandLogoStyle?: CSSProperties | undefined;
  /** A word beside the logo. */
  readonly title?: ReactNode;
  /** What the grid at the start offers; without it there is no grid. */
  readonly appLauncherProducts?: readonly AppBarProduct[] | undefined;
  readonly appLauncherIconName?: IconName | undefined;
  /** Accepted for compatibility; there is one kind. */
  readonly appLauncherType?: string | undefined;
  /** The name of the launcher's button; "Apps" unless told. */
  readonly appLauncherLabel?: string | undefined;
  readonly avatarName?: string | undefined;
  readonly avatarSrc?: string | undefined;
  /** Under the name in the menu: role, user id. */
  readonly avatarSubtitle?: string | undefined;
  readonly avatarMenuGroups?: readonly AvatarMenuGroup[] | undefined;
  readonly avatarFooterInfo?: readonly AvatarInfo[] | undefined;
  /** Accepted for compatibility; the surface is light and the menu offers no themes. */
  readonly avatarSelectedTheme?: ThemeMode | undefined;
  /** Accepted for compatibility. */
  readonly onAvatarThemeChange?: ((mode: ThemeMode) => void) | undefined;
  readonly onAvatarLogout?: (() => void) | undefined;
  readonly onNotificationClick?: (() => void) | undefined;
  readonly notificationCount?: number | undefined;
  /** In the middle: campaign, state, search. */
  readonly children?: ReactNode;
  /** Before the notifications and the avatar. */
  readonly actions?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** The bar on top, 48 px: launcher, brand, what the page puts there, notifications, the user. */
export function AppBar({
  brandLogo,
  brandLogoStyle,
  title,
  appLauncherProducts,
  appLauncherIconName,
  appLauncherLabel,
  avatarName,
  avatarSrc,
  avatarSubtitle,
  avatarMenuGroups,
  avatarFooterInfo,
  onAvatarLogout,
  onNotificationClick,
  notificationCount = 0,
  children,
  actions,
  sx,
}: AppBarProps) {
  return (
    <Box
      component="header"
      sx={[
        {
          display: "flex",
          alignItems: "center",
          gap: "8px",
          height: 48,
          px: "8px",
          flexShrink: 0,
          bgcolor: "background.paper",
          borderBottom: "1px solid",
          borderColor: "divider",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {appLauncherProducts !== undefined && (
        <AppLauncher
          products={appLauncherProducts}
          iconName={appLauncherIconName}
          label={appLauncherLabel}
        />
      )}
      {brandLogo !== undefined && (
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            flexShrink: 0,
            pl: "4px",
            "& > img": { height: 20 },
          }}
          {...(brandLogoStyle === undefined ? {} : { style: brandLogoStyle })}
        >
          {typeof brandLogo === "string" ? <img src={brandLogo} alt="" /> : brandLogo}
        </Box>
      )}
      {title !== undefined && (
        <Typography component="span" variant="subtitle1" noWrap>
          {title}
        </Typography>
      )}
      <Stack
        direction="row"
        sx={{
          flex: 1,
          minWidth: 0,
          height: "100%",
          alignItems: "center",
          gap: "8px",
          px: "4px",
          overflow: "hidden",
        }}
      >
        {children}
      </Stack>
      {actions}
      {onNotificationClick !== undefined && (
        <Tooltip title="Notifications">
          <IconButton
            aria-label={
              notificationCount > 0 ? `Notifications, ${notificationCount} new` : "Notifications"
            }
            onClick={onNotificationClick}
          >
            <Badge badgeContent={notificationCount} color="error" max={99}>
              <Icon name="bell" size={18} />
            </Badge>
          </IconButton>
        </Tooltip>
      )}
      {avatarName !== undefined && (
        <AvatarMenu
          name={avatarName}
          src={avatarSrc}
          subtitle={avatarSubtitle}
          groups={avatarMenuGroups}
          footerInfo={avatarFooterInfo}
          onLogout={onAvatarLogout}
        />
      )}
    </Box>
  );
}
