// ImportDirectory and ExportDirectory over gRPC.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <thread>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::HasSubstr;
using Stub = v1::DirectoryService::Stub;

struct Exported {
  std::vector<v1::DirectoryEntry> entries;
  std::int64_t revision = 0;
  grpc::Status status;
};

Exported export_all(RunningService& service, const std::vector<std::string>& collections = {}) {
  v1::ExportDirectoryRequest request;
  for (const std::string& collection : collections) request.add_collections(collection);
  grpc::ClientContext context;
  const auto reader = service.directory->ExportDirectory(&context, request);
  Exported exported;
  v1::ExportDirectoryResponse message;
  while (reader->Read(&message)) {
    EXPECT_LE(message.entries_size(), 500);
    for (v1::DirectoryEntry& one : *message.mutable_entries()) exported.entries.push_back(one);
    exported.revision = message.revision();
  }
  exported.status = reader->Finish();
  return exported;
}

v1::ImportOptions options(v1::ImportMode mode, bool validate_only = false) {
  v1::ImportOptions result;
  result.set_mode(mode);
  result.set_validate_only(validate_only);
  return result;
}

std::vector<v1::DirectoryEntry> world_backwards() {
  return {entry(engagement(v1::ENGAGEMENT_KIND_REPLIED, "s1")),
          entry(tie("t1", "contacts/c1", "contacts/c2")),
          entry(venture("v1")),
          entry(contact("c2")),
          entry(contact("c1")),
          entry(unit("u1")),
          entry(topic("t1", "Barnehage")),
          entry(municipality()),
          entry(country())};
}

TEST(Import, TakesRowsInAnyOrder) {
  RunningService service;
  v1::ImportDirectoryResponse report;
  // All but the engagement, which needs its people to be there when it is appended or not at all.
  const grpc::Status status = import(*service.directory, {}, world_backwards(), &report);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(report.row_count(), 9);
  EXPECT_EQ(report.created_count(), 9) << report.DebugString();
  EXPECT_EQ(report.rejected_count(), 0);
}

TEST(Import, CountsWhatIsNewChangedAndTheSame) {
  RunningService service;
  fill_small_world(service);
  v1::Contact changed = contact("c2");
  changed.set_title("Leder");
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {},
                     {entry(contact("c1")), entry(changed), entry(contact("c3"))}, &report)
                  .ok());
  EXPECT_EQ(report.unchanged_count(), 1);
  EXPECT_EQ(report.updated_count(), 1);
  EXPECT_EQ(report.created_count(), 1);
}

TEST(Import, KeepsNothingWhenARowIsBadUnlessAsked) {
  RunningService service;
  fill_small_world(service);
  const std::int64_t before = export_all(service).revision;
  v1::Contact bad = contact("c4");
  bad.set_unit("orgUnits/nowhere");
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {}, {entry(contact("c3")), entry(bad)}, &report).ok());
  EXPECT_EQ(report.created_count(), 0);
  EXPECT_EQ(report.rejected_count(), 1);
  EXPECT_EQ(report.revision(), before);
  ASSERT_EQ(report.row_errors_size(), 1);
  const v1::ImportRowError& error = report.row_errors(0);
  EXPECT_EQ(error.source(), "row 1");
  EXPECT_EQ(error.row_index(), 1);
  EXPECT_EQ(error.field(), "contact.unit");
  EXPECT_THAT(error.description(), HasSubstr("orgUnits/nowhere"));
  EXPECT_FALSE(error.remedy().empty());
}

TEST(Import, KeepsGoodRowsAndDropsThoseThatReferToBadOnes) {
  RunningService service;
  fill_small_world(service);
  v1::OrgUnit bad_unit = unit("u2");
  bad_unit.clear_names();
  v1::Contact in_bad_unit = contact("c4");
  in_bad_unit.set_unit("orgUnits/u2");
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, options(v1::IMPORT_MODE_KEEP_GOOD_ROWS),
                     {entry(tie("t1", "contacts/c3", "contacts/c4")), entry(contact("c3")),
                      entry(bad_unit), entry(in_bad_unit)},
                     &report)
                  .ok());
  EXPECT_EQ(report.created_count(), 1);
  EXPECT_EQ(report.rejected_count(), 3);
  ASSERT_EQ(report.row_errors_size(), 3);
  EXPECT_EQ(report.row_errors(0).field(), "tie.to");
  EXPECT_EQ(report.row_errors(1).field(), "org_unit.names");
  EXPECT_EQ(report.row_errors(2).field(), "contact.unit");
}

TEST(Import, ChangesNothingWhenItIsOnlyToCheck) {
  RunningService service;
  fill_small_world(service);
  const Exported before = export_all(service);
  v1::Contact changed = contact("c2");
  changed.set_title("Leder");
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, options(v1::IMPORT_MODE_ALL_OR_NOTHING, true),
                     {entry(contact("c1")), entry(changed), entry(contact("c3"))}, &report)
                  .ok());
  EXPECT_EQ(report.unchanged_count(), 1);
  EXPECT_EQ(report.updated_count(), 1);
  EXPECT_EQ(report.created_count(), 1);
  EXPECT_EQ(export_all(service).revision, before.revision);
}

TEST(Import, KnowsAnInitiativeThatIsThereJustSoWhateverItsAccountsHaveSpent) {
  RunningService service;
  fill_small_world(service);
  v1::Initiative office = initiative("i1");
  v1::Quota* months = office.add_quotas();
  months->set_unit(v1::QUOTA_UNIT_MONTHS);
  months->set_total(3);
  v1::Participation taker = participation("p1", "i1");
  v1::Take* take = taker.add_takes();
  take->set_unit(v1::QUOTA_UNIT_MONTHS);
  take->set_used(2);
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {}, {entry(office), entry(taker)}, &report).ok());
  ASSERT_EQ(report.created_count(), 2) << report.DebugString();
  v1::DeleteVentureRequest erasure;
  erasure.set_name("ventures/v1");
  v1::DeleteVentureResponse erased;
  ASSERT_TRUE(
      call(*service.directory, &v1::DirectoryService::Stub::DeleteVenture, erasure, &erased).ok());
  for (const bool only_to_check : {true, false}) {
    v1::ImportDirectoryResponse again;
    ASSERT_TRUE(import(*service.directory, options(v1::IMPORT_MODE_ALL_OR_NOTHING, only_to_check),
                       {entry(office)}, &again)
                    .ok());
    EXPECT_EQ(again.unchanged_count(), 1) << again.DebugString();
  }
}

TEST(Import, NamesARowThatComesTwice) {
  RunningService service;
  fill_small_world(service);
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(
      import(*service.directory, {}, {entry(contact("c3")), entry(contact("c3"))}, &report).ok());
  ASSERT_EQ(report.row_errors_size(), 1);
  EXPECT_EQ(report.row_errors(0).row_index(), 1);
  EXPECT_EQ(report.row_errors(0).field(), "contact.name");
}

TEST(Import, NamesARowThatHoldsNothing) {
  RunningService service;
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {}, {v1::DirectoryEntry()}, &report).ok());
  ASSERT_EQ(report.row_errors_size(), 1);
  EXPECT_EQ(report.row_errors(0).field(), "entry");
}

TEST(Import, AnswersARepeatWithTheFirstReport) {
  RunningService service;
  v1::ImportOptions repeatable;
  repeatable.set_request_id("123e4567-e89b-42d3-a456-426614174000");
  v1::ImportDirectoryResponse first;
  v1::ImportDirectoryResponse second;
  ASSERT_TRUE(import(*service.directory, repeatable, world_backwards(), &first).ok());
  ASSERT_TRUE(import(*service.directory, repeatable, world_backwards(), &second).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(first, second))
      << second.DebugString();
}

TEST(Import, ReportsAtMostAThousandBadRowsButCountsAll) {
  RunningService service;
  std::vector<v1::DirectoryEntry> entries(1500, entry(tie("t1", "contacts/x", "contacts/y")));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].mutable_tie()->set_name("ties/t" + std::to_string(i));
  }
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(
      import(*service.directory, options(v1::IMPORT_MODE_KEEP_GOOD_ROWS), entries, &report).ok());
  EXPECT_EQ(report.rejected_count(), 1500);
  EXPECT_EQ(report.row_errors_size(), 1000);
  EXPECT_EQ(report.row_errors(999).row_index(), 999);
}

TEST(Import, RefusesOptionsAfterTheFirstMessage) {
  RunningService service;
  grpc::ClientContext context;
  v1::ImportDirectoryResponse report;
  const auto writer = service.directory->ImportDirectory(&context, &report);
  v1::ImportDirectoryRequest message;
  message.mutable_options();
  writer->Write(message);
  writer->Write(message);
  writer->WritesDone();
  const grpc::Status status = writer->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(fields_of(status), testing::ElementsAre("options"));
}

TEST(Import, RefusesMoreThanAThousandRowsAMessage) {
  RunningService service;
  grpc::ClientContext context;
  v1::ImportDirectoryResponse report;
  const auto writer = service.directory->ImportDirectory(&context, &report);
  v1::ImportDirectoryRequest message;
  for (int i = 0; i < 1001; ++i) message.add_rows();
  writer->Write(message);
  writer->WritesDone();
  EXPECT_EQ(reason_of(writer->Finish()), "LIMIT_EXCEEDED");
}

// Sends `message` and breaks off. False where the server was still busy with those before, and
// refused it, as it may.
bool break_off(RunningService& service, const v1::ImportDirectoryRequest& message) {
  grpc::ClientContext context;
  v1::ImportDirectoryResponse report;
  const auto writer = service.directory->ImportDirectory(&context, &report);
  const bool is_sent = writer->Write(message);
  if (is_sent) context.TryCancel();
  const grpc::Status status = writer->Finish();
  EXPECT_FALSE(status.ok());
  EXPECT_TRUE(is_sent || status.error_code() == grpc::StatusCode::UNAVAILABLE)
      << status.error_message();
  return is_sent;
}

TEST(Import, ChangesNothingWhenTheStreamBreaksInTheMiddle) {
  RunningService service;
  fill_small_world(service);
  const std::int64_t before = export_all(service).revision;
  for (int round = 0; round < 20; ++round) {
    v1::ImportDirectoryRequest message;
    *message.add_rows()->mutable_entry() = entry(contact("broken" + std::to_string(round)));
    int tries = 1;
    for (; !break_off(service, message) && tries < 1000; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ASSERT_LT(tries, 1000);
  }
  service.server().drain();  // whatever was still under way has ended
  EXPECT_EQ(service.server().store().newest_revision(), before);
}

TEST(Export, HandsOutEverythingInAnOrderThatLeadsBackwards) {
  RunningService service;
  fill_small_world(service);
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {},
                     {entry(tie("t1", "contacts/c1", "contacts/c2")),
                      entry(engagement(v1::ENGAGEMENT_KIND_REPLIED, "s1")),
                      entry(participation("p1", "i1")), entry(initiative("i1"))},
                     &report)
                  .ok());
  const Exported exported = export_all(service);
  ASSERT_TRUE(exported.status.ok()) << exported.status.error_message();
  EXPECT_EQ(exported.revision, report.revision());
  std::vector<int> kinds;
  for (const v1::DirectoryEntry& one : exported.entries) kinds.push_back(one.resource_case());
  EXPECT_EQ(kinds, (std::vector<int>{1, 1, 2, 3, 4, 4, 5, 6, 8, 9, 7}));
}

TEST(Export, BringsTheDirectoryToAnotherServerUnchanged) {
  RunningService here;
  fill_small_world(here);
  v1::Initiative office = initiative("i1");
  v1::Quota* months = office.add_quotas();
  months->set_unit(v1::QUOTA_UNIT_MONTHS);
  months->set_total(3);
  v1::Participation taker = participation("p1", "i1");
  v1::Take* take = taker.add_takes();
  take->set_unit(v1::QUOTA_UNIT_MONTHS);
  take->set_reserved(1);
  take->set_used(1);
  v1::ImportDirectoryResponse added;
  ASSERT_TRUE(import(*here.directory, {}, {entry(office), entry(taker)}, &added).ok());
  ASSERT_EQ(added.created_count(), 2) << added.DebugString();
  const Exported sent = export_all(here);
  RunningService there;
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*there.directory, {}, sent.entries, &report).ok());
  EXPECT_EQ(report.created_count(), static_cast<int>(sent.entries.size()));
  const Exported received = export_all(there);
  ASSERT_EQ(received.entries.size(), sent.entries.size());
  for (std::size_t i = 0; i < sent.entries.size(); ++i) {
    EXPECT_TRUE(
        google::protobuf::util::MessageDifferencer::Equals(sent.entries[i], received.entries[i]));
  }
}

TEST(Export, GoesOnOverManyMessages) {
  RunningService service;
  fill_small_world(service);
  std::vector<v1::DirectoryEntry> many;
  for (int i = 0; i < 1700; ++i) many.push_back(entry(contact("m" + std::to_string(i))));
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service.directory, {}, many, &report).ok());
  const Exported exported = export_all(service, {"contacts"});
  ASSERT_TRUE(exported.status.ok()) << exported.status.error_message();
  EXPECT_EQ(exported.entries.size(), 1702U);
  EXPECT_EQ(exported.revision, report.revision());
}

TEST(Export, HandsOutOnlyWhatIsAsked) {
  RunningService service;
  fill_small_world(service);
  EXPECT_EQ(export_all(service, {"contacts", "topics"}).entries.size(), 3U);
  EXPECT_TRUE(export_all(service, {"initiatives", "participations"}).entries.empty());
  const Exported bad = export_all(service, {"topics", "people"});
  EXPECT_THAT(fields_of(bad.status), testing::ElementsAre("collections[1]"));
}

TEST(Export, OfAnEmptyDirectoryStillSaysItsRevision) {
  RunningService service;
  const Exported exported = export_all(service);
  EXPECT_TRUE(exported.status.ok());
  EXPECT_TRUE(exported.entries.empty());
}

}  // namespace
}  // namespace veieninn::server
