#include "tests/contract/sqlite_host.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "service/store/sqlite_store.h"

namespace veieninn::store {
namespace {

std::filesystem::path make_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "veieninn-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

}  // namespace

SqliteHost::SqliteHost() : folder_(make_folder()) { reopen(); }

SqliteHost::~SqliteHost() {
  store_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void SqliteHost::reopen() {
  store_.reset();
  auto opened = SqliteStore::open(file());
  if (!opened) throw std::runtime_error(opened.error().message);
  store_ = *std::move(opened);
}

std::string SqliteHost::stored_bytes() {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(stream), {});
  }
  return bytes;
}

}  // namespace veieninn::store
