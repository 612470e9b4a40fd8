-- Enquiries, their events, and the letters and links that carry them. Whoever is erased leaves the
-- columns that named her empty; a venture takes its enquiries with it.

CREATE TABLE enquiry (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  venture TEXT NOT NULL REFERENCES venture (id) DEFERRABLE INITIALLY DEFERRED,
  topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  area TEXT REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  need_text TEXT NOT NULL,
  language TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  sender_address TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
  way INTEGER NOT NULL,
  hop INTEGER NOT NULL,
  waits_on TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  waiting_since INTEGER,
  due_time INTEGER,
  reminders INTEGER NOT NULL,
  owner TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  offered_to TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  coordinator TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  outcome INTEGER CHECK (outcome BETWEEN 1 AND 7),
  pending_kind INTEGER CHECK (pending_kind BETWEEN 1 AND 8),
  pending_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  pending_other_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  pending_decline_reason INTEGER CHECK (pending_decline_reason BETWEEN 1 AND 4),
  pending_note TEXT,
  pending_until INTEGER,
  pending_outcome INTEGER CHECK (pending_outcome BETWEEN 1 AND 7),
  pending_effect_time INTEGER,
  event_count INTEGER NOT NULL,
  next_time INTEGER,  -- when the clock has something to do
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL,
  CHECK ((state = 6) = (outcome IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX enquiry_by_venture ON enquiry (venture, state);
CREATE INDEX enquiry_by_create_time ON enquiry (create_time, id);
CREATE INDEX enquiry_by_end ON enquiry (update_time) WHERE state = 6 AND need_text <> '';
CREATE INDEX enquiry_by_next_time ON enquiry (next_time) WHERE next_time IS NOT NULL;
CREATE INDEX enquiry_by_topic ON enquiry (topic) WHERE topic IS NOT NULL;
CREATE INDEX enquiry_by_area ON enquiry (area) WHERE area IS NOT NULL;
CREATE INDEX enquiry_by_waits_on ON enquiry (waits_on) WHERE waits_on IS NOT NULL;
CREATE INDEX enquiry_by_owner ON enquiry (owner) WHERE owner IS NOT NULL;
CREATE INDEX enquiry_by_offered_to ON enquiry (offered_to) WHERE offered_to IS NOT NULL;
CREATE INDEX enquiry_by_coordinator ON enquiry (coordinator) WHERE coordinator IS NOT NULL;
CREATE INDEX enquiry_by_pending_contact ON enquiry (pending_contact)
  WHERE pending_contact IS NOT NULL;
CREATE INDEX enquiry_by_pending_other_contact ON enquiry (pending_other_contact)
  WHERE pending_other_contact IS NOT NULL;

-- role 1: the hop-th on the position-th way; 2: the position-th who was asked; 3: who had it as a
-- registrar; 4: in the team. A way keeps its place when its person is erased.
CREATE TABLE enquiry_person (
  enquiry TEXT NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 4),
  position INTEGER NOT NULL,
  hop INTEGER NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (enquiry, role, position, hop)
) STRICT, WITHOUT ROWID;
CREATE INDEX enquiry_person_by_contact ON enquiry_person (contact) WHERE contact IS NOT NULL;

CREATE TABLE enquiry_event (
  enquiry TEXT NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  time INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 26),
  actor INTEGER NOT NULL CHECK (actor BETWEEN 1 AND 4),
  actor_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  other_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  decline_reason INTEGER CHECK (decline_reason BETWEEN 1 AND 4),
  note TEXT NOT NULL,
  until INTEGER,
  outcome INTEGER CHECK (outcome BETWEEN 1 AND 7),
  PRIMARY KEY (enquiry, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX enquiry_event_by_actor_contact ON enquiry_event (actor_contact)
  WHERE actor_contact IS NOT NULL;
CREATE INDEX enquiry_event_by_contact ON enquiry_event (contact) WHERE contact IS NOT NULL;
CREATE INDEX enquiry_event_by_other_contact ON enquiry_event (other_contact)
  WHERE other_contact IS NOT NULL;

CREATE TABLE letter (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
  enquiry TEXT NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind INTEGER NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  next_time INTEGER NOT NULL,
  attempts INTEGER NOT NULL
) STRICT;
CREATE INDEX letter_by_enquiry ON letter (enquiry);
CREATE INDEX letter_by_next_time ON letter (next_time) WHERE state = 1;
CREATE INDEX letter_by_contact ON letter (contact) WHERE contact IS NOT NULL;

CREATE TABLE answer_link (
  hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
  letter TEXT NOT NULL,
  enquiry TEXT NOT NULL REFERENCES enquiry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind INTEGER NOT NULL,
  expire_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_link_by_enquiry ON answer_link (enquiry);
CREATE INDEX answer_link_by_contact ON answer_link (contact);
CREATE INDEX answer_link_by_expire_time ON answer_link (expire_time);

CREATE TABLE sender_stop (
  venture TEXT NOT NULL PRIMARY KEY
    REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  enquiry TEXT NOT NULL,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sender_stop_by_contact ON sender_stop (contact) WHERE contact IS NOT NULL;

CREATE INDEX contact_by_tenure_until ON contact (tenure_until) WHERE tenure_until IS NOT NULL;
