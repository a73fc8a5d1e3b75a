import { Alert, Box, Button, Stack, Typography } from "@exotel-npm-dev/signal-design-system";
import { useAaf } from "../aaf/AafProvider";

/** Every failure in front of whoever can mend it: what, why, and the remedy. */
export function FailureList() {
  const { failures, dismiss } = useAaf();
  if (failures.length === 0) return null;
  return (
    <Stack spacing={1} sx={{ p: 1.5 }}>
      {failures.map((failure) => (
        <Alert
          key={failure.id}
          severity={failure.kind === "outside-workspace" ? "info" : "error"}
          data-failure={failure.kind}
          action={
            <Button size="small" color="inherit" onClick={() => dismiss(failure.id)}>
              Dismiss
            </Button>
          }
        >
          <Typography sx={{ fontWeight: 600 }}>
            {failure.subjects.length > 0
              ? `${failure.title}: ${failure.subjects.join(", ")}`
              : failure.title}
          </Typography>
          <Typography sx={{ overflowWrap: "anywhere" }}>{failure.cause}</Typography>
          <Box component="p" sx={{ m: 0, mt: 0.5, overflowWrap: "anywhere" }}>
            {failure.remedy}
          </Box>
        </Alert>
      ))}
    </Stack>
  );
}
