-- The common subset of SQLite and PostgreSQL: TEXT ids, BIGINT times (milliseconds since the epoch), JSON as TEXT.

CREATE TABLE users (
  user_id TEXT NOT NULL PRIMARY KEY,
  user_name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  -- 1 for the demo's people, whose password everyone knows: they exist only while the host runs with --demo.
  demo BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  revision BIGINT NOT NULL
);

CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE setup_tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL
);

-- The truth: facts in one global order.
CREATE TABLE domain_log (
  seq BIGINT NOT NULL PRIMARY KEY,
  fact TEXT NOT NULL
);

-- What each agent's shell was told, in that agent's own order. Pruned from the old end; the newest row always stays,
-- because it holds the number that the next one follows.
CREATE TABLE delivery_log (
  user_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  interaction_id TEXT,
  event TEXT NOT NULL,
  PRIMARY KEY (user_id, seq)
);

CREATE TABLE apps (
  app_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  revision BIGINT NOT NULL,
  active_version TEXT,
  previous_version TEXT,
  port BIGINT,
  created_at BIGINT NOT NULL
);

CREATE TABLE releases (
  app_id TEXT NOT NULL REFERENCES apps (app_id) ON DELETE CASCADE,
  version TEXT NOT NULL,
  uploaded_at BIGINT NOT NULL,
  uploaded_by TEXT NOT NULL,
  archive_sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  inflated_size BIGINT NOT NULL,
  entry_page TEXT NOT NULL,
  manifest TEXT NOT NULL,
  logos TEXT NOT NULL,
  warnings TEXT NOT NULL,
  PRIMARY KEY (app_id, version)
);

CREATE TABLE release_files (
  app_id TEXT NOT NULL,
  version TEXT NOT NULL,
  path TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  content_type TEXT NOT NULL,
  br_sha256 TEXT,
  gz_sha256 TEXT,
  PRIMARY KEY (app_id, version, path),
  FOREIGN KEY (app_id, version) REFERENCES releases (app_id, version) ON DELETE CASCADE
);

CREATE TABLE activations (
  app_id TEXT NOT NULL REFERENCES apps (app_id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  version TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_user TEXT NOT NULL,
  PRIMARY KEY (app_id, seq)
);

CREATE TABLE placements (
  placement_id TEXT NOT NULL PRIMARY KEY,
  app_id TEXT NOT NULL REFERENCES apps (app_id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  slot TEXT NOT NULL,
  roles TEXT NOT NULL,
  process_id BIGINT,
  campaign_ids TEXT NOT NULL,
  queue_ids TEXT NOT NULL,
  sdk_base_url TEXT
);
CREATE INDEX placements_by_app ON placements (app_id);

-- Only those that an administrator defined: the built-in slots are part of the contract.
CREATE TABLE custom_slots (
  name TEXT NOT NULL PRIMARY KEY,
  slot_type TEXT NOT NULL,
  layout TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- What apps keep. No reference to `apps`: an app under development keeps things too and was never uploaded.
CREATE TABLE app_conf (
  id BIGINT NOT NULL PRIMARY KEY,
  app_id TEXT NOT NULL,
  app_version TEXT NOT NULL,
  process_id BIGINT,
  campaign_id BIGINT,
  queue_id BIGINT,
  user_id TEXT,
  custom_key TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX app_conf_by_key ON app_conf (app_id, custom_key);

CREATE TABLE app_store (
  app_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (app_id, user_id, key)
);

-- Secrets of this installation, such as the key that signs instance tokens.
CREATE TABLE host_keys (
  name TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Numbers that are given out once and never again.
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
