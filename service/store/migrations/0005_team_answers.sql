-- An owner can bring a colleague in and name a coordinator by a link: kinds 9 and 10 of an answer that
-- can still be undone. SQLite changes no CHECK of a column that is there, so that a new one takes its
-- place.
ALTER TABLE enquiry ADD COLUMN pending_answer INTEGER CHECK (pending_answer BETWEEN 1 AND 10);
UPDATE enquiry SET pending_answer = pending_kind WHERE pending_kind IS NOT NULL;
ALTER TABLE enquiry DROP COLUMN pending_kind;
ALTER TABLE enquiry RENAME COLUMN pending_answer TO pending_kind;
