#include "service/store/sqlite_scrub.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <vector>

namespace veieninn::store {
namespace {

constexpr const char* kName = "veieninn-scrub";
constexpr std::size_t kFileHeaderBytes = 100;
constexpr std::size_t kPageBytesMin = 512;
constexpr std::size_t kPageBytesMax = 65536;

// The system's own VFS and its methods for database files, as they are without us. Set once, before
// the first write.
sqlite3_vfs* system_vfs = nullptr;
const sqlite3_io_methods* system_methods = nullptr;
sqlite3_io_methods scrubbing_methods = {};
std::mutex methods_mutex;

bool is_page(int size, sqlite3_int64 offset) noexcept {
  const auto bytes = static_cast<std::size_t>(size);
  return bytes >= kPageBytesMin && bytes <= kPageBytesMax && (bytes & (bytes - 1)) == 0 &&
         offset % size == 0;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (!is_page(size, offset)) return system_methods->xWrite(file, data, size, offset);
  // SQLite's own copy of the page stays as it is.
  thread_local std::vector<unsigned char> page;
  const auto* bytes = static_cast<const unsigned char*>(data);
  page.assign(bytes, bytes + size);
  scrub_page(page, offset == 0);
  return system_methods->xWrite(file, page.data(), size, offset);
}

int open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  const int code = system_vfs->xOpen(system_vfs, name, file, flags, out_flags);
  if (code != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0) return code;
  const std::scoped_lock lock(methods_mutex);
  if (system_methods == nullptr) {
    system_methods = file->pMethods;
    scrubbing_methods = *system_methods;
    scrubbing_methods.xWrite = write;
  }
  // One file system, one kind of lock: another table would need a second copy.
  if (file->pMethods != system_methods) {
    file->pMethods->xClose(file);
    file->pMethods = nullptr;
    return SQLITE_CANTOPEN;
  }
  file->pMethods = &scrubbing_methods;
  return SQLITE_OK;
}

std::size_t big_endian(std::span<const unsigned char> page, std::size_t at) noexcept {
  return (static_cast<std::size_t>(page[at]) << 8) | page[at + 1];
}

}  // namespace

const char* scrubbing_vfs() noexcept {
  static sqlite3_vfs vfs;
  static const bool registered = [] {
    system_vfs = sqlite3_vfs_find(nullptr);
    if (system_vfs == nullptr) return false;
    vfs = *system_vfs;
    vfs.zName = kName;
    vfs.pNext = nullptr;
    vfs.xOpen = open;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }();
  return registered ? kName : nullptr;
}

void scrub_page(std::span<unsigned char> page, bool first) noexcept {
  const std::size_t header = first ? kFileHeaderBytes : 0;
  const unsigned char type = page[header];
  const bool interior = type == 2 || type == 5;
  const bool leaf = type == 10 || type == 13;
  if (!interior && !leaf) return;
  const std::size_t header_bytes = interior ? 12 : 8;
  const std::size_t begin = header + header_bytes + 2 * big_endian(page, header + 3);
  const std::size_t stated = big_endian(page, header + 5);
  const std::size_t end = stated == 0 ? kPageBytesMax : stated;
  if (begin >= end || end > page.size()) return;
  std::fill(page.begin() + static_cast<std::ptrdiff_t>(begin),
            page.begin() + static_cast<std::ptrdiff_t>(end), static_cast<unsigned char>(0));
}

}  // namespace veieninn::store
