import { ErrorState } from "@exotel-npm-dev/signal-design-system";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { useWorkspace } from "../shell/context";
import { type NavigationGroup, PageNavigation } from "../shell/PageNavigation";
import { useLayout } from "../shell/useLayout";
import { t } from "../texts/texts";
import { supervisorAddress } from "./addresses";
import { AgentsPage } from "./agents/AgentsPage";
import { Dashboard } from "./Dashboard";
import { ListeningBar } from "./ListeningBar";
import { InteractionsPage } from "./live/InteractionsPage";
import { WaitingPage } from "./live/WaitingPage";
import { ManagedCampaign } from "./ManagedCampaign";
import { PastPage } from "./past/PastPage";
import { QueuesPage } from "./queues/QueuesPage";
import { SupervisionContext } from "./SupervisionContext";
import { useSupervision } from "./useSupervision";

/** The supervisor's pages. A supervisor starts at `/`, an administrator finds them at `/supervisor`. */
export const SupervisorPages = () => {
  const { user } = useWorkspace();
  const narrow = useLayout() === "narrow";
  const [, go] = useLocation();
  const supervision = useSupervision();
  const { data } = supervision;
  const home = user.role === "supervisor" ? "/" : supervisorAddress.dashboard;

  const groups: NavigationGroup[] = [
    {
      label: t("supervisor.now"),
      pages: [
        { href: home, label: t("dashboard.title"), icon: "gauge" },
        {
          href: supervisorAddress.waiting,
          label: t("supervisor.waiting"),
          icon: "hourglass-medium",
          count: data?.waiting.length,
        },
        {
          href: supervisorAddress.interactions,
          label: t("supervisor.interactions"),
          icon: "headset",
          count: data?.interactions.length,
        },
        {
          href: supervisorAddress.agents,
          label: t("supervisor.agents"),
          icon: "users",
          count: data?.agents.length,
        },
        { href: supervisorAddress.queues, label: t("supervisor.queues"), icon: "stack" },
      ],
    },
    {
      label: t("supervisor.before"),
      pages: [
        {
          href: supervisorAddress.past,
          below: `${supervisorAddress.past}/`,
          label: t("past.title"),
          icon: "clock-counter-clockwise",
        },
      ],
    },
    ...(user.role === "administrator"
      ? [
          {
            label: t("nav.admin"),
            pages: [
              { href: "/admin", label: t("supervisor.backToAdmin"), icon: "arrow-left" as const },
            ],
          },
        ]
      : []),
  ];

  return (
    <SupervisionContext.Provider value={supervision}>
      <PageNavigation
        label={t("supervisor.navigation")}
        groups={groups}
        scope={<ManagedCampaign compact={narrow} />}
      >
        <ListeningBar />
        <Switch>
          <Route path="/">
            <Dashboard />
          </Route>
          <Route path={supervisorAddress.dashboard}>
            {home === "/" ? <Redirect to="/" replace /> : <Dashboard />}
          </Route>
          <Route path={supervisorAddress.agents}>
            <AgentsPage />
          </Route>
          <Route path={supervisorAddress.interactions}>
            <InteractionsPage />
          </Route>
          <Route path={supervisorAddress.waiting}>
            <WaitingPage />
          </Route>
          <Route path={supervisorAddress.queues}>
            <QueuesPage />
          </Route>
          <Route path={`${supervisorAddress.past}/:interactionId?`}>
            {({ interactionId }) => <PastPage interactionId={interactionId ?? null} />}
          </Route>
          <Route>
            <ErrorState
              what={t("nav.notFound")}
              why={t("nav.notFoundHint")}
              remedy={{ label: t("nav.home"), onClick: () => go(home) }}
            />
          </Route>
        </Switch>
      </PageNavigation>
    </SupervisionContext.Provider>
  );
};
