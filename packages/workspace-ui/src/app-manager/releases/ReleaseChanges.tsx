import { Box, Icon, type IconName, Typography } from "@exotel-npm-dev/signal-design-system";
import { number, size } from "../../texts/format";
import { t } from "../../texts/texts";
import type { ReleaseFile } from "../apps";
import { diffOf, type FileChange } from "./releaseDiff";

const looks: Record<FileChange["kind"], { icon: IconName; color: string }> = {
  added: { icon: "plus-circle", color: "state.available.main" },
  removed: { icon: "minus-circle", color: "state.failure.main" },
  changed: { icon: "pencil-simple", color: "state.ringing.main" },
};

/** The files that came, went or changed between two releases. */
export const ReleaseChanges = ({
  before,
  after,
}: {
  before: readonly ReleaseFile[];
  after: readonly ReleaseFile[];
}) => {
  const diff = diffOf(before, after);
  if (diff.changes.length === 0) return <>{t("review.noChanges")}</>;
  const count = (kind: FileChange["kind"]): number =>
    diff.changes.filter((change) => change.kind === kind).length;
  const summary = [
    ...(["added", "removed", "changed"] as const)
      .filter((kind) => count(kind) > 0)
      .map((kind) => t(`review.${kind}`, { count: number(count(kind)) })),
    t("review.sameSize", { count: number(diff.sameSize) }),
    growthWords(diff.growth),
  ];
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: "8px" }}>
        {summary.join(" · ")}
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: "6px" }}>
        {diff.changes.map((change) => (
          <Box
            component="li"
            key={`${change.kind} ${change.path}`}
            sx={{
              display: "grid",
              gridTemplateColumns: "16px minmax(0, 1fr) auto",
              gap: "0 8px",
              alignItems: "start",
            }}
          >
            <Icon
              name={looks[change.kind].icon}
              size={16}
              color={looks[change.kind].color}
              title={t(`review.kind.${change.kind}`)}
              sx={{ mt: "2px" }}
            />
            <Box sx={{ overflowWrap: "anywhere" }}>
              {change.path}
              {change.kind === "changed" && (
                <Typography variant="body2" color="text.secondary">
                  {change.pathBefore === change.path
                    ? t("review.was", { size: size(change.sizeBefore) })
                    : t("review.wasNamed", {
                        path: change.pathBefore,
                        size: size(change.sizeBefore),
                      })}
                </Typography>
              )}
            </Box>
            <Box sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
              {size(change.size)}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
};

const growthWords = (bytes: number): string =>
  bytes === 0
    ? t("review.sameTotal")
    : t(bytes > 0 ? "review.larger" : "review.smaller", { size: size(Math.abs(bytes)) });
