#include "service/api/directory_writes.h"

#include <gtest/gtest.h>

#include "veieninn/v1/contact.pb.h"

namespace veieninn::api {
namespace {

v1::Contact current() {
  v1::Contact contact;
  contact.set_name("contacts/c001");
  contact.set_etag("7");
  contact.set_display_name("Rolig Bok");
  contact.set_title("Rådgiver");
  contact.add_language_codes("nb");
  contact.set_front_door(true);
  return contact;
}

v1::Contact wanted() {
  v1::Contact contact;
  contact.set_name("contacts/other");
  contact.set_etag("1");
  contact.set_title("Leder");
  contact.add_language_codes("en");
  return contact;
}

TEST(UpdateMask, ChangesOnlyWhatItNames) {
  v1::Contact merged = current();
  google::protobuf::FieldMask mask;
  mask.add_paths("title");
  ASSERT_TRUE(merge_fields(mask, wanted(), &merged));
  EXPECT_EQ(merged.title(), "Leder");
  EXPECT_EQ(merged.display_name(), "Rolig Bok");
  EXPECT_EQ(merged.language_codes(0), "nb");
  EXPECT_TRUE(merged.front_door());
}

TEST(UpdateMask, ReplacesListsAndClearsWhatIsUnset) {
  v1::Contact merged = current();
  google::protobuf::FieldMask mask;
  mask.add_paths("language_codes");
  mask.add_paths("front_door");
  ASSERT_TRUE(merge_fields(mask, wanted(), &merged));
  ASSERT_EQ(merged.language_codes_size(), 1);
  EXPECT_EQ(merged.language_codes(0), "en");
  EXPECT_FALSE(merged.front_door());
  EXPECT_EQ(merged.title(), "Rådgiver");
}

TEST(UpdateMask, EmptyOrAsteriskReplacesEverythingButTheServersOwnFields) {
  for (const bool asterisk : {false, true}) {
    v1::Contact merged = current();
    google::protobuf::FieldMask mask;
    if (asterisk) mask.add_paths("*");
    ASSERT_TRUE(merge_fields(mask, wanted(), &merged));
    EXPECT_EQ(merged.display_name(), "");
    EXPECT_EQ(merged.title(), "Leder");
    EXPECT_EQ(merged.name(), "contacts/c001");
    EXPECT_EQ(merged.etag(), "7");
  }
}

TEST(UpdateMask, WithAnUnknownPathIsRefusedAndChangesNothing) {
  for (const char* path : {"nickname", "tenure.start_time", "", "display_name,title"}) {
    v1::Contact merged = current();
    google::protobuf::FieldMask mask;
    mask.add_paths("title");
    mask.add_paths(path);
    const auto done = merge_fields(mask, wanted(), &merged);
    ASSERT_FALSE(done) << path;
    EXPECT_EQ(done.error().violations[0].field, "update_mask.paths[1]");
    EXPECT_EQ(merged.SerializeAsString(), current().SerializeAsString());
  }
}

TEST(Etags, AreOpaqueAndStrict) {
  EXPECT_EQ(revision_of_etag(""), std::nullopt);
  EXPECT_EQ(revision_of_etag(etag_of(42)), 42);
  for (const char* foreign : {"x", "42x", " 42", "4.2", "99999999999999999999"}) {
    EXPECT_EQ(revision_of_etag(foreign), -1) << foreign;
  }
}

}  // namespace
}  // namespace veieninn::api
