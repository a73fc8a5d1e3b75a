import {
  Avatar,
  Button,
  DialogBody,
  DialogFooter,
  Divider,
  getAvatarColors,
  getInitials,
  Icon,
  IconButton,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { t } from "../texts/texts";
import { usePage, useWorkspace } from "./context";
import { DeskPreferences } from "./DeskPreferences";

/** Who is signed in, and the way out. */
export const UserMenu = () => {
  const workspace = useWorkspace();
  const { signOut } = usePage();
  const { user } = workspace;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);

  const leave = async (): Promise<void> => {
    setAsking(false);
    try {
      await signOut();
    } catch (error) {
      workspace.report(error);
    }
  };

  return (
    <>
      <IconButton
        aria-label={t("nav.userMenu", { userName: user.userName })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ p: "2px" }}
      >
        <Avatar
          aria-hidden
          sx={{
            width: 28,
            height: 28,
            fontSize: 12,
            fontWeight: 600,
            ...getAvatarColors(user.userName),
          }}
        >
          {getInitials(user.userName)}
        </Avatar>
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
      >
        <ListItemText
          sx={{ px: "12px", py: "6px", m: 0, minWidth: 200 }}
          primary={user.userName}
          secondary={`${user.userId} · ${t(`role.${user.role}`)}`}
        />
        <Divider />
        {user.role === "agent" && <DeskPreferences onDone={() => setAnchor(null)} />}
        {user.role === "agent" && <Divider />}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            const live = workspace.desk.state.desk?.interactions.length ?? 0;
            if (live > 0) setAsking(true);
            else void leave();
          }}
        >
          <ListItemIcon>
            <Icon name="sign-out" size={16} />
          </ListItemIcon>
          <ListItemText>{t("nav.signOut")}</ListItemText>
        </MenuItem>
      </Menu>
      <StructuredDialog
        open={asking}
        title={t("signOut.title")}
        onClose={() => setAsking(false)}
        maxWidth="xs"
      >
        <DialogBody>
          <Typography>{t("signOut.body")}</Typography>
        </DialogBody>
        <DialogFooter>
          <Button variant="outlined" color="inherit" onClick={() => setAsking(false)}>
            {t("signOut.stay")}
          </Button>
          <Button variant="contained" color="error" onClick={() => void leave()}>
            {t("signOut.leave")}
          </Button>
        </DialogFooter>
      </StructuredDialog>
    </>
  );
};
