// Questions after what fits: what is open, ventures, teams and pairs.
#include <algorithm>

#include "tests/booklet/telling.h"

namespace veieninn::booklet {

// open for | Venture | in 3203 | on topic
void Telling::open_for(const Line& line) {
  v1::FindOpportunitiesRequest request;
  request.set_venture("ventures/" + id_of(line.cell(1)));
  if (const auto area = line.after("in"); !area.empty()) request.set_area("areas/" + area);
  if (const auto topic = line.after("on"); !topic.empty()) {
    request.mutable_need()->add_topics("topics/" + id_of(topic));
  }
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  opportunities_.Clear();
  const auto status = server::call(*matching_, &v1::MatchingService::Stub::FindOpportunities,
                                   request, &opportunities_);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

// offers | Initiative | talk to Rolig Bok | 5 days left
void Telling::offers(const Line& line) {
  const auto found =
      std::ranges::find(opportunities_.opportunities(), "initiatives/" + id_of(line.cell(1)),
                        &v1::Opportunity::initiative);
  ASSERT_NE(found, opportunities_.opportunities().end()) << opportunities_.ShortDebugString();
  if (const auto person = line.after("talk to"); !person.empty()) {
    EXPECT_EQ(found->contact_card().display_name(), person);
  }
  if (const auto days = line.after("days left"); !days.empty()) {
    EXPECT_EQ(found->days_left(), std::stoi(days));
  }
  EXPECT_GT(found->probability(), 0);
  EXPECT_GT(found->reasons_size(), 0);
}

void Telling::offers_nothing(const Line& /*line*/) {
  EXPECT_EQ(opportunities_.opportunities_size(), 0) << opportunities_.ShortDebugString();
}

// shown beside | Initiative        of the last `ask`
void Telling::shown_beside(const Line& line) {
  const auto& shown = routes_.opportunities();
  EXPECT_NE(
      std::ranges::find(shown, "initiatives/" + id_of(line.cell(1)), &v1::Opportunity::initiative),
      shown.end())
      << routes_.ShortDebugString();
}

void Telling::ventures_for(const Line& line) {
  v1::FindVenturesRequest request;
  request.set_initiative("initiatives/" + id_of(line.cell(1)));
  request.set_seed(0);
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  ventures_.Clear();
  const auto status =
      server::call(*matching_, &v1::MatchingService::Stub::FindVentures, request, &ventures_);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

// best venture | Venture | COLLABORATIONS
void Telling::best(const Line& line) {
  ASSERT_GT(ventures_.ventures_size(), 0) << "none fits";
  const v1::VentureMatch& match = ventures_.ventures(0);
  EXPECT_EQ(match.venture(), "ventures/" + id_of(line.cell(1))) << ventures_.ShortDebugString();
  if (line.size() < 3) return;
  v1::MatchReasonKind kind{};
  ASSERT_TRUE(v1::MatchReasonKind_Parse("MATCH_REASON_KIND_" + line.cell(2), &kind));
  EXPECT_NE(std::ranges::find(match.reasons(), kind, &v1::MatchReason::kind), match.reasons().end())
      << match.ShortDebugString();
}

// team for | topic, topic | in 3203 | by Venture
void Telling::team_for(const Line& line) {
  v1::FindTeamRequest request;
  for (const std::string& topic : parts(line.cell(1), ",")) {
    request.add_requirements("topics/" + id_of(topic));
  }
  request.set_area("areas/" + line.after("in"));
  if (const auto venture = line.after("by"); !venture.empty()) {
    request.set_venture("ventures/" + id_of(venture));
  }
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  team_.Clear();
  const auto status =
      server::call(*matching_, &v1::MatchingService::Stub::FindTeam, request, &team_);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

void Telling::coordinator(const Line& line) {
  ASSERT_TRUE(team_.has_coordinator()) << team_.ShortDebugString();
  EXPECT_EQ(team_.coordinator().contact_card().display_name(), line.cell(1));
}

// member | Rolig Bok | brought in by Stille Elv
void Telling::member(const Line& line) {
  const auto found = std::ranges::find(team_.members(), "contacts/" + id_of(line.cell(1)),
                                       &v1::TeamMember::contact);
  ASSERT_NE(found, team_.members().end()) << team_.ShortDebugString();
  if (const auto introducer = line.after("brought in by"); !introducer.empty()) {
    EXPECT_EQ(found->introducer(), "contacts/" + id_of(introducer));
    EXPECT_EQ(found->approach(), v1::APPROACH_INTRODUCED);
  }
}

// covers | topic | Rolig Bok
void Telling::covers(const Line& line) {
  const auto found = std::ranges::find(team_.covers(), "topics/" + id_of(line.cell(1)),
                                       &v1::TeamCover::requirement);
  ASSERT_NE(found, team_.covers().end()) << team_.ShortDebugString();
  EXPECT_EQ(found->contact(), "contacts/" + id_of(line.cell(2)));
}

void Telling::missing(const Line& line) {
  EXPECT_NE(std::ranges::find(team_.gaps(), "topics/" + id_of(line.cell(1))), team_.gaps().end())
      << team_.ShortDebugString();
}

void Telling::pairs_for(const Line& line) {
  v1::ProposePairsRequest request;
  request.set_initiative("initiatives/" + id_of(line.cell(1)));
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  pairs_.Clear();
  const auto status =
      server::call(*matching_, &v1::MatchingService::Stub::ProposePairs, request, &pairs_);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

// pair | Venture | Mentor
void Telling::pair(const Line& line) {
  const auto found = std::ranges::find(pairs_.pairs(), "ventures/" + id_of(line.cell(1)),
                                       &v1::ProposedPair::venture);
  ASSERT_NE(found, pairs_.pairs().end()) << pairs_.ShortDebugString();
  EXPECT_EQ(found->mentor(), "contacts/" + id_of(line.cell(2)));
  EXPECT_GT(found->reasons_size(), 0);
}

// alone | Venture | ALL_TAKEN
void Telling::alone(const Line& line) {
  const auto found = std::ranges::find(pairs_.alone(), "ventures/" + id_of(line.cell(1)),
                                       &v1::AloneVenture::venture);
  ASSERT_NE(found, pairs_.alone().end()) << pairs_.ShortDebugString();
  EXPECT_EQ(v1::AloneReason_Name(found->reason()), "ALONE_REASON_" + line.cell(2));
}

}  // namespace veieninn::booklet
