-- Why a rule raised an alert: JSON, or null. And alerts that take matches of their own time alone, because one of the
-- same fingerprint was seen later: they have no fold_key.
ALTER TABLE alerts ADD COLUMN evidence JSONB;
ALTER TABLE alerts ADD COLUMN superseded BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX alerts_superseded ON alerts (fingerprint, last_seen) WHERE superseded;
