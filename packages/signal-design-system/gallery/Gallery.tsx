import { Box, PageHeader } from "../src";
import { Calls } from "./Calls";
import { Chats } from "./Chats";
import { Controls } from "./Controls";
import { Structures } from "./Structures";

/** Every component in every state, to be looked at; `?part=` shows one part of it. */
export function Gallery() {
  const part = new URLSearchParams(location.search).get("part");
  const shows = (name: string): boolean => part === null || part === name;
  return (
    <Box component="main" sx={{ maxWidth: 1320, mx: "auto", p: { xs: "16px", md: "32px" } }}>
      <PageHeader
        title="Signal gallery"
        subtitle="Every component, every state"
        sx={{ mb: "24px" }}
      />
      {shows("controls") && <Controls />}
      {shows("calls") && <Calls />}
      {shows("chats") && <Chats />}
      {shows("structures") && <Structures />}
    </Box>
  );
}
