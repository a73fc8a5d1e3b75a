import { useState } from "react";
import {
  AppBar,
  Box,
  Button,
  CopyButton,
  DataGrid,
  DialogBody,
  DialogFooter,
  Drawer,
  EmptyState,
  ErrorState,
  FileDrop,
  GridActionsCell,
  GridActionsCellItem,
  type GridColDef,
  Icon,
  JsonTree,
  KeyValueList,
  Navigation,
  PageHeader,
  Paper,
  ProfileCard,
  SecondaryNavigation,
  StatePill,
  StructuredDialog,
  TextField,
} from "../src";
import { Row, Section, Tiles } from "./Section";

const nothing = (): void => {};

const payload = {
  callId: "c-7f3a",
  campaignId: 11,
  customer: { customerId: 1001, name: "Asha Rao", phones: ["+91 98450 00001"] },
  callConnectedTime: 1_700_000_000_000,
  maskingEnabled: false,
  leadId: null,
};

const columns: GridColDef[] = [
  { field: "name", headerName: "App", flex: 1, minWidth: 140 },
  { field: "version", headerName: "Release", width: 90 },
  {
    field: "state",
    headerName: "Health",
    width: 130,
    display: "flex",
    renderCell: ({ value }) => (
      <StatePill size="small" state={value} label={value === "failure" ? "Failing" : "Healthy"} />
    ),
  },
  { field: "calls", headerName: "Calls", type: "number", width: 80 },
  {
    field: "actions",
    type: "actions",
    width: 60,
    renderCell: (params) => (
      <GridActionsCell {...params}>
        <GridActionsCellItem icon={<Icon name="trash" size="sm" />} label="Remove" />
      </GridActionsCell>
    ),
  },
];

const rows = [
  { id: 1, name: "Call notes", version: "1.2.0", state: "available", calls: 1204 },
  { id: 2, name: "Branch_Tool", version: "0.9.1", state: "failure", calls: 33 },
  { id: 3, name: "Session monitor", version: "2.0.0", state: "available", calls: 8 },
];

/** What pages are built of. */
export function Structures() {
  const [dialog, setDialog] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [progress, setProgress] = useState<number | undefined>();
  return (
    <>
      <Section title="App bar, navigation, page header">
        <Paper variant="outlined" sx={{ overflow: "hidden" }}>
          <AppBar
            title="Callbench"
            appLauncherProducts={[
              { id: "1", name: "Call notes", section: "Apps" },
              { id: "2", name: "Branch tool", section: "Apps" },
            ]}
            avatarName="Agent One"
            avatarSubtitle="agent1 · Agent"
            avatarMenuGroups={[
              {
                id: "a",
                items: [{ id: "keys", label: "Keyboard shortcuts", iconName: "keyboard" }],
              },
            ]}
            avatarFooterInfo={[{ label: "Version", value: "0.1.0" }]}
            onAvatarLogout={nothing}
            onNotificationClick={nothing}
            notificationCount={2}
          >
            <StatePill
              state="available"
              size="large"
              since={Date.now() - 65_000}
              onClick={nothing}
            />
          </AppBar>
          <Box sx={{ display: "flex", minHeight: 260 }}>
            <Navigation
              selectedId="apps"
              sx={{ display: { xs: "none", md: "flex" } }}
              onToggleCollapse={nothing}
              items={[
                {
                  items: [
                    { id: "home", label: "Home", iconName: "house" },
                    { id: "apps", label: "App Manager", iconName: "squares-four" },
                    {
                      id: "users",
                      label: "Users",
                      iconName: "users",
                      children: [{ id: "agents", label: "Agents" }],
                    },
                  ],
                },
                {
                  label: "Operations",
                  items: [{ id: "audit", label: "Audit", iconName: "list-bullets", badge: 4 }],
                },
              ]}
            />
            <Navigation
              selectedId="apps"
              collapsed
              onToggleCollapse={nothing}
              items={[
                {
                  items: [
                    { id: "home", label: "Home", iconName: "house" },
                    { id: "apps", label: "App Manager", iconName: "squares-four", badge: 2 },
                  ],
                },
              ]}
            />
            <SecondaryNavigation
              sx={{ display: { xs: "none", sm: "flex" } }}
              title="Apps"
              actionLabel="Upload"
              actionIcon="upload-simple"
              items={[
                { id: 1, label: "Call notes", description: "1.2.0 · active" },
                { id: 2, label: "Branch_Tool", description: "0.9.1 · not placed" },
              ]}
              selectedId={1}
              onToggleCollapse={nothing}
            />
            <Box sx={{ flex: 1, p: "16px", minWidth: 0, bgcolor: "surface.elevation0" }}>
              <PageHeader
                title="Call notes"
                subtitle="Notes beside every call"
                onBack={nothing}
                actions={
                  <>
                    <Button variant="outlined" color="inherit">
                      Roll back
                    </Button>
                    <Button variant="contained">Activate 1.3.0</Button>
                  </>
                }
              />
            </Box>
          </Box>
        </Paper>
      </Section>
      <Section title="Data grid">
        <DataGrid
          rows={rows}
          columns={columns}
          tableHeader={{ title: "Installed apps", subtitle: "3 apps, 2 placed" }}
          customToolbarFilters={[
            {
              id: "state",
              type: "select",
              label: "Health",
              options: [{ value: "failure", label: "Failing" }],
              initialValue: "failure",
            },
            { id: "added", type: "date-range", label: "Added" },
          ]}
          showAppliedFilters
          onRefresh={nothing}
          checkboxSelection
          sx={{ height: 300, mb: "16px" }}
        />
        <DataGrid
          rows={[]}
          columns={columns}
          sx={{ height: 260 }}
          onRefresh={nothing}
          tableHeader={{ title: "Empty" }}
        />
      </Section>
      <Section title="Facts, payloads, people">
        <Tiles>
          <Paper variant="outlined" sx={{ p: "12px" }}>
            <JsonTree
              value={payload}
              label="callConnected"
              describe={(path) =>
                path.join(".") === "callConnectedTime" ? "milliseconds since the epoch" : undefined
              }
            />
          </Paper>
          <Paper variant="outlined" sx={{ p: "16px" }}>
            <KeyValueList
              items={[
                { label: "Name", value: "Branch_Tool" },
                { label: "Version", value: "0.9.1", mono: true, copy: "0.9.1" },
                { label: "Author", value: "" },
                {
                  label: "Description",
                  value: "Finds the branch that is nearest to the caller, by postcode",
                },
              ]}
            />
            <KeyValueList
              layout="columns"
              sx={{ mt: "16px" }}
              items={[
                { label: "Calls", value: "1,204" },
                { label: "Errors", value: "3" },
              ]}
            />
            <Row>
              <CopyButton text="abc" label="address" />
            </Row>
            <ProfileCard
              name="Supervisor One"
              subtitle="supervisor1 · Supervisor"
              status={<StatePill size="small" state="available" />}
            />
          </Paper>
        </Tiles>
      </Section>
      <Section title="Empty, failed, upload">
        <Tiles>
          <Paper variant="outlined">
            <EmptyState
              icon="phone-incoming"
              title="No calls yet"
              text="Calls appear here when you are ready."
              action={<Button variant="contained">Become ready</Button>}
            />
          </Paper>
          <Paper variant="outlined">
            <ErrorState
              what="Call notes did not load"
              why="The app's page answered 404: the manifest's version is not the one that is active."
              details="GET /si/call-notes/1.2.0/ 404"
              remedy={{ label: "Load again", onClick: nothing }}
              secondary={{ label: "Show releases", onClick: nothing }}
            />
          </Paper>
          <FileDrop
            label="Drop an app package"
            hint=".aaex, up to 100 MB"
            accept={[".aaex"]}
            onFile={() => setProgress(0.4)}
          />
          <FileDrop
            label="Drop an app package"
            status="Uploading call-notes.aaex"
            progress={progress ?? 0.62}
            onFile={nothing}
          />
          <FileDrop
            label="Drop an app package"
            hint=".aaex, up to 100 MB"
            onFile={nothing}
            error="manifest.json is missing at the root of the package. Pack the content of the build folder, not the folder itself."
          />
        </Tiles>
        <Row>
          <Button variant="outlined" color="inherit" onClick={() => setDialog(true)}>
            Open the dialog
          </Button>
          <Button variant="outlined" color="inherit" onClick={() => setDrawer(true)}>
            Open the drawer
          </Button>
        </Row>
        <StructuredDialog
          open={dialog}
          onClose={() => setDialog(false)}
          title="Remove Call notes?"
          subtitle="2 agents have it open now."
        >
          <DialogBody>
            <TextField label="Type the app's name to confirm" fullWidth autoFocus />
          </DialogBody>
          <DialogFooter>
            <Button variant="outlined" color="inherit" onClick={() => setDialog(false)}>
              Keep it
            </Button>
            <Button variant="contained" color="error">
              Remove
            </Button>
          </DialogFooter>
        </StructuredDialog>
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          title="Placement"
          footerActions={<Button variant="contained">Save</Button>}
        >
          <TextField label="Slot" fullWidth />
        </Drawer>
      </Section>
    </>
  );
}
