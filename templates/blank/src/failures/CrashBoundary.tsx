import { Alert, Button, Typography } from "@exotel-npm-dev/signal-design-system";
import { Component, type ReactNode } from "react";

interface State {
  readonly error: unknown;
}

/** Keeps a mistake in a component from leaving an empty slot: it shows what happened and offers a way on. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Alert
        severity="error"
        sx={{ m: 1.5 }}
        data-failure="crash"
        action={
          <Button size="small" color="inherit" onClick={() => this.setState({ error: undefined })}>
            Try again
          </Button>
        }
      >
        <Typography sx={{ fontWeight: 600 }}>The app stopped</Typography>
        <Typography sx={{ overflowWrap: "anywhere" }}>
          {error instanceof Error ? error.message : String(error)}
        </Typography>
      </Alert>
    );
  }
}
