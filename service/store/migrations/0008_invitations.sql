-- Ventures that were asked to an initiative. Whoever is erased leaves her column empty.
CREATE TABLE invitation (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  initiative TEXT NOT NULL
    REFERENCES initiative (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  venture TEXT NOT NULL REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  reply_until INTEGER NOT NULL,
  answer_time INTEGER,
  note TEXT NOT NULL,
  enquiry TEXT REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL,
  CHECK ((state = 1) = (answer_time IS NULL)),
  CHECK ((state = 2) = (enquiry IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitation_by_initiative ON invitation (initiative, venture);
CREATE INDEX invitation_by_venture ON invitation (venture, state);
CREATE INDEX invitation_by_contact ON invitation (contact) WHERE contact IS NOT NULL;
CREATE INDEX invitation_by_enquiry ON invitation (enquiry) WHERE enquiry IS NOT NULL;
CREATE INDEX invitation_by_create_time ON invitation (create_time, id);
CREATE INDEX invitation_by_reply_until ON invitation (reply_until) WHERE state = 1;
CREATE INDEX invitation_by_answer_time ON invitation (answer_time)
  WHERE state <> 1 AND text <> '';

-- A venture's yes or no to an invitation is a fact: kinds 12 and 13. SQLite changes no CHECK of a
-- column that is there, so that a new one takes its place.
ALTER TABLE engagement ADD COLUMN fact_kind INTEGER NOT NULL DEFAULT 1
  CHECK (fact_kind BETWEEN 1 AND 13);
UPDATE engagement SET fact_kind = kind;
ALTER TABLE engagement DROP COLUMN kind;
ALTER TABLE engagement RENAME COLUMN fact_kind TO kind;
