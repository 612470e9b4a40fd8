#include "engine/graph/initiative_ties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/graph/initiative_effects.h"
#include "tests/engine/random_world.h"

namespace veieninn::graph {
namespace {

using model::Participation;
using model::ParticipationState;
using test::kNow;

Instant in_days(int days) { return {kNow.unix_seconds + days * kSecondsPerDay}; }

class Made {
 public:
  explicit Made(model::InitiativeTerms terms, std::vector<std::string> contacts = {"c1"}) {
    initiative_.id = "i1";
    initiative_.unit = "u1";
    initiative_.contacts = std::move(contacts);
    initiative_.terms = std::move(terms);
  }

  model::Initiative& initiative() { return initiative_; }
  Participation& join(const std::string& venture, const std::string& contact) {
    Participation& row = rows_.emplace_back();
    row.id = "p" + std::to_string(10'000 + rows_.size());
    row.initiative = "i1";
    row.venture = venture;
    row.contact = contact;
    return row;
  }
  [[nodiscard]] std::vector<model::Tie> ties() const {
    std::vector<InitiativeBook::ParticipationRow> shared;
    for (const Participation& row : rows_) {
      shared.push_back(std::make_shared<const Participation>(row));
    }
    return ties_of(initiative_, shared, {}, [](const std::string& unit) {
      return std::vector<std::string>{"front-of-" + unit};
    });
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const model::Tie& tie : ties()) ids.push_back(tie.id);
    return ids;
  }

 private:
  model::Initiative initiative_;
  std::vector<Participation> rows_;
};

TEST(InitiativeEffects, HaveARowForEveryKind) {
  for (std::size_t kind = 1; kind <= std::variant_size_v<model::InitiativeTerms>; ++kind) {
    const auto of = static_cast<model::InitiativeKind>(kind);
    const InitiativeEffect& effect = effect_of(of);
    EXPECT_EQ(effect.kind, of);
    // Each does something, and a circle has a strength.
    EXPECT_TRUE(effect.right != nullptr || effect.answer != nullptr ||
                effect.circle != Circle::kNobody);
    EXPECT_EQ(effect.circle == Circle::kNobody, effect.circle_strength == nullptr);
  }
}

TEST(InitiativeTies, TieEverybodyOfAWorkingGroupBothWaysWhileItLasts) {
  Made group(model::WorkingGroupTerms{"", {"c2", "c1"}});
  group.initiative().window = {in_days(-10), in_days(10)};
  EXPECT_EQ(group.ids(), (std::vector<std::string>{"~i1~c~c1~c2", "~i1~c~c2~c1"}));
  for (const model::Tie& tie : group.ties()) {
    EXPECT_EQ(tie.window, group.initiative().window);
    EXPECT_EQ(tie.kind, model::TieKind::kWorkingGroup);
  }
}

TEST(InitiativeTies, LastNoLongerThanBothTheInitiativeAndWhoTakesPart) {
  Made place(model::MeetingPlaceTerms{"", "", {}});
  place.initiative().window = {in_days(-10), in_days(10)};
  place.join("v1", "").window = {in_days(-20), in_days(5)};
  place.join("v2", "").window = {in_days(20), in_days(30)};
  ASSERT_EQ(place.ids(), std::vector<std::string>{"~i1~v~v1~c1"});
  EXPECT_EQ(place.ties()[0].window, (TimeWindow{in_days(-10), in_days(5)}));
}

TEST(InitiativeTies, OfTwoStaysThatMeetAreOneAndOthersAreNumbered) {
  Made place(model::OfficeSpaceTerms{"", {}});
  place.join("v1", "").window = {in_days(0), in_days(5)};
  place.join("v1", "").window = {in_days(5), in_days(8)};
  place.join("v1", "").window = {in_days(20), in_days(25)};
  ASSERT_EQ(place.ids(), (std::vector<std::string>{"~i1~v~v1~c1", "~i1~v~v1~c1~1"}));
  EXPECT_EQ(place.ties()[0].window, (TimeWindow{in_days(0), in_days(8)}));
}

TEST(InitiativeTies, TieAVentureToHerMentorAndNotToTheOtherMentors) {
  Made mentoring(model::MentoringTerms{{{"c2", 1}, {"c3", 1}}});
  mentoring.join("v1", "c3");
  const auto ids = mentoring.ids();
  EXPECT_EQ(std::ranges::count_if(ids, [](const auto& id) { return id.starts_with("~i1~v"); }), 1);
  EXPECT_NE(std::ranges::find(ids, "~i1~v~v1~c3"), ids.end());
}

TEST(InitiativeTies, TieAlumniFromTheEndOfTheTrainingOn) {
  Made training(model::TrainingTerms{});
  training.initiative().window = {in_days(-100), in_days(-50)};
  training.join("", "c2").state = ParticipationState::kCompleted;
  training.join("", "c3").state = ParticipationState::kCompleted;
  const auto ties = training.ties();
  const auto later = std::ranges::find(ties, model::TieKind::kFormerColleague, &model::Tie::kind);
  ASSERT_NE(later, ties.end());
  EXPECT_EQ(later->from, "c2");
  EXPECT_EQ(later->to, "c3");
  EXPECT_EQ(later->window, (TimeWindow{in_days(-50), kNever}));
}

TEST(InitiativeTies, AreNotMadeByATrainingThatDoesNotStart) {
  Made training(model::TrainingTerms{});
  training.join("", "c2");
  EXPECT_FALSE(training.ties().empty());
  std::get<model::TrainingTerms>(training.initiative().terms).decision =
      model::TrainingDecision::kDoesNotStart;
  EXPECT_TRUE(training.ties().empty());
}

TEST(InitiativeTies, SayNothingOfAnEndThatNobodyDated) {
  Made place(model::MeetingPlaceTerms{"", "", {}});
  place.join("v1", "").state = ParticipationState::kEnded;
  EXPECT_TRUE(place.ties().empty());
}

TEST(InitiativeTies, LeadToThePeopleOfTheUnitsItIsLinkedTo) {
  Made service(model::StartupServiceTerms{{"health", "care"}});
  service.initiative().partner_units = {"county"};
  EXPECT_EQ(service.ids(),
            (std::vector<std::string>{"~i1~c~c1~front-of-care", "~i1~c~c1~front-of-health",
                                      "~i1~c~front-of-care~c1", "~i1~c~front-of-health~c1"}));
}

TEST(InitiativeTies, OfACrowdGrowWithItsSizeAndNotWithItsSquare) {
  Made place(model::MeetingPlaceTerms{"", "", {}});
  for (int i = 0; i < 1000; ++i) place.join("", "guest" + std::to_string(i));
  EXPECT_EQ(place.ties().size(), 100U * 99 + 2U * (1001 - 100));
}

TEST(InitiativeTies, TellWhichInitiativeMadeThem) {
  EXPECT_EQ(initiative_of_tie("~i1~v~v1~c1"), "i1");
  EXPECT_EQ(initiative_of_tie("i1"), "");
}

}  // namespace
}  // namespace veieninn::graph
