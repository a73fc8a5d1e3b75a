import type { Account } from "../../host/configuration";
import { t } from "../../texts/texts";

/** The shortest password that the host takes, in characters. */
export const shortestPassword = 8;

/** Whether nobody else could administer the host without this account. */
export const isLastAdministrator = (account: Account, accounts: readonly Account[]): boolean =>
  account.role === "administrator" &&
  account.active &&
  !accounts.some(
    (other) => other.userId !== account.userId && other.role === "administrator" && other.active,
  );

/** What is wrong with a user ID; `null` when it can be taken. */
export const userIdProblem = (userId: string, accounts: readonly Account[]): string | null => {
  if (!/^[A-Za-z0-9._@-]{1,64}$/.test(userId)) return t("users.badId");
  return accounts.some((account) => account.userId === userId) ? t("users.takenId") : null;
};

/** What is wrong with a password; `null` when it can be taken. */
export const passwordProblem = (password: string): string | null =>
  [...password].length < shortestPassword
    ? t("users.shortPassword", { count: shortestPassword })
    : null;
