// One import: takes the rows of a stream, checks them together, and writes them in one commit.
//
//     add() each message → finish()
//
// Nothing is written before finish(): a stream that breaks in the middle changes nothing. In
// KEEP_GOOD_ROWS bad rows are dropped, then rows that refer to them, until what is left is good.
// One thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/store/store.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::api {

inline constexpr int kRowsPerMessageMax = 1000;
inline constexpr std::int64_t kRowsPerImportMax = 1'000'000;
// All rows are held until the end; a million short ones take about as much.
inline constexpr std::size_t kBytesPerImportMax = std::size_t{1} << 30;
inline constexpr int kRowErrorsMax = 1000;
inline constexpr std::size_t kSourceBytesMax = 200;

class ImportSession {
 public:
  // REQUIRES: the store outlives this.
  ImportSession(store::Store& store, Clock clock);

  // Errors end the import: options beyond the first message, limits on rows and bytes.
  Result<void> add(const v1::ImportDirectoryRequest& message);

  // Checks everything and, unless it is only to be checked or ALL_OR_NOTHING met a bad row, writes.
  Result<void> finish(const Call& call, v1::ImportDirectoryResponse& response);

 private:
  struct Origin {
    std::int64_t row_index;
    std::string source;
  };

  Result<void> take_options(const v1::ImportOptions& options);
  void take_row(const v1::ImportRow& row);
  Result<void> drop_bad_operations(const Call& call);
  Result<void> count_outcomes(const Call& call, v1::ImportDirectoryResponse& response);
  Result<void> write(v1::ImportDirectoryResponse& response);
  void reject(const Origin& origin, const Error& error);
  [[nodiscard]] bool keeps_nothing() const;

  store::Store& store_;
  Clock clock_;
  bool started_ = false;
  v1::ImportOptions options_;
  std::int64_t row_count_ = 0;
  std::size_t byte_count_ = 0;
  store::Commit commit_;
  std::vector<Origin> origins_;  // of commit_.operations, in step
  std::unordered_set<std::string> names_;
  std::int64_t rejected_count_ = 0;
  std::vector<v1::ImportRowError> errors_;
};

}  // namespace veieninn::api
