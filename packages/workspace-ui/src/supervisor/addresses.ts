/** Where the supervisor's pages are. */
export const supervisorAddress = {
  dashboard: "/supervisor",
  agents: "/supervisor/agents",
  interactions: "/supervisor/interactions",
  waiting: "/supervisor/waiting",
  queues: "/supervisor/queues",
  past: "/supervisor/past",
} as const;

/** Address of one past interaction, in the search that it was found by. */
export const pastAddress = (interactionId: string, search: string): string =>
  `${supervisorAddress.past}/${encodeURIComponent(interactionId)}${search === "" ? "" : `?${search}`}`;
