// Counts needs that nobody serves, and hands the counts to the store in the background.
//
// A read only adds to a table in memory, behind a lock that is held for the addition alone; a
// thread of its own writes the table out each second and at the end. What cannot be written is
// kept and tried again. By day, area and topic: no person, no venture.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "service/store/store.h"

namespace veieninn::api {

// Different counts kept while the store cannot take them; beyond it new ones are dropped.
inline constexpr std::size_t kGapsWaitingMax = 100'000;

class GapCounter {
 public:
  using FailureListener = std::function<void(const Error&)>;

  // REQUIRES: the store outlives this.
  explicit GapCounter(store::Store& store, FailureListener on_failure = {});
  ~GapCounter();  // writes what is left
  GapCounter(const GapCounter&) = delete;
  GapCounter& operator=(const GapCounter&) = delete;

  // Empty area: anywhere. Empty topic: the need was not understood.
  void add(Day day, std::string_view area, std::string_view topic);

  // Writes what was counted so far.
  Result<void> flush();

 private:
  using Key = std::tuple<Day, std::string, std::string>;
  using Counts = std::map<Key, std::int64_t>;

  void run();
  void put_back(const Counts& counts);

  store::Store& store_;
  FailureListener on_failure_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  Counts counts_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace veieninn::api
