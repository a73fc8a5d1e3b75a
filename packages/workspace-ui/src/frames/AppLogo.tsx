import { Avatar, getAvatarColors } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import type { AppCard } from "../host/types";

/** An app's logo, or its initial on a colour of its own when it brings none. */
export const AppLogo = ({ app, size = 20 }: { app: AppCard; size?: number }) => {
  const [broken, setBroken] = useState(false);
  const address =
    (size > 20 ? app.logos.large : app.logos.medium) ?? app.logos.medium ?? app.logos.small;
  const colors = getAvatarColors(app.name);
  return (
    <Avatar
      aria-hidden
      variant="rounded"
      {...(address && !broken ? { src: address } : {})}
      alt=""
      slotProps={{ img: { onError: () => setBroken(true) } }}
      sx={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.55),
        fontWeight: 600,
        borderRadius: `${Math.max(4, Math.round(size / 5))}px`,
        ...(address && !broken ? { bgcolor: "transparent" } : colors),
      }}
    >
      {app.name.slice(0, 1).toUpperCase()}
    </Avatar>
  );
};
