// How long do FindVentures, FindOpportunities and ProposePairs take, and how near are they to the
// exact answer?
//
//     bench_ventures [SCALE [SEED]]    small, norway (default) or europe
#include <fmt/format.h>

#include <cstdlib>

#include "bench/matching/matching_world.h"
#include "engine/graph/snapshot_data.h"

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  const Scale* const scale = find_scale(argc > 1 ? argv[1] : "norway");
  if (scale == nullptr) {
    fmt::print("usage: bench_ventures [small|norway|europe [SEED]]\n");
    return 2;
  }
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const auto start = Clock::now();
  const auto snapshot = snapshot_of(*scale, seed);
  fmt::print("scale {}, seed {}: {} ventures, {} initiatives, built in {:.1f} s\n", scale->name,
             seed, snapshot->data().venture_records.size(),
             snapshot->initiatives().initiatives().size(), milliseconds_since(start) / 1000);
  run_ventures(*snapshot, *scale, seed);
  run_opportunities(*snapshot, *scale, seed);
  run_pairs(*snapshot, *scale, seed);
}
