-- Rules that people wrote here, with every text that they had, and what was decided about any rule.
CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  newest BIGINT NOT NULL CHECK (newest >= 1)
);

CREATE TABLE rule_versions (
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  source TEXT NOT NULL,
  hash TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  restored BIGINT,
  PRIMARY KEY (rule_id, number)
);

-- `rule_id` may also name a rule of a pack, so it is no foreign key.
CREATE TABLE rule_overrides (
  rule_id TEXT PRIMARY KEY,
  enabled BOOLEAN NOT NULL,
  severity SMALLINT CHECK (severity BETWEEN 0 AND 4),
  dedup_key JSONB,
  dedup_window BIGINT CHECK (dedup_window >= 0),
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL
);
