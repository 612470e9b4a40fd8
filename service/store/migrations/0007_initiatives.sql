-- What units offer or ask, who takes part, and the accounts of what is given.

CREATE TABLE initiative (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 15),
  description TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES org_unit (id) DEFERRABLE INITIALLY DEFERRED,
  from_time INTEGER,
  until_time INTEGER CHECK (until_time > from_time),
  apply_until INTEGER,
  audience INTEGER NOT NULL CHECK (audience BETWEEN 1 AND 3),
  conditions TEXT NOT NULL,
  website TEXT NOT NULL,
  -- Of the terms; which of them a kind has stands in sqlite_initiative_terms.cc.
  purpose TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  case_number TEXT NOT NULL,
  document_uri TEXT NOT NULL,
  adopt_time INTEGER,
  address TEXT NOT NULL,
  opening_hours TEXT NOT NULL,
  credits INTEGER NOT NULL,
  minimum_each INTEGER NOT NULL,
  decision INTEGER NOT NULL,
  decide_time INTEGER,
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_by_unit ON initiative (unit);
CREATE INDEX initiative_by_revision ON initiative (revision);
CREATE INDEX initiative_by_update_time ON initiative (update_time);

CREATE TABLE initiative_title (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (initiative, position)
) STRICT, WITHOUT ROWID;

-- role 1: partner, 2: funder, 3: of the terms.
CREATE TABLE initiative_unit (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
  position INTEGER NOT NULL,
  unit TEXT NOT NULL REFERENCES org_unit (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (initiative, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_unit_by_unit ON initiative_unit (unit);

-- role 1: responsible, 2: of the terms (mentor, host, member). A position may be missing in between
-- where somebody was erased.
CREATE TABLE initiative_contact (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 2),
  position INTEGER NOT NULL,
  contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  capacity INTEGER NOT NULL,
  PRIMARY KEY (initiative, role, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX initiative_contact_by_contact ON initiative_contact (contact, initiative, role);

-- role 1: topic, 2: of the terms.
CREATE TABLE initiative_topic (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 2),
  position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (initiative, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_topic_by_topic ON initiative_topic (topic);

CREATE TABLE initiative_area (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  area TEXT NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (initiative, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_area_by_area ON initiative_area (area);

CREATE TABLE initiative_quota (
  initiative TEXT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  unit INTEGER NOT NULL CHECK (unit BETWEEN 1 AND 4),
  total INTEGER NOT NULL CHECK (total >= 0),
  each_max INTEGER NOT NULL CHECK (each_max BETWEEN 0 AND total),
  spent INTEGER NOT NULL CHECK (spent >= 0),
  PRIMARY KEY (initiative, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63),
  initiative TEXT NOT NULL REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
  venture TEXT REFERENCES venture (id) DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  from_time INTEGER,
  until_time INTEGER CHECK (until_time > from_time),
  revision INTEGER NOT NULL,
  create_time INTEGER NOT NULL,
  update_time INTEGER NOT NULL,
  CHECK (venture IS NOT NULL OR contact IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_by_initiative ON participation (initiative);
CREATE INDEX participation_by_venture ON participation (venture) WHERE venture IS NOT NULL;
CREATE INDEX participation_by_contact ON participation (contact) WHERE contact IS NOT NULL;
CREATE INDEX participation_by_revision ON participation (revision);
CREATE INDEX participation_by_update_time ON participation (update_time);

CREATE TABLE participation_take (
  participation TEXT NOT NULL REFERENCES participation (id) ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  unit INTEGER NOT NULL CHECK (unit BETWEEN 1 AND 4),
  reserved INTEGER NOT NULL CHECK (reserved >= 0),
  used INTEGER NOT NULL CHECK (used >= 0),
  PRIMARY KEY (participation, position)
) STRICT, WITHOUT ROWID;

-- The same table with room for the two new kinds.
CREATE TABLE tombstone_of_all_kinds (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO tombstone_of_all_kinds SELECT kind, id, revision FROM tombstone;
DROP TABLE tombstone;
ALTER TABLE tombstone_of_all_kinds RENAME TO tombstone;
CREATE INDEX tombstone_by_revision ON tombstone (revision);
