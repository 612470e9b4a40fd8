// InitiativeService over gRPC: joining, and accounts that add up whoever asks at once.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Stub = v1::InitiativeService::Stub;

constexpr char kRequestId[] = "3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a01";
constexpr std::int64_t kDaySeconds = 86'400;

// Asker's start-up service: ten hours of guidance and three months of office; v1 to v10 want it.
class InitiativeService : public testing::Test {
 protected:
  void SetUp() override {
    fill_small_world(service_);
    v1::Initiative service = initiative("hjelp");
    service.mutable_startup_service();
    add_quota(service, v1::QUOTA_UNIT_HOURS, 10);
    add_quota(service, v1::QUOTA_UNIT_MONTHS, 3);
    put(entry(service));
    for (int i = 2; i <= 10; ++i) put(entry(venture("v" + std::to_string(i))));
  }

  void put(const v1::DirectoryEntry& row) {
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, {row}, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
  }
  static void add_quota(v1::Initiative& row, v1::QuotaUnit unit, std::int64_t total,
                        std::int64_t each_max = 0) {
    v1::Quota* quota = row.add_quotas();
    quota->set_unit(unit);
    quota->set_total(total);
    quota->set_each_max(each_max);
  }

  static v1::JoinInitiativeRequest joining(const std::string& id, const std::string& venture,
                                           std::int64_t hours = 0) {
    v1::JoinInitiativeRequest request;
    request.set_name("initiatives/" + id);
    request.set_venture("ventures/" + venture);
    request.set_participation_id(venture);
    if (hours != 0) {
      v1::QuotaAmount* take = request.add_takes();
      take->set_unit(v1::QUOTA_UNIT_HOURS);
      take->set_amount(hours);
    }
    return request;
  }
  grpc::Status join(const v1::JoinInitiativeRequest& request) {
    v1::JoinInitiativeResponse response;
    const grpc::Status status =
        call(*service_.initiatives, &Stub::JoinInitiative, request, &response);
    last_ = response.participation();
    return status;
  }
  template <typename Request, typename Response>
  grpc::Status move(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const std::string& id, std::int64_t amount,
                    v1::QuotaUnit unit = v1::QUOTA_UNIT_HOURS) {
    Request request;
    request.set_name("participations/" + id);
    request.set_unit(unit);
    request.set_amount(amount);
    return ask(method, request);
  }
  template <typename Request, typename Response>
  grpc::Status ask(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   const Request& request) {
    Response response;
    const grpc::Status status = call(*service_.initiatives, method, request, &response);
    last_ = response.participation();
    return status;
  }

  v1::InitiativeSummary summary(const std::string& id = "hjelp") {
    v1::GetInitiativeSummaryRequest request;
    request.set_name("initiatives/" + id);
    v1::GetInitiativeSummaryResponse response;
    EXPECT_TRUE(call(*service_.initiatives, &Stub::GetInitiativeSummary, request, &response).ok());
    return response.summary();
  }
  // total, reserved, used, left
  std::vector<std::int64_t> hours() {
    const v1::InitiativeSummary numbers = summary();
    const v1::QuotaSummary& quota = numbers.quotas(0);
    return {quota.total(), quota.reserved(), quota.used(), quota.left()};
  }

  RunningService service_;
  v1::Participation last_;
};

TEST_F(InitiativeService, LetsAVentureJoinFromNowOnWithWhatItReserves) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  EXPECT_EQ(last_.name(), "participations/v1");
  EXPECT_EQ(last_.state(), v1::PARTICIPATION_STATE_ACTIVE);
  EXPECT_EQ(last_.period().start_time().seconds(), kNowSeconds);
  EXPECT_EQ(last_.takes(0).reserved(), 4);
  EXPECT_THAT(hours(), ElementsAre(10, 4, 0, 6));
  EXPECT_EQ(summary().active_count(), 1);
}

TEST_F(InitiativeService, MovesHoursFromReservedToUsedAndTakesTheRestOfWhatIsLeft) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  ASSERT_TRUE(move(&Stub::UseQuota, "v1", 3).ok());
  EXPECT_THAT(hours(), ElementsAre(10, 1, 3, 6));
  ASSERT_TRUE(move(&Stub::UseQuota, "v1", 3).ok());
  EXPECT_THAT(hours(), ElementsAre(10, 0, 6, 4));
  const grpc::Status too_much = move(&Stub::UseQuota, "v1", 5);
  EXPECT_EQ(reason_of(too_much), "QUOTA_EXHAUSTED");
  EXPECT_THAT(fields_of(too_much), ElementsAre("amount"));
  EXPECT_THAT(too_much.error_message(), HasSubstr("4 hours"));
}

TEST_F(InitiativeService, GivesBackWhatIsReservedAndOnlyThat) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  ASSERT_TRUE(move(&Stub::UseQuota, "v1", 1).ok());
  const grpc::Status more = move(&Stub::ReturnQuota, "v1", 4);
  EXPECT_THAT(fields_of(more), ElementsAre("amount"));
  EXPECT_THAT(more.error_message(), HasSubstr("3 hours"));
  ASSERT_TRUE(move(&Stub::ReturnQuota, "v1", 3).ok());
  EXPECT_THAT(hours(), ElementsAre(10, 0, 1, 9));
}

TEST_F(InitiativeService, TakesBackWhatWasUsedAlsoWhenItIsOver) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  ASSERT_TRUE(move(&Stub::UseQuota, "v1", 4).ok());
  v1::CompleteParticipationRequest done;
  done.set_name("participations/v1");
  ASSERT_TRUE(ask(&Stub::CompleteParticipation, done).ok());
  v1::ReturnQuotaRequest paid_back;
  paid_back.set_name("participations/v1");
  paid_back.set_unit(v1::QUOTA_UNIT_HOURS);
  paid_back.set_amount(1);
  paid_back.set_from_used(true);
  ASSERT_TRUE(ask(&Stub::ReturnQuota, paid_back).ok());
  EXPECT_THAT(hours(), ElementsAre(10, 0, 3, 7));
}

TEST_F(InitiativeService, FreesWhatIsReservedWhenSheCompletesOrLeaves) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  ASSERT_TRUE(join(joining("hjelp", "v2", 4)).ok());
  ASSERT_TRUE(move(&Stub::UseQuota, "v1", 1).ok());
  v1::CompleteParticipationRequest done;
  done.set_name("participations/v1");
  ASSERT_TRUE(ask(&Stub::CompleteParticipation, done).ok());
  EXPECT_EQ(last_.state(), v1::PARTICIPATION_STATE_COMPLETED);
  v1::EndParticipationRequest left;
  left.set_name("participations/v2");
  ASSERT_TRUE(ask(&Stub::EndParticipation, left).ok());
  EXPECT_EQ(last_.state(), v1::PARTICIPATION_STATE_ENDED);
  EXPECT_THAT(last_.takes(), IsEmpty());
  EXPECT_THAT(hours(), ElementsAre(10, 0, 1, 9));
  EXPECT_EQ(summary().completed_count(), 1);
  EXPECT_EQ(summary().ended_count(), 1);
}

TEST_F(InitiativeService, RefusesEverythingToWhomItIsOverFor) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 4)).ok());
  v1::EndParticipationRequest left;
  left.set_name("participations/v1");
  ASSERT_TRUE(ask(&Stub::EndParticipation, left).ok());
  for (const grpc::Status& status :
       {move(&Stub::ReserveQuota, "v1", 1), move(&Stub::UseQuota, "v1", 1),
        move(&Stub::ReturnQuota, "v1", 1), ask(&Stub::EndParticipation, left)}) {
    EXPECT_EQ(reason_of(status), "NOT_OPEN");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
    EXPECT_THAT(fields_of(status), ElementsAre("participation.state"));
  }
  EXPECT_TRUE(join([] {
                v1::JoinInitiativeRequest again = joining("hjelp", "v1");
                again.set_participation_id("again");
                return again;
              }())
                  .ok())
      << "she may come again";
}

TEST_F(InitiativeService, NeverGivesMoreThanItHasToTenClientsAtOnce) {
  for (int i = 1; i <= 10; ++i) {
    ASSERT_TRUE(join(joining("hjelp", "v" + std::to_string(i))).ok());
  }
  std::vector<grpc::Status> answers(10);
  std::vector<std::thread> clients;
  for (int i = 1; i <= 10; ++i) {
    clients.emplace_back([&, i] {
      v1::ReserveQuotaRequest request;
      request.set_name("participations/v" + std::to_string(i));
      request.set_unit(v1::QUOTA_UNIT_HOURS);
      request.set_amount(3);
      v1::ReserveQuotaResponse response;
      answers[static_cast<std::size_t>(i - 1)] =
          call(*service_.initiatives, &Stub::ReserveQuota, request, &response);
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(std::ranges::count_if(answers, &grpc::Status::ok), 3);
  for (const grpc::Status& answer : answers) {
    if (answer.ok()) continue;
    EXPECT_EQ(reason_of(answer), "QUOTA_EXHAUSTED") << answer.error_message();
    EXPECT_THAT(fields_of(answer), ElementsAre("amount"));
    EXPECT_THAT(answer.error_message(), HasSubstr("1 hours"));
  }
  EXPECT_THAT(hours(), ElementsAre(10, 9, 0, 1));
}

TEST_F(InitiativeService, LosesNothingWhenTenClientsWriteToOneParticipation) {
  ASSERT_TRUE(join(joining("hjelp", "v1")).ok());
  std::vector<grpc::Status> answers(10);
  std::vector<std::thread> clients;
  for (grpc::Status& answer : answers) {
    clients.emplace_back([&] {
      v1::UseQuotaRequest request;
      request.set_name("participations/v1");
      request.set_unit(v1::QUOTA_UNIT_HOURS);
      request.set_amount(1);
      v1::UseQuotaResponse response;
      answer = call(*service_.initiatives, &Stub::UseQuota, request, &response);
    });
  }
  for (std::thread& client : clients) client.join();
  for (const grpc::Status& answer : answers) EXPECT_TRUE(answer.ok()) << answer.error_message();
  EXPECT_THAT(hours(), ElementsAre(10, 0, 10, 0));
}

TEST_F(InitiativeService, ChangesNothingWhenARequestIsRepeated) {
  v1::JoinInitiativeRequest request = joining("hjelp", "v1", 6);
  request.clear_participation_id();
  request.set_request_id(kRequestId);
  ASSERT_TRUE(join(request).ok());
  const v1::Participation first = last_;
  ASSERT_TRUE(join(request).ok()) << "though there are not six hours any more";
  EXPECT_TRUE(MessageDifferencer::Equals(first, last_));
  v1::ReserveQuotaRequest reserve;
  reserve.set_name(first.name());
  reserve.set_unit(v1::QUOTA_UNIT_HOURS);
  reserve.set_amount(4);
  reserve.set_request_id("3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a02");
  ASSERT_TRUE(ask(&Stub::ReserveQuota, reserve).ok());
  ASSERT_TRUE(ask(&Stub::ReserveQuota, reserve).ok()) << "though nothing is left";
  EXPECT_THAT(hours(), ElementsAre(10, 10, 0, 0));
  reserve.set_amount(3);
  EXPECT_EQ(reason_of(ask(&Stub::ReserveQuota, reserve)), "REQUEST_ID_REUSED");
}

TEST_F(InitiativeService, KeepsToTheEtagThatAClientSends) {
  ASSERT_TRUE(join(joining("hjelp", "v1")).ok());
  v1::ReserveQuotaRequest reserve;
  reserve.set_name("participations/v1");
  reserve.set_unit(v1::QUOTA_UNIT_HOURS);
  reserve.set_amount(1);
  reserve.set_etag(last_.etag());
  ASSERT_TRUE(ask(&Stub::ReserveQuota, reserve).ok());
  EXPECT_EQ(reason_of(ask(&Stub::ReserveQuota, reserve)), "ETAG_MISMATCH");
  EXPECT_THAT(hours(), ElementsAre(10, 1, 0, 9));
}

TEST_F(InitiativeService, GivesEachNoMoreThanHerShare) {
  v1::Initiative shared = initiative("deling");
  add_quota(shared, v1::QUOTA_UNIT_HOURS, 10, 4);
  put(entry(shared));
  const grpc::Status too_much = join(joining("deling", "v1", 5));
  EXPECT_EQ(reason_of(too_much), "QUOTA_EXHAUSTED");
  EXPECT_THAT(fields_of(too_much), ElementsAre("takes[0].amount"));
  EXPECT_THAT(too_much.error_message(), HasSubstr("4 hours"));
  ASSERT_TRUE(join(joining("deling", "v1", 3)).ok());
  EXPECT_THAT(move(&Stub::ReserveQuota, "v1", 2).error_message(), HasSubstr("1 hours"));
}

TEST_F(InitiativeService, ReservesAPlaceByItselfAndFreesItAgain) {
  v1::Initiative desk = initiative("pult");
  add_quota(desk, v1::QUOTA_UNIT_PLACES, 1);
  put(entry(desk));
  ASSERT_TRUE(join(joining("pult", "v1")).ok());
  EXPECT_EQ(last_.takes(0).unit(), v1::QUOTA_UNIT_PLACES);
  EXPECT_EQ(last_.takes(0).reserved(), 1);
  const grpc::Status full = join(joining("pult", "v2"));
  EXPECT_EQ(reason_of(full), "QUOTA_EXHAUSTED");
  EXPECT_THAT(fields_of(full), ElementsAre("takes"));
  EXPECT_THAT(full.error_message(), HasSubstr("0 places"));
  v1::EndParticipationRequest left;
  left.set_name("participations/v1");
  ASSERT_TRUE(ask(&Stub::EndParticipation, left).ok());
  EXPECT_TRUE(join(joining("pult", "v2")).ok());
}

TEST_F(InitiativeService, LetsNobodyJoinTooEarlyOrTooLate) {
  const auto refused_field = [&](const std::string& id, std::int64_t start, std::int64_t end,
                                 std::int64_t deadline) {
    v1::Initiative row = initiative(id);
    row.mutable_period()->mutable_start_time()->set_seconds(kNowSeconds + start * kDaySeconds);
    row.mutable_period()->mutable_end_time()->set_seconds(kNowSeconds + end * kDaySeconds);
    row.mutable_apply_until()->set_seconds(kNowSeconds + deadline * kDaySeconds);
    put(entry(row));
    const grpc::Status status = join(joining(id, "v1"));
    EXPECT_EQ(reason_of(status), "NOT_OPEN") << status.error_message();
    return fields_of(status);
  };
  EXPECT_THAT(refused_field("early", 1, 9, 9), ElementsAre("initiative.period.start_time"));
  EXPECT_THAT(refused_field("over", -9, -1, -1), ElementsAre("initiative.period.end_time"));
  EXPECT_THAT(refused_field("at-the-end", -9, 0, 0), ElementsAre("initiative.period.end_time"));
  EXPECT_THAT(refused_field("late", -9, 9, 0), ElementsAre("initiative.apply_until"));
}

TEST_F(InitiativeService, PromisesNothingOfWhatIsOverButNotesWhatWasUsed) {
  ASSERT_TRUE(join(joining("hjelp", "v1", 2)).ok());
  v1::UpdateInitiativeRequest closing;
  closing.mutable_initiative()->set_name("initiatives/hjelp");
  closing.mutable_initiative()->mutable_period()->mutable_end_time()->set_seconds(kNowSeconds);
  closing.mutable_update_mask()->add_paths("period");
  v1::UpdateInitiativeResponse closed;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::UpdateInitiative, closing, &closed)
          .ok());
  EXPECT_THAT(fields_of(move(&Stub::ReserveQuota, "v1", 1)),
              ElementsAre("initiative.period.end_time"));
  EXPECT_TRUE(move(&Stub::UseQuota, "v1", 2).ok());
}

TEST_F(InitiativeService, RefusesAContactInWhatIsForVenturesAndSomebodyWhoTakesPartAlready) {
  v1::JoinInitiativeRequest request;
  request.set_name("initiatives/hjelp");
  EXPECT_THAT(fields_of(join(request)), ElementsAre("venture")) << "nobody is named";
  request.set_contact("contacts/c2");
  EXPECT_THAT(fields_of(join(request)), ElementsAre("contact"));
  ASSERT_TRUE(join(joining("hjelp", "v1")).ok());
  v1::JoinInitiativeRequest again = joining("hjelp", "v1");
  again.set_participation_id("again");
  EXPECT_EQ(reason_of(join(again)), "ALREADY_EXISTS");
}

TEST_F(InitiativeService, NamesWhatIsWrongInTheFieldsOfTheRequest) {
  EXPECT_THAT(fields_of(join(joining("hjelp", "v1", -1))), ElementsAre("takes[0].amount"));
  v1::JoinInitiativeRequest twice = joining("hjelp", "v1", 1);
  *twice.add_takes() = twice.takes(0);
  EXPECT_THAT(fields_of(join(twice)), ElementsAre("takes[1].unit"));
  v1::JoinInitiativeRequest kroner = joining("hjelp", "v1", 1);
  kroner.mutable_takes(0)->set_unit(v1::QUOTA_UNIT_KRONER);
  EXPECT_THAT(fields_of(join(kroner)), ElementsAre("takes[0].unit"));
  EXPECT_THAT(fields_of(join(joining("hjelp", "v99"))), ElementsAre("venture"));
  EXPECT_EQ(reason_of(join(joining("nowhere", "v1"))), "NOT_FOUND");
  ASSERT_TRUE(join(joining("hjelp", "v1")).ok());
  EXPECT_THAT(fields_of(move(&Stub::ReserveQuota, "v1", 0)), ElementsAre("amount"));
  EXPECT_THAT(fields_of(move(&Stub::ReserveQuota, "v1", 1, v1::QUOTA_UNIT_PLACES)),
              ElementsAre("unit"));
  EXPECT_THAT(fields_of(move(&Stub::ReserveQuota, "v1", 1, v1::QUOTA_UNIT_UNSPECIFIED)),
              ElementsAre("unit"));
  EXPECT_EQ(reason_of(move(&Stub::ReserveQuota, "nobody", 1)), "NOT_FOUND");
}

TEST_F(InitiativeService, PairsAMentorWithNoMoreVenturesThanSheCanFollow) {
  v1::Initiative mentoring = initiative("mentor");
  v1::Mentor* mentor = mentoring.mutable_mentoring()->add_mentors();
  mentor->set_contact("contacts/c2");
  mentor->set_capacity(1);
  put(entry(mentoring));
  const auto pair = [](const std::string& venture, const std::string& contact) {
    v1::JoinInitiativeRequest request = joining("mentor", venture);
    request.set_contact("contacts/" + contact);
    return request;
  };
  EXPECT_THAT(fields_of(join(pair("v1", "c1"))), ElementsAre("contact")) << "no mentor of it";
  ASSERT_TRUE(join(pair("v1", "c2")).ok());
  const grpc::Status full = join(pair("v2", "c2"));
  EXPECT_EQ(reason_of(full), "QUOTA_EXHAUSTED");
  EXPECT_THAT(fields_of(full), ElementsAre("contact"));
}

}  // namespace
}  // namespace veieninn::server
