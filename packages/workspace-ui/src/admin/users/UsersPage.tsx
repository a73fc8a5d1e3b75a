import {
  Avatar,
  Box,
  Button,
  Chip,
  EmptyState,
  getAvatarColors,
  getInitials,
  Icon,
  InputAdornment,
  Paper,
  StatePill,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useDeferredValue, useMemo, useState } from "react";
import { roles } from "../../app-manager/apps";
import type { Account } from "../../host/configuration";
import type { Role } from "../../host/types";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { useUsers } from "../useAdmin";
import { NewUserDialog } from "./NewUserDialog";
import { UserDrawer } from "./UserDrawer";

/** Everybody who may sign in. */
export const UsersPage = () => {
  const users = useUsers();
  const accounts = useMemo(() => users.data ?? [], [users.data]);
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<Role | null>(null);
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
  const shown = useMemo(
    () =>
      accounts.filter(
        ({ userId, userName, role }) =>
          (only === null || role === only) &&
          (wanted === "" || `${userName} ${userId}`.toLocaleLowerCase().includes(wanted)),
      ),
    [accounts, only, wanted],
  );
  return (
    <AdminPage
      fill
      title={t("users.title")}
      subtitle={t("users.hint")}
      awaits={users}
      actions={
        <Button
          variant="contained"
          startIcon={<Icon name="user-plus" size={16} />}
          onClick={() => setAdding(true)}
        >
          {t("users.add")}
        </Button>
      }
    >
      <Paper
        variant="outlined"
        sx={{
          flex: 1,
          minHeight: 240,
          mt: "12px",
          display: "flex",
          flexDirection: "column",
          overflow: "hidden",
        }}
      >
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            gap: "8px 12px",
            alignItems: "center",
            p: { xs: "8px 12px", md: "8px 16px" },
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <TextField
            label={t("users.search")}
            showLabel={false}
            placeholder={t("users.search")}
            type="search"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            sx={{ flex: "0 1 260px" }}
            slotProps={{
              input: {
                startAdornment: (
                  <InputAdornment position="start">
                    <Icon name="magnifying-glass" size={14} />
                  </InputAdornment>
                ),
              },
            }}
          />
          <Box role="group" aria-label={t("users.onlyRole")} sx={{ display: "flex", gap: "6px" }}>
            {roles.map((role) => (
              <Chip
                key={role}
                size="small"
                clickable
                aria-pressed={only === role}
                color={only === role ? "primary" : "default"}
                label={`${t(`role.${role}`)} ${format.number(
                  accounts.filter((account) => account.role === role).length,
                )}`}
                onClick={() => setOnly(only === role ? null : role)}
              />
            ))}
          </Box>
        </Box>
        <RowTable
          label={t("users.title")}
          rows={shown}
          rowId={({ userId }) => userId}
          columns={columns}
          startSort={{ column: "name", descending: false }}
          chosen={chosen}
          onOpen={({ userId }) => setChosen(userId)}
          minWidth={520}
          narrowHeight={60}
          narrow={(account) => (
            <Box sx={{ display: "flex", gap: "10px", alignItems: "center" }}>
              <Face account={account} />
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography noWrap>{account.userName}</Typography>
                <Typography variant="body2" color="text.secondary" noWrap>
                  {account.userId} · {t(`role.${account.role}`)}
                </Typography>
              </Box>
              {!account.active && <Active account={account} />}
            </Box>
          )}
          empty={
            <EmptyState
              icon="magnifying-glass"
              title={t("users.noMatch")}
              text={t("users.noMatchHint")}
            />
          }
        />
      </Paper>
      <NewUserDialog open={adding} accounts={accounts} onClose={() => setAdding(false)} />
      <UserDrawer
        account={accounts.find(({ userId }) => userId === chosen) ?? null}
        accounts={accounts}
        onClose={() => setChosen(null)}
      />
    </AdminPage>
  );
};

const Face = ({ account: { userName, active } }: { account: Account }) => (
  <Avatar
    sx={{
      width: 24,
      height: 24,
      fontSize: 10,
      fontWeight: 600,
      opacity: active ? 1 : 0.5,
      ...getAvatarColors(userName),
    }}
  >
    {getInitials(userName)}
  </Avatar>
);

const Active = ({ account: { active } }: { account: Account }) => (
  <StatePill
    size="small"
    state={active ? "available" : "offline"}
    label={t(active ? "users.active" : "users.inactive")}
  />
);

const columns: Column<Account>[] = [
  {
    id: "name",
    header: t("setup1.name"),
    width: "minmax(180px, 2fr)",
    sortBy: ({ userName }) => userName,
    cell: (account) => (
      <Box component="span" sx={{ display: "flex", gap: "10px", alignItems: "center" }}>
        <Face account={account} />
        {account.userName}
      </Box>
    ),
  },
  {
    id: "id",
    header: t("users.id"),
    width: "minmax(120px, 1fr)",
    sortBy: ({ userId }) => userId,
    cell: ({ userId }) => userId,
  },
  {
    id: "role",
    header: t("users.role"),
    width: "minmax(110px, 1fr)",
    sortBy: ({ role }) => roles.indexOf(role),
    cell: ({ role }) => t(`role.${role}`),
  },
  {
    id: "active",
    header: t("users.state"),
    width: "110px",
    sortBy: ({ active }) => (active ? 0 : 1),
    cell: (account) => <Active account={account} />,
  },
];
