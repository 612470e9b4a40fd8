#include "tests/service/server/running_service.h"

#include <unistd.h>

#include <atomic>
#include <stdexcept>

#include "service/store/sqlite_store.h"

namespace veieninn::server {
namespace {

std::unique_ptr<store::Store> open_store(const std::filesystem::path& folder) {
  auto store = store::SqliteStore::open(folder / "veieninn.db");
  if (!store) throw std::runtime_error(store.error().message);
  return *std::move(store);
}

void add_text(v1::LocalizedText* text, const std::string& words) {
  text->set_language_code("nb");
  text->set_text(words);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  static std::atomic<int> count = 0;
  path_ = std::filesystem::temp_directory_path() /
          ("veieninn-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

RunningService::RunningService(const std::function<void(ServerOptions&)>& adjust) {
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.clock = [] { return Instant{kNowSeconds}; };
  options.drain_time = std::chrono::milliseconds(500);
  if (adjust) adjust(options);
  auto started = Server::start(open_store(folder_.path()), options);
  if (!started) throw std::runtime_error(started.error().message);
  server_ = *std::move(started);
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  channel_ =
      grpc::CreateCustomChannel(server_->address(), grpc::InsecureChannelCredentials(), arguments);
  directory = v1::DirectoryService::NewStub(channel_);
  engagements = v1::EngagementService::NewStub(channel_);
  enquiries = v1::EnquiryService::NewStub(channel_);
  invitations = v1::InvitationService::NewStub(channel_);
  initiatives = v1::InitiativeService::NewStub(channel_);
  insight = v1::InsightService::NewStub(channel_);
  matching = v1::MatchingService::NewStub(channel_);
  model = v1::ModelService::NewStub(channel_);
  routing = v1::RoutingService::NewStub(channel_);
}

std::string reason_of(const grpc::Status& status) {
  const auto info = detail_of<google::rpc::ErrorInfo>(status);
  return info ? info->reason() : std::string();
}

std::vector<std::string> fields_of(const grpc::Status& status) {
  std::vector<std::string> fields;
  const auto bad = detail_of<google::rpc::BadRequest>(status);
  if (!bad) return fields;
  for (const auto& violation : bad->field_violations()) fields.push_back(violation.field());
  return fields;
}

v1::Area country() {
  v1::Area row;
  row.set_name("areas/no");
  row.set_kind(v1::AREA_KIND_COUNTRY);
  add_text(row.add_names(), "Norge");
  return row;
}

v1::Area municipality() {
  v1::Area row;
  row.set_name("areas/3118");
  row.set_kind(v1::AREA_KIND_MUNICIPALITY);
  add_text(row.add_names(), "Indre Østfold");
  row.set_parent("areas/no");
  row.add_former_numbers("0125");
  return row;
}

v1::Topic topic(const std::string& id, const std::string& label) {
  v1::Topic row;
  row.set_name("topics/" + id);
  row.set_kind(v1::TOPIC_KIND_EXTENSION);
  add_text(row.add_labels(), label);
  return row;
}

v1::OrgUnit unit(const std::string& id) {
  v1::OrgUnit row;
  row.set_name("orgUnits/" + id);
  row.set_kind(v1::ORG_UNIT_KIND_MUNICIPALITY);
  add_text(row.add_names(), "Indre Østfold kommune");
  row.add_areas("areas/3118");
  return row;
}

v1::Contact contact(const std::string& id) {
  v1::Contact row;
  row.set_name("contacts/" + id);
  row.set_display_name("Rolig Bok");
  row.set_title("Rådgiver");
  row.set_unit("orgUnits/u1");
  v1::Expertise* expertise = row.add_expertise();
  expertise->set_topic("topics/t1");
  expertise->set_level(v1::EXPERTISE_LEVEL_EXPERT);
  expertise->mutable_verify_time()->set_seconds(kNowSeconds - 30 * 86'400);
  row.add_language_codes("nb");
  const auto add_channel = [&](v1::ChannelVisibility visibility, const std::string& value) {
    v1::Channel* channel = row.add_channels();
    channel->set_kind(v1::CHANNEL_KIND_EMAIL);
    channel->set_visibility(visibility);
    channel->set_value(value);
  };
  add_channel(v1::CHANNEL_VISIBILITY_PUBLIC, id + "@example.org");
  add_channel(v1::CHANNEL_VISIBILITY_ON_ACCEPTANCE, id + ".later@example.org");
  add_channel(v1::CHANNEL_VISIBILITY_INTERNAL, id + ".internal@example.org");
  row.mutable_confirm_time()->set_seconds(kNowSeconds - 30 * 86'400);
  return row;
}

v1::Venture venture(const std::string& id) {
  v1::Venture row;
  row.set_name("ventures/" + id);
  row.set_display_name("Grønn Trapp");
  return row;
}

v1::Tie tie(const std::string& id, const std::string& from, const std::string& to) {
  v1::Tie row;
  row.set_name("ties/" + id);
  row.set_from(from);
  row.set_to(to);
  row.set_kind(v1::TIE_KIND_COLLEAGUE);
  row.set_strength(0.5);
  return row;
}

v1::Engagement engagement(v1::EngagementKind kind, const std::string& source_id) {
  v1::Engagement row;
  row.mutable_time()->set_seconds(kNowSeconds - 20 * 86'400);
  row.set_kind(kind);
  row.set_venture("ventures/v1");
  row.set_contact("contacts/c1");
  row.set_topic("topics/t1");
  row.set_source_id(source_id);
  return row;
}

v1::Initiative initiative(const std::string& id) {
  v1::Initiative row;
  row.set_name("initiatives/" + id);
  add_text(row.add_titles(), "Kontorplass i bydelens lokaler");
  row.set_unit("orgUnits/u1");
  row.add_contacts("contacts/c1");
  row.set_audience(v1::AUDIENCE_VENTURES);
  row.mutable_office_space()->set_address("Torget 1");
  return row;
}

v1::Participation participation(const std::string& id, const std::string& initiative) {
  v1::Participation row;
  row.set_name("participations/" + id);
  row.set_initiative("initiatives/" + initiative);
  row.set_venture("ventures/v1");
  row.set_state(v1::PARTICIPATION_STATE_ACTIVE);
  return row;
}

void fill_small_world(RunningService& service) {
  v1::ImportDirectoryResponse report;
  const grpc::Status status =
      import(*service.directory, {},
             {entry(country()), entry(municipality()), entry(topic("t1", "Barnehage")),
              entry(unit("u1")), entry(contact("c1")), entry(contact("c2")), entry(venture("v1"))},
             &report);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(report.created_count(), 7) << report.DebugString();
}

grpc::Status import(v1::DirectoryService::Stub& stub, const v1::ImportOptions& options,
                    const std::vector<v1::DirectoryEntry>& entries,
                    v1::ImportDirectoryResponse* report) {
  constexpr std::size_t kRowsPerMessage = 500;
  grpc::ClientContext context;
  const auto writer = stub.ImportDirectory(&context, report);
  v1::ImportDirectoryRequest message;
  *message.mutable_options() = options;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    v1::ImportRow* row = message.add_rows();
    row->set_source("row " + std::to_string(i));
    *row->mutable_entry() = entries[i];
    if (message.rows_size() == kRowsPerMessage) {
      if (!writer->Write(message)) return writer->Finish();
      message.Clear();
    }
  }
  writer->Write(message);
  writer->WritesDone();
  return writer->Finish();
}

v1::DirectoryEntry entry(const v1::Area& row) {
  v1::DirectoryEntry result;
  *result.mutable_area() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Topic& row) {
  v1::DirectoryEntry result;
  *result.mutable_topic() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::OrgUnit& row) {
  v1::DirectoryEntry result;
  *result.mutable_org_unit() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Contact& row) {
  v1::DirectoryEntry result;
  *result.mutable_contact() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Venture& row) {
  v1::DirectoryEntry result;
  *result.mutable_venture() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Tie& row) {
  v1::DirectoryEntry result;
  *result.mutable_tie() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Engagement& row) {
  v1::DirectoryEntry result;
  *result.mutable_engagement() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Initiative& row) {
  v1::DirectoryEntry result;
  *result.mutable_initiative() = row;
  return result;
}

v1::DirectoryEntry entry(const v1::Participation& row) {
  v1::DirectoryEntry result;
  *result.mutable_participation() = row;
  return result;
}

}  // namespace veieninn::server
