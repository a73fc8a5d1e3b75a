-- What apps keep with `dbData`, for everyone who uses them.
CREATE TABLE app_data (
  app_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (app_id, key)
);

-- Copies of data objects that apps took with `globalData.takeSnap`.
CREATE TABLE snapshots (
  snap_id TEXT NOT NULL PRIMARY KEY,
  app_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  taken_at BIGINT NOT NULL
);
CREATE INDEX snapshots_by_owner ON snapshots (app_id, user_id, taken_at);

-- Servers outside that apps may reach through the host.
CREATE TABLE allowed_hosts (
  host TEXT NOT NULL PRIMARY KEY,
  added_by TEXT NOT NULL,
  added_at BIGINT NOT NULL
);
