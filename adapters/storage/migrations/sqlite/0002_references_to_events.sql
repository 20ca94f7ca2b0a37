-- What refers to an event, found by the event, so that old ones can be removed. Event ids ascend as rows come, and
-- these indexes grow at their end.
CREATE INDEX alerts_by_event ON alerts (event_id);
CREATE INDEX alert_events_by_event ON alert_events (event_id);
CREATE INDEX event_uids_by_event ON event_uids (event_id);
