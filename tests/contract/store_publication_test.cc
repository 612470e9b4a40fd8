// What is read of a unit to be published.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model::Contact consenting(std::string id, std::string unit) {
  model::Contact row = contact(std::move(id));
  row.unit = std::move(unit);
  row.publish_consent_time = Instant{1'695'000'000};
  return row;
}

template <typename Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

}  // namespace

void StorePublication::SetUp() {
  StoreContract::SetUp();
  commit_small_world();
  model::Contact expert = consenting("c7", "barnehager");
  expert.expertise = {
      {"barnehage", model::ExpertiseLevel::kExpert, Instant{1'690'000'000}, kNever}};
  commit({put(unit("oppvekst", "asker")), put(unit("barnehager", "oppvekst", {"32"})),
          put(unit("kultur", "asker")), put(consenting("c5", "kultur")), put(expert),
          put(consenting("c6", "asker"))});
}

namespace {

TEST_P(StorePublication, IsWhoAgreedInTheUnitAndUnderIt) {
  EXPECT_THAT(ids_of(rows_of("asker").contacts), ElementsAre("c5", "c6", "c7"));
  EXPECT_THAT(ids_of(rows_of("oppvekst").contacts), ElementsAre("c7"));
  EXPECT_THAT(ids_of(rows_of("kultur").contacts), ElementsAre("c5"));
}

TEST_P(StorePublication, NamesTheUnitFirstThenThoseAboveItThenWhereTheOthersWork) {
  EXPECT_THAT(ids_of(rows_of("asker").units), ElementsAre("asker", "barnehager", "kultur"));
  EXPECT_THAT(ids_of(rows_of("barnehager").units), ElementsAre("barnehager", "oppvekst", "asker"));
}

TEST_P(StorePublication, BringsTheTopicsAndAreasThatItSpeaksOf) {
  const UnitRows rows = rows_of("asker");
  EXPECT_THAT(ids_of(rows.topics), ElementsAre("barnehage"));
  EXPECT_THAT(ids_of(rows.areas), ElementsAre("32", "3203"));
  EXPECT_EQ(rows.revision, store().newest_revision().value());
  EXPECT_EQ(std::get<model::Contact>(store().get(ResourceKind::kContact, "c7")->row),
            rows.contacts.back());
}

TEST_P(StorePublication, ForgetsWhoIsErasedOrTakesItBackWithThatCommit) {
  model::Contact private_again = consenting("c5", "kultur");
  private_again.publish_consent_time = kNever;
  commit({Erase{ResourceKind::kContact, "c7", {}, false}, put(private_again)});
  EXPECT_THAT(ids_of(rows_of("asker").contacts), ElementsAre("c6"));
  EXPECT_THAT(rows_of("asker").topics, IsEmpty());
}

TEST_P(StorePublication, IsCutWhereOneReadWouldBeLong) {
  std::vector<Operation> many;
  for (std::int32_t i = 0; i < kConsentingContactsMax; ++i) {
    many.push_back(put(consenting("b" + std::to_string(10'000 + i), "kultur")));
  }
  commit(std::move(many));
  const std::vector<std::string> ids = ids_of(rows_of("asker").contacts);
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kConsentingContactsMax));
  EXPECT_EQ(ids.front(), "b10000");
  EXPECT_EQ(ids.back(), "b10999");
}

TEST_P(StorePublication, OfAUnitThatDoesNotExistIsNotFound) {
  EXPECT_EQ(store().read_unit_rows("ukjent").error(), not_found("orgUnits/ukjent"));
}

}  // namespace
}  // namespace veieninn::store
