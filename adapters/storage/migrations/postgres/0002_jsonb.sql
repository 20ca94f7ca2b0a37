-- What is JSON becomes jsonb: one real type, that SQL can look into and index.
ALTER TABLE audit ALTER COLUMN detail TYPE JSONB USING CAST(detail AS jsonb);
ALTER TABLE events ALTER COLUMN attributes TYPE JSONB USING CAST(attributes AS jsonb);
ALTER TABLE alerts ALTER COLUMN metadata TYPE JSONB USING CAST(metadata AS jsonb);
