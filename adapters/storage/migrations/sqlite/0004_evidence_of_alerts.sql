-- Why a rule raised an alert: JSON, or null. And alerts that take matches of their own time alone, because one of the
-- same fingerprint was seen later: they have no fold_key.
ALTER TABLE alerts ADD COLUMN evidence TEXT;
ALTER TABLE alerts ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));
CREATE INDEX alerts_superseded ON alerts (fingerprint, last_seen) WHERE superseded;
