// Get, List, Create, Update and Delete of one kind of resource, written once for all eight.
//
// Each method: check → convert → call the store → convert. REQUIRES: the store outlives this. Any
// thread may call any method.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/initiative_validation.h"
#include "engine/model/row_validation.h"
#include "service/api/call.h"
#include "service/api/consistency.h"
#include "service/api/directory_writes.h"
#include "service/api/field_reader.h"
#include "service/api/initiative_accounts.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"
#include "service/api/resource_traits.h"
#include "service/store/store.h"

namespace veieninn::api {

// A message as a valid row with the given id. Errors: kInvalidArgument with every bad field.
template <typename Traits>
[[nodiscard]] Result<typename Traits::Row> row_of(const typename Traits::Message& message,
                                                  std::string id, Instant now) {
  FieldReader reader(Traits::kPrefix, now);
  typename Traits::Row row = read_row(reader, message);
  row.id = std::move(id);
  std::vector<FieldViolation> wrong = reader.take();
  if (wrong.empty()) wrong = model::violations(row, Traits::kPrefix);
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return row;
}

template <typename Traits>
[[nodiscard]] Result<void> write_stored(store::Store& store, const Call& call,
                                        const store::StoredResource& stored,
                                        typename Traits::Message* message) {
  const auto& row = std::get<typename Traits::Row>(stored.row);
  write_row(row, message);
  message->set_etag(etag_of(stored.revision));
  write_instant(stored.create_time, message->mutable_create_time());
  write_instant(stored.update_time, message->mutable_update_time());
  return add_what_others_hold(store, call, row, message);
}

template <typename Traits>
class DirectoryMethods {
 public:
  DirectoryMethods(store::Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {}

  Result<void> get(const Call& call, const typename Traits::GetRequest& request,
                   typename Traits::GetResponse& response);
  Result<void> list(const Call& call, const typename Traits::ListRequest& request,
                    typename Traits::ListResponse& response);
  Result<void> create(const Call& call, const typename Traits::CreateRequest& request,
                      typename Traits::CreateResponse& response);
  Result<void> update(const Call& call, const typename Traits::UpdateRequest& request,
                      typename Traits::UpdateResponse& response);
  Result<void> remove(const Call& call, const typename Traits::DeleteRequest& request,
                      typename Traits::DeleteResponse& response);

 private:
  using Row = typename Traits::Row;
  using Message = typename Traits::Message;

  static constexpr int kRacesMax = 5;  // with other writers, before an update gives up

  static std::string field(std::string_view leaf) {
    return std::string(Traits::kPrefix) + std::string(leaf);
  }
  static Result<void> require_resource(bool present) {
    if (present) return {};
    std::string name(Traits::kPrefix.substr(0, Traits::kPrefix.size() - 1));
    return fail(invalid_argument(std::move(name), "is not set", "send the resource"));
  }

  // One try of an update; the row to put, and on which revision it rests.
  Result<store::Put> plan_update(const typename Traits::UpdateRequest& request,
                                 const std::string& id);
  // Fills in the row as it stands, or as it was written when it is gone again already.
  Result<void> answer(const Call& call, const Row& written, const WriteReceipt& receipt,
                      Message* message);

  store::Store& store_;
  Clock clock_;
};

template <typename Traits>
Result<void> DirectoryMethods<Traits>::get(const Call& call,
                                           const typename Traits::GetRequest& request,
                                           typename Traits::GetResponse& response) {
  Result<std::string> id = id_of_name(Traits::kKind, request.name(), "name");
  if (!id) return fail(std::move(id.error()));
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  const Result<model::Revision> revision = store_.newest_revision();
  if (!revision) return fail(revision.error());
  Result<store::StoredResource> stored = store_.get(Traits::kKind, *id);
  if (!stored) return fail(std::move(stored.error()));
  Result<void> written =
      write_stored<Traits>(store_, call, *stored, Traits::mutable_resource(response));
  if (!written) return written;
  // A commit may lie between the two reads; the row then says so itself.
  response.set_revision(std::max(*revision, stored->revision));
  return {};
}

template <typename Traits>
Result<void> DirectoryMethods<Traits>::list(const Call& call,
                                            const typename Traits::ListRequest& request,
                                            typename Traits::ListResponse& response) {
  const ListFields fields{Traits::kKind, request.page_size(), request.page_token(),
                          request.filter(), request.order_by()};
  Result<ListPlan> plan = plan_list(fields);
  if (!plan) return fail(std::move(plan.error()));
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  Result<store::Page> page = store_.list(plan->query);
  if (!page) return fail(std::move(page.error()));
  if (page->revision < plan->first_revision) {
    return fail(revision_unknown(plan->first_revision, page->revision));
  }
  for (const store::StoredResource& stored : page->rows) {
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    Result<void> written = write_stored<Traits>(store_, call, stored, Traits::add(response));
    if (!written) return written;
  }
  const model::Revision first = plan->first_revision > 0 ? plan->first_revision : page->revision;
  response.set_next_page_token(
      make_page_token(question_of(fields), {std::move(page->next), first}));
  response.set_revision(page->revision);
  return {};
}

template <typename Traits>
Result<void> DirectoryMethods<Traits>::create(const Call& call,
                                              const typename Traits::CreateRequest& request,
                                              typename Traits::CreateResponse& response) {
  if (auto present = require_resource(Traits::has_resource(request)); !present) return present;
  const Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(identity.error());
  const std::string id_field = std::string(field_of(Traits::kKind)) + "_id";
  Result<std::string> id = new_id(Traits::asked_id(request), id_field, *identity);
  if (!id) return fail(std::move(id.error()));
  Result<Row> row = row_of<Traits>(Traits::resource(request), *std::move(id), clock_());
  if (!row) return fail(std::move(row.error()));
  Result<WriteReceipt> receipt =
      commit_one(store_, store::Put{*row, store::PutCondition::kCreate, {}}, *identity, clock_());
  if (!receipt) return fail(std::move(receipt.error()));
  response.set_revision(receipt->revision);
  return answer(call, *row, *receipt, Traits::mutable_resource(response));
}

template <typename Traits>
Result<void> DirectoryMethods<Traits>::update(const Call& call,
                                              const typename Traits::UpdateRequest& request,
                                              typename Traits::UpdateResponse& response) {
  if (auto present = require_resource(Traits::has_resource(request)); !present) return present;
  const Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(identity.error());
  const Result<std::string> id =
      id_of_name(Traits::kKind, Traits::resource(request).name(), field("name"));
  if (!id) return fail(id.error());
  for (int race = 1;; ++race) {
    Result<store::Put> put = plan_update(request, *id);
    if (!put) return fail(std::move(put.error()));
    Result<WriteReceipt> receipt = commit_one(store_, *put, *identity, clock_());
    if (receipt) {
      response.set_revision(receipt->revision);
      return answer(call, std::get<Row>(put->row), *receipt, Traits::mutable_resource(response));
    }
    // With no etag of the client's, somebody else's write in between is ours to get over.
    const bool lost_a_race = receipt.error().reason == ErrorReason::kEtagMismatch &&
                             Traits::resource(request).etag().empty();
    if (!lost_a_race || race == kRacesMax) return fail(std::move(receipt.error()));
  }
}

template <typename Traits>
Result<store::Put> DirectoryMethods<Traits>::plan_update(
    const typename Traits::UpdateRequest& request, const std::string& id) {
  const Message& wanted = Traits::resource(request);
  Result<store::StoredResource> stored = store_.get(Traits::kKind, id);
  const bool missing = !stored && stored.error().reason == ErrorReason::kNotFound;
  if (!stored && !(missing && request.allow_missing())) return fail(std::move(stored.error()));
  Message merged;
  if (stored) {
    write_row(std::get<Row>(stored->row), &merged);
    const Result<void> done = merge_fields(request.update_mask(), wanted, &merged);
    if (!done) return fail(done.error());
  } else {
    merged = wanted;
  }
  Result<Row> row = row_of<Traits>(merged, id, clock_());
  if (!row) return fail(std::move(row.error()));
  std::optional<model::Revision> expected = revision_of_etag(wanted.etag());
  if (!expected && stored && !masks_everything(request.update_mask())) {
    expected = stored->revision;
  }
  return store::Put{*std::move(row),
                    stored ? store::PutCondition::kUpdate : store::PutCondition::kUpsert, expected};
}

template <typename Traits>
Result<void> DirectoryMethods<Traits>::remove(const Call& /*call*/,
                                              const typename Traits::DeleteRequest& request,
                                              typename Traits::DeleteResponse& response) {
  const Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(identity.error());
  Result<std::string> id = id_of_name(Traits::kKind, request.name(), "name");
  if (!id) return fail(std::move(id.error()));
  const store::Erase erase{Traits::kKind, *std::move(id), revision_of_etag(request.etag()),
                           request.allow_missing()};
  Result<WriteReceipt> receipt = commit_one(store_, erase, *identity, clock_());
  if (!receipt) return fail(std::move(receipt.error()));
  response.set_revision(receipt->revision);
  return {};
}

template <typename Traits>
Result<void> DirectoryMethods<Traits>::answer(const Call& call, const Row& written,
                                              const WriteReceipt& receipt, Message* message) {
  Result<store::StoredResource> stored = store_.get(Traits::kKind, written.id);
  if (stored) return write_stored<Traits>(store_, call, *stored, message);
  if (stored.error().reason != ErrorReason::kNotFound) return fail(std::move(stored.error()));
  write_row(written, message);
  message->set_etag(etag_of(receipt.operation.revision));
  return {};
}

}  // namespace veieninn::api
