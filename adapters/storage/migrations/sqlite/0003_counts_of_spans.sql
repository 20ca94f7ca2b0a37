-- Counts by the day, so that a total over years reads few of them. The rows of a crowded hour (more than 500 of one
-- facet) are also counted by the minute, those of a crowded minute by the second: a total between any two times reads
-- counts and few rows. The fine ones have no foreign keys: they stand beside an hour's.
-- The first row of each table that these counts do not hold yet.
CREATE TABLE folded (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO folded (name, next) SELECT name || 's', next FROM counters WHERE name IN ('event', 'alert');
CREATE TABLE event_days (
  day INTEGER NOT NULL,
  facet_id INTEGER NOT NULL REFERENCES event_facets (id),
  n INTEGER NOT NULL,
  PRIMARY KEY (day, facet_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_days (
  day INTEGER NOT NULL,
  facet_id INTEGER NOT NULL REFERENCES alert_facets (id),
  n INTEGER NOT NULL,
  PRIMARY KEY (day, facet_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_minutes (
  minute INTEGER NOT NULL,
  facet_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (minute, facet_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_seconds (
  second INTEGER NOT NULL,
  facet_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (second, facet_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_minutes (
  minute INTEGER NOT NULL,
  facet_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (minute, facet_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE alert_seconds (
  second INTEGER NOT NULL,
  facet_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (second, facet_id)
) STRICT, WITHOUT ROWID;

INSERT INTO event_days (day, facet_id, n)
SELECT hour - ((hour % 86400000000) + 86400000000) % 86400000000 AS start, facet_id, sum(n)
FROM event_hours GROUP BY 1, 2;
INSERT INTO alert_days (day, facet_id, n)
SELECT hour - ((hour % 86400000000) + 86400000000) % 86400000000 AS start, facet_id, sum(n)
FROM alert_hours GROUP BY 1, 2;
INSERT INTO event_minutes (minute, facet_id, n)
SELECT r.timestamp - ((r.timestamp % 60000000) + 60000000) % 60000000 AS start, h.facet_id, count(*)
FROM event_hours h CROSS JOIN events r
  ON r.facet_id = h.facet_id AND r.timestamp >= h.hour AND r.timestamp < h.hour + 3600000000
WHERE h.n > 500 GROUP BY 1, 2;
INSERT INTO event_seconds (second, facet_id, n)
SELECT r.timestamp - ((r.timestamp % 1000000) + 1000000) % 1000000 AS start, m.facet_id, count(*)
FROM event_minutes m CROSS JOIN events r
  ON r.facet_id = m.facet_id AND r.timestamp >= m.minute AND r.timestamp < m.minute + 60000000
WHERE m.n > 500 GROUP BY 1, 2;
INSERT INTO alert_minutes (minute, facet_id, n)
SELECT r.created_at - ((r.created_at % 60000000) + 60000000) % 60000000 AS start, h.facet_id, count(*)
FROM alert_hours h CROSS JOIN alerts r
  ON r.facet_id = h.facet_id AND r.created_at >= h.hour AND r.created_at < h.hour + 3600000000
WHERE h.n > 500 GROUP BY 1, 2;
INSERT INTO alert_seconds (second, facet_id, n)
SELECT r.created_at - ((r.created_at % 1000000) + 1000000) % 1000000 AS start, m.facet_id, count(*)
FROM alert_minutes m CROSS JOIN alerts r
  ON r.facet_id = m.facet_id AND r.created_at >= m.minute AND r.created_at < m.minute + 60000000
WHERE m.n > 500 GROUP BY 1, 2;
