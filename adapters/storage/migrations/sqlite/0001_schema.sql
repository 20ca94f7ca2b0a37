-- Times are microseconds since 1970 in UTC, severities ranks from 0 (info) to 4 (critical), JSON is text.

-- Every id is drawn here, inside the transaction that uses it.
CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL CHECK (next >= 1)
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, next)
VALUES ('event', 1), ('event_facet', 1), ('alert', 1), ('alert_facet', 1), ('user', 1), ('audit', 1);

-- Roles and accounts.
CREATE TABLE roles (
  name TEXT PRIMARY KEY,
  description TEXT NOT NULL,
  permissions TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `role` may also name a built-in one, so it is no foreign key.
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  role TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_login_at INTEGER
) STRICT;
CREATE INDEX users_by_role ON users (role, active);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id, expires_at);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- Events. What they are filtered and grouped by stands in a facet: one row for each combination there is, with
-- the number of its events. So a filter is a few facets, and no index of the hot table is in random order.
CREATE TABLE event_facets (
  id INTEGER PRIMARY KEY,
  source_name TEXT NOT NULL,
  event_type TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 4),
  has_log_source INTEGER NOT NULL CHECK (has_log_source IN (0, 1)),
  category TEXT NOT NULL,
  product TEXT NOT NULL,
  service TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  UNIQUE (source_name, event_type, severity, has_log_source, category, product, service)
) STRICT;

CREATE TABLE event_hours (
  hour INTEGER NOT NULL,
  facet_id INTEGER NOT NULL REFERENCES event_facets (id),
  n INTEGER NOT NULL,
  PRIMARY KEY (hour, facet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  facet_id INTEGER NOT NULL REFERENCES event_facets (id),
  timestamp INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  description TEXT NOT NULL,
  attributes TEXT NOT NULL,
  uid TEXT
) STRICT;
-- Both end with the id, as every index here does.
CREATE INDEX events_by_time ON events (timestamp);
CREATE INDEX events_by_facet ON events (facet_id, timestamp);

-- Only uids that a sender chose: the others are computed from the id.
CREATE TABLE event_uids (
  uid TEXT PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES events (id)
) STRICT, WITHOUT ROWID;

-- Alerts, in the same way.
CREATE TABLE alert_facets (
  id INTEGER PRIMARY KEY,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 4),
  status TEXT NOT NULL
    CHECK (status IN ('new', 'triaged', 'investigating', 'escalated', 'resolved', 'false_positive')),
  source TEXT NOT NULL,
  rule_id TEXT,
  rule_name TEXT,
  rule_kind TEXT,
  disposition TEXT CHECK (disposition IN ('true_positive', 'false_positive', 'benign')),
  assignee TEXT,
  event_severity INTEGER CHECK (event_severity BETWEEN 0 AND 4),
  has_event INTEGER NOT NULL CHECK (has_event IN (0, 1)),
  n INTEGER NOT NULL CHECK (n >= 0)
) STRICT;

CREATE TABLE alert_hours (
  hour INTEGER NOT NULL,
  facet_id INTEGER NOT NULL REFERENCES alert_facets (id),
  n INTEGER NOT NULL,
  PRIMARY KEY (hour, facet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id INTEGER PRIMARY KEY,
  facet_id INTEGER NOT NULL REFERENCES alert_facets (id),
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  event_id INTEGER REFERENCES events (id),
  fingerprint TEXT NOT NULL,
  fold_key TEXT,
  occurrences INTEGER NOT NULL CHECK (occurrences >= 1),
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  entities TEXT NOT NULL,
  iocs TEXT NOT NULL,
  mitre_techniques TEXT NOT NULL,
  affected_assets TEXT NOT NULL,
  metadata TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER
) STRICT;
CREATE INDEX alerts_by_time ON alerts (created_at);
CREATE INDEX alerts_by_facet ON alerts (facet_id, created_at);
-- What a further match folds into: the fingerprint while an alert by a rule is open, always for one by hand.
CREATE UNIQUE INDEX alerts_by_fold_key ON alerts (fold_key) WHERE fold_key IS NOT NULL;

-- An index of alerts.entities, kept with it; no foreign key, which would need an index of its own.
CREATE TABLE alert_entities (
  value TEXT NOT NULL,
  type TEXT NOT NULL,
  alert_id INTEGER NOT NULL,
  PRIMARY KEY (value, type, alert_id)
) STRICT, WITHOUT ROWID;

-- Events folded into an alert beyond its first.
CREATE TABLE alert_events (
  alert_id INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  event_id INTEGER NOT NULL REFERENCES events (id),
  PRIMARY KEY (alert_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_history (
  alert_id INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (alert_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_feedback (
  alert_id INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('true_positive', 'false_positive', 'benign')),
  note TEXT NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (alert_id, line)
) STRICT, WITHOUT ROWID;
