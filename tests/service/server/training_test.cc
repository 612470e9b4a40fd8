// The national innovation school: at least three from each municipality, or it does not start, and
// everybody learns from where somebody lacked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using Stub = v1::InitiativeService::Stub;

// Two municipalities, u1 and u2, each with a department and a service unit below it; contacts are
// named for their unit, a1 to a3 in the service unit of u1, b1 to b3 in the department of u2.
class Training : public testing::Test {
 protected:
  void SetUp() override {
    fill_small_world(service_);
    put({entry(unit("u2")), entry(below("avd1", "u1")), entry(below("bhg1", "avd1")),
         entry(below("avd2", "u2"))});
    std::vector<v1::DirectoryEntry> people;
    for (const char* number : {"1", "2", "3"}) {
      people.push_back(entry(in(std::string("a") + number, "bhg1")));
      people.push_back(entry(in(std::string("b") + number, "avd2")));
    }
    put(people);
    v1::Initiative school = initiative("skole");
    school.set_audience(v1::AUDIENCE_CONTACTS);
    school.mutable_training()->set_credits(30);
    school.mutable_training()->set_minimum_each(3);
    school.mutable_training()->add_municipalities("orgUnits/u1");
    school.mutable_training()->add_municipalities("orgUnits/u2");
    put({entry(school)});
  }

  static v1::OrgUnit below(const std::string& id, const std::string& parent) {
    v1::OrgUnit row = unit(id);
    row.set_parent("orgUnits/" + parent);
    return row;
  }
  static v1::Contact in(const std::string& id, const std::string& unit) {
    v1::Contact row = contact(id);
    row.set_unit("orgUnits/" + unit);
    return row;
  }
  void put(const std::vector<v1::DirectoryEntry>& rows) {
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, rows, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
  }
  grpc::Status join(const std::string& contact) {
    v1::JoinInitiativeRequest request;
    request.set_name("initiatives/skole");
    request.set_contact("contacts/" + contact);
    request.set_participation_id(contact);
    v1::JoinInitiativeResponse response;
    return call(*service_.initiatives, &Stub::JoinInitiative, request, &response);
  }
  void join_all(const std::vector<std::string>& contacts) {
    for (const std::string& contact : contacts) ASSERT_TRUE(join(contact).ok()) << contact;
  }
  grpc::Status decide(const std::string& request_id = "") {
    v1::DecideTrainingRequest request;
    request.set_name("initiatives/skole");
    request.set_request_id(request_id);
    decided_.Clear();
    return call(*service_.initiatives, &Stub::DecideTraining, request, &decided_);
  }
  v1::InitiativeSummary summary() {
    v1::GetInitiativeSummaryRequest request;
    request.set_name("initiatives/skole");
    v1::GetInitiativeSummaryResponse response;
    EXPECT_TRUE(call(*service_.initiatives, &Stub::GetInitiativeSummary, request, &response).ok());
    return response.summary();
  }
  // Municipality and how many come from there.
  template <typename Message>
  static std::vector<std::pair<std::string, int>> shortfalls(const Message& message) {
    std::vector<std::pair<std::string, int>> lacking;
    for (const v1::TrainingShortfall& one : message.shortfalls()) {
      EXPECT_EQ(one.minimum(), 3);
      lacking.emplace_back(one.municipality(), one.participants());
    }
    return lacking;
  }

  RunningService service_;
  v1::DecideTrainingResponse decided_;
};

TEST_F(Training, StartsWhenEveryMunicipalitySendsThree) {
  join_all({"a1", "a2", "a3", "b1", "b2", "b3"});
  ASSERT_TRUE(decide().ok());
  EXPECT_EQ(decided_.initiative().training().decision(), v1::TRAINING_DECISION_STARTS);
  EXPECT_EQ(decided_.initiative().training().decide_time().seconds(), kNowSeconds);
  EXPECT_THAT(shortfalls(decided_), IsEmpty());
  EXPECT_EQ(summary().active_count(), 6);
}

TEST_F(Training, DoesNotStartWhenOneLacksFromOneMunicipalityAndEverybodyLearnsWhich) {
  join_all({"a1", "a2", "a3", "b1", "b2"});
  EXPECT_THAT(shortfalls(summary()), ElementsAre(Pair("orgUnits/u2", 2))) << "also before";
  ASSERT_TRUE(decide().ok());
  EXPECT_EQ(decided_.initiative().training().decision(), v1::TRAINING_DECISION_DOES_NOT_START);
  EXPECT_THAT(shortfalls(decided_), ElementsAre(Pair("orgUnits/u2", 2)));
  EXPECT_THAT(shortfalls(summary()), ElementsAre(Pair("orgUnits/u2", 2))) << "later too";
  EXPECT_EQ(summary().active_count(), 0);
  EXPECT_EQ(summary().ended_count(), 5);
}

TEST_F(Training, SaysWhoLackedWhomAsItWasDecidedAlsoOnceSomebodyIsErased) {
  join_all({"a1", "a2", "a3", "b1", "b2"});
  ASSERT_TRUE(decide().ok());
  v1::DeleteContactRequest erased;
  v1::DeleteContactResponse gone;
  for (const char* contact : {"contacts/a1", "contacts/b1"}) {
    erased.set_name(contact);
    ASSERT_TRUE(
        call(*service_.directory, &v1::DirectoryService::Stub::DeleteContact, erased, &gone).ok());
  }
  EXPECT_THAT(shortfalls(summary()), ElementsAre(Pair("orgUnits/u2", 2)));
}

TEST_F(Training, CountsWhoTookPartWhereItWasDecidedElsewhere) {
  join_all({"a1", "a2", "a3", "b1"});
  v1::Initiative school = initiative("skole");
  school.set_audience(v1::AUDIENCE_CONTACTS);
  school.mutable_training()->set_minimum_each(3);
  school.mutable_training()->add_municipalities("orgUnits/u2");
  school.mutable_training()->set_decision(v1::TRAINING_DECISION_DOES_NOT_START);
  school.mutable_training()->mutable_decide_time()->set_seconds(kNowSeconds);
  put({entry(school)});
  EXPECT_THAT(shortfalls(summary()), ElementsAre(Pair("orgUnits/u2", 0)))
      << "nobody whom that decision ended";
}

TEST_F(Training, CountsNobodyWhoLeftOrWhoComesFromElsewhere) {
  put({entry(unit("u3")), entry(in("x1", "u3"))});
  join_all({"a1", "a2", "a3", "b1", "b2", "b3", "x1"});
  v1::EndParticipationRequest left;
  left.set_name("participations/b3");
  v1::EndParticipationResponse ended;
  ASSERT_TRUE(call(*service_.initiatives, &Stub::EndParticipation, left, &ended).ok());
  ASSERT_TRUE(decide().ok());
  EXPECT_THAT(shortfalls(decided_), ElementsAre(Pair("orgUnits/u2", 2)));
}

TEST_F(Training, CountsAContactForTheNearestOfTheMunicipalitiesAboveHer) {
  v1::UpdateInitiativeRequest request;
  request.mutable_initiative()->set_name("initiatives/skole");
  v1::TrainingTerms* terms = request.mutable_initiative()->mutable_training();
  terms->set_minimum_each(3);
  for (const char* name : {"orgUnits/u1", "orgUnits/avd1"}) terms->add_municipalities(name);
  request.mutable_update_mask()->add_paths("training");
  v1::UpdateInitiativeResponse response;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::UpdateInitiative, request, &response)
          .ok());
  join_all({"a1", "a2", "a3", "c1"});
  EXPECT_THAT(shortfalls(summary()), ElementsAre(Pair("orgUnits/u1", 1)));
}

TEST_F(Training, IsDecidedOnceAndARepeatAnswersTheSame) {
  constexpr char kRequestId[] = "3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a03";
  join_all({"a1"});
  ASSERT_TRUE(decide(kRequestId).ok());
  ASSERT_TRUE(decide(kRequestId).ok());
  EXPECT_THAT(shortfalls(decided_), ElementsAre(Pair("orgUnits/u1", 1), Pair("orgUnits/u2", 0)));
  const grpc::Status again = decide();
  EXPECT_EQ(reason_of(again), "NOT_OPEN");
  EXPECT_THAT(fields_of(again), ElementsAre("initiative.training.decision"));
  EXPECT_THAT(fields_of(join("b1")), ElementsAre("initiative.training.decision"));
}

TEST_F(Training, LeavesNobodyBehindWhoJoinsWhileItIsDecided) {
  join_all({"a1", "a2", "a3", "b1", "b2"});
  grpc::Status joined;
  std::thread late([&] { joined = join("b3"); });
  ASSERT_TRUE(decide().ok());
  late.join();
  const bool starts = decided_.initiative().training().decision() == v1::TRAINING_DECISION_STARTS;
  EXPECT_EQ(joined.ok(), starts) << joined.error_message();
  EXPECT_EQ(summary().active_count(), starts ? 6 : 0);
}

TEST_F(Training, IsTheOnlyKindThatIsDecided) {
  put({entry(initiative("kontor"))});
  v1::DecideTrainingRequest request;
  request.set_name("initiatives/kontor");
  v1::DecideTrainingResponse response;
  EXPECT_THAT(fields_of(call(*service_.initiatives, &Stub::DecideTraining, request, &response)),
              ElementsAre("name"));
  request.set_name("initiatives/nowhere");
  EXPECT_EQ(reason_of(call(*service_.initiatives, &Stub::DecideTraining, request, &response)),
            "NOT_FOUND");
}

}  // namespace
}  // namespace veieninn::server
