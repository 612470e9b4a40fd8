// Random histories: the store and the oracle accept the same commits and hold the same rows, and
// who follows the changes holds them too.
#include <gtest/gtest.h>

#include <random>

#include "tests/contract/reference_store.h"
#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

// Small worlds: few ids, so that commits meet, dangle and close circles often.
class RandomWrites {
 public:
  explicit RandomWrites(std::uint32_t seed) : random_(seed) {}

  Commit commit(const ReferenceStore& reference) {
    reference_ = &reference;
    Commit made;
    made.now = Instant{1'700'000'000 + below(1000)};
    for (int count = 1 + below(below(4) + 1); count > 0; --count) {
      made.operations.push_back(operation(reference));
    }
    return made;
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint32_t>(limit)); }

 private:
  std::string id(const char* letter, int count) { return letter + std::to_string(below(count)); }

  // Mostly a row that is there, for references.
  std::string to(const char* collection, const char* letter, int count) {
    std::vector<std::string> there;
    for (const auto& [name, row] : reference_->rows()) {
      if (name.starts_with(collection)) there.push_back(id_of(row.resource));
    }
    if (there.empty() || below(25) == 0) return id(letter, count);
    return there[static_cast<std::size_t>(below(static_cast<int>(there.size())))];
  }
  std::string area_id() { return to("areas/", "a", 6); }
  std::string topic_id() { return to("topics/", "t", 5); }
  std::string unit_id() { return to("orgUnits/", "u", 4); }
  std::string contact_id() { return to("contacts/", "c", 6); }
  std::string venture_id() { return to("ventures/", "v", 3); }

  std::string maybe(std::string value, int one_in) { return below(one_in) == 0 ? value : ""; }

  template <typename Draw>
  std::vector<std::string> some(const Draw& draw, int most) {
    std::vector<std::string> list;
    for (int left = below(most + 1); left > 0; --left) {
      std::string next = draw();
      if (std::find(list.begin(), list.end(), next) == list.end()) list.push_back(std::move(next));
    }
    return list;
  }

  Operation operation(const ReferenceStore& reference) {
    const int choice = below(10);
    if (choice < 2) return Append{fact()};
    const Resource row = resource();
    const auto found = reference.rows().find(resource_name(kind_of(row), id_of(row)));
    std::optional<Revision> expected;
    if (below(6) == 0) expected = found == reference.rows().end() ? 1 : found->second.revision;
    if (below(30) == 0) expected = reference.revision();
    if (choice == 2) {
      return Erase{kind_of(row), id_of(row), expected, below(2) == 0};
    }
    // Now and then exactly what stands there.
    const bool same = found != reference.rows().end() && below(5) == 0;
    const auto condition = static_cast<PutCondition>(below(8) < 7 ? 2 : below(3));
    return Put{same ? found->second.resource : row, condition, expected};
  }

  Resource resource() {
    switch (below(9)) {
      case 0:
        return random_area();
      case 1:
        return random_topic();
      case 2:
        return unit(id("u", 4), maybe(unit_id(), 2), some([&] { return area_id(); }, 2));
      case 3:
        return random_contact();
      case 4:
        return random_venture();
      case 5:
        return random_initiative();
      case 6:
      case 7:
        return random_participation();
      default:
        return random_tie();
    }
  }

  Resource random_area() {
    const int number = below(6);
    model::Area row =
        area("a" + std::to_string(number),
             static_cast<model::AreaKind>(1 + (number + below(8) / 7) % 4), maybe(area_id(), 3));
    if (row.parent == row.id) row.parent.clear();
    row.neighbours = some([&] { return area_id(); }, below(3));
    std::erase(row.neighbours, row.id);
    row.former_numbers =
        below(3) == 0 ? some([&] { return id("f", 4); }, 1) : std::vector<std::string>{};
    if (below(20) == 0) row.former_numbers = {"a0"};
    std::erase(row.former_numbers, row.id);
    if (below(3) == 0) row.postal_codes = {"000" + std::to_string(below(4))};
    return row;
  }

  Resource random_topic() {
    model::Topic row = topic(id("t", 5), some([&] { return topic_id(); }, 2));
    std::erase(row.broader, row.id);
    row.related = some([&] { return topic_id(); }, 1);
    std::erase(row.related, row.id);
    return row;
  }

  Resource random_contact() {
    model::Contact row = contact(id("c", 6), "Rolig Bok " + std::to_string(below(3)));
    row.unit = unit_id();
    row.deputy = maybe(contact_id(), 3);
    if (row.deputy == row.id) row.deputy.clear();
    row.successor = maybe(contact_id(), 4);
    if (row.successor == row.id) row.successor.clear();
    for (const std::string& known : some([&] { return topic_id(); }, 2)) {
      row.expertise.push_back(
          {known, model::ExpertiseLevel::kSkilled, Instant{1'690'000'000 + below(9)}, kNever});
    }
    if (below(2) == 0) row.languages = {"nb", "nn"};
    return row;
  }

  Resource random_venture() {
    model::Venture row = venture(id("v", 3), below(30) == 0 ? "" : "Modig Sykkel");
    row.topics = some([&] { return topic_id(); }, 2);
    row.areas = some([&] { return area_id(); }, 1);
    if (below(3) == 0) row.collaborations = {{unit_id(), maybe(topic_id(), 2), kAlways}};
    return row;
  }

  Resource random_initiative() {
    model::Initiative row = initiative(id("i", 3), unit_id());
    row.contacts = some([&] { return contact_id(); }, 3);
    row.topics = some([&] { return topic_id(); }, 1);
    row.areas = some([&] { return area_id(); }, 1);
    row.partner_units = some([&] { return unit_id(); }, 1);
    row.audience = static_cast<model::Audience>(1 + below(8) % 3);
    if (below(3) > 0) row.quotas.push_back({model::QuotaUnit::kHours, below(12), 0, 0});
    if (below(3) == 0) row.quotas.push_back({model::QuotaUnit::kPlaces, 3, 1 + below(3), 7});
    row.terms = random_terms();
    return row;
  }

  model::InitiativeTerms random_terms() {
    switch (below(4)) {
      case 0:
        return model::WorkingGroupTerms{"utvalg", some([&] { return contact_id(); }, 3)};
      case 1:
        return model::PilotTerms{some([&] { return unit_id(); }, 2)};
      case 2: {
        model::MentoringTerms terms;
        for (const std::string& mentor : some([&] { return contact_id(); }, 3)) {
          terms.mentors.push_back({mentor, 1 + below(2)});
        }
        return terms;
      }
      default:
        return model::TrainingTerms{30, 3, {}, model::TrainingDecision::kOpen, kNever};
    }
  }

  Resource random_participation() {
    model::Participation row;
    row.id = id("p", 6);
    row.initiative = to("initiatives/", "i", 3);
    if (below(5) > 0) row.venture = venture_id();
    if (row.venture.empty() || below(3) == 0) row.contact = contact_id();
    row.state = static_cast<model::ParticipationState>(1 + below(8) / 3);
    const auto take = [&](model::QuotaUnit unit) {
      const bool active = row.state == model::ParticipationState::kActive;
      row.takes.push_back({unit, active ? below(4) : 0, below(3)});
    };
    if (below(3) > 0) take(model::QuotaUnit::kHours);
    if (below(4) == 0) take(model::QuotaUnit::kPlaces);
    return row;
  }

  Resource random_tie() {
    const bool from_venture = below(2) == 0;
    model::Tie row = from_venture ? venture_tie(id("t", 6), venture_id(), contact_id())
                                  : tie(id("t", 6), contact_id(), contact_id());
    row.strength = (1 + below(99)) / 100.0;
    return row;
  }

  model::Engagement fact() {
    model::Engagement row = engagement(contact_id());
    row.venture = venture_id();
    row.source_id = "s" + std::to_string(below(200));
    if (below(3) == 0) {
      row.kind = model::EngagementKind::kReferred;
      row.other_contact = contact_id();
      if (row.other_contact == row.contact) row.other_contact = "c6";
    }
    row.topic = maybe(topic_id(), 4);
    row.area = maybe(area_id(), 6);
    return row;
  }

  std::mt19937 random_;
  const ReferenceStore* reference_ = nullptr;
};

// One who only ever sees changes_since().
class Follower {
 public:
  void follow(Store& store) {
    const ChangeSet changes = store.changes_since(revision_).value();
    for (const Tombstone& gone : changes.tombstones) {
      rows_.erase(resource_name(gone.kind, gone.id));
    }
    for (const Resource& row : changes.rows) rows_[resource_name(kind_of(row), id_of(row))] = row;
    for (const std::int64_t sequence : changes.erased_engagements) facts_.erase(sequence);
    for (const model::Engagement& fact : changes.engagements) facts_[fact.sequence] = fact;
    revision_ = changes.revision;
  }

  void expect_equal(const ReferenceStore& reference) const {
    EXPECT_EQ(revision_, reference.revision());
    ASSERT_EQ(rows_.size(), reference.rows().size());
    for (const auto& [name, row] : reference.rows()) {
      const auto found = rows_.find(name);
      ASSERT_NE(found, rows_.end()) << name;
      EXPECT_TRUE(found->second == row.resource) << name;
    }
    ASSERT_EQ(facts_.size(), reference.facts().size());
    for (const auto& [sequence, fact] : facts_) {
      model::Engagement expected = reference.facts().at(fact.source_id);
      expected.sequence = sequence;
      EXPECT_EQ(fact, expected);
    }
  }

 private:
  std::map<std::string, Resource> rows_;
  std::map<std::int64_t, model::Engagement> facts_;
  Revision revision_ = 0;
};

void expect_same_outcomes(const std::optional<std::vector<Outcome>>& expected,
                          const tl::expected<CommitReceipt, OperationError>& result) {
  ASSERT_EQ(result.has_value(), expected.has_value())
      << (result ? "accepted" : result.error().error.message);
  if (!result) return;
  std::vector<Outcome> outcomes;
  for (const OperationReceipt& operation : result->operations) {
    outcomes.push_back(operation.outcome);
  }
  EXPECT_EQ(outcomes, *expected);
}

void expect_same_rows(const ReferenceStore& reference, Store& store) {
  for (const auto& [name, row] : reference.rows()) {
    const auto stored = store.get(kind_of(row.resource), id_of(row.resource));
    ASSERT_TRUE(stored) << name;
    EXPECT_TRUE(stored->row == row.resource) << name;
    EXPECT_EQ(stored->revision, row.revision) << name;
  }
}

TEST_P(StoreContract, AgreesWithTheOracleOnRandomHistories) {
  int accepted = 0;
  int refused_count = 0;
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    SetUp();
    RandomWrites writes(seed);
    ReferenceStore reference;
    Follower often;
    Follower seldom;
    for (int step = 0; step < 400; ++step) {
      SCOPED_TRACE(testing::Message() << "step " << step);
      const Commit commit = writes.commit(reference);
      const bool predicted = store().check(commit)->empty();
      const auto expected = reference.commit(commit);
      const auto result = store().commit(commit);
      ASSERT_NO_FATAL_FAILURE(expect_same_outcomes(expected, result));
      EXPECT_EQ(predicted, result.has_value());
      (result ? accepted : refused_count) += 1;
      EXPECT_EQ(store().newest_revision().value(), reference.revision());
      often.follow(store());
      ASSERT_NO_FATAL_FAILURE(often.expect_equal(reference));
      if (step % 50 == 49) {
        seldom.follow(store());
        ASSERT_NO_FATAL_FAILURE(seldom.expect_equal(reference));
        ASSERT_NO_FATAL_FAILURE(expect_same_rows(reference, store()));
        host().reopen();
      }
    }
    Follower late;
    late.follow(store());
    ASSERT_NO_FATAL_FAILURE(late.expect_equal(reference));
  }
  EXPECT_GT(accepted, 400) << "the histories must be worth the name";
  EXPECT_GT(refused_count, 400);
}

}  // namespace
}  // namespace veieninn::store
