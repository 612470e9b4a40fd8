// Initiatives and participations as rows of the directory: written, listed, and what is left of
// their quotas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Stub = v1::DirectoryService::Stub;

class InitiativeDirectory : public testing::Test {
 protected:
  void SetUp() override { fill_small_world(service_); }

  grpc::Status create(const v1::Initiative& row) {
    v1::CreateInitiativeRequest request;
    *request.mutable_initiative() = row;
    request.set_initiative_id(row.name().substr(row.name().find('/') + 1));
    return call(*service_.directory, &Stub::CreateInitiative, request, &created_);
  }
  grpc::Status create(const v1::Participation& row) {
    v1::CreateParticipationRequest request;
    *request.mutable_participation() = row;
    request.set_participation_id(row.name().substr(row.name().find('/') + 1));
    v1::CreateParticipationResponse response;
    return call(*service_.directory, &Stub::CreateParticipation, request, &response);
  }
  v1::Initiative get(const std::string& name) {
    v1::GetInitiativeRequest request;
    request.set_name(name);
    v1::GetInitiativeResponse response;
    EXPECT_TRUE(call(*service_.directory, &Stub::GetInitiative, request, &response).ok());
    return response.initiative();
  }
  std::vector<std::string> list(const std::string& filter) {
    v1::ListInitiativesRequest request;
    request.set_filter(filter);
    v1::ListInitiativesResponse response;
    const grpc::Status status =
        call(*service_.directory, &Stub::ListInitiatives, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    std::vector<std::string> names;
    for (const v1::Initiative& row : response.initiatives()) names.push_back(row.name());
    return names;
  }

  static v1::Initiative office_with_months(std::int64_t total) {
    v1::Initiative row = initiative("i1");
    v1::Quota* quota = row.add_quotas();
    quota->set_unit(v1::QUOTA_UNIT_MONTHS);
    quota->set_total(total);
    return row;
  }
  static v1::Participation taker(std::int64_t reserved, std::int64_t used) {
    v1::Participation row = participation("p1", "i1");
    v1::Take* take = row.add_takes();
    take->set_unit(v1::QUOTA_UNIT_MONTHS);
    take->set_reserved(reserved);
    take->set_used(used);
    return row;
  }

  RunningService service_;
  v1::CreateInitiativeResponse created_;
};

TEST_F(InitiativeDirectory, SaysTheKindAndWhatIsLeft) {
  ASSERT_TRUE(create(office_with_months(3)).ok());
  EXPECT_EQ(created_.initiative().kind(), v1::INITIATIVE_KIND_OFFICE_SPACE);
  EXPECT_EQ(created_.initiative().quotas(0).left(), 3);
  ASSERT_TRUE(create(taker(1, 1)).ok());
  EXPECT_EQ(get("initiatives/i1").quotas(0).left(), 1);
  EXPECT_EQ(get("initiatives/i1").quotas(0).spent(), 0);
}

TEST_F(InitiativeDirectory, KeepsWhatAnErasedParticipantUsedAsSpent) {
  ASSERT_TRUE(create(office_with_months(3)).ok());
  ASSERT_TRUE(create(taker(1, 1)).ok());
  v1::DeleteVentureRequest request;
  request.set_name("ventures/v1");
  v1::DeleteVentureResponse response;
  ASSERT_TRUE(call(*service_.directory, &Stub::DeleteVenture, request, &response).ok());
  const v1::Initiative left = get("initiatives/i1");
  EXPECT_EQ(left.quotas(0).spent(), 1);
  EXPECT_EQ(left.quotas(0).left(), 2);
}

TEST_F(InitiativeDirectory, IsFoundByKindUnitPersonTopicAndTitle) {
  v1::Initiative other = initiative("i2");
  other.mutable_titles(0)->set_text("Idéverksted");
  other.mutable_invitation()->set_looks_for("Noen å lage mat med");
  other.add_topics("topics/t1");
  other.set_contacts(0, "contacts/c2");
  ASSERT_TRUE(create(initiative("i1")).ok());
  ASSERT_TRUE(create(other).ok());
  EXPECT_THAT(list("kind = \"INVITATION\""), ElementsAre("initiatives/i2"));
  EXPECT_THAT(list("contact = \"contacts/c1\""), ElementsAre("initiatives/i1"));
  EXPECT_THAT(list("topic = \"topics/t1\""), ElementsAre("initiatives/i2"));
  EXPECT_THAT(list("title : \"IDÉ\""), ElementsAre("initiatives/i2"));
  EXPECT_THAT(list("unit = \"orgUnits/u1\""), ElementsAre("initiatives/i1", "initiatives/i2"));
  EXPECT_THAT(list("unit = \"orgUnits/u1\" AND kind = \"FUND\""), IsEmpty());
}

TEST_F(InitiativeDirectory, ChangesOnlyWhatTheMaskNames) {
  ASSERT_TRUE(create(office_with_months(3)).ok());
  v1::UpdateInitiativeRequest request;
  request.mutable_initiative()->set_name("initiatives/i1");
  request.mutable_initiative()->mutable_office_space()->set_address("Torget 2");
  request.mutable_update_mask()->add_paths("office_space");
  v1::UpdateInitiativeResponse response;
  ASSERT_TRUE(call(*service_.directory, &Stub::UpdateInitiative, request, &response).ok());
  EXPECT_EQ(response.initiative().office_space().address(), "Torget 2");
  EXPECT_EQ(response.initiative().quotas(0).total(), 3);
  EXPECT_EQ(response.initiative().quotas(0).left(), 3);
}

TEST_F(InitiativeDirectory, NamesEveryBadFieldAtOnce) {
  v1::Initiative bad = office_with_months(-1);
  bad.clear_contacts();
  bad.mutable_period()->mutable_start_time()->set_seconds(kNowSeconds);
  bad.mutable_period()->mutable_end_time()->set_seconds(kNowSeconds - 1);
  const grpc::Status status = create(bad);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), ElementsAre("initiative.contacts", "initiative.period.end_time",
                                             "initiative.quotas[0].total"));
}

TEST_F(InitiativeDirectory, RefusesAPersonOrUnitThatDoesNotExist) {
  v1::Initiative nobody = initiative("i1");
  nobody.set_contacts(0, "contacts/nobody");
  EXPECT_THAT(fields_of(create(nobody)), ElementsAre("initiative.contacts[0]"));
  v1::Initiative host = initiative("i1");
  host.mutable_office_space()->add_hosts("contacts/nobody");
  EXPECT_THAT(fields_of(create(host)), ElementsAre("initiative.office_space.hosts[0]"));
}

TEST_F(InitiativeDirectory, RefusesAContactInWhatIsForVentures) {
  ASSERT_TRUE(create(initiative("i1")).ok());
  v1::Participation row = participation("p1", "i1");
  row.clear_venture();
  row.set_contact("contacts/c2");
  const grpc::Status status = create(row);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), ElementsAre("participation.contact"));
}

TEST_F(InitiativeDirectory, RefusesToPromiseMoreThanThereIsOrToGiveLessThanIsPromised) {
  ASSERT_TRUE(create(office_with_months(3)).ok());
  const grpc::Status too_much = create(taker(4, 0));
  EXPECT_EQ(reason_of(too_much), "QUOTA_EXHAUSTED");
  EXPECT_EQ(too_much.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(too_much.error_message(), HasSubstr("3 months"));
  ASSERT_TRUE(create(taker(2, 0)).ok());
  v1::UpdateInitiativeRequest request;
  *request.mutable_initiative() = office_with_months(1);
  request.mutable_update_mask()->add_paths("quotas");
  v1::UpdateInitiativeResponse response;
  EXPECT_THAT(fields_of(call(*service_.directory, &Stub::UpdateInitiative, request, &response)),
              ElementsAre("initiative.quotas[0].total"));
}

}  // namespace
}  // namespace veieninn::server
