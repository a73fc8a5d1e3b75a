-- Telephony systems that report what happens to calls, and are told what to do. The secret is kept as it is: signatures are
-- made with it.
CREATE TABLE connectors (
  name TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  orders_url TEXT,
  secret TEXT NOT NULL,
  -- NULL: it can do everything.
  capabilities TEXT,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Events that were carried out: one that comes again is told apart. Written in the transaction of the facts that it led to.
-- Without a reference to its connector, so that removing one can't make that transaction fail.
CREATE TABLE connector_events (
  connector TEXT NOT NULL,
  source TEXT NOT NULL,
  event_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (connector, source, event_id)
);
CREATE INDEX connector_events_by_time ON connector_events (received_at);

-- Legs of calls that a voice platform told of: which call they are, and whether they have ended. An event about a leg that has
-- ended is late, in whatever order the platform sends.
CREATE TABLE connector_legs (
  connector TEXT NOT NULL,
  leg TEXT NOT NULL,
  crt_object_id TEXT NOT NULL,
  ended BIGINT NOT NULL,
  heard_at BIGINT NOT NULL,
  PRIMARY KEY (connector, leg)
);
CREATE INDEX connector_legs_by_time ON connector_legs (heard_at);
