import { Button, Icon, ListItemText, Menu, MenuItem } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { t } from "../texts/texts";
import { useLiveCentre } from "./SupervisionContext";
import { useSupervise } from "./useSupervision";

/** Which campaign the supervisor manages: all live pages are about it. */
export const ManagedCampaign = ({ compact }: { compact: boolean }) => {
  const { data } = useLiveCentre();
  const { run, busy } = useSupervise();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (data === undefined) return null;
  const { managing, campaigns } = data;
  const name =
    managing === null
      ? t("supervisor.allCampaigns")
      : (campaigns.find(({ campaignId }) => campaignId === managing)?.campaignName ??
        String(managing));
  const choose = (campaignId: number | null): void => {
    setAnchor(null);
    if (campaignId !== managing) void run({ command: "manageCampaign", campaignId });
  };
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        fullWidth={!compact}
        loading={busy}
        title={name}
        aria-label={t("supervisor.managing", { campaign: name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<Icon name="flag" size={14} weight={managing === null ? "regular" : "fill"} />}
        endIcon={<Icon name="caret-down" size={12} weight="bold" />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          justifyContent: "flex-start",
          minWidth: 0,
          maxWidth: compact ? 170 : "none",
          "& .MuiButton-endIcon": { ml: "auto", pl: "6px" },
          "& .campaign": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
        }}
      >
        <span className="campaign">{name}</span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem selected={managing === null} onClick={() => choose(null)}>
          <ListItemText primary={t("supervisor.allCampaigns")} />
        </MenuItem>
        {campaigns.map(({ campaignId, campaignName, campaignType }) => (
          <MenuItem
            key={campaignId}
            selected={campaignId === managing}
            onClick={() => choose(campaignId)}
          >
            <ListItemText primary={campaignName} secondary={campaignType} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
