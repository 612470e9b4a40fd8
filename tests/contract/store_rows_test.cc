// What is put is what is got, whole, in order, after closing too.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::AreaKind;

model::Area full_area() {
  model::Area row = area("3203", AreaKind::kMunicipality, "32");
  row.names = {{"nb", "Asker"}, {"se", "Ásker"}};
  row.former_numbers = {"3025", "0220"};
  row.postal_codes = {"1383", "1384"};
  return row;
}

model::Topic full_topic() {
  model::Topic row = topic("barnehage", {"oppvekst"});
  row.kind = model::TopicKind::kWord;
  row.uri = "https://example.org/los/ord/barnehage";
  row.labels = {{"nb", "Barnehage"}, {"nn", "Barnehage"}, {"en", "Kindergarten"}};
  row.hidden_labels = {{"nb", "bhg"}, {"nb", "barnepark"}};
  row.unlearned_words = {"sykkel", "verksted"};
  row.related = {"skole"};
  row.notes = {{"nb", "Om barnehager."}};
  return row;
}

model::OrgUnit full_unit() {
  model::OrgUnit row = unit("oppvekst-asker", "asker", {"3203", "32"});
  row.kind = model::UnitKind::kDepartment;
  row.interest = "Vi ser etter\nnye måter å møte unge på.";
  row.mailbox = "post@example.org";
  row.phone = "+47 12 34 56 78";
  row.website = "https://example.org/asker";
  row.publishes_contacts = true;
  return row;
}

model::Contact full_contact() {
  model::Contact row = contact("c9", "Grønn Hylle");
  row.title = "Rådgiver";
  row.unit = "oppvekst-asker";
  row.tenure = {Instant{1'600'000'000}, kNever};
  row.expertise = {{"skole", model::ExpertiseLevel::kBasic, Instant{1'690'000'000}, kNever},
                   {"barnehage", model::ExpertiseLevel::kExpert, Instant{1'690'000'000},
                    Instant{1'790'000'000}}};
  row.languages = {"nn", "nb", "uk"};
  row.capacity_per_week = 4;
  row.absences = {{Instant{1'700'000'000}, Instant{1'701'000'000}}, {kAlways, Instant{5}}};
  row.deputy = "c2";
  row.successor = "c3";
  row.channels = {
      {model::ChannelKind::kPhone, model::ChannelVisibility::kOnAcceptance, "12 34 56 78"},
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, "hylle@example.org"}};
  row.front_door = true;
  row.registrar = true;
  row.publish_consent_time = Instant{1'695'000'000};
  return row;
}

model::Venture full_venture() {
  model::Venture row = venture("v9");
  row.description = "Vi lager sykler.";
  row.topics = {"skole", "barnehage"};
  row.areas = {"3203"};
  row.website = "https://example.org/sykkel";
  row.people = {"Klok Kopp", "Mild Due"};
  row.collaborations = {{"asker", "", kAlways}, {"asker", "skole", Instant{1'500'000'000}}};
  return row;
}

TEST_P(StoreContract, ReturnsEveryFieldOfEveryKindAsItWasPutEvenWhenReopened) {
  commit_small_world();
  model::Tie bounded = tie("t9", "c9", "c1");
  bounded.kind = model::TieKind::kWorkingGroup;
  bounded.strength = 0.1 + 0.2;
  bounded.window = {kAlways, Instant{1'800'000'000}};
  const std::vector<Resource> rows = {full_area(),    full_topic(),   full_unit(),
                                      full_contact(), full_venture(), venture_tie("t8", "v9", "c9"),
                                      bounded};
  std::vector<Operation> operations = {put(topic("skole"))};
  for (const Resource& row : rows) operations.push_back(put(row));
  const Revision revision = commit(operations).revision;
  for (int round = 0; round < 2; ++round) {
    for (const Resource& row : rows) {
      const auto stored = store().get(kind_of(row), id_of(row));
      ASSERT_TRUE(stored) << id_of(row);
      EXPECT_TRUE(stored->row == row) << id_of(row);
      EXPECT_EQ(stored->revision, revision);
      EXPECT_EQ(stored->update_time, now);
    }
    host().reopen();
  }
}

TEST_P(StoreContract, AnswersNotFoundForWhatIsNotThere) {
  const auto missing = store().get(ResourceKind::kContact, "nobody");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(), not_found("contacts/nobody"));
}

TEST_P(StoreContract, KeepsTheCreateTimeAndMovesTheUpdateTime) {
  commit_small_world();
  const Instant created = now;
  now = Instant{created.unix_seconds + 60};
  commit({put(contact("c3", "Blid Krakk"))});
  const auto stored = store().get(ResourceKind::kContact, "c3");
  EXPECT_EQ(stored->create_time, created);
  EXPECT_EQ(stored->update_time, now);
}

TEST_P(StoreContract, ReplacesListsWithLongerAndShorterOnes) {
  commit_small_world();
  model::Contact row = contact("c3");
  for (const std::vector<std::string>& languages :
       {std::vector<std::string>{"nb"}, {"en", "nb", "nn"}, {}, {"se"}}) {
    row.languages = languages;
    commit({put(row)});
    const StoredResource stored = store().get(ResourceKind::kContact, "c3").value();
    EXPECT_EQ(std::get<model::Contact>(stored.row), row);
  }
}

TEST_P(StoreContract, AnEmptyStoreStandsAtRevisionZeroAndHoldsNothing) {
  EXPECT_EQ(store().newest_revision().value(), 0);
  const ChangeSet changes = store().changes_since(0).value();
  EXPECT_TRUE(changes.rows.empty());
  EXPECT_TRUE(changes.tombstones.empty());
  EXPECT_EQ(changes.revision, 0);
}

}  // namespace
}  // namespace veieninn::store
