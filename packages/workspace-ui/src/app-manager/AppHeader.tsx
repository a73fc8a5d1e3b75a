import {
  Box,
  Button,
  Icon,
  IconButton,
  KeyValueList,
  Menu,
  MenuItem,
  Popover,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { AppLogo } from "../frames/AppLogo";
import { t } from "../texts/texts";
import { AppStatePill } from "./AppStatePill";
import { type App, newestOf, releaseOf, rollbackOf } from "./apps";
import { cardOf } from "./cardOf";
import { factsOf } from "./releases/manifestFacts";

interface AppHeaderProps {
  app: App;
  onUpload: () => void;
  onRollBack: (version: string) => void;
  onDeactivate: () => void;
  onRemove: () => void;
}

/** What the app is, its state, and what can be done with all of it. */
export const AppHeader = ({
  app,
  onUpload,
  onRollBack,
  onDeactivate,
  onRemove,
}: AppHeaderProps) => {
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [identity, setIdentity] = useState<HTMLElement | null>(null);
  const facts = factsOf((releaseOf(app, app.active) ?? newestOf(app))?.manifest);
  const rollback = rollbackOf(app);
  const choose = (run: () => void) => () => {
    setMenu(null);
    run();
  };
  return (
    <Box
      component="header"
      sx={{ display: "flex", flexWrap: "wrap", gap: "12px 16px", alignItems: "flex-start" }}
    >
      <Box sx={{ display: "flex", gap: "12px", flex: "1 1 280px", minWidth: 0 }}>
        <AppLogo app={cardOf(app)} size={40} />
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: "4px 10px", alignItems: "center" }}>
            <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
              {app.name}
            </Typography>
            {app.active !== null && (
              <Typography component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
                {app.active}
              </Typography>
            )}
            <AppStatePill app={app} />
          </Box>
          <Typography color="text.secondary" sx={{ overflowWrap: "anywhere" }}>
            {[
              facts.description ?? t("apps.noDescription"),
              facts.author && t("app1.by", { author: facts.author }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Typography>
        </Box>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px" }}>
        {rollback !== null && (
          <Button
            variant="outlined"
            color="inherit"
            startIcon={<Icon name="clock-counter-clockwise" size={16} />}
            onClick={() => onRollBack(rollback)}
          >
            {t("app1.rollBack", { version: rollback })}
          </Button>
        )}
        <Button
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="upload-simple" size={16} />}
          onClick={onUpload}
        >
          {t("apps.uploadRelease")}
        </Button>
        <IconButton
          aria-label={t("app1.more", { app: app.name })}
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          onClick={(event) => setMenu(event.currentTarget)}
          sx={{ border: "1px solid", borderColor: "divider", borderRadius: "6px" }}
        >
          <Icon name="dots-three" size={18} />
        </IconButton>
      </Box>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem onClick={choose(() => setIdentity(menu))}>{t("app1.facts")}</MenuItem>
        {app.active !== null && (
          <MenuItem onClick={choose(onDeactivate)}>{t("app1.deactivate")}</MenuItem>
        )}
        <MenuItem onClick={choose(onRemove)} sx={{ color: "error.main" }}>
          {t("app1.removeApp")}
        </MenuItem>
      </Menu>
      <Popover
        anchorEl={identity}
        open={identity !== null}
        onClose={() => setIdentity(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
      >
        <Box sx={{ p: "12px 16px", width: "min(420px, 90vw)" }}>
          <KeyValueList
            labelWidth={96}
            items={[
              { label: t("app1.id"), value: app.appId, copy: app.appId, mono: true },
              {
                label: t("app1.origin"),
                value: app.origin,
                mono: true,
                ...(app.origin === null ? {} : { copy: app.origin }),
              },
            ]}
          />
        </Box>
      </Popover>
    </Box>
  );
};
