import { Route, Switch } from "wouter";
import AppManager from "../app-manager/AppManager";
import { adminAddress } from "./addresses";
import { CampaignPage } from "./campaigns/CampaignPage";
import { CampaignsPage } from "./campaigns/CampaignsPage";
import { ConnectorsPage } from "./connectors/ConnectorsPage";
import { LeadPage } from "./leads/LeadPage";
import { LeadsPage } from "./leads/LeadsPage";
import { GeneralPage } from "./lists/GeneralPage";
import {
  IvrsPage,
  ProcessesPage,
  QueuesSetupPage,
  QuickRepliesPage,
  ThirdPartiesPage,
} from "./lists/pages";
import { AllowedServersPage } from "./servers/AllowedServersPage";
import { SlotsPage } from "./slots/SlotsPage";
import { UsersPage } from "./users/UsersPage";

/** The administrator's pages, by their address; App Manager is the first of them. */
const AdminPages = () => (
  <Switch>
    <Route path={adminAddress.users}>
      <UsersPage />
    </Route>
    <Route path={adminAddress.campaigns}>
      <CampaignsPage />
    </Route>
    <Route path={`${adminAddress.campaigns}/:campaignId`}>
      {({ campaignId }) => <CampaignPage key={campaignId} campaignId={Number(campaignId)} />}
    </Route>
    <Route path={adminAddress.queues}>
      <QueuesSetupPage />
    </Route>
    <Route path={adminAddress.processes}>
      <ProcessesPage />
    </Route>
    <Route path={adminAddress.general}>
      <GeneralPage />
    </Route>
    <Route path={adminAddress.replies}>
      <QuickRepliesPage />
    </Route>
    <Route path={adminAddress.ivrs}>
      <IvrsPage />
    </Route>
    <Route path={adminAddress.thirdParties}>
      <ThirdPartiesPage />
    </Route>
    <Route path={adminAddress.leads}>
      <LeadsPage />
    </Route>
    <Route path={`${adminAddress.leads}/:leadId`}>
      {({ leadId }) => <LeadPage key={leadId} leadId={Number(leadId)} />}
    </Route>
    <Route path={adminAddress.connectors}>
      <ConnectorsPage />
    </Route>
    <Route path={adminAddress.servers}>
      <AllowedServersPage />
    </Route>
    <Route path={adminAddress.slots}>
      <SlotsPage />
    </Route>
    <Route>
      <AppManager />
    </Route>
  </Switch>
);

export default AdminPages;
