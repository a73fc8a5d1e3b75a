import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { getAvatarColors } from "../helpers/avatarColors";
import { getInitials } from "../helpers/initials";
import { Typography } from "./system";

/** Props of {@link ProfileCard}. */
export interface ProfileCardProps {
  readonly name: string;
  /** Role, team, address: one line under the name. */
  readonly subtitle?: ReactNode;
  readonly avatarSrc?: string | undefined;
  /** A pill or chip beside the name. */
  readonly status?: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  /** Below the head: facts about the person. */
  readonly children?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** Who someone is: avatar, name, one line, and what can be done. */
export function ProfileCard({
  name,
  subtitle,
  avatarSrc,
  status,
  actions,
  children,
  sx,
}: ProfileCardProps) {
  return (
    <Box sx={sx ?? {}}>
      <Stack direction="row" sx={{ gap: "8px 12px", alignItems: "center", flexWrap: "wrap" }}>
        <Avatar
          {...(avatarSrc === undefined ? {} : { src: avatarSrc })}
          alt=""
          sx={{ width: 40, height: 40, fontSize: "0.8125rem", ...getAvatarColors(name) }}
        >
          {getInitials(name)}
        </Avatar>
        <Box sx={{ flex: "1 1 auto", minWidth: 0 }}>
          <Stack direction="row" sx={{ gap: "8px", alignItems: "center", flexWrap: "wrap" }}>
            <Typography variant="subtitle1" component="p" noWrap>
              {name}
            </Typography>
            {status}
          </Stack>
          {subtitle !== undefined && (
            <Typography variant="body2" component="div" color="text.secondary" noWrap>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions}
      </Stack>
      {children !== undefined && <Box sx={{ mt: "12px" }}>{children}</Box>}
    </Box>
  );
}
