-- Running copies of apps. Kept so that a shell whose host was restarted goes on with the frames that it has; gone with the
-- session that made them, so that signing out ends what apps may do.
CREATE TABLE instances (
  instance_id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  session_hash TEXT NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
  app_id TEXT NOT NULL,
  app_name TEXT NOT NULL,
  version TEXT NOT NULL,
  placement_id TEXT NOT NULL,
  slot TEXT NOT NULL,
  interaction_id TEXT,
  created_at BIGINT NOT NULL,
  token_expires_at BIGINT NOT NULL
);
CREATE INDEX instances_by_session ON instances (session_hash);
CREATE INDEX instances_by_release ON instances (app_id, version);
