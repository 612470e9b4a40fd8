#include "service/store/commit_laws.h"

#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>

#include "engine/model/enquiry_validation.h"
#include "engine/model/initiative_validation.h"
#include "engine/model/invitation_validation.h"
#include "engine/model/row_validation.h"
#include "service/store/references.h"

namespace veieninn::store {
namespace {

std::optional<Error> broken_law(const Put& put, Instant /*now*/) {
  const std::string_view prefix = field_prefix(kind_of(put.row));
  std::vector<FieldViolation> found =
      std::visit([&](const auto& row) { return model::violations(row, prefix); }, put.row);
  if (found.empty()) return std::nullopt;
  return invalid_arguments(std::move(found));
}

std::optional<Error> broken_law(const Erase& erase, Instant /*now*/) {
  if (model::is_valid_id(erase.id)) return std::nullopt;
  return invalid_argument("name", "does not end in a valid id",
                          "use 1 to 63 of a-z, 0-9 and - as the last part");
}

std::optional<Error> broken_law(const Append& append, Instant now) {
  std::vector<FieldViolation> found = model::violations(append.engagement, kEngagementPrefix);
  if (append.engagement.time.unix_seconds > now.unix_seconds + kFutureSecondsMax &&
      append.engagement.time <= kLatestInstant) {
    found.push_back({"engagement.time", "is more than a day in the future",
                     "give the time at which it happened"});
  }
  if (found.empty()) return std::nullopt;
  return invalid_arguments(std::move(found));
}

std::optional<Error> broken_law(const PutEnquiry& put, Instant /*now*/) {
  std::vector<FieldViolation> found = model::violations(put.row, kEnquiryPrefix);
  for (const model::EnquiryEvent& event : put.events) {
    std::vector<FieldViolation> more = model::violations(event, kEnquiryPrefix);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
  if (found.empty()) return std::nullopt;
  return invalid_arguments(std::move(found));
}

std::optional<Error> broken_law(const PutInvitation& put, Instant /*now*/) {
  std::vector<FieldViolation> found = model::violations(put.row, kInvitationPrefix);
  if (found.empty()) return std::nullopt;
  return invalid_arguments(std::move(found));
}

// Only we ourselves write these.
template <typename Other>
std::optional<Error> broken_law(const Other& /*operation*/, Instant /*now*/) {
  return std::nullopt;
}

// Whom an operation writes; nothing for an append.
std::optional<std::string> target_name(const Operation& operation) {
  if (const Put* put = std::get_if<Put>(&operation)) {
    return resource_name(kind_of(put->row), id_of(put->row));
  }
  if (const Erase* erase = std::get_if<Erase>(&operation)) {
    return resource_name(erase->kind, erase->id);
  }
  if (const PutEnquiry* enquiry = std::get_if<PutEnquiry>(&operation)) {
    return "enquiries/" + enquiry->row.id;
  }
  if (const PutInvitation* invitation = std::get_if<PutInvitation>(&operation)) {
    return "invitations/" + invitation->row.id;
  }
  return std::nullopt;
}

Error comes_twice(const Operation& operation, std::string name) {
  const Put* put = std::get_if<Put>(&operation);
  std::string field =
      put == nullptr ? "name" : std::string(field_prefix(kind_of(put->row))) + "name";
  Error error =
      invalid_argument(std::move(field), "comes twice in one write", "write each resource once");
  error.resource = std::move(name);
  return error;
}

}  // namespace

std::vector<std::optional<Error>> broken_laws(const Commit& commit) {
  std::vector<std::optional<Error>> errors(commit.operations.size());
  std::unordered_set<std::string> written;
  for (std::size_t i = 0; i < commit.operations.size(); ++i) {
    const Operation& operation = commit.operations[i];
    errors[i] =
        std::visit([&](const auto& typed) { return broken_law(typed, commit.now); }, operation);
    std::optional<std::string> name = target_name(operation);
    if (errors[i] || !name) continue;
    if (!written.insert(*name).second) errors[i] = comes_twice(operation, *std::move(name));
  }
  return errors;
}

std::vector<OperationError> in_order(const std::vector<std::optional<Error>>& errors) {
  std::vector<OperationError> ordered;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const std::optional<Error>& error = errors[i];
    if (error) ordered.push_back({i, *error});
  }
  return ordered;
}

}  // namespace veieninn::store
