-- Counts by the day, so that a total over years reads few of them. The rows of a crowded hour (more than 500 of one
-- facet) are also counted by the minute, those of a crowded minute by the second: a total between any two times reads
-- counts and few rows. The fine ones have no foreign keys: they stand beside an hour's.
-- The first row of each table that these counts do not hold yet.
CREATE TABLE folded (
  name TEXT PRIMARY KEY,
  next BIGINT NOT NULL
);
INSERT INTO folded (name, next) SELECT name || 's', next FROM counters WHERE name IN ('event', 'alert');
CREATE TABLE event_days (
  day TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL REFERENCES event_facets (id),
  n BIGINT NOT NULL,
  PRIMARY KEY (day, facet_id)
);
CREATE TABLE alert_days (
  day TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL REFERENCES alert_facets (id),
  n BIGINT NOT NULL,
  PRIMARY KEY (day, facet_id)
);
CREATE TABLE event_minutes (
  minute TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (minute, facet_id)
);
CREATE TABLE event_seconds (
  second TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (second, facet_id)
);
CREATE TABLE alert_minutes (
  minute TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (minute, facet_id)
);
CREATE TABLE alert_seconds (
  second TIMESTAMPTZ NOT NULL,
  facet_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (second, facet_id)
);

INSERT INTO event_days (day, facet_id, n)
SELECT date_bin('1 day', hour, timestamptz '0001-01-01 00:00:00Z'), facet_id, sum(n) FROM event_hours GROUP BY 1, 2;
INSERT INTO alert_days (day, facet_id, n)
SELECT date_bin('1 day', hour, timestamptz '0001-01-01 00:00:00Z'), facet_id, sum(n) FROM alert_hours GROUP BY 1, 2;
INSERT INTO event_minutes (minute, facet_id, n)
SELECT k.start, h.facet_id, k.n
FROM event_hours h CROSS JOIN LATERAL (
  SELECT date_bin('1 minute', r.timestamp, h.hour) AS start, count(*) AS n FROM events r
  WHERE r.facet_id = h.facet_id AND r.timestamp >= h.hour AND r.timestamp < h.hour + interval '1 hour'
  GROUP BY 1 OFFSET 0) k
WHERE h.n > 500;
INSERT INTO event_seconds (second, facet_id, n)
SELECT k.start, m.facet_id, k.n
FROM event_minutes m CROSS JOIN LATERAL (
  SELECT date_bin('1 second', r.timestamp, m.minute) AS start, count(*) AS n FROM events r
  WHERE r.facet_id = m.facet_id AND r.timestamp >= m.minute AND r.timestamp < m.minute + interval '1 minute'
  GROUP BY 1 OFFSET 0) k
WHERE m.n > 500;
INSERT INTO alert_minutes (minute, facet_id, n)
SELECT k.start, h.facet_id, k.n
FROM alert_hours h CROSS JOIN LATERAL (
  SELECT date_bin('1 minute', r.created_at, h.hour) AS start, count(*) AS n FROM alerts r
  WHERE r.facet_id = h.facet_id AND r.created_at >= h.hour AND r.created_at < h.hour + interval '1 hour'
  GROUP BY 1 OFFSET 0) k
WHERE h.n > 500;
INSERT INTO alert_seconds (second, facet_id, n)
SELECT k.start, m.facet_id, k.n
FROM alert_minutes m CROSS JOIN LATERAL (
  SELECT date_bin('1 second', r.created_at, m.minute) AS start, count(*) AS n FROM alerts r
  WHERE r.facet_id = m.facet_id AND r.created_at >= m.minute AND r.created_at < m.minute + interval '1 minute'
  GROUP BY 1 OFFSET 0) k
WHERE m.n > 500;
