-- Schema 1: one table a resource, child tables for lists, and the store's own records.
--
-- Instants are whole seconds since 1970-01-01T00:00:00Z; NULL is an open end. References are
-- deferred: a commit is checked when all its operations are applied. Indexes stand on every
-- referring column, so that the removal of a row finds what still refers to it.

CREATE TABLE store_state (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT;
INSERT INTO store_state (only_row, revision) VALUES (1, 0);

CREATE TABLE area (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  parent TEXT REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX area_by_parent ON area (parent) WHERE parent IS NOT NULL;
CREATE INDEX area_by_revision ON area (revision);
CREATE INDEX area_by_update_time ON area (update_time);

CREATE TABLE area_name (
  area TEXT NOT NULL REFERENCES area (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

-- Both directions of each border stand here.
CREATE TABLE area_neighbour (
  area TEXT NOT NULL REFERENCES area (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  neighbour TEXT NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (area, neighbour),
  CHECK (area <> neighbour)
) STRICT, WITHOUT ROWID;
CREATE INDEX area_neighbour_by_neighbour ON area_neighbour (neighbour);

CREATE TABLE area_former_number (
  area TEXT NOT NULL REFERENCES area (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX area_former_number_by_number ON area_former_number (number);

CREATE TABLE area_postal_code (
  area TEXT NOT NULL REFERENCES area (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 4),
  PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX area_postal_code_by_code ON area_postal_code (code);

CREATE TABLE topic (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
  uri TEXT NOT NULL,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_by_uri ON topic (uri) WHERE uri <> '';
CREATE INDEX topic_by_revision ON topic (revision);
CREATE INDEX topic_by_update_time ON topic (update_time);

CREATE TABLE topic_label (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_hidden_label (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_note (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_broader (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  broader TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_broader_by_broader ON topic_broader (broader);

CREATE TABLE topic_related (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  related TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_related_by_related ON topic_related (related);

CREATE TABLE org_unit (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 9),
  parent TEXT REFERENCES org_unit (id) DEFERRABLE INITIALLY DEFERRED,
  interest TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  phone TEXT NOT NULL,
  website TEXT NOT NULL,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX org_unit_by_parent ON org_unit (parent) WHERE parent IS NOT NULL;
CREATE INDEX org_unit_by_revision ON org_unit (revision);
CREATE INDEX org_unit_by_update_time ON org_unit (update_time);

CREATE TABLE org_unit_name (
  org_unit TEXT NOT NULL REFERENCES org_unit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (org_unit, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE org_unit_area (
  org_unit TEXT NOT NULL REFERENCES org_unit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  area TEXT NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (org_unit, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX org_unit_area_by_area ON org_unit_area (area);

CREATE TABLE contact (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  display_name TEXT NOT NULL CHECK (display_name <> ''),
  title TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES org_unit (id) DEFERRABLE INITIALLY DEFERRED,
  tenure_from INTEGER,
  tenure_until INTEGER CHECK (tenure_until > tenure_from),
  capacity_per_week INTEGER NOT NULL CHECK (capacity_per_week >= 0),
  deputy TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED CHECK (deputy <> id),
  successor TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED CHECK (successor <> id),
  front_door INTEGER NOT NULL CHECK (front_door IN (0, 1)),
  confirm_time INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_unit ON contact (unit);
CREATE INDEX contact_by_deputy ON contact (deputy) WHERE deputy IS NOT NULL;
CREATE INDEX contact_by_successor ON contact (successor) WHERE successor IS NOT NULL;
CREATE INDEX contact_by_revision ON contact (revision);
CREATE INDEX contact_by_update_time ON contact (update_time);

CREATE TABLE contact_expertise (
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  verify_time INTEGER NOT NULL,
  expire_time INTEGER,
  PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_expertise_by_topic ON contact_expertise (topic);

CREATE TABLE contact_language (
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_absence (
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  from_time INTEGER,
  until_time INTEGER CHECK (until_time > from_time),
  PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_channel (
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  visibility INTEGER NOT NULL CHECK (visibility BETWEEN 1 AND 3),
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE venture (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  display_name TEXT NOT NULL CHECK (display_name <> ''),
  description TEXT NOT NULL,
  website TEXT NOT NULL,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX venture_by_revision ON venture (revision);
CREATE INDEX venture_by_update_time ON venture (update_time);

CREATE TABLE venture_topic (
  venture TEXT NOT NULL REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (venture, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX venture_topic_by_topic ON venture_topic (topic);

CREATE TABLE venture_area (
  venture TEXT NOT NULL REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  area TEXT NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (venture, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX venture_area_by_area ON venture_area (area);

CREATE TABLE venture_person (
  venture TEXT NOT NULL REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  display_name TEXT NOT NULL,
  PRIMARY KEY (venture, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE venture_collaboration (
  venture TEXT NOT NULL REFERENCES venture (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  unit TEXT NOT NULL REFERENCES org_unit (id) DEFERRABLE INITIALLY DEFERRED,
  topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  time INTEGER,
  PRIMARY KEY (venture, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX venture_collaboration_by_unit ON venture_collaboration (unit);
CREATE INDEX venture_collaboration_by_topic ON venture_collaboration (topic)
  WHERE topic IS NOT NULL;

CREATE TABLE tie (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  from_venture TEXT REFERENCES venture (id) DEFERRABLE INITIALLY DEFERRED,
  from_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  to_contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
  strength REAL NOT NULL CHECK (strength > 0 AND strength < 1),
  from_time INTEGER,
  until_time INTEGER CHECK (until_time > from_time),
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL,
  CHECK ((from_venture IS NULL) <> (from_contact IS NULL)),
  CHECK (from_contact <> to_contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_by_from_venture ON tie (from_venture) WHERE from_venture IS NOT NULL;
CREATE INDEX tie_by_from_contact ON tie (from_contact) WHERE from_contact IS NOT NULL;
CREATE INDEX tie_by_to_contact ON tie (to_contact);
CREATE INDEX tie_by_revision ON tie (revision);
CREATE INDEX tie_by_update_time ON tie (update_time);

-- Append-only; rows leave only with their people. AUTOINCREMENT: a sequence is never given twice.
CREATE TABLE engagement (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id TEXT,
  time INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 11),
  venture TEXT NOT NULL REFERENCES venture (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  other_contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  topic TEXT REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  area TEXT REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX engagement_by_source_id ON engagement (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX engagement_by_venture ON engagement (venture);
CREATE INDEX engagement_by_contact ON engagement (contact);
CREATE INDEX engagement_by_other_contact ON engagement (other_contact)
  WHERE other_contact IS NOT NULL;
CREATE INDEX engagement_by_topic ON engagement (topic) WHERE topic IS NOT NULL;
CREATE INDEX engagement_by_area ON engagement (area) WHERE area IS NOT NULL;
CREATE INDEX engagement_by_revision ON engagement (revision);

-- What is gone, for those who follow the changes: opaque ids, nothing else.
CREATE TABLE tombstone (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_by_revision ON tombstone (revision);

CREATE TABLE erased_engagement (
  sequence INTEGER NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX erased_engagement_by_revision ON erased_engagement (revision);

-- What a repeated request is answered with: numbers only, so that no erasure has to look here.
CREATE TABLE request (
  request_id TEXT NOT NULL PRIMARY KEY,
  fingerprint INTEGER NOT NULL,
  time INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_by_time ON request (time);

CREATE TABLE request_receipt (
  request_id TEXT NOT NULL REFERENCES request (request_id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (request_id, position)
) STRICT, WITHOUT ROWID;

-- Needs asked for in vain, by day. No references: what was missing may later be removed.
CREATE TABLE gap_count (
  day INTEGER NOT NULL,
  area TEXT NOT NULL,
  topic TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (day, area, topic)
) STRICT, WITHOUT ROWID;
