// Get, List, Create, Update and Delete over gRPC, as a client sees them.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using Stub = v1::DirectoryService::Stub;

constexpr const char* kRequestId = "123e4567-e89b-42d3-a456-426614174000";

class DirectoryService : public testing::Test {
 protected:
  void SetUp() override { fill_small_world(service_); }

  grpc::Status create(const v1::Contact& row, const std::string& id,
                      v1::CreateContactResponse* response, const std::string& request_id = {}) {
    v1::CreateContactRequest request;
    *request.mutable_contact() = row;
    request.set_contact_id(id);
    request.set_request_id(request_id);
    return call(*service_.directory, &Stub::CreateContact, request, response);
  }

  grpc::Status get(const std::string& name, v1::GetContactResponse* response) {
    v1::GetContactRequest request;
    request.set_name(name);
    return call(*service_.directory, &Stub::GetContact, request, response);
  }

  v1::Contact stored(const std::string& name) {
    v1::GetContactResponse response;
    const grpc::Status status = get(name, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.contact();
  }

  grpc::Status update(const v1::Contact& row, const std::vector<std::string>& mask,
                      v1::UpdateContactResponse* response, bool allow_missing = false) {
    v1::UpdateContactRequest request;
    *request.mutable_contact() = row;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    request.set_allow_missing(allow_missing);
    return call(*service_.directory, &Stub::UpdateContact, request, response);
  }

  std::int64_t newest_revision() {
    v1::ListAreasResponse response;
    EXPECT_TRUE(
        call(*service_.directory, &Stub::ListAreas, v1::ListAreasRequest(), &response).ok());
    return response.revision();
  }

  RunningService service_;
};

TEST_F(DirectoryService, KeepsWhatItWasGivenAndSaysAtWhichRevision) {
  v1::CreateContactResponse created;
  const grpc::Status status = create(contact("ignored"), "c9", &created);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(created.contact().name(), "contacts/c9");
  EXPECT_EQ(created.contact().create_time().seconds(), kNowSeconds);
  EXPECT_EQ(created.contact().etag(), std::to_string(created.revision()));
  v1::GetContactResponse read;
  ASSERT_TRUE(get("contacts/c9", &read).ok());
  EXPECT_TRUE(
      google::protobuf::util::MessageDifferencer::Equals(read.contact(), created.contact()));
  EXPECT_EQ(read.revision(), created.revision());
}

TEST_F(DirectoryService, MakesARandomIdWhenNoneIsAsked) {
  v1::CreateContactResponse first;
  v1::CreateContactResponse second;
  ASSERT_TRUE(create(contact("x"), "", &first).ok());
  ASSERT_TRUE(create(contact("x"), "", &second).ok());
  EXPECT_THAT(first.contact().name(), testing::MatchesRegex("contacts/[a-z2-7]{12}"));
  EXPECT_NE(first.contact().name(), second.contact().name());
}

TEST_F(DirectoryService, AnswersARepeatedCreateWithTheFirstAnswer) {
  v1::CreateContactResponse first;
  v1::CreateContactResponse second;
  ASSERT_TRUE(create(contact("x"), "", &first, kRequestId).ok());
  const std::int64_t revision = newest_revision();
  ASSERT_TRUE(create(contact("x"), "", &second, kRequestId).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(first, second))
      << second.DebugString();
  EXPECT_EQ(newest_revision(), revision);
}

TEST_F(DirectoryService, RefusesARequestIdThatCameWithAnotherRequest) {
  v1::CreateContactResponse response;
  ASSERT_TRUE(create(contact("x"), "", &response, kRequestId).ok());
  v1::Contact other = contact("x");
  other.set_title("Leder");
  const grpc::Status status = create(other, "", &response, kRequestId);
  EXPECT_EQ(reason_of(status), "REQUEST_ID_REUSED");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(DirectoryService, RefusesATakenId) {
  v1::CreateContactResponse response;
  const grpc::Status status = create(contact("c1"), "c1", &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ALREADY_EXISTS);
  EXPECT_EQ(detail_of<google::rpc::ResourceInfo>(status)->resource_name(), "contacts/c1");
}

TEST_F(DirectoryService, SaysThatAResourceDoesNotExist) {
  v1::GetContactResponse response;
  const grpc::Status status = get("contacts/nobody", &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(reason_of(status), "NOT_FOUND");
}

TEST_F(DirectoryService, ChangesOnlyTheMaskedFields) {
  v1::Contact change;
  change.set_name("contacts/c1");
  change.set_title("Leder");
  v1::UpdateContactResponse response;
  const grpc::Status status = update(change, {"title"}, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.contact().title(), "Leder");
  EXPECT_EQ(response.contact().display_name(), "Rolig Bok");
  EXPECT_EQ(response.contact().channels_size(), 3);
}

TEST_F(DirectoryService, MakesNoRevisionForAnUpdateThatChangesNothing) {
  const std::int64_t before = newest_revision();
  v1::UpdateContactResponse response;
  ASSERT_TRUE(update(stored("contacts/c1"), {}, &response).ok());
  EXPECT_EQ(response.revision(), before);
}

TEST_F(DirectoryService, GuardsAnUpdateByItsEtag) {
  v1::Contact mine = stored("contacts/c1");
  v1::Contact theirs = mine;
  theirs.set_title("Leder");
  v1::UpdateContactResponse response;
  ASSERT_TRUE(update(theirs, {"title"}, &response).ok());
  mine.set_title("Rektor");
  const grpc::Status status = update(mine, {"title"}, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(reason_of(status), "ETAG_MISMATCH");
  EXPECT_EQ(stored("contacts/c1").title(), "Leder");
}

TEST_F(DirectoryService, MakesWhatIsMissingOnlyWhenAsked) {
  v1::UpdateContactResponse response;
  EXPECT_EQ(update(contact("c7"), {}, &response).error_code(), grpc::StatusCode::NOT_FOUND);
  ASSERT_TRUE(update(contact("c7"), {"title"}, &response, true).ok());
  EXPECT_EQ(stored("contacts/c7").display_name(), "Rolig Bok");
}

TEST_F(DirectoryService, RefusesAnUnknownMaskPath) {
  v1::UpdateContactResponse response;
  const grpc::Status status = update(contact("c1"), {"title", "salary"}, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), ElementsAre("update_mask.paths[1]"));
}

TEST_F(DirectoryService, ErasesAContactWithEverythingThatNamesHer) {
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service_.directory, {},
                     {entry(tie("t1", "contacts/c1", "contacts/c2")),
                      entry(engagement(v1::ENGAGEMENT_KIND_REPLIED, "s1"))},
                     &report)
                  .ok());
  v1::DeleteContactRequest request;
  request.set_name("contacts/c1");
  v1::DeleteContactResponse response;
  ASSERT_TRUE(call(*service_.directory, &Stub::DeleteContact, request, &response).ok());
  v1::GetContactResponse read;
  EXPECT_EQ(get("contacts/c1", &read).error_code(), grpc::StatusCode::NOT_FOUND);
  v1::ListTiesResponse ties;
  ASSERT_TRUE(call(*service_.directory, &Stub::ListTies, v1::ListTiesRequest(), &ties).ok());
  EXPECT_EQ(ties.ties_size(), 0);
  EXPECT_EQ(call(*service_.directory, &Stub::DeleteContact, request, &response).error_code(),
            grpc::StatusCode::NOT_FOUND);
  request.set_allow_missing(true);
  EXPECT_TRUE(call(*service_.directory, &Stub::DeleteContact, request, &response).ok());
}

TEST_F(DirectoryService, KeepsWhatOthersReferTo) {
  v1::DeleteTopicRequest request;
  request.set_name("topics/t1");
  v1::DeleteTopicResponse response;
  const grpc::Status status = call(*service_.directory, &Stub::DeleteTopic, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(reason_of(status), "REFERENCED_BY_OTHERS");
}

TEST_F(DirectoryService, ListsPageByPageWithoutLosingOrRepeating) {
  for (int i = 0; i < 25; ++i) {
    v1::CreateContactResponse response;
    ASSERT_TRUE(create(contact("x"), "p" + std::to_string(i), &response).ok());
  }
  std::vector<std::string> names;
  v1::ListContactsRequest request;
  request.set_page_size(4);
  do {
    v1::ListContactsResponse page;
    ASSERT_TRUE(call(*service_.directory, &Stub::ListContacts, request, &page).ok());
    EXPECT_LE(page.contacts_size(), 4);
    for (const v1::Contact& row : page.contacts()) names.push_back(row.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(names.size(), 27U);
  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST_F(DirectoryService, FiltersAndOrders) {
  v1::ListContactsRequest request;
  request.set_filter(R"(unit = "orgUnits/u1" AND topic = "topics/t1" AND display_name : "ROLIG")");
  request.set_order_by("name desc");
  v1::ListContactsResponse page;
  const grpc::Status status = call(*service_.directory, &Stub::ListContacts, request, &page);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(page.contacts_size(), 2);
  EXPECT_EQ(page.contacts(0).name(), "contacts/c2");
}

TEST_F(DirectoryService, FindsAnAreaByItsFormerNumber) {
  v1::ListAreasRequest request;
  request.set_filter(R"(number = "0125")");
  v1::ListAreasResponse page;
  ASSERT_TRUE(call(*service_.directory, &Stub::ListAreas, request, &page).ok());
  ASSERT_EQ(page.areas_size(), 1);
  EXPECT_EQ(page.areas(0).name(), "areas/3118");
}

TEST_F(DirectoryService, RefusesATokenOfAnotherQuestion) {
  v1::ListContactsRequest request;
  request.set_page_size(1);
  v1::ListContactsResponse page;
  ASSERT_TRUE(call(*service_.directory, &Stub::ListContacts, request, &page).ok());
  request.set_page_token(page.next_page_token());
  request.set_filter(R"(front_door = "true")");
  const grpc::Status status = call(*service_.directory, &Stub::ListContacts, request, &page);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), ElementsAre("page_token"));
}

// The issue's "Bad input": each gets its typed error naming field and remedy, and nothing changes.
struct BadContact {
  const char* what;
  std::function<void(v1::Contact&)> spoil;
  const char* reason;
  const char* field;
};

const std::vector<BadContact>& bad_contacts() {
  static const std::vector<BadContact> kCases = {
      {"an unknown unit", [](v1::Contact& c) { c.set_unit("orgUnits/nowhere"); },
       "REFERENCE_NOT_FOUND", "contact.unit"},
      {"an unknown topic", [](v1::Contact& c) { c.mutable_expertise(0)->set_topic("topics/x"); },
       "REFERENCE_NOT_FOUND", "contact.expertise[0].topic"},
      {"a malformed reference", [](v1::Contact& c) { c.set_unit("u1"); }, "INVALID_ARGUMENT",
       "contact.unit"},
      {"no name", [](v1::Contact& c) { c.clear_display_name(); }, "INVALID_ARGUMENT",
       "contact.display_name"},
      {"a tenure that ends before it begins",
       [](v1::Contact& c) {
         c.mutable_tenure()->mutable_start_time()->set_seconds(200);
         c.mutable_tenure()->mutable_end_time()->set_seconds(100);
       },
       "INVALID_ARGUMENT", "contact.tenure.end_time"},
      {"a title of megabytes",
       [](v1::Contact& c) { c.set_title(std::string(3 * 1024 * 1024, 'x')); }, "INVALID_ARGUMENT",
       "contact.title"},
      {"a title of 10 MB", [](v1::Contact& c) { c.set_title(std::string(10 * 1024 * 1024, 'x')); },
       "LIMIT_EXCEEDED", "contact.title"},
      {"a topic twice", [](v1::Contact& c) { *c.add_expertise() = c.expertise(0); },
       "INVALID_ARGUMENT", "contact.expertise[1].topic"},
      {"a negative capacity", [](v1::Contact& c) { c.set_capacity_per_week(-1); },
       "INVALID_ARGUMENT", "contact.capacity_per_week"},
      {"a deputy of a circle", [](v1::Contact& c) { c.set_deputy("contacts/c2"); }, "CYCLE",
       "contact.deputy"},
  };
  return kCases;
}

TEST_F(DirectoryService, NamesFieldAndRemedyOfBadInputAndChangesNothing) {
  v1::Contact second = stored("contacts/c2");
  second.set_deputy("contacts/c1");
  v1::UpdateContactResponse updated;
  ASSERT_TRUE(update(second, {"deputy"}, &updated).ok());
  const std::int64_t before = newest_revision();
  for (const BadContact& bad : bad_contacts()) {
    SCOPED_TRACE(bad.what);
    v1::Contact row = contact("c1");
    bad.spoil(row);
    v1::UpdateContactResponse response;
    const grpc::Status status = update(row, {}, &response);
    EXPECT_EQ(reason_of(status), bad.reason) << status.error_message();
    EXPECT_THAT(fields_of(status), Contains(bad.field)) << status.error_message();
    const auto details = detail_of<google::rpc::BadRequest>(status);
    ASSERT_TRUE(details);
    EXPECT_THAT(details->field_violations(0).description(), HasSubstr("; "));
    EXPECT_EQ(newest_revision(), before);
  }
}

TEST_F(DirectoryService, RefusesACircleOfParents) {
  v1::UpdateAreaRequest request;
  *request.mutable_area() = country();
  request.mutable_area()->set_parent("areas/3118");
  v1::UpdateAreaResponse response;
  const grpc::Status status = call(*service_.directory, &Stub::UpdateArea, request, &response);
  EXPECT_FALSE(status.ok());
  EXPECT_THAT(fields_of(status), Contains("area.parent"));
}

TEST_F(DirectoryService, RefusesARequestWithoutItsResource) {
  v1::CreateTieResponse response;
  const grpc::Status status =
      call(*service_.directory, &Stub::CreateTie, v1::CreateTieRequest(), &response);
  EXPECT_THAT(fields_of(status), ElementsAre("tie"));
}

TEST_F(DirectoryService, ReadsAtARevisionOrSaysWhyNot) {
  v1::GetContactRequest request;
  request.set_name("contacts/c1");
  v1::GetContactResponse response;
  const std::int64_t newest = newest_revision();
  request.mutable_consistency()->set_at_least_as_fresh(newest);
  EXPECT_TRUE(call(*service_.directory, &Stub::GetContact, request, &response).ok());
  request.mutable_consistency()->set_at_exact_revision(newest);
  EXPECT_TRUE(call(*service_.directory, &Stub::GetContact, request, &response).ok());
  request.mutable_consistency()->set_at_least_as_fresh(newest + 1000);
  grpc::Status status = call(*service_.directory, &Stub::GetContact, request, &response);
  EXPECT_EQ(reason_of(status), "REVISION_UNKNOWN");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  request.mutable_consistency()->set_at_least_as_fresh(-1);
  status = call(*service_.directory, &Stub::GetContact, request, &response);
  EXPECT_THAT(fields_of(status), ElementsAre("consistency.at_least_as_fresh"));
}

TEST_F(DirectoryService, ServesEveryMethodOfTheProto) {
  // A method that nobody bound would answer UNIMPLEMENTED.
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      v1::DirectoryService::service_full_name());
  for (int i = 0; i < descriptor->method_count(); ++i) {
    const auto* method = descriptor->method(i);
    if (method->client_streaming() || method->server_streaming()) continue;
    grpc::ClientContext context;
    grpc::ByteBuffer request;
    grpc::ByteBuffer response;
    const grpc::Slice nothing;
    request = grpc::ByteBuffer(&nothing, 1);
    grpc::CompletionQueue queue;
    grpc::GenericStub stub(service_.channel());
    auto reader = stub.PrepareUnaryCall(
        &context, "/" + descriptor->full_name() + "/" + method->name(), request, &queue);
    grpc::Status status;
    reader->StartCall();
    reader->Finish(&response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    ASSERT_TRUE(queue.Next(&tag, &ok));
    EXPECT_NE(status.error_code(), grpc::StatusCode::UNIMPLEMENTED) << method->full_name();
  }
}

}  // namespace
}  // namespace veieninn::server
