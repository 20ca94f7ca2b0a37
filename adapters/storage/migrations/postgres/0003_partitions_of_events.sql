-- What refers to an event, found by the event, so that old ones can be removed. Event ids ascend as rows come, and
-- these indexes grow at their end.
CREATE INDEX alerts_by_event ON alerts (event_id);
CREATE INDEX alert_events_by_event ON alert_events (event_id);
CREATE INDEX event_uids_by_event ON event_uids (event_id);

-- Events in ranges of 5,000,000 ids: a partition whose events have all been removed is dropped, which gives its
-- space back. Ids ascend with the time of receipt, and the primary key stays one for all partitions. What was
-- stored before becomes the first.
ALTER TABLE event_uids DROP CONSTRAINT event_uids_event_id_fkey;
ALTER TABLE alerts DROP CONSTRAINT alerts_event_id_fkey;
ALTER TABLE alert_events DROP CONSTRAINT alert_events_event_id_fkey;
ALTER TABLE events RENAME TO events_0;
ALTER INDEX events_pkey RENAME TO events_0_pkey;
ALTER INDEX events_by_time RENAME TO events_0_by_time;
ALTER INDEX events_by_facet RENAME TO events_0_by_facet;

CREATE TABLE events (
  id BIGINT PRIMARY KEY,
  facet_id BIGINT NOT NULL REFERENCES event_facets (id),
  timestamp TIMESTAMPTZ NOT NULL,
  received_at TIMESTAMPTZ NOT NULL,
  description TEXT NOT NULL,
  attributes JSONB NOT NULL,
  uid TEXT
) PARTITION BY RANGE (id);
CREATE INDEX events_by_time ON events (timestamp, id);
CREATE INDEX events_by_facet ON events (facet_id, timestamp, id);

DO $$
DECLARE
  size CONSTANT BIGINT := 5000000;
  bound BIGINT;
BEGIN
  SELECT (next / size + 1) * size INTO bound FROM counters WHERE name = 'event';
  EXECUTE format('ALTER TABLE events ATTACH PARTITION events_0 FOR VALUES FROM (0) TO (%s)', bound);
  EXECUTE format('CREATE TABLE events_%s PARTITION OF events FOR VALUES FROM (%s) TO (%s)',
                 bound / size, bound, bound + size);
END
$$;

ALTER TABLE event_uids ADD FOREIGN KEY (event_id) REFERENCES events (id);
ALTER TABLE alerts ADD FOREIGN KEY (event_id) REFERENCES events (id);
ALTER TABLE alert_events ADD FOREIGN KEY (event_id) REFERENCES events (id);
