#include "tests/clients/cli/fake_server.h"

#include <algorithm>
#include <vector>

#include "clients/cli/table.h"
#include "clients/cli/text_shape.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;
using grpc::StatusCode;

std::string name_of(const v1::DirectoryEntry& entry) {
  const auto& resource = resource_of(entry);
  return resource.GetReflection()->GetString(resource,
                                             resource.GetDescriptor()->FindFieldByName("name"));
}

class Directory final : public v1::DirectoryService::Service {
 public:
  Directory(FakeWorld& world, FakeInitiativeWorld& initiatives)
      : world_(world), initiatives_(initiatives) {}

  Status GetInitiative(ServerContext*, const v1::GetInitiativeRequest* /*request*/,
                       v1::GetInitiativeResponse* response) override {
    const std::scoped_lock lock(initiatives_.mutex);
    *response->mutable_initiative() = initiatives_.initiative;
    return Status::OK;
  }

  Status ListAreas(ServerContext*, const v1::ListAreasRequest* request,
                   v1::ListAreasResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    const std::string& filter = request->filter();
    const std::size_t open = filter.find('"');
    const std::string value =
        filter.empty() ? "" : filter.substr(open + 1, filter.rfind('"') - open - 1);
    std::vector<v1::Area> found;
    for (const auto& [name, entry] : world_.entries) {
      if (entry.has_area() && matches(entry.area(), filter, value)) found.push_back(entry.area());
    }
    // Two a page, so that the client has to turn pages.
    const std::size_t begin = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    const std::size_t end =
        std::min({begin + 2, begin + static_cast<std::size_t>(request->page_size()), found.size()});
    for (std::size_t i = begin; i < end; ++i) *response->add_areas() = found[i];
    response->set_revision(world_.revision);
    if (end < found.size()) response->set_next_page_token(std::to_string(end));
    return Status::OK;
  }

  Status GetContact(ServerContext*, const v1::GetContactRequest* request,
                    v1::GetContactResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    const auto found = world_.entries.find(request->name());
    if (found == world_.entries.end()) {
      return rich_status(StatusCode::NOT_FOUND, "contacts/nobody does not exist", "NOT_FOUND");
    }
    *response->mutable_contact() = found->second.contact();
    response->mutable_contact()->set_etag("etag-1");
    return Status::OK;
  }

  Status CreateContact(ServerContext*, const v1::CreateContactRequest* request,
                       v1::CreateContactResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    const std::string name = "contacts/" + request->contact_id();
    if (world_.entries.contains(name)) {
      return rich_status(StatusCode::ALREADY_EXISTS, name + " exists", "ALREADY_EXISTS");
    }
    if (request->contact().capacity_per_week() > 1000) {
      return rich_status(StatusCode::INVALID_ARGUMENT, "contact.capacity_per_week: is 2000",
                         "INVALID_ARGUMENT", "contact.capacity_per_week", "is 2000; use 0 to 1000");
    }
    v1::Contact& contact = *world_.entries[name].mutable_contact();
    contact = request->contact();
    contact.set_name(name);
    *response->mutable_contact() = contact;
    response->set_revision(++world_.revision);
    return Status::OK;
  }

  Status UpdateContact(ServerContext*, const v1::UpdateContactRequest* request,
                       v1::UpdateContactResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_update = *request;
    if (request->contact().etag() != "etag-1") {
      return rich_status(StatusCode::ABORTED, "somebody else changed it", "ETAG_MISMATCH");
    }
    *response->mutable_contact() = request->contact();
    return Status::OK;
  }

  Status DeleteContact(ServerContext*, const v1::DeleteContactRequest* request,
                       v1::DeleteContactResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.entries.erase(request->name());
    response->set_revision(++world_.revision);
    return Status::OK;
  }

  Status ImportDirectory(ServerContext*, grpc::ServerReader<v1::ImportDirectoryRequest>* reader,
                         v1::ImportDirectoryResponse* response) override {
    v1::ImportDirectoryRequest part;
    std::map<std::string, v1::DirectoryEntry> taken;
    const std::scoped_lock lock(world_.mutex);
    std::int64_t index = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    while (reader->Read(&part)) {
      if (part.has_options()) world_.last_import = part.options();
      world_.largest_part_rows =
          std::max(world_.largest_part_rows, static_cast<std::size_t>(part.rows_size()));
      for (const v1::ImportRow& row : part.rows()) {
        take(row, index++, taken, created, updated, *response);
      }
    }
    const bool all = world_.last_import.mode() == v1::IMPORT_MODE_ALL_OR_NOTHING;
    const bool keep =
        !world_.last_import.validate_only() && (!all || response->rejected_count() == 0);
    if (keep) {
      for (auto& [name, entry] : taken) world_.entries[name] = std::move(entry);
      ++world_.revision;
    }
    response->set_row_count(index);
    response->set_created_count(created);
    response->set_updated_count(updated);
    response->set_unchanged_count(index - created - updated - response->rejected_count());
    response->set_revision(world_.revision);
    return Status::OK;
  }

  Status ExportDirectory(ServerContext*, const v1::ExportDirectoryRequest* request,
                         grpc::ServerWriter<v1::ExportDirectoryResponse>* writer) override {
    const std::scoped_lock lock(world_.mutex);
    for (const auto& [name, entry] : world_.entries) {
      const auto& wanted = request->collections();
      const std::string& collection = table_of(entry)->collection;
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), collection) == wanted.end()) {
        continue;
      }
      v1::ExportDirectoryResponse part;
      *part.add_entries() = entry;
      part.set_revision(world_.revision);
      writer->Write(part);
    }
    return Status::OK;
  }

 private:
  static bool matches(const v1::Area& area, const std::string& filter, const std::string& value) {
    const auto holds = [&](const auto& values) {
      return std::find(values.begin(), values.end(), value) != values.end();
    };
    if (filter.starts_with("number = ")) {
      return area.name() == "areas/" + value || holds(area.former_numbers());
    }
    if (filter.starts_with("postal_code = ")) return holds(area.postal_codes());
    return std::any_of(area.names().begin(), area.names().end(), [&](const auto& name) {
      return folded(name.text()).find(folded(value)) != std::string::npos;
    });
  }

  void take(const v1::ImportRow& row, std::int64_t index,
            std::map<std::string, v1::DirectoryEntry>& taken, std::int64_t& created,
            std::int64_t& updated, v1::ImportDirectoryResponse& response) {
    v1::DirectoryEntry entry = row.entry();
    if (entry.has_engagement()) {
      entry.mutable_engagement()->set_name("engagements/" + entry.engagement().source_id());
    }
    if (entry.has_contact() && entry.contact().unit() == "orgUnits/nowhere") {
      response.set_rejected_count(response.rejected_count() + 1);
      v1::ImportRowError& error = *response.add_row_errors();
      error.set_source(row.source());
      error.set_row_index(index);
      error.set_field("contact.unit");
      error.set_description("names a unit that does not exist");
      error.set_remedy("import the unit first");
      return;
    }
    const auto stored = world_.entries.find(name_of(entry));
    if (stored == world_.entries.end())
      ++created;
    else if (stored->second.SerializeAsString() != entry.SerializeAsString())
      ++updated;
    taken[name_of(entry)] = entry;
  }

  FakeWorld& world_;
  FakeInitiativeWorld& initiatives_;
};

class Routing final : public v1::RoutingService::Service {
 public:
  explicit Routing(FakeWorld& world) : world_(world) {}

  Status FindRoutes(ServerContext*, const v1::FindRoutesRequest* request,
                    v1::FindRoutesResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_routes = *request;
    *response = world_.answer;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Insight final : public v1::InsightService::Service {
 public:
  explicit Insight(FakeWorld& world) : world_(world) {}

  Status GetCoverage(ServerContext*, const v1::GetCoverageRequest*,
                     v1::GetCoverageResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.coverage;
    return Status::OK;
  }
  Status ListOnePersonRisks(ServerContext*, const v1::ListOnePersonRisksRequest*,
                            v1::ListOnePersonRisksResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.risks;
    return Status::OK;
  }
  Status GetLoad(ServerContext*, const v1::GetLoadRequest* request,
                 v1::GetLoadResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_load = *request;
    *response = world_.load;
    return Status::OK;
  }
  Status GetResponsiveness(ServerContext*, const v1::GetResponsivenessRequest*,
                           v1::GetResponsivenessResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.responsiveness;
    return Status::OK;
  }
  Status ListWordAssociations(ServerContext*, const v1::ListWordAssociationsRequest* request,
                              v1::ListWordAssociationsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_learned = *request;
    *response = world_.learned;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Model final : public v1::ModelService::Service {
 public:
  explicit Model(FakeWorld& world) : world_(world) {}

  Status GetModel(ServerContext*, const v1::GetModelRequest*,
                  v1::GetModelResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.model;
    return Status::OK;
  }
  Status FitModel(ServerContext*, const v1::FitModelRequest*,
                  v1::FitModelResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.fitted;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Engagements final : public v1::EngagementService::Service {
 public:
  explicit Engagements(FakeWorld& world) : world_(world) {}

  Status RecordEngagements(ServerContext*, const v1::RecordEngagementsRequest* request,
                           v1::RecordEngagementsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_record = *request;
    response->add_names("engagements/1");
    response->set_recorded_count(1);
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

}  // namespace

grpc::Status rich_status(grpc::StatusCode code, const std::string& message,
                         const std::string& reason, const std::string& field,
                         const std::string& description) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(code));
  status.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  status.add_details()->PackFrom(info);
  if (!field.empty()) {
    google::rpc::BadRequest bad;
    auto& violation = *bad.add_field_violations();
    violation.set_field(field);
    violation.set_description(description);
    status.add_details()->PackFrom(bad);
  }
  return {code, message, status.SerializeAsString()};
}

FakeServer::FakeServer()
    : directory_(std::make_unique<Directory>(world_, initiatives_)),
      routing_(std::make_unique<Routing>(world_)),
      insight_(std::make_unique<Insight>(world_)),
      model_(std::make_unique<Model>(world_)),
      engagement_(std::make_unique<Engagements>(world_)),
      enquiry_(fake_enquiry_service(enquiries_)),
      initiative_(fake_initiative_service(initiatives_)) {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(directory_.get());
  builder.RegisterService(routing_.get());
  builder.RegisterService(insight_.get());
  builder.RegisterService(model_.get());
  builder.RegisterService(engagement_.get());
  builder.RegisterService(enquiry_.get());
  builder.RegisterService(initiative_.get());
  server_ = builder.BuildAndStart();
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeServer::~FakeServer() { server_->Shutdown(); }

}  // namespace veieninn::cli
