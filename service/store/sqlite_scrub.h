// Keeps SQLite's leftovers out of the database file.
//
// secure_delete zeros what is deleted, but when SQLite rebalances a tree, copies of cells that
// moved to another page stay in the unused gap of the old one (SQLite 3.40; measured: 3 of 1,000
// erased people could still be read). So every page is cleaned on its way from the log into the
// file: the gap between a tree page's cell pointers and its cells, which the file format leaves
// undefined, is written as zeros. See https://www.sqlite.org/fileformat2.html#b_tree_pages.
#pragma once

#include <span>

namespace veieninn::store {

// The name to open databases with; registers it at first use. Null when that fails.
[[nodiscard]] const char* scrubbing_vfs() noexcept;

// A tree page is told from other pages by its first byte. The first four bytes of the others are a
// page number, which must therefore stay below 0x02000000: 137 GB at 4 kB a page.
inline constexpr long kScrubbedPagesMax = 0x01FF'FFFF;

// Zeros the gap; leaves alone what is no tree page. `first` for page 1, which begins with the
// file's header.
void scrub_page(std::span<unsigned char> page, bool first) noexcept;

}  // namespace veieninn::store
