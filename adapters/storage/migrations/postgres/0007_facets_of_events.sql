-- Each event stored made the server look for its facet and lock it, a quarter of the time that storing it took.
-- Facets are made in the transaction that stores the first event of theirs, and nothing removes one.
ALTER TABLE events DROP CONSTRAINT events_facet_id_fkey1;
