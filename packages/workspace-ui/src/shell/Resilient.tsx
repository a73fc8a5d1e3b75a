import { ErrorState } from "@exotel-npm-dev/signal-design-system";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { t } from "../texts/texts";

interface State {
  error: Error | null;
}

/** Keeps a fault in one part of the page from taking the others with it. */
export class Resilient extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error("A part of the shell stopped working", error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <ErrorState
        dense
        what={t("error.page")}
        why={t("error.pageHint")}
        details={error.message}
        remedy={{ label: t("error.reload"), onClick: () => this.setState({ error: null }) }}
      />
    );
  }
}
