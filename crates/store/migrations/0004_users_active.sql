-- 0 for people who may not sign in any more.
ALTER TABLE users ADD COLUMN active BIGINT NOT NULL DEFAULT 1;
