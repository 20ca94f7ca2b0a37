-- What is JSON becomes json: its text is kept as it came, members in their order and numbers in their digits, as on
-- SQLite. SQL can look into it all the same. jsonb was built when a row was stored and taken apart again each time it
-- was read, and nothing asked for what that is good for, an index on its members.
ALTER TABLE audit ALTER COLUMN detail TYPE JSON;
ALTER TABLE roles ALTER COLUMN permissions TYPE JSON;
ALTER TABLE rule_overrides ALTER COLUMN dedup_key TYPE JSON;
ALTER TABLE events ALTER COLUMN attributes TYPE JSON;
ALTER TABLE alerts
  ALTER COLUMN entities TYPE JSON,
  ALTER COLUMN iocs TYPE JSON,
  ALTER COLUMN mitre_techniques TYPE JSON,
  ALTER COLUMN affected_assets TYPE JSON,
  ALTER COLUMN metadata TYPE JSON,
  ALTER COLUMN evidence TYPE JSON;
