-- A letter may be of an initiative instead of an enquiry: everybody learns whether a training starts.
-- SQLite takes no NOT NULL away, so that a new table takes the old one's place.
CREATE TABLE letter_of_either (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
  enquiry TEXT REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  initiative TEXT REFERENCES initiative (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind INTEGER NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  next_time INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  CHECK ((enquiry IS NULL) <> (initiative IS NULL))
) STRICT;
INSERT INTO letter_of_either (sequence, id, enquiry, kind, contact, state, next_time, attempts)
  SELECT sequence, id, enquiry, kind, contact, state, next_time, attempts FROM letter;
DROP TABLE letter;
ALTER TABLE letter_of_either RENAME TO letter;
CREATE INDEX letter_by_enquiry ON letter (enquiry) WHERE enquiry IS NOT NULL;
CREATE INDEX letter_by_initiative ON letter (initiative) WHERE initiative IS NOT NULL;
CREATE INDEX letter_by_next_time ON letter (next_time) WHERE state = 1;
CREATE INDEX letter_by_contact ON letter (contact) WHERE contact IS NOT NULL;

-- Which municipalities sent too few, as it stood when it was decided. No person is in it, so that it
-- stays when who was counted is erased.
CREATE TABLE training_shortfall (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  municipality TEXT NOT NULL REFERENCES org_unit (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  participants INTEGER NOT NULL CHECK (participants >= 0),
  minimum INTEGER NOT NULL CHECK (minimum > participants),
  PRIMARY KEY (initiative, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_shortfall_by_municipality ON training_shortfall (municipality);
