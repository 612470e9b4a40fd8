-- Who keeps the contacts of her unit, and gets the enquiries that nobody answered.
ALTER TABLE contact ADD COLUMN registrar INTEGER NOT NULL DEFAULT 0 CHECK (registrar IN (0, 1));
CREATE INDEX contact_by_registrar ON contact (unit) WHERE registrar = 1;
