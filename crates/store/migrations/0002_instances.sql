-- Running copies of apps. Kept so that a shell whose host was restarted goes on with the frames that it has.
CREATE TABLE instances (
  instance_id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  app_id TEXT NOT NULL,
  app_name TEXT NOT NULL,
  version TEXT NOT NULL,
  placement_id TEXT NOT NULL,
  slot TEXT NOT NULL,
  interaction_id TEXT,
  created_at BIGINT NOT NULL,
  token_expires_at BIGINT NOT NULL
);
CREATE INDEX instances_by_user ON instances (user_id);
CREATE INDEX instances_by_release ON instances (app_id, version);
