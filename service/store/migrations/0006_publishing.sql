-- Who agreed to be published: a unit for those of it and under it, and each person herself.
ALTER TABLE org_unit ADD COLUMN publishes_contacts INTEGER NOT NULL DEFAULT 0
  CHECK (publishes_contacts IN (0, 1));
ALTER TABLE contact ADD COLUMN publish_consent_time INTEGER;
CREATE INDEX contact_by_publish_consent ON contact (unit) WHERE publish_consent_time IS NOT NULL;
