// What an erasure takes with it, and that no byte of a person stays.
#include <gmock/gmock.h>

#include <random>
#include <set>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_P(StoreContract, ErasesAContactWithHerTiesAndEngagementsAndWhereOthersNameHer) {
  commit_small_world();
  model::Contact named = contact("c3", "Blid Stol");
  named.successor = "c2";
  model::Engagement introduced = engagement("c1", model::EngagementKind::kIntroduced);
  introduced.other_contact = "c2";
  const CommitReceipt facts =
      commit({put(named), Append{engagement("c1")}, Append{engagement("c2")}, Append{introduced}});
  const Revision before = facts.revision;

  const CommitReceipt receipt = commit({erase(ResourceKind::kContact, "c2")});
  EXPECT_EQ(receipt.operations[0].outcome, Outcome::kDeleted);
  EXPECT_FALSE(store().get(ResourceKind::kContact, "c2"));
  EXPECT_FALSE(store().get(ResourceKind::kTie, "t1"));
  const StoredResource first = store().get(ResourceKind::kContact, "c1").value();
  EXPECT_EQ(std::get<model::Contact>(first.row).deputy, "");
  EXPECT_EQ(first.revision, receipt.revision);
  const StoredResource third = store().get(ResourceKind::kContact, "c3").value();
  EXPECT_EQ(std::get<model::Contact>(third.row).successor, "");

  const ChangeSet changes = store().changes_since(before).value();
  EXPECT_THAT(changes.erased_engagements,
              ElementsAre(facts.operations[2].sequence, facts.operations[3].sequence));
  std::set<std::string> gone;
  for (const Tombstone& tombstone : changes.tombstones) {
    gone.insert(resource_name(tombstone.kind, tombstone.id));
  }
  EXPECT_THAT(gone, ElementsAre("contacts/c2", "ties/t1"));
  std::set<std::string> changed;
  for (const Resource& row : changes.rows) changed.insert(id_of(row));
  EXPECT_THAT(changed, ElementsAre("c1", "c3"));
  const EngagementPage left = store().list_engagements({}).value();
  ASSERT_EQ(left.rows.size(), 1U);
  EXPECT_EQ(left.rows[0].sequence, facts.operations[1].sequence);
}

TEST_P(StoreContract, ErasesAVentureWithItsTiesAndEngagements) {
  commit_small_world();
  commit({put(venture("v2")), Append{engagement("c1")}});
  commit({erase(ResourceKind::kVenture, "v1")});
  EXPECT_FALSE(store().get(ResourceKind::kVenture, "v1"));
  EXPECT_FALSE(store().get(ResourceKind::kTie, "t2"));
  EXPECT_TRUE(store().get(ResourceKind::kTie, "t1"));
  EXPECT_TRUE(store().get(ResourceKind::kVenture, "v2"));
  EXPECT_THAT(store().list_engagements({}).value().rows, IsEmpty());
}

TEST_P(StoreContract, NeverGivesASequenceTwice) {
  commit_small_world();
  const std::int64_t first = commit({Append{engagement("c1")}}).operations[0].sequence;
  commit({erase(ResourceKind::kContact, "c1")});
  host().reopen();
  EXPECT_GT(commit({Append{engagement("c3")}}).operations[0].sequence, first);
}

TEST_P(StoreContract, LeavesNoByteOfAnErasedPersonInItsFiles) {
  commit_small_world();
  model::Contact person = contact("c9", "Usynlig Paraply");
  person.title = "Hemmelig Tittel";
  person.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, "paraply-9731@example.org"}};
  model::Venture shop = venture("v9", "Forsvunnet Butikk");
  shop.description = std::string(3000, 'x') + "Tapt Beskrivelse";
  shop.people = {"Borte Skygge"};
  model::Engagement fact = engagement("c9");
  fact.source_id = "nøkkel-paraply";
  fact.kind = model::EngagementKind::kMet;
  fact.topic = "barnehage";
  fact.need_words = {"sjeldentord"};
  const Commit write{{put(person), put(shop), Append{fact}}, "request-1", 7, now};
  ASSERT_TRUE(store().commit(write));
  person.display_name = "Omdøpt Paraply";
  commit({put(person)});
  const std::vector<std::string> words = {
      "Usynlig Paraply",   "Omdøpt Paraply", "Hemmelig Tittel",  "paraply-9731", "nøkkel-paraply",
      "Forsvunnet Butikk", "Borte Skygge",   "Tapt Beskrivelse", "sjeldentord"};
  const std::string before = host().stored_bytes();
  EXPECT_THAT(before, HasSubstr(words[0]));

  commit({erase(ResourceKind::kContact, "c9"), erase(ResourceKind::kVenture, "v9")});
  const std::string after = host().stored_bytes();
  for (const std::string& word : words) EXPECT_THAT(after.find(word), std::string::npos) << word;
}

// A crowd that comes, changes and goes at random, so that rows move from page to page.
class Crowd {
 public:
  explicit Crowd(std::uint32_t seed) : random_(seed) {}

  std::vector<Operation> next_changes() {
    std::vector<Operation> operations;
    std::set<int> touched;
    for (std::uint32_t count = 1 + below(80); count > 0; --count) {
      const int i = static_cast<int>(below(4000));
      if (!touched.insert(i).second || gone.contains(i)) continue;
      if (here.contains(i) && below(2) == 0) {
        operations.push_back(erase(ResourceKind::kContact, id(i)));
        here.erase(i);
        gone.insert(i);
      } else {
        operations.push_back(put(person(i)));
        here.insert(i);
      }
    }
    return operations;
  }

  static std::string name(int i) { return "Navn" + std::to_string(100'000 + i) + "Slutt"; }

  std::set<int> here;
  std::set<int> gone;

 private:
  static std::string id(int i) { return "p" + std::to_string((i * 7919) % 100'003); }

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  model::Contact person(int i) {
    model::Contact row = contact(id(i), name(i));
    row.title = "Tittel" + name(i) + std::string(below(150), 't');
    for (std::uint32_t count = below(5); count > 0; --count) {
      row.channels.push_back({model::ChannelKind::kVisit, model::ChannelVisibility::kPublic,
                              "Kanal" + name(i) + std::string(below(280), 'k')});
    }
    return row;
  }

  std::mt19937 random_;
};

TEST_P(StoreContract, LeavesNoByteBehindWhenRowsMoveAboutInItsFiles) {
  commit_small_world();
  const std::uint32_t seed = 3;
  SCOPED_TRACE(seed);
  Crowd crowd(seed);
  for (int round = 0; round < 200; ++round) commit(crowd.next_changes());
  commit({erase(ResourceKind::kContact, "c4")});  // so that the last act is an erasure
  const std::string bytes = host().stored_bytes();
  std::vector<std::string> left;
  for (const int i : crowd.gone) {
    if (bytes.find(Crowd::name(i)) != std::string::npos) left.push_back(Crowd::name(i));
  }
  EXPECT_THAT(left, IsEmpty()) << "of " << crowd.gone.size() << " erased";
  EXPECT_GT(crowd.gone.size(), 1000U);
  for (const int i : crowd.here) EXPECT_NE(bytes.find(Crowd::name(i)), std::string::npos);
}

}  // namespace
}  // namespace veieninn::store
