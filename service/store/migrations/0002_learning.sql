-- Words of the need that an engagement is the end of, parted by spaces; NULL where there are none.
ALTER TABLE engagement ADD COLUMN need_words TEXT;

CREATE TABLE topic_unlearned_word (
  topic TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;
