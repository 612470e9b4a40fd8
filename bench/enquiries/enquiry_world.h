// A store of a stated scale with very many open enquiries.
#pragma once

#include <cstdint>
#include <string>

#include "bench/workload.h"
#include "service/store/store.h"

namespace veieninn::bench {

// Rows of the scale; every contact has a mail address.
void fill_directory(store::Store& store, const Scale& scale, std::uint64_t seed);

// "open0" and so on: each sent to one person a day ago, two others to come; every `due_every`-th
// has waited long enough, the others have days left.
void fill_enquiries(store::Store& store, const Scale& scale, std::uint32_t count,
                    std::uint32_t due_every);

[[nodiscard]] std::string contact_of(const Scale& scale, std::uint32_t number);
[[nodiscard]] std::string venture_of(const Scale& scale, std::uint32_t number);

}  // namespace veieninn::bench
