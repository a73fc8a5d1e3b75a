// Reading matter: neither built nor packed. Copy what you need into src/.
import { Button, Stack, Typography } from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { useAaf } from "../../../src/aaf/AafProvider";
import type { CustomerInfo } from "../../../src/aaf/contract";
import { useGlobalEvent } from "../../../src/aaf/useGlobalEvent";

export function ReferenceApp() {
  const { status, aaf } = useAaf();
  const [agent, setAgent] = useState("");
  const [customer, setCustomer] = useState<CustomerInfo>();
  const [campaigns, setCampaigns] = useState<readonly string[]>([]);

  // Data that doesn't hang on a call: ask once the workspace has accepted the app.
  useEffect(() => {
    void aaf?.loggedInUser().then((user) => setAgent(user?.userName ?? ""));
  }, [aaf]);

  // A moment of a call: the payload says which call, and what is known of it is one question away.
  useGlobalEvent("callConnected", async (call) => {
    setCustomer(await aaf?.contextData("customer"));
    await aaf?.showToast({ type: "info", content: `Connected with ${call.displayPhone}` });
  });
  useGlobalEvent("callHungup", () => setCustomer(undefined));

  // REST of the platform, as the signed-in user. An HTTP error status is an answer, not an exception.
  async function listCampaigns() {
    const answer = await aaf?.httpRequest({
      method: "GET",
      url: "ameyorestapi/cc/campaigns/getAssigned",
    });
    if (answer?.statusCode !== 200) return;
    const rows = JSON.parse(answer.response) as readonly { campaignName: string }[];
    setCampaigns(rows.map((row) => row.campaignName));
  }

  if (status !== "ready") return null;
  return (
    <Stack spacing={1}>
      <Typography variant="h6">{agent}</Typography>
      {customer && <Typography>{`${customer.customerInfo.name}, ${customer.phone}`}</Typography>}
      <Button onClick={listCampaigns}>My campaigns</Button>
      {campaigns.map((name) => (
        <Typography key={name}>{name}</Typography>
      ))}
    </Stack>
  );
}
