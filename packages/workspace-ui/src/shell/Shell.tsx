import { Box, CircularProgress, ErrorState } from "@exotel-npm-dev/signal-design-system";
import { lazy, Suspense, useEffect, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { ChatAnnouncer } from "../chats/ChatAnnouncer";
import { AgentDesk } from "../desk/AgentDesk";
import { LiveCallBar } from "../desk/call/LiveCallBar";
import { DeskSheets } from "../desk/DeskSheets";
import { Ringing } from "../desk/ringing/Ringing";
import { ShortcutKeys } from "../desk/shortcuts/ShortcutKeys";
import { Dock } from "../inspector/Dock";
import { AppDialogs } from "../interface-service/AppDialogs";
import { QuestionDialogs } from "../interface-service/QuestionDialogs";
import { ToastRegion } from "../interface-service/ToastRegion";
import { SupervisorPages } from "../supervisor/SupervisorPages";
import { t } from "../texts/texts";
import { TicketsPage } from "../tickets/TicketsPage";
import { AdminFrame } from "./AdminFrame";
import { ConnectionBar } from "./ConnectionBar";
import { useDesk, useWorkspace } from "./context";
import { FreshRecords } from "./FreshRecords";
import { FullPageApp } from "./FullPageApp";
import { RegionKeys } from "./RegionKeys";
import { Resilient } from "./Resilient";
import { SignInAgain } from "./SignInAgain";
import { TopBar } from "./TopBar";

const AdminPages = lazy(() => import("../admin/AdminPages"));

/** The signed-in page: top bar, the role's own page, and what floats above. */
export const Shell = () => {
  const workspace = useWorkspace();
  const { role } = workspace.user;
  const [dock, setDock] = useState(
    () => workspace.hasDock && role === "agent" && window.innerWidth >= 900,
  );
  const page = useDesk((state) => state.page);
  const [path, go] = useLocation();

  return (
    <Box
      sx={{
        height: "100dvh",
        display: "flex",
        flexDirection: "column",
        bgcolor: "surface.elevation0",
      }}
    >
      <RegionKeys />
      <FreshRecords />
      {role === "agent" && <Ringing />}
      {role === "agent" && <ChatAnnouncer />}
      {role === "agent" && <ShortcutKeys />}
      <TopBar
        dockOpen={dock}
        onToggleDock={workspace.hasDock ? () => setDock((open) => !open) : null}
      />
      {role === "agent" && <ConnectionBar />}
      {role === "agent" && (page !== null || !hasCallPanel(path)) && (
        <LiveCallBar
          onOpen={() => {
            workspace.desk.openPage(null);
            go("/");
          }}
        />
      )}
      <Box
        sx={{
          position: "relative",
          flex: 1,
          minHeight: 0,
          display: "flex",
          flexDirection: "column",
        }}
      >
        <Resilient>
          {page !== null && <FullPageApp placementId={page} />}
          <Box sx={{ flex: 1, minHeight: 0, display: page === null ? "flex" : "none" }}>
            <Switch>
              <Route path="/">
                {role === "agent" && <AgentDesk />}
                {role === "supervisor" && <SupervisorPages />}
                {role === "administrator" && <Redirect to="/admin" />}
              </Route>
              <Route path="/supervisor/*?">
                {role === "agent" ? (
                  <Elsewhere
                    what={t("supervisor.forbidden")}
                    why={t("supervisor.forbiddenHint", { role: t(`role.${role}`) })}
                  />
                ) : (
                  <SupervisorPages />
                )}
              </Route>
              <Route path="/tickets/:ticketId?">
                {({ ticketId }) => <TicketsPage ticketId={ticketId ?? null} />}
              </Route>
              <Route path="/admin/*?">
                {role === "administrator" ? (
                  <AdminFrame>
                    <Suspense fallback={<Waiting />}>
                      <AdminPages />
                    </Suspense>
                  </AdminFrame>
                ) : (
                  <Elsewhere
                    what={t("nav.forbidden")}
                    why={t("nav.forbiddenHint", { role: t(`role.${role}`) })}
                  />
                )}
              </Route>
              <Route>
                <Elsewhere what={t("nav.notFound")} why={t("nav.notFoundHint")} />
              </Route>
            </Switch>
          </Box>
        </Resilient>
        <ToastRegion />
      </Box>
      {dock && (
        <Resilient>
          <Dock onClose={() => setDock(false)} />
        </Resilient>
      )}
      {role === "agent" && <DeskSheets />}
      <SignInAgain />
      <AppDialogs />
      <QuestionDialogs />
    </Box>
  );
};

/** The pages on which the call's card stands itself. */
const hasCallPanel = (path: string): boolean => path === "/" || path.startsWith("/tickets");

const Waiting = () => (
  <Box sx={{ flex: 1, display: "grid", placeItems: "center" }}>
    <CircularProgress size={24} />
  </Box>
);

const Elsewhere = ({ what, why }: { what: string; why: string }) => {
  const [, go] = useLocation();
  const workspace = useWorkspace();
  useEffect(() => workspace.frames.rects.measureSoon());
  return (
    <Box sx={{ flex: 1, display: "grid", placeItems: "center" }}>
      <ErrorState what={what} why={why} remedy={{ label: t("nav.home"), onClick: () => go("/") }} />
    </Box>
  );
};
