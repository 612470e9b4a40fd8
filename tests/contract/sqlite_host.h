// A SqliteStore on a file of its own, in a folder that goes with it.
#pragma once

#include <filesystem>
#include <memory>

#include "tests/contract/store_contract.h"

namespace veieninn::store {

class SqliteHost final : public StoreHost {
 public:
  SqliteHost();
  ~SqliteHost() override;
  SqliteHost(const SqliteHost&) = delete;
  SqliteHost& operator=(const SqliteHost&) = delete;
  Store& store() override { return *store_; }
  void reopen() override;
  void close() { store_.reset(); }
  std::string stored_bytes() override;
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "store.db"; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace veieninn::store
