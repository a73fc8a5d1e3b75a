import { Button, Icon, ListItemText, Menu, MenuItem } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { t } from "../texts/texts";
import { useDesk, usePending, useWorkspace } from "./context";

/** Which campaign the agent works for. */
export const CampaignChooser = ({ compact }: { compact: boolean }) => {
  const workspace = useWorkspace();
  const campaign = useDesk(({ desk }) => desk?.campaign ?? null);
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const allowed = useDesk(({ desk }) => desk?.commands.includes("selectCampaign") ?? false);
  const pending = usePending("selectCampaign");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = campaign?.campaignName ?? t("nav.chooseCampaign");
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        loading={pending}
        disabled={!allowed && campaign === null}
        aria-label={campaign === null ? name : `${t("nav.campaign")}: ${name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(compact ? {} : { endIcon: <Icon name="caret-down" size={12} weight="bold" /> })}
        title={name}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          minWidth: 0,
          maxWidth: 240,
          ...(compact && { width: 32, px: 0 }),
          "& .campaign": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
        }}
      >
        {compact ? (
          <Icon name="flag" size={16} weight={campaign === null ? "regular" : "fill"} />
        ) : (
          <span className="campaign">{name}</span>
        )}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(campaigns ?? []).map((one) => (
          <MenuItem
            key={one.campaignId}
            selected={one.campaignId === campaign?.campaignId}
            disabled={!allowed}
            onClick={() => {
              setAnchor(null);
              if (one.campaignId !== campaign?.campaignId) {
                void workspace.run({ command: "selectCampaign", campaignId: one.campaignId });
              }
            }}
          >
            <ListItemText primary={one.campaignName} secondary={one.campaignType} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
