// A small world with an office, mentors and ventures, and MatchingService over gRPC.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {

inline constexpr std::int64_t kDay = 86'400;

class MatchingService : public testing::Test {
 protected:
  // Beside the small world: topics/t2, ventures v2 on t1 and v3 on t2, an office on t1 whose
  // deadline is in ten days, and mentors, of whom c1 has room for one and c2 for two.
  void SetUp() override {
    fill_small_world(service_);
    v1::Initiative office = initiative("office");
    office.add_topics("topics/t1");
    office.mutable_apply_until()->set_seconds(kNowSeconds + 10 * kDay - 1);
    v1::Initiative mentoring = initiative("mentoring");
    mentoring.clear_office_space();
    for (const char* name : {"contacts/c1", "contacts/c2"}) {
      v1::Mentor* const mentor = mentoring.mutable_mentoring()->add_mentors();
      mentor->set_contact(name);
      mentor->set_capacity(std::string_view(name) == "contacts/c1" ? 1 : 2);
    }
    put({entry(topic("t2", "Romfart")), entry(venture_on("v2", "topics/t1")),
         entry(venture_on("v3", "topics/t2")), entry(office), entry(mentoring)});
  }

  static v1::Venture venture_on(const std::string& id, const std::string& topic) {
    v1::Venture row = venture(id);
    row.set_display_name("Vennlig Sky " + id);
    row.add_topics(topic);
    row.add_areas("areas/3118");
    return row;
  }

  void put(const std::vector<v1::DirectoryEntry>& entries) {
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, entries, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
    revision_ = report.revision();
  }

  template <typename Request, typename Response>
  grpc::Status ask(grpc::Status (v1::MatchingService::Stub::*method)(grpc::ClientContext*,
                                                                     const Request&, Response*),
                   Request request, Response* response) {
    request.mutable_consistency()->set_at_least_as_fresh(revision_);
    response->Clear();
    return call(*service_.matching, method, request, response);
  }
  grpc::Status opportunities(const v1::FindOpportunitiesRequest& request) {
    return ask(&v1::MatchingService::Stub::FindOpportunities, request, &opportunities_);
  }
  grpc::Status ventures(const v1::FindVenturesRequest& request) {
    return ask(&v1::MatchingService::Stub::FindVentures, request, &ventures_);
  }
  grpc::Status team(const v1::FindTeamRequest& request) {
    return ask(&v1::MatchingService::Stub::FindTeam, request, &team_);
  }
  grpc::Status pairs(const v1::ProposePairsRequest& request) {
    return ask(&v1::MatchingService::Stub::ProposePairs, request, &pairs_);
  }

  static v1::FindOpportunitiesRequest kindergarten() {
    v1::FindOpportunitiesRequest request;
    request.mutable_need()->set_text("Vi trenger en barnehage");
    request.set_area("areas/3118");
    return request;
  }
  static v1::ProposePairsRequest mentors_for(const std::vector<std::string>& ventures) {
    v1::ProposePairsRequest request;
    request.set_initiative("initiatives/mentoring");
    for (const std::string& name : ventures) request.add_ventures(name);
    return request;
  }

  RunningService service_;
  std::int64_t revision_ = 0;
  v1::FindOpportunitiesResponse opportunities_;
  v1::FindVenturesResponse ventures_;
  v1::FindTeamResponse team_;
  v1::ProposePairsResponse pairs_;
};

inline void expect_refused(const grpc::Status& status, const std::string& reason,
                           const std::string& field) {
  EXPECT_EQ(reason_of(status), reason) << status.error_message();
  EXPECT_THAT(fields_of(status), testing::ElementsAre(field));
}

}  // namespace veieninn::server
