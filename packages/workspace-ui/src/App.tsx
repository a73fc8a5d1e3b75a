import { ExotelThemeProvider } from "@exotel-npm-dev/signal-design-system";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { HostApi } from "./host/HostApi";
import { Refusal } from "./host/refusal";
import { PageGate } from "./shell/PageGate";

/** The shell's page: theme, queries, then who is signed in. */
export const App = ({ frameLayer, api }: { frameLayer: HTMLElement; api?: HostApi }) => {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            retry: (count, error) => !(error instanceof Refusal) && count < 2,
            refetchOnWindowFocus: false,
          },
        },
      }),
  );
  const [hostApi] = useState(() => api ?? new HostApi());
  return (
    <ExotelThemeProvider>
      <QueryClientProvider client={client}>
        <PageGate api={hostApi} frameLayer={frameLayer} />
      </QueryClientProvider>
    </ExotelThemeProvider>
  );
};
