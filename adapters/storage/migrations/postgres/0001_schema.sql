-- Severities are ranks from 0 (info) to 4 (critical). What is JSON as the sender wrote it is json, which keeps every
-- byte; jsonb would reorder and rewrite it. Lists of our own are jsonb.

-- Every id is drawn here, inside the transaction that uses it.
CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  next BIGINT NOT NULL CHECK (next >= 1)
);
INSERT INTO counters (name, next)
VALUES ('event', 1), ('event_facet', 1), ('alert', 1), ('alert_facet', 1), ('user', 1), ('audit', 1);

-- Roles and accounts.
CREATE TABLE roles (
  name TEXT PRIMARY KEY,
  description TEXT NOT NULL,
  permissions JSONB NOT NULL
);

-- `role` may also name a built-in one, so it is no foreign key.
CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  role TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  password_hash TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  last_login_at TIMESTAMPTZ
);
CREATE INDEX users_by_role ON users (role, active);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id, expires_at);

CREATE TABLE audit (
  id BIGINT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail JSON NOT NULL
);

-- Events. What they are filtered and grouped by stands in a facet: one row for each combination there is, with
-- the number of its events. So a filter is a few facets, and no index of the hot table is in random order.
CREATE TABLE event_facets (
  id BIGINT PRIMARY KEY,
  source_name TEXT NOT NULL,
  event_type TEXT NOT NULL,
  severity SMALLINT NOT NULL CHECK (severity BETWEEN 0 AND 4),
  has_log_source BOOLEAN NOT NULL,
  category TEXT NOT NULL,
  product TEXT NOT NULL,
  service TEXT NOT NULL,
  n BIGINT NOT NULL CHECK (n >= 0),
  UNIQUE (source_name, event_type, severity, has_log_source, category, product, service)
);

CREATE TABLE event_hours (
  hour TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL REFERENCES event_facets (id),
  n BIGINT NOT NULL,
  PRIMARY KEY (hour, facet_id)
);

CREATE TABLE events (
  id BIGINT PRIMARY KEY,
  facet_id BIGINT NOT NULL REFERENCES event_facets (id),
  timestamp TIMESTAMPTZ NOT NULL,
  received_at TIMESTAMPTZ NOT NULL,
  description TEXT NOT NULL,
  attributes JSON NOT NULL,
  uid TEXT
);
CREATE INDEX events_by_time ON events (timestamp, id);
CREATE INDEX events_by_facet ON events (facet_id, timestamp, id);

-- Only uids that a sender chose: the others are computed from the id.
CREATE TABLE event_uids (
  uid TEXT PRIMARY KEY,
  event_id BIGINT NOT NULL REFERENCES events (id)
);

-- Alerts, in the same way.
CREATE TABLE alert_facets (
  id BIGINT PRIMARY KEY,
  severity SMALLINT NOT NULL CHECK (severity BETWEEN 0 AND 4),
  status TEXT NOT NULL
    CHECK (status IN ('new', 'triaged', 'investigating', 'escalated', 'resolved', 'false_positive')),
  source TEXT NOT NULL,
  rule_id TEXT,
  rule_name TEXT,
  rule_kind TEXT,
  disposition TEXT CHECK (disposition IN ('true_positive', 'false_positive', 'benign')),
  assignee TEXT,
  event_severity SMALLINT CHECK (event_severity BETWEEN 0 AND 4),
  has_event BOOLEAN NOT NULL,
  n BIGINT NOT NULL CHECK (n >= 0)
);

CREATE TABLE alert_hours (
  hour TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL REFERENCES alert_facets (id),
  n BIGINT NOT NULL,
  PRIMARY KEY (hour, facet_id)
);

CREATE TABLE alerts (
  id BIGINT PRIMARY KEY,
  facet_id BIGINT NOT NULL REFERENCES alert_facets (id),
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  event_id BIGINT REFERENCES events (id),
  fingerprint TEXT NOT NULL,
  fold_key TEXT,
  occurrences BIGINT NOT NULL CHECK (occurrences >= 1),
  first_seen TIMESTAMPTZ NOT NULL,
  last_seen TIMESTAMPTZ NOT NULL,
  entities JSONB NOT NULL,
  iocs JSONB NOT NULL,
  mitre_techniques JSONB NOT NULL,
  affected_assets JSONB NOT NULL,
  metadata JSON NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  resolved_at TIMESTAMPTZ
);
CREATE INDEX alerts_by_time ON alerts (created_at, id);
CREATE INDEX alerts_by_facet ON alerts (facet_id, created_at, id);
-- What a further match folds into: the fingerprint while an alert by a rule is open, always for one by hand.
CREATE UNIQUE INDEX alerts_by_fold_key ON alerts (fold_key) WHERE fold_key IS NOT NULL;

-- An index of alerts.entities, kept with it; no foreign key, which would need an index of its own.
CREATE TABLE alert_entities (
  value TEXT NOT NULL,
  type TEXT NOT NULL,
  alert_id BIGINT NOT NULL,
  PRIMARY KEY (value, type, alert_id)
);

-- Events folded into an alert beyond its first.
CREATE TABLE alert_events (
  alert_id BIGINT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  event_id BIGINT NOT NULL REFERENCES events (id),
  PRIMARY KEY (alert_id, event_id)
);

CREATE TABLE alert_history (
  alert_id BIGINT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  line BIGINT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (alert_id, line)
);

CREATE TABLE alert_feedback (
  alert_id BIGINT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  line BIGINT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('true_positive', 'false_positive', 'benign')),
  note TEXT NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (alert_id, line)
);
