// EnquiryService over gRPC: a need's way to somebody who takes it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Stub = v1::EnquiryService::Stub;

constexpr char kRequestId[] = "3f0e9f6e-5f0b-4a3e-9c55-0d8f5d1c5a01";

// c1 and c2 know kindergartens; c3 is the registrar, c4 a colleague.
class EnquiryService : public testing::Test {
 protected:
  void SetUp() override {
    fill_small_world(service_);
    v1::Contact registrar = contact("c3");
    registrar.set_registrar(true);
    registrar.clear_expertise();
    v1::Contact colleague = contact("c4");
    colleague.clear_expertise();
    put({entry(registrar), entry(colleague), entry(venture("v2"))});
  }

  void put(const std::vector<v1::DirectoryEntry>& entries) {
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, entries, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
    await_newest();
  }
  void await_newest() {
    v1::FindRoutesRequest request;
    request.mutable_need()->set_text("barnehage");
    request.mutable_consistency()->set_at_least_as_fresh(
        *service_.server().store().newest_revision());
    v1::FindRoutesResponse response;
    ASSERT_TRUE(
        call(*service_.routing, &v1::RoutingService::Stub::FindRoutes, request, &response).ok());
  }

  static v1::CreateEnquiryRequest kindergarten(const std::string& id = "e1") {
    v1::CreateEnquiryRequest request;
    request.set_enquiry_id(id);
    v1::Enquiry* enquiry = request.mutable_enquiry();
    enquiry->set_venture("ventures/v1");
    enquiry->set_need_text("Vi vil lage mat i en barnehage");
    enquiry->set_area("areas/3118");
    enquiry->set_sender_display_name("Blid Gulrot");
    enquiry->set_sender_address("blid.gulrot@example.org");
    return request;
  }
  v1::Enquiry create(const v1::CreateEnquiryRequest& request) {
    v1::CreateEnquiryResponse response;
    const grpc::Status status = call(*service_.enquiries, &Stub::CreateEnquiry, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.enquiry();
  }
  v1::GetEnquiryResponse get(const std::string& name = "enquiries/e1") {
    v1::GetEnquiryRequest request;
    request.set_name(name);
    v1::GetEnquiryResponse response;
    const grpc::Status status = call(*service_.enquiries, &Stub::GetEnquiry, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  template <typename Request>
  static Request by(const std::string& contact) {
    Request request;
    request.set_name("enquiries/e1");
    request.set_contact(contact);
    return request;
  }
  grpc::Status accept(const std::string& contact, const std::string& etag = "") {
    auto request = by<v1::AcceptEnquiryRequest>(contact);
    request.set_etag(etag);
    v1::AcceptEnquiryResponse response;
    return call(*service_.enquiries, &Stub::AcceptEnquiry, request, &response);
  }
  grpc::Status refer(const std::string& from, const std::string& to,
                     v1::ReferEnquiryResponse* response) {
    auto request = by<v1::ReferEnquiryRequest>(from);
    request.mutable_to()->set_contact(to);
    request.set_note("prøv henne");
    request.set_reason(v1::DECLINE_REASON_WRONG_TOPIC);
    return call(*service_.enquiries, &Stub::ReferEnquiry, request, response);
  }

  RunningService service_;
};

TEST_F(EnquiryService, WritesToTheBestPersonAndSaysWhatHappensNextAndWhen) {
  const v1::Enquiry enquiry = create(kindergarten());
  EXPECT_EQ(enquiry.name(), "enquiries/e1");
  EXPECT_EQ(enquiry.state(), v1::ENQUIRY_STATE_DRAFTED);
  EXPECT_EQ(enquiry.topic(), "topics/t1");
  EXPECT_EQ(enquiry.language_code(), "nb");
  EXPECT_THAT(enquiry.waits_on(), HasSubstr("contacts/c"));
  EXPECT_EQ(enquiry.next_step(), v1::ENQUIRY_STEP_SEND);
  EXPECT_GT(enquiry.next_step_time().seconds(), kNowSeconds);
  EXPECT_EQ(enquiry.display_names().count(enquiry.waits_on()), 1U);
  EXPECT_FALSE(enquiry.has_owner_card()) << "nobody's channels are shown before she accepts";
  const v1::GetEnquiryResponse read = get();
  EXPECT_EQ(read.enquiry().etag(), enquiry.etag());
  ASSERT_THAT(read.events(), SizeIs(2));
  EXPECT_EQ(read.events(0).kind(), v1::ENQUIRY_EVENT_KIND_CREATED);
  EXPECT_EQ(read.events(0).actor_name(), "ventures/v1");
  EXPECT_EQ(read.events(1).kind(), v1::ENQUIRY_EVENT_KIND_ASKED);
}

TEST_F(EnquiryService, WalksTheChosenWay) {
  v1::CreateEnquiryRequest request = kindergarten();
  request.add_chosen_contacts("contacts/c4");
  request.add_chosen_contacts("contacts/c2");
  const v1::Enquiry enquiry = create(request);
  EXPECT_EQ(enquiry.waits_on(), "contacts/c4");
  EXPECT_TRUE(enquiry.asks_for_introduction());
  auto introduce = by<v1::IntroduceEnquiryRequest>("contacts/c4");
  v1::IntroduceEnquiryResponse introduced;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::IntroduceEnquiry, introduce, &introduced).ok());
  EXPECT_EQ(introduced.enquiry().waits_on(), "contacts/c2");
  EXPECT_FALSE(introduced.enquiry().asks_for_introduction());
}

TEST_F(EnquiryService, MakesOneEnquiryOfARepeatedRequestAndOfTheSameNeed) {
  v1::CreateEnquiryRequest request = kindergarten("");
  request.set_request_id(kRequestId);
  const std::string name = create(request).name();
  EXPECT_EQ(create(request).name(), name);
  v1::CreateEnquiryResponse joined;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::CreateEnquiry, kindergarten("other"), &joined).ok());
  EXPECT_TRUE(joined.joined());
  EXPECT_EQ(joined.enquiry().name(), name);
  request.mutable_enquiry()->set_need_text("noe annet");
  v1::CreateEnquiryResponse reused;
  EXPECT_EQ(reason_of(call(*service_.enquiries, &Stub::CreateEnquiry, request, &reused)),
            "REQUEST_ID_REUSED");
}

TEST_F(EnquiryService, RefusesABadEnquiryByFieldAndKeepsNothing) {
  const auto fields = [&](const auto& change) {
    v1::CreateEnquiryRequest request = kindergarten();
    change(request);
    v1::CreateEnquiryResponse response;
    const grpc::Status status = call(*service_.enquiries, &Stub::CreateEnquiry, request, &response);
    EXPECT_FALSE(status.ok());
    return fields_of(status);
  };
  using Request = v1::CreateEnquiryRequest;
  EXPECT_THAT(fields([](Request& r) { r.clear_enquiry(); }), ElementsAre("enquiry"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_venture("contacts/c1"); }),
              ElementsAre("enquiry.venture"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_venture("ventures/v9"); }),
              ElementsAre("enquiry.venture"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_need_text("  "); }),
              ElementsAre("enquiry.need_text"));
  EXPECT_THAT(
      fields([](Request& r) { r.mutable_enquiry()->set_need_text(std::string(4001, 'a')); }),
      ElementsAre("enquiry.need_text"));
  EXPECT_THAT(fields([](Request& r) {
                r.mutable_enquiry()->set_sender_address("a@example.org\r\nBcc: b@example.org");
              }),
              ElementsAre("enquiry.sender_address"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_sender_display_name("a\nb"); }),
              ElementsAre("enquiry.sender_display_name"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_language_code("fr"); }),
              ElementsAre("enquiry.language_code"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->set_area("areas/9999"); }),
              ElementsAre("enquiry.area"));
  EXPECT_THAT(fields([](Request& r) { r.mutable_enquiry()->add_need_topics("topics/x"); }),
              ElementsAre("enquiry.need_topics"));
  EXPECT_THAT(fields([](Request& r) { r.add_chosen_contacts("contacts/c9"); }),
              ElementsAre("chosen_contacts"));
  EXPECT_THAT(fields([](Request& r) { r.set_enquiry_id("Å"); }), ElementsAre("enquiry_id"));
  v1::ListEnquiriesResponse none;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::ListEnquiries, {}, &none).ok());
  EXPECT_THAT(none.enquiries(), IsEmpty());
}

TEST_F(EnquiryService, ShowsHowToReachTheOwnerOnceSheAccepts) {
  const v1::Enquiry enquiry = create(kindergarten());
  ASSERT_TRUE(accept(enquiry.waits_on()).ok());
  const v1::GetEnquiryResponse read = get();
  EXPECT_EQ(read.enquiry().state(), v1::ENQUIRY_STATE_ACCEPTED);
  EXPECT_EQ(read.enquiry().owner(), enquiry.waits_on());
  EXPECT_THAT(read.enquiry().owner_card().channels(), Not(IsEmpty()));
  for (const v1::Channel& channel : read.enquiry().owner_card().channels()) {
    EXPECT_NE(channel.visibility(), v1::CHANNEL_VISIBILITY_INTERNAL);
  }
  EXPECT_EQ(read.enquiry().next_step(), v1::ENQUIRY_STEP_FOLLOW_UP);
  v1::ListEngagementsRequest facts;
  facts.set_filter("kind = \"TOOK_OWNERSHIP\"");
  v1::ListEngagementsResponse learned;
  ASSERT_TRUE(
      call(*service_.engagements, &v1::EngagementService::Stub::ListEngagements, facts, &learned)
          .ok());
  ASSERT_THAT(learned.engagements(), SizeIs(1));
  EXPECT_THAT(learned.engagements(0).source_id(), HasSubstr("enquiries/e1/"));
  EXPECT_THAT(learned.engagements(0).need_words(), Contains("barnehage"));
}

TEST_F(EnquiryService, TellsTheSecondToAnswerWhoWasFirst) {
  const v1::Enquiry enquiry = create(kindergarten());
  const std::string first = enquiry.waits_on();
  v1::ReferEnquiryResponse passed;
  ASSERT_TRUE(refer(first, "contacts/c4", &passed).ok());
  const grpc::Status stale = accept(first, enquiry.etag());
  EXPECT_EQ(reason_of(stale), "ETAG_MISMATCH");
  EXPECT_THAT(stale.error_message(), HasSubstr("last by " + first));
  ASSERT_TRUE(accept("contacts/c4", passed.enquiry().etag()).ok());
  const grpc::Status late = accept(first);
  EXPECT_EQ(late.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(reason_of(late), "ALREADY_ANSWERED");
  EXPECT_THAT(late.error_message(), HasSubstr("was accepted by contacts/c4"));
  EXPECT_EQ(reason_of(accept("contacts/c3")), "ALREADY_ANSWERED");
}

TEST_F(EnquiryService, TakesNoAnswerFromAStranger) {
  create(kindergarten());
  const grpc::Status stranger = accept("contacts/c3");
  EXPECT_EQ(stranger.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(reason_of(stranger), "NOT_ASKED");
  EXPECT_EQ(accept("").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(accept("ventures/v1").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(EnquiryService, DoesNotGoInACircle) {
  const std::string first = create(kindergarten()).waits_on();
  v1::ReferEnquiryResponse passed;
  ASSERT_TRUE(refer(first, "contacts/c4", &passed).ok());
  v1::ReferEnquiryResponse back;
  const grpc::Status circle = refer("contacts/c4", first, &back);
  EXPECT_EQ(reason_of(circle), "CYCLE");
  EXPECT_THAT(fields_of(circle), ElementsAre("to.contact"));
  const v1::GetEnquiryResponse read = get();
  EXPECT_EQ(read.events(read.events_size() - 2).note(), "prøv henne");
  EXPECT_EQ(read.events(read.events_size() - 2).decline_reason(), v1::DECLINE_REASON_WRONG_TOPIC);
}

TEST_F(EnquiryService, RegistersAColleagueByAnAddressOfTheSameOrganisationOnly) {
  const std::string first = create(kindergarten()).waits_on();
  auto request = by<v1::ReferEnquiryRequest>(first);
  request.mutable_to()->set_display_name("Mild Havre");
  request.mutable_to()->set_address("mild.havre@elsewhere.example.com");
  v1::ReferEnquiryResponse response;
  EXPECT_THAT(fields_of(call(*service_.enquiries, &Stub::ReferEnquiry, request, &response)),
              ElementsAre("to.address"));
  request.mutable_to()->set_address("mild.havre@example.org");
  const grpc::Status status = call(*service_.enquiries, &Stub::ReferEnquiry, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.enquiry().display_names().at(response.enquiry().waits_on()), "Mild Havre");
}

TEST_F(EnquiryService, HandsOnWhatAnErasedPersonHas) {
  const std::string first = create(kindergarten()).waits_on();
  ASSERT_TRUE(accept(first).ok());
  v1::DeleteContactRequest erase;
  erase.set_name(first);
  v1::DeleteContactResponse erased;
  erase.set_etag("7");
  EXPECT_EQ(reason_of(call(*service_.directory, &v1::DirectoryService::Stub::DeleteContact, erase,
                           &erased)),
            "ETAG_MISMATCH");
  EXPECT_EQ(get().enquiry().owner(), first) << "nothing is handed over for a refused erasure";
  erase.clear_etag();
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::DeleteContact, erase, &erased).ok());
  const v1::Enquiry enquiry = get().enquiry();
  EXPECT_EQ(enquiry.state(), v1::ENQUIRY_STATE_ACCEPTED);
  EXPECT_THAT(enquiry.owner(), HasSubstr("contacts/"));
  EXPECT_NE(enquiry.owner(), first);
  for (const v1::Channel& channel : enquiry.owner_card().channels()) {
    EXPECT_EQ(channel.visibility(), v1::CHANNEL_VISIBILITY_PUBLIC) << "she said no yes yet";
  }
  EXPECT_THAT(enquiry.DebugString(), Not(HasSubstr(first)));
}

TEST_F(EnquiryService, GathersATeamAndEnds) {
  const std::string owner = create(kindergarten()).waits_on();
  ASSERT_TRUE(accept(owner).ok());
  auto add = by<v1::AddColleagueRequest>(owner);
  add.set_colleague("contacts/c4");
  v1::AddColleagueResponse added;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::AddColleague, add, &added).ok());
  EXPECT_THAT(added.enquiry().team(), ElementsAre("contacts/c4"));
  auto name = by<v1::NameCoordinatorRequest>(owner);
  name.set_colleague("contacts/c4");
  v1::NameCoordinatorResponse named;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::NameCoordinator, name, &named).ok());
  EXPECT_EQ(named.enquiry().coordinator(), "contacts/c4");
  auto close = by<v1::CloseEnquiryRequest>("contacts/c4");
  close.set_outcome(v1::ENQUIRY_OUTCOME_PILOT);
  v1::CloseEnquiryResponse closed;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::CloseEnquiry, close, &closed).ok());
  EXPECT_EQ(closed.enquiry().outcome(), v1::ENQUIRY_OUTCOME_PILOT);
  EXPECT_EQ(closed.enquiry().next_step(), v1::ENQUIRY_STEP_UNSPECIFIED);
  EXPECT_EQ(reason_of(call(*service_.enquiries, &Stub::CloseEnquiry, close, &closed)),
            "ALREADY_ANSWERED");
}

TEST_F(EnquiryService, StopsAReportedSenderUntilItIsReleased) {
  const std::string first = create(kindergarten()).waits_on();
  auto report = by<v1::ReportAbuseRequest>(first);
  v1::ReportAbuseResponse reported;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::ReportAbuse, report, &reported).ok());
  v1::CreateEnquiryRequest more = kindergarten("e2");
  more.mutable_enquiry()->set_need_text("Noe helt annet");
  v1::CreateEnquiryResponse response;
  EXPECT_EQ(reason_of(call(*service_.enquiries, &Stub::CreateEnquiry, more, &response)),
            "SENDER_STOPPED");
  v1::ReleaseSenderRequest release;
  release.set_venture("ventures/v1");
  v1::ReleaseSenderResponse released;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::ReleaseSender, release, &released).ok());
  EXPECT_TRUE(call(*service_.enquiries, &Stub::CreateEnquiry, more, &response).ok());
}

TEST_F(EnquiryService, ListsPageByPage) {
  for (int i = 0; i < 5; ++i) {
    v1::CreateEnquiryRequest request = kindergarten("e" + std::to_string(i));
    request.mutable_enquiry()->set_need_text("Sak " + std::to_string(i));
    create(request);
  }
  v1::ListEnquiriesRequest request;
  request.set_venture("ventures/v1");
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    v1::ListEnquiriesResponse page;
    ASSERT_TRUE(call(*service_.enquiries, &Stub::ListEnquiries, request, &page).ok());
    for (const v1::Enquiry& enquiry : page.enquiries()) names.push_back(enquiry.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, SizeIs(5));
  request.set_page_token("rubbish");
  v1::ListEnquiriesResponse page;
  EXPECT_THAT(fields_of(call(*service_.enquiries, &Stub::ListEnquiries, request, &page)),
              ElementsAre("page_token"));
}

TEST_F(EnquiryService, IsWatchedFromItsFirstStateToItsEnd) {
  const std::string first = create(kindergarten()).waits_on();
  v1::WatchEnquiryRequest request;
  request.set_name("enquiries/e1");
  grpc::ClientContext context;
  const auto stream = service_.enquiries->WatchEnquiry(&context, request);
  v1::WatchEnquiryResponse message;
  ASSERT_TRUE(stream->Read(&message));
  EXPECT_THAT(message.events(), SizeIs(2));
  ASSERT_TRUE(accept(first).ok());
  ASSERT_TRUE(stream->Read(&message));
  EXPECT_EQ(message.enquiry().owner(), first);
  EXPECT_THAT(message.events(), SizeIs(1));
  v1::WithdrawEnquiryRequest withdraw;
  withdraw.set_name("enquiries/e1");
  v1::WithdrawEnquiryResponse withdrawn;
  ASSERT_TRUE(call(*service_.enquiries, &Stub::WithdrawEnquiry, withdraw, &withdrawn).ok());
  ASSERT_TRUE(stream->Read(&message));
  EXPECT_EQ(message.enquiry().outcome(), v1::ENQUIRY_OUTCOME_WITHDRAWN);
  EXPECT_FALSE(stream->Read(&message));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(EnquiryService, TellsEachWatcherOfItsOwnEnquiryAndAllWatchersOfOne) {
  constexpr int kEnquiries = 4;
  constexpr int kWatchersOfEach = 3;
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReader<v1::WatchEnquiryResponse>>> streams;
  v1::WatchEnquiryResponse message;
  for (int i = 0; i < kEnquiries; ++i) {
    v1::CreateEnquiryRequest request = kindergarten("e" + std::to_string(i));
    request.mutable_enquiry()->set_need_text("Sak " + std::to_string(i));
    create(request);
    v1::WatchEnquiryRequest watch;
    watch.set_name("enquiries/e" + std::to_string(i));
    for (int k = 0; k < kWatchersOfEach; ++k) {
      contexts.push_back(std::make_unique<grpc::ClientContext>());
      streams.push_back(service_.enquiries->WatchEnquiry(contexts.back().get(), watch));
      ASSERT_TRUE(streams.back()->Read(&message));
    }
  }
  contexts.front()->TryCancel();
  for (int i = 0; i < kEnquiries; ++i) {
    v1::WithdrawEnquiryRequest withdraw;
    withdraw.set_name("enquiries/e" + std::to_string(i));
    v1::WithdrawEnquiryResponse withdrawn;
    ASSERT_TRUE(call(*service_.enquiries, &Stub::WithdrawEnquiry, withdraw, &withdrawn).ok());
  }
  EXPECT_EQ(streams.front()->Finish().error_code(), grpc::StatusCode::CANCELLED);
  for (std::size_t at = 1; at < streams.size(); ++at) {
    ASSERT_TRUE(streams[at]->Read(&message));
    EXPECT_EQ(message.enquiry().name(),
              "enquiries/e" + std::to_string(at / static_cast<std::size_t>(kWatchersOfEach)));
    EXPECT_EQ(message.enquiry().state(), v1::ENQUIRY_STATE_CLOSED);
    EXPECT_FALSE(streams[at]->Read(&message));
    EXPECT_TRUE(streams[at]->Finish().ok());
  }
}

TEST_F(EnquiryService, EndsAWatchOfWhatDoesNotExistOrIsErased) {
  v1::WatchEnquiryRequest request;
  request.set_name("enquiries/e1");
  {
    grpc::ClientContext context;
    const auto stream = service_.enquiries->WatchEnquiry(&context, request);
    v1::WatchEnquiryResponse message;
    EXPECT_FALSE(stream->Read(&message));
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::NOT_FOUND);
  }
  create(kindergarten());
  grpc::ClientContext context;
  const auto stream = service_.enquiries->WatchEnquiry(&context, request);
  v1::WatchEnquiryResponse message;
  ASSERT_TRUE(stream->Read(&message));
  v1::DeleteVentureRequest erase;
  erase.set_name("ventures/v1");
  v1::DeleteVentureResponse erased;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::DeleteVenture, erase, &erased).ok());
  EXPECT_FALSE(stream->Read(&message));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(EnquiryService, DrainsWithWatchersThere) {
  create(kindergarten());
  v1::WatchEnquiryRequest request;
  request.set_name("enquiries/e1");
  grpc::ClientContext context;
  const auto stream = service_.enquiries->WatchEnquiry(&context, request);
  v1::WatchEnquiryResponse message;
  ASSERT_TRUE(stream->Read(&message));
  service_.server().drain();
  EXPECT_FALSE(stream->Read(&message));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace veieninn::server
