-- Rules that people wrote here, with every text that they had, and what was decided about any rule.
CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  newest INTEGER NOT NULL CHECK (newest >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_versions (
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  restored INTEGER,
  PRIMARY KEY (rule_id, number)
) STRICT;

-- `rule_id` may also name a rule of a pack, so it is no foreign key.
CREATE TABLE rule_overrides (
  rule_id TEXT PRIMARY KEY,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  severity INTEGER CHECK (severity BETWEEN 0 AND 4),
  dedup_key TEXT,
  dedup_window INTEGER CHECK (dedup_window >= 0),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
