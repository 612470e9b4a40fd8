#include "tests/clients/cli/fake_directory.h"

#include <algorithm>
#include <vector>

#include "clients/cli/table.h"
#include "clients/cli/text_shape.h"
#include "tests/clients/cli/fake_server.h"

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
    const std::scoped_lock world_lock(world_.mutex);
    response->set_revision(world_.revision);
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

  Status GetArea(ServerContext*, const v1::GetAreaRequest* request,
                 v1::GetAreaResponse* response) override {
    return find(request->name(), *response, [](const v1::DirectoryEntry& entry, auto& answer) {
      *answer.mutable_area() = entry.area();
    });
  }
  Status GetTopic(ServerContext*, const v1::GetTopicRequest* request,
                  v1::GetTopicResponse* response) override {
    return find(request->name(), *response, [](const v1::DirectoryEntry& entry, auto& answer) {
      *answer.mutable_topic() = entry.topic();
    });
  }
  Status GetOrgUnit(ServerContext*, const v1::GetOrgUnitRequest* request,
                    v1::GetOrgUnitResponse* response) override {
    return find(request->name(), *response, [](const v1::DirectoryEntry& entry, auto& answer) {
      *answer.mutable_org_unit() = entry.org_unit();
    });
  }
  Status GetVenture(ServerContext*, const v1::GetVentureRequest* request,
                    v1::GetVentureResponse* response) override {
    return find(request->name(), *response, [](const v1::DirectoryEntry& entry, auto& answer) {
      *answer.mutable_venture() = entry.venture();
    });
  }

  // All of them, whatever part of the name is asked for.
  Status ListTopics(ServerContext*, const v1::ListTopicsRequest*,
                    v1::ListTopicsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    for (const auto& [name, entry] : world_.entries) {
      if (entry.has_topic()) *response->add_topics() = entry.topic();
    }
    response->set_revision(world_.revision);
    return Status::OK;
  }
  Status ListOrgUnits(ServerContext*, const v1::ListOrgUnitsRequest*,
                      v1::ListOrgUnitsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    for (const auto& [name, entry] : world_.entries) {
      if (entry.has_org_unit()) *response->add_org_units() = entry.org_unit();
    }
    response->set_revision(world_.revision);
    return Status::OK;
  }
  // All of them, whatever the filter.
  Status ListParticipations(ServerContext*, const v1::ListParticipationsRequest*,
                            v1::ListParticipationsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    for (const auto& [name, entry] : world_.entries) {
      if (entry.has_participation()) *response->add_participations() = entry.participation();
    }
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

  template <typename Response, typename Fill>
  Status find(const std::string& name, Response& response, const Fill& fill) {
    const std::scoped_lock lock(world_.mutex);
    const auto found = world_.entries.find(name);
    if (found == world_.entries.end()) {
      return rich_status(StatusCode::NOT_FOUND, name + " does not exist", "NOT_FOUND");
    }
    fill(found->second, response);
    response.set_revision(world_.revision);
    return Status::OK;
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

}  // namespace

std::unique_ptr<v1::DirectoryService::Service> fake_directory_service(
    FakeWorld& world, FakeInitiativeWorld& initiatives) {
  return std::make_unique<Directory>(world, initiatives);
}

}  // namespace veieninn::cli
