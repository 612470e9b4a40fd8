#include "service/api/resource_names.h"

#include <gtest/gtest.h>

namespace veieninn::api {
namespace {

using store::ResourceKind;

TEST(ResourceNames, LeadToTheirId) {
  EXPECT_EQ(id_of_name(ResourceKind::kContact, "contacts/c001", "name"), "c001");
  EXPECT_EQ(id_of_name(ResourceKind::kArea, "areas/0301-14", "name"), "0301-14");
  EXPECT_EQ(id_of_name(ResourceKind::kOrgUnit, "orgUnits/asker", "name"), "asker");
}

TEST(ResourceNames, OfAnotherCollectionAreRefusedWithAnExample) {
  for (const char* name :
       {"areas/c001", "contacts", "contacts/", "c001", "/contacts/c001", "Contacts/c001",
        "contacts/c001/expertise", "contacts/C001", "contacts/-c", "contacts/kåre"}) {
    const auto id = id_of_name(ResourceKind::kContact, name, "contact.deputy");
    ASSERT_FALSE(id) << name;
    EXPECT_EQ(id.error().reason, ErrorReason::kInvalidArgument);
    ASSERT_EQ(id.error().violations.size(), 1U);
    EXPECT_EQ(id.error().violations[0].field, "contact.deputy");
    EXPECT_NE(id.error().violations[0].remedy.find("contacts/c001"), std::string::npos) << name;
  }
}

TEST(ResourceNames, EmptyOnesSayThatTheyAreEmpty) {
  const auto id = id_of_name(ResourceKind::kArea, "", "name");
  ASSERT_FALSE(id);
  EXPECT_EQ(id.error().violations[0].description, "is empty");
}

TEST(ResourceNames, AreBuiltFromCollectionAndId) {
  EXPECT_EQ(name_of(ResourceKind::kTie, "t1"), "ties/t1");
  EXPECT_EQ(engagement_name(1042), "engagements/1042");
}

TEST(ResourceNames, KnowTheTypeThatTheProtoDeclares) {
  EXPECT_EQ(type_of_name("orgUnits/asker"), "OrgUnit");
  EXPECT_EQ(type_of_name("engagements/7"), "Engagement");
  EXPECT_EQ(type_of_name("nothing/7"), "");
}

}  // namespace
}  // namespace veieninn::api
