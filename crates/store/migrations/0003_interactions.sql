-- Interactions that are over. Written with the fact that ended them; their columns are what is searched and sorted by.
CREATE TABLE interactions (
  interaction_id TEXT NOT NULL PRIMARY KEY,
  started_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  user_id TEXT NOT NULL,
  campaign_id BIGINT NOT NULL,
  agent_queue_id BIGINT,
  customer_id BIGINT NOT NULL,
  disposition_code TEXT,
  -- Everything that words are looked for in, in small letters.
  words TEXT NOT NULL,
  record TEXT NOT NULL,
  -- As its agent last saw it.
  interaction TEXT NOT NULL
);
CREATE INDEX interactions_by_time ON interactions (started_at, interaction_id);
CREATE INDEX interactions_by_user ON interactions (user_id, started_at, interaction_id);
CREATE INDEX interactions_by_customer ON interactions (customer_id, started_at, interaction_id);
