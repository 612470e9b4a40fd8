// What each kind of initiative does to ranks, on the booklet's case: each answer with it and
// without it, before, while and after it lasts.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using test::days_ago;
using test::kNow;
using test::SmallTown;

// A town with an initiative that c1 answers for, beside equals: c0, and c2 if there are three.
class Town : public SmallTown {
 public:
  explicit Town(int experts = 2, int ventures = 1) : SmallTown(experts, ventures) {}

  model::Initiative& start(model::InitiativeTerms terms, const std::string& id = "i1") {
    model::Initiative& row = world().initiatives.emplace_back();
    row.id = id;
    row.titles = {{"nb", "Tiltak"}};
    row.unit = "u1";
    row.contacts = {"c1"};
    row.topics = {"topic"};
    row.terms = std::move(terms);
    return row;
  }
  model::Participation& join(const std::string& venture, const std::string& contact) {
    model::Participation& row = world().participations.emplace_back();
    row.id = "p" + std::to_string(world().participations.size());
    row.initiative = "i1";
    row.venture = venture;
    row.contact = contact;
    return row;
  }
  // Can be reached through others alone.
  void hide(int contact) { this->contact(contact).channels.clear(); }
  void tie(const std::string& venture, const std::string& contact) {
    model::Tie& row = world().ties.emplace_back();
    row.id = "tie" + std::to_string(world().ties.size());
    row.from_venture = true;
    row.from = venture;
    row.to = contact;
    row.strength = 0.9;
  }
};

struct Answered {
  std::shared_ptr<const graph::Snapshot> snapshot;
  RouteAnswer answer;

  [[nodiscard]] std::vector<std::string> people() const {
    std::vector<std::string> ids;
    for (const Route& route : answer.routes) {
      ids.emplace_back(snapshot->contact_id(route.contact()));
    }
    return ids;
  }
  // The way to her as ids joined by ">", empty when there is none.
  [[nodiscard]] std::string way_to(const std::string& contact) const {
    for (const Route& route : answer.routes) {
      if (snapshot->contact_id(route.contact()) != contact) continue;
      std::string way;
      for (const Step& step : route.steps) {
        if (!way.empty()) way += '>';
        way += snapshot->contact_id(step.contact);
      }
      return way;
    }
    return "";
  }
  [[nodiscard]] const Factor* reason(const std::string& contact, FactorKind kind) const {
    for (const Route& route : answer.routes) {
      if (snapshot->contact_id(route.contact()) != contact) continue;
      const auto found = std::ranges::find(route.factors, kind, &Factor::kind);
      return found == route.factors.end() ? nullptr : &*found;
    }
    return nullptr;
  }
  [[nodiscard]] std::string cited(const Factor* factor) const {
    for (const Evidence& evidence :
         factor == nullptr ? std::vector<Evidence>() : factor->evidence) {
      if (evidence.kind != Evidence::Kind::kInitiative) continue;
      return snapshot->initiative({static_cast<std::uint32_t>(evidence.reference)}).id;
    }
    return "";
  }
};

Answered ask(const SmallTown& town, const std::string& venture = "", Instant as_of = kNow) {
  const auto snapshot = town.build();
  RouteRequest request = SmallTown::request(*snapshot, as_of);
  if (!venture.empty()) request.venture = snapshot->find_venture(venture);
  return {snapshot, *find_routes(*snapshot, request)};
}

const std::vector<std::string> kByName = {"c0", "c1"};
const std::vector<std::string> kHersFirst = {"c1", "c0"};

TEST(Initiatives, OnTheTopicPutWhoAnswersForThemFirstWhileTheyAreOpen) {
  EXPECT_EQ(ask(Town()).people(), kByName);
  const std::vector<model::InitiativeTerms> opens = {
      model::InvitationTerms{}, model::ChallengeTerms{},      model::StrategyTerms{},
      model::PilotTerms{},      model::StartupServiceTerms{}, model::BusinessAdviceTerms{},
      model::MentoringTerms{},  model::OfficeSpaceTerms{},    model::MeetingPlaceTerms{},
      model::GrantTerms{},      model::FundTerms{},           model::TrainingTerms{}};
  for (const model::InitiativeTerms& terms : opens) {
    SCOPED_TRACE("kind " + std::to_string(terms.index() + 1));
    Town town;
    model::Initiative& row = town.start(terms);
    row.window = {days_ago(30), days_ago(-30)};
    row.apply_until = days_ago(-10);
    const Answered answered = ask(town);
    EXPECT_EQ(answered.people(), kHersFirst);
    const Factor* reason = answered.reason("c1", FactorKind::kInitiative);
    ASSERT_NE(reason, nullptr);
    EXPECT_GT(reason->value, 1);
    EXPECT_EQ(answered.cited(reason), "i1");
    EXPECT_EQ(reason->time, row.apply_until);
    EXPECT_EQ(answered.reason("c0", FactorKind::kInitiative), nullptr);
    const std::vector<Instant> before_and_after = {days_ago(31), days_ago(-10)};
    for (const Instant as_of : before_and_after) {
      EXPECT_EQ(ask(town, "", as_of).reason("c1", FactorKind::kInitiative), nullptr);
    }
  }
}

TEST(Initiatives, AreNoReasonOnAnotherTopicOrElsewhere) {
  Town town;
  model::Topic other;
  other.id = "t-other";
  town.world().topics.push_back(other);
  model::Area elsewhere;
  elsewhere.id = "3102";
  town.world().areas.push_back(elsewhere);
  model::Initiative& row = town.start(model::InvitationTerms{});
  row.topics = {"t-other"};
  EXPECT_EQ(ask(town).people(), kByName);
  row.topics = {};
  EXPECT_EQ(ask(town).people(), kByName);
  row.topics = {"topic"};
  row.areas = {"3102"};
  EXPECT_EQ(ask(town).people(), kByName);
  row.areas = {"3101"};
  EXPECT_EQ(ask(town).people(), kHersFirst);
}

TEST(Initiatives, NameWhoAnswersForThemThoughNothingIsStatedOfHer) {
  Town town;
  town.contact(1).expertise.clear();
  EXPECT_EQ(ask(town).people(), std::vector<std::string>{"c0"});
  town.start(model::InvitationTerms{});
  const Answered answered = ask(town);
  EXPECT_EQ(answered.people(), kByName);
  // Just above a front door.
  EXPECT_GT(answered.answer.routes.at(1).probability, 0.25 * 0.5);
}

TEST(Initiatives, AreNoReasonWhenNothingIsLeftOfWhatTheyGive) {
  Town town;
  town.start(model::StartupServiceTerms{}).quotas = {{model::QuotaUnit::kHours, 10, 0, 0}};
  EXPECT_EQ(ask(town).people(), kHersFirst);
  town.join("v0", "").takes = {{model::QuotaUnit::kHours, 4, 6}};
  EXPECT_EQ(ask(town).people(), kByName);
}

TEST(Initiatives, OfSomebodyAwayAreNoReasonToOfferHer) {
  Town town;
  town.start(model::InvitationTerms{});
  town.contact(1).absences = {{days_ago(2), days_ago(-2)}};
  EXPECT_EQ(ask(town).people(), std::vector<std::string>{"c0"});
}

// Steinkjer: business development tied to service innovation, one unit with two remits.
TEST(Initiatives, BusinessAdviceIsForTheServicesThatItRenewsToo) {
  Town town;
  model::Topic business;
  business.id = "t-business";
  town.world().topics.push_back(business);
  town.start(model::BusinessAdviceTerms{{"topic"}}).topics = {"t-business"};
  EXPECT_EQ(ask(town).people(), kHersFirst);
}

// Oppegård: a political resolution to work with social entrepreneurs.
TEST(Initiatives, AResolutionMakesAllBelowTheMunicipalityLikelierToAnswer) {
  Town town(3);
  model::OrgUnit municipality;
  municipality.id = "u-town";
  municipality.areas = {"3101"};
  town.world().units.push_back(municipality);
  town.world().units[2].parent = "u-town";
  model::Initiative& mandate =
      town.start(model::MandateTerms{"kommunestyret", "12/26", "", days_ago(40)});
  mandate.unit = "u-town";
  mandate.topics.clear();
  mandate.window = {days_ago(30), days_ago(-30)};
  const Answered answered = ask(town);
  EXPECT_EQ(answered.people().at(0), "c2");
  const Factor* reason = answered.reason("c2", FactorKind::kMandate);
  ASSERT_NE(reason, nullptr);
  EXPECT_NEAR(reason->value, (2.0 / 3) / 0.5, 1e-12);
  EXPECT_EQ(answered.cited(reason), "i1");
  EXPECT_EQ(reason->time, days_ago(40));
  EXPECT_EQ(answered.reason("c0", FactorKind::kMandate), nullptr);
  EXPECT_EQ(ask(town, "", days_ago(31)).people().at(0), "c0");
  EXPECT_EQ(ask(town, "", days_ago(-30)).people().at(0), "c0");
}

TEST(Initiatives, AStrategyMakesThemAnswerToo) {
  Town town;
  town.start(model::StrategyTerms{});
  EXPECT_NE(ask(town).reason("c1", FactorKind::kMandate), nullptr);
}

TEST(Initiatives, AHundredSayNoMoreThanOne) {
  Town one;
  one.start(model::InvitationTerms{});
  one.start(model::MandateTerms{"kommunestyret", "", "", kAlways}, "i2");
  Town many;
  for (int i = 0; i < 100; ++i) {
    many.start(model::InvitationTerms{}, "i1-" + std::to_string(i));
    many.start(model::MandateTerms{"kommunestyret", "", "", kAlways}, "i2-" + std::to_string(i));
  }
  const double of_one = ask(one).answer.routes.at(0).probability;
  const double of_many = ask(many).answer.routes.at(0).probability;
  EXPECT_EQ(of_one, of_many);
  EXPECT_LT(of_many, 1);
}

// Grünerløkka: a working group under a committee.
TEST(Initiatives, AWorkingGroupOpensTheWayToItsMembers) {
  Town town;
  town.hide(0);
  town.tie("v0", "c1");
  EXPECT_EQ(ask(town, "v0").way_to("c0"), "");
  town.start(model::WorkingGroupTerms{"levekårskomiteen", {"c0"}}).window = {days_ago(30),
                                                                             days_ago(-30)};
  const Answered answered = ask(town, "v0");
  EXPECT_EQ(answered.way_to("c0"), "c1>c0");
  EXPECT_EQ(answered.cited(answered.reason("c0", FactorKind::kIntroduction)), "i1");
  EXPECT_EQ(ask(town, "v0", days_ago(31)).way_to("c0"), "");
  EXPECT_EQ(ask(town, "v0", days_ago(-30)).way_to("c0"), "");
}

// Nordre Aker: an office in the district's own rooms. Arendal: a meeting place with NAV and the
// Church City Mission.
TEST(Initiatives, BeingThereMakesTies) {
  const std::vector<model::InitiativeTerms> places = {model::OfficeSpaceTerms{"", {"c0"}},
                                                      model::MeetingPlaceTerms{"", "", {"c0"}}};
  for (const model::InitiativeTerms& terms : places) {
    Town town(3);
    town.hide(0);
    town.hide(2);
    town.world().units[0].kind = model::UnitKind::kNavOffice;
    town.world().units[2].kind = model::UnitKind::kBridgeBuilder;
    town.start(terms);
    town.join("", "c2");
    EXPECT_EQ(ask(town, "v0").people(), std::vector<std::string>{"c1"});
    town.join("v0", "").window = {days_ago(20), days_ago(-20)};
    const Answered answered = ask(town, "v0");
    EXPECT_EQ(answered.way_to("c0"), "c0");
    EXPECT_TRUE(answered.way_to("c2").ends_with(">c2")) << answered.way_to("c2");
    EXPECT_EQ(answered.cited(answered.reason("c0", FactorKind::kAnswer)), "i1");
    EXPECT_EQ(ask(town, "v0", days_ago(-20)).people(), std::vector<std::string>{"c1"});
  }
}

// Gamle Oslo: mentors for social entrepreneurs.
TEST(Initiatives, AMentorTakesTheCallOfHerVentureAndOpensDoors) {
  Town town(3, 2);
  town.hide(0);
  town.hide(1);
  town.start(model::MentoringTerms{{{"c0", 1}}});
  town.join("v0", "c0");
  const Answered answered = ask(town, "v0");
  EXPECT_EQ(answered.way_to("c0"), "c0");
  EXPECT_EQ(answered.way_to("c1"), "c0>c1");
  EXPECT_EQ(ask(town, "v1").people(), std::vector<std::string>{"c2"});
}

// Asker: a start-up service linked to health, care and upbringing; a pilot environment.
TEST(Initiatives, AServiceLeadsOnIntoTheUnitsItIsLinkedTo) {
  const std::vector<model::InitiativeTerms> linked = {model::StartupServiceTerms{{"u0"}},
                                                      model::PilotTerms{{"u0"}}};
  for (const model::InitiativeTerms& terms : linked) {
    Town town;
    town.hide(0);
    town.start(terms);
    EXPECT_EQ(ask(town, "v0").way_to("c0"), "");
    town.join("v0", "");
    EXPECT_EQ(ask(town, "v0").way_to("c0"), "c1>c0");
    EXPECT_EQ(ask(town, "").way_to("c0"), "");
  }
}

// Aktiv Eiker, Knack, KREM: a bridge builder's project, with NAV, that reaches a prison.
TEST(Initiatives, AnOutreachProjectLeadsAcrossKindsOfBodies) {
  Town town(3);
  town.hide(0);
  town.hide(2);
  town.world().units[0].kind = model::UnitKind::kNavOffice;
  town.world().units[1].kind = model::UnitKind::kBridgeBuilder;
  town.world().units[2].kind = model::UnitKind::kStateBody;
  model::Tie prison;
  prison.id = "tie-prison";
  prison.from = "c0";
  prison.to = "c2";
  town.world().ties.push_back(prison);
  town.tie("v0", "c1");
  EXPECT_EQ(ask(town, "v0").way_to("c2"), "");
  model::Initiative& project = town.start(model::OutreachProjectTerms{});
  project.partner_units = {"u0"};
  project.window.until = days_ago(-30);
  EXPECT_EQ(ask(town, "v0").way_to("c0"), "c1>c0");
  EXPECT_EQ(ask(town, "v0").way_to("c2"), "c1>c0>c2");
  EXPECT_EQ(ask(town, "v0", days_ago(-30)).way_to("c0"), "");
}

// The national innovation school: those who completed it know each other afterwards.
TEST(Initiatives, ATrainingLeavesFormerColleagues) {
  Town town(3);
  town.hide(0);
  town.tie("v0", "c2");
  town.start(model::TrainingTerms{}).window = {days_ago(200), days_ago(100)};
  town.join("", "c0").state = model::ParticipationState::kCompleted;
  town.join("", "c2").state = model::ParticipationState::kCompleted;
  EXPECT_EQ(ask(town, "v0", days_ago(150)).way_to("c0"), "c2>c0");
  EXPECT_EQ(ask(town, "v0").way_to("c0"), "c2>c0");
  EXPECT_EQ(ask(town, "v0", days_ago(201)).way_to("c0"), "");
  town.world().participations[0].state = model::ParticipationState::kEnded;
  EXPECT_EQ(ask(town, "v0").way_to("c0"), "");
}

// "Steinkjer har gjort dette": nobody here is stated for it, a neighbour has piloted it.
TEST(Initiatives, ANeighbourWhoHasDoneItIsShownAsSuch) {
  Town town(4);
  model::Area neighbour = town.world().areas[0];
  neighbour.id = "3102";
  neighbour.neighbours = {"3101"};
  town.world().areas[0].neighbours = {"3102"};
  town.world().areas.push_back(neighbour);
  town.world().units[3].areas = {"3102"};
  for (int i = 0; i < 3; ++i) {
    town.contact(i).expertise.clear();
    town.contact(i).front_door = true;
  }
  // There are three at the front door: enough, but nobody who knows it.
  EXPECT_EQ(ask(town).people(), (std::vector<std::string>{"c0", "c1", "c2"}));
  town.add(model::EngagementKind::kPiloted, 0, 3, days_ago(50));
  const Answered answered = ask(town);
  EXPECT_EQ(answered.people(), (std::vector<std::string>{"c0", "c1", "c2", "c3"}));
  EXPECT_EQ(answered.answer.routes.at(3).fallback, Fallback::kNeighbour);
  const Factor* reason = answered.reason("c3", FactorKind::kDoneBefore);
  ASSERT_NE(reason, nullptr);
  EXPECT_EQ(reason->evidence, (std::vector{Evidence{Evidence::Kind::kEngagement, 1}}));
  EXPECT_EQ(reason->time, days_ago(50));
  EXPECT_EQ(answered.snapshot->topic_id(reason->topic), "topic");
}

}  // namespace
}  // namespace veieninn::routing
