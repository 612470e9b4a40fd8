// Questions after people, and what a registrar sees.
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/booklet/telling.h"

namespace veieninn::booklet {
namespace {

constexpr std::chrono::seconds kPatience{20};
constexpr std::uint64_t kChances = 50;  // of one newcomer, who is drawn far oftener than that

bool is_explored(const v1::FindRoutesResponse& response) {
  return response.routes_size() > 0 &&
         std::ranges::find(response.routes(0).reasons(), v1::REASON_KIND_EXPLORATION,
                           &v1::Reason::kind) != response.routes(0).reasons().end();
}

// As the line says: "through Stille Elv", or nothing of it.
void expect_introducer(const Line& line, const v1::Route& route) {
  const std::string introducer = line.after("through");
  if (introducer.empty()) return;
  ASSERT_GT(route.steps_size(), 1) << "she is approached without an introduction";
  EXPECT_EQ(route.steps(0).display_name(), introducer);
}

}  // namespace

// ask | topic, topic | in 3203 | by Venture | until a newcomer gets a chance
void Telling::ask(const Line& line) {
  v1::FindRoutesRequest request;
  for (const std::string& topic : parts(line.cell(1), ",")) {
    request.mutable_need()->add_topics("topics/" + id_of(topic));
  }
  if (const auto area = line.after("in"); !area.empty()) request.set_area("areas/" + area);
  if (const auto venture = line.after("by"); !venture.empty()) {
    request.set_venture("ventures/" + id_of(venture));
  }
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  probability_before_ = routes_.routes_size() > 0 ? routes_.routes(0).probability() : 0;
  const std::uint64_t asked_with = line.says("until a newcomer gets a chance") ? kChances : 0;
  std::uint64_t seed = 0;
  do {
    request.set_seed(seed);
    routes_.Clear();
    const auto status =
        server::call(*service_.routing, &v1::RoutingService::Stub::FindRoutes, request, &routes_);
    ASSERT_TRUE(status.ok()) << status.error_message();
  } while (++seed <= asked_with && !is_explored(routes_));
}

const v1::Route* Telling::route_to(const std::string& name) const {
  const auto found =
      std::ranges::find(routes_.routes(), "contacts/" + id_of(name), &v1::Route::contact);
  return found == routes_.routes().end() ? nullptr : &*found;
}

// first | Rolig Bok | through Stille Elv
void Telling::first(const Line& line) {
  ASSERT_GT(routes_.routes_size(), 0) << "nobody is named";
  const v1::Route& route = routes_.routes(0);
  EXPECT_EQ(route.contact_card().display_name(), line.cell(1));
  expect_introducer(line, route);
  if (line.says("known")) {
    EXPECT_EQ(route.steps(0).approach(), v1::APPROACH_KNOWN);
  }
}

// names | Rolig Bok
void Telling::names(const Line& line) {
  const v1::Route* const route = route_to(line.cell(1));
  ASSERT_NE(route, nullptr) << routes_.ShortDebugString();
  expect_introducer(line, *route);
}

void Telling::not_named(const Line& line) { EXPECT_EQ(route_to(line.cell(1)), nullptr); }

// because | Rolig Bok | INITIATIVE | initiatives/x
void Telling::because(const Line& line) {
  const v1::Route* const route = route_to(line.cell(1));
  ASSERT_NE(route, nullptr) << "she is not named";
  v1::ReasonKind kind{};
  ASSERT_TRUE(v1::ReasonKind_Parse("REASON_KIND_" + line.cell(2), &kind)) << line.cell(2);
  const auto reason = std::ranges::find(route->reasons(), kind, &v1::Reason::kind);
  ASSERT_NE(reason, route->reasons().end()) << route->ShortDebugString();
  EXPECT_FALSE(reason->sentence().empty());
  if (line.size() > 3) {
    EXPECT_NE(std::ranges::find(reason->evidence(), line.cell(3)), reason->evidence().end())
        << reason->ShortDebugString();
  }
}

void Telling::gap(const Line& /*line*/) { EXPECT_TRUE(routes_.has_gap()); }

// Whoever is first now has a better chance than whoever was first in the question before.
void Telling::likelier(const Line& /*line*/) {
  ASSERT_GT(routes_.routes_size(), 0);
  EXPECT_GT(routes_.routes(0).probability(), probability_before_);
}

bool Telling::hangs_on_one_person(const Line& line) {
  v1::ListOnePersonRisksRequest request;
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::ListOnePersonRisksResponse response;
  const auto status = server::call(*service_.insight, &v1::InsightService::Stub::ListOnePersonRisks,
                                   request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return std::ranges::any_of(response.risks(), [&](const v1::OnePersonRisk& risk) {
    return risk.org_unit() == "orgUnits/" + id_of(line.cell(1)) &&
           risk.topic() == "topics/" + id_of(line.cell(2));
  });
}

// hangs on one person | Unit | topic
void Telling::risk(const Line& line) { EXPECT_TRUE(hangs_on_one_person(line)); }

void Telling::no_risk(const Line& line) { EXPECT_FALSE(hangs_on_one_person(line)); }

v1::CoverageCell Telling::coverage_of(const Line& line) {
  v1::GetCoverageRequest request;
  request.set_area("areas/" + line.cell(1));
  request.add_topics("topics/" + id_of(line.cell(2)));
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::GetCoverageResponse response;
  const auto status =
      server::call(*service_.insight, &v1::InsightService::Stub::GetCoverage, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.cells_size(), 1);
  return response.cells_size() == 1 ? response.cells(0) : v1::CoverageCell();
}

// coverage | 3203 | topic | 2 | one person | asked in vain 1
void Telling::coverage(const Line& line) {
  v1::CoverageCell cell = coverage_of(line);
  EXPECT_EQ(cell.contact_count(), std::stoi(line.cell(3)));
  std::string state = line.cell(4);
  for (char& c : state) c = c == ' ' ? '_' : static_cast<char>(std::toupper(c));
  EXPECT_EQ(v1::CoverageState_Name(cell.state()), "COVERAGE_STATE_" + state);
  const auto in_vain = line.after("asked in vain");
  if (in_vain.empty()) return;
  // The count is written in the background, each second.
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (cell.gap_count() == 0 && std::chrono::steady_clock::now() < end) {
    cell = coverage_of(line);
    std::this_thread::yield();
  }
  EXPECT_EQ(cell.gap_count(), std::stoi(in_vain));
}

}  // namespace veieninn::booklet
