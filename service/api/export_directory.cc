#include "service/api/export_directory.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "service/api/consistency.h"
#include "service/api/convert_engagement.h"
#include "service/api/resource_names.h"
#include "service/api/resource_traits.h"

namespace veieninn::api {
namespace {

// Beside the kinds of store::ResourceKind.
constexpr std::size_t kEngagements = store::kResourceKindCount + 1;

// Which kinds are asked for, by the number of the kind.
using Chosen = std::array<bool, kEngagements + 1>;

std::size_t number_of(std::string_view collection) {
  for (std::size_t number = 1; number < kEngagements; ++number) {
    if (collection == collection_of(static_cast<store::ResourceKind>(number))) return number;
  }
  return collection == kEngagementCollection ? kEngagements : 0;
}

Result<Chosen> chosen_collections(const v1::ExportDirectoryRequest& request) {
  Chosen chosen{};
  if (request.collections_size() == 0) chosen.fill(true);
  for (int i = 0; i < request.collections_size(); ++i) {
    const std::size_t number = number_of(request.collections(i));
    if (number == 0) {
      return fail(invalid_argument("collections[" + std::to_string(i) + "]", "is not a collection",
                                   "use areas, topics, orgUnits, contacts, ventures, ties, "
                                   "initiatives, participations or engagements"));
    }
    chosen[number] = true;
  }
  return chosen;
}

void write_entry(const model::Area& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_area());
}
void write_entry(const model::Topic& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_topic());
}
void write_entry(const model::OrgUnit& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_org_unit());
}
void write_entry(const model::Contact& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_contact());
}
void write_entry(const model::Venture& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_venture());
}
void write_entry(const model::Tie& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_tie());
}
void write_entry(const model::Initiative& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_initiative());
}
void write_entry(const model::Participation& row, v1::DirectoryEntry* entry) {
  write_row(row, entry->mutable_participation());
}

// Gathers entries and sends them on in messages.
class Batches {
 public:
  Batches(const Chosen& chosen, const ExportSink& sink) : chosen_(chosen), sink_(sink) {}

  void add(const store::Resource& row) {
    if (!wants(static_cast<std::size_t>(store::kind_of(row)))) return;
    std::visit([&](const auto& typed) { write_entry(typed, message_.add_entries()); }, row);
    send_when_full();
  }

  void add(const model::Engagement& row) {
    if (!wants(kEngagements)) return;
    write_row(row, message_.add_entries()->mutable_engagement());
    send_when_full();
  }

  // The last message carries the revision for streams that are read to the end; the earlier ones
  // are of the same.
  void finish(model::Revision revision) {
    message_.set_revision(revision);
    if (!gone_) sink_(std::move(message_));
  }

 private:
  [[nodiscard]] bool wants(std::size_t number) const { return !gone_ && chosen_[number]; }

  void send_when_full() {
    bytes_ += message_.entries(message_.entries_size() - 1).ByteSizeLong();
    if (message_.entries_size() < kEntriesPerMessageMax && bytes_ < kExportBytesPerMessage) return;
    gone_ = !sink_(std::exchange(message_, {}));
    bytes_ = 0;
  }

  const Chosen& chosen_;
  const ExportSink& sink_;
  v1::ExportDirectoryResponse message_;
  std::size_t bytes_ = 0;
  bool gone_ = false;
};

}  // namespace

Result<void> export_directory(store::Store& store, const Call& call,
                              const v1::ExportDirectoryRequest& request, const ExportSink& sink) {
  const Result<Chosen> chosen = chosen_collections(request);
  if (!chosen) return fail(chosen.error());
  if (auto fresh = check_consistency(request.consistency(), store); !fresh) return fresh;
  Batches batches(*chosen, sink);
  const Result<model::Revision> revision =
      store.visit_all([&](const store::Resource& row) { batches.add(row); },
                      [&](const model::Engagement& row) { batches.add(row); });
  if (!revision) return fail(revision.error());
  if (call.cancelled()) return fail(unavailable("the call was cancelled"));
  batches.finish(*revision);
  return {};
}

}  // namespace veieninn::api
