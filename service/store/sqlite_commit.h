// One commit against one connection, inside the caller's transaction.
//
// The order is: read what stands → conditions → erase → put → append → laws that hold between rows.
// Nothing here commits or rolls back: on errors the caller rolls back what was applied.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_row_writer.h"
#include "service/store/store.h"

namespace veieninn::store {

// What became of one operation.
struct Step {
  std::optional<StoredResource> before;
  std::optional<Resource> adjusted;  // an area with the neighbours that others give it,
                                     // an initiative with what is spent
  bool changed = false;
  OperationReceipt receipt;
};

class SqliteCommit {
 public:
  using Receipt = tl::expected<CommitReceipt, std::vector<OperationError>>;

  // `errors` from broken_laws(commit); `newest` is the store's revision now. `commit` must outlive
  // this. Throws DriverFailure.
  SqliteCommit(Database& database, const Commit& commit, std::vector<std::optional<Error>> errors,
               Revision newest);

  [[nodiscard]] Receipt run();
  // Whether a person was erased: the log must then be emptied.
  [[nodiscard]] bool erased_person() const noexcept { return erased_person_; }

 private:
  [[nodiscard]] std::optional<Receipt> answer_from_memory();
  [[nodiscard]] CommitReceipt remembered_receipt(Revision revision);
  void read_befores();
  void check_put_condition(std::size_t operation, const Put& put);
  void check_erase_condition(std::size_t operation, const Erase& erase);
  void adjust_neighbours();
  void apply_erase(std::size_t operation, const Erase& erase);
  void apply_put(std::size_t operation, const Put& put);
  void write_neighbours(const model::Area& row, const StoredResource* before);
  void apply_append(std::size_t operation, const Append& append);
  void apply_enquiry(std::size_t operation, const PutEnquiry& put);
  void apply_invitation(std::size_t operation, const PutInvitation& put);
  void apply_letters();
  template <typename Kind, typename Apply>
  void for_each_good(const Apply& apply);
  [[nodiscard]] CommitReceipt finish();
  void remember(const CommitReceipt& receipt);

  Database& database_;
  const Commit& commit_;
  std::vector<std::optional<Error>> errors_;
  Revision newest_;
  Stamp stamp_;
  std::vector<Step> steps_;
  std::unordered_map<std::string, std::size_t> put_areas_;  // id → operation
  bool erased_person_ = false;
};

// The row that a put wants, as the store completes it.
[[nodiscard]] const Resource& wanted_row(const Put& put, const Step& step) noexcept;

}  // namespace veieninn::store
