#include "service/api/gap_counter.h"

#include <chrono>
#include <utility>

namespace veieninn::api {
namespace {

constexpr std::chrono::seconds kFlushInterval{1};

}  // namespace

GapCounter::GapCounter(store::Store& store, FailureListener on_failure)
    : store_(store), on_failure_(std::move(on_failure)), thread_([this] { run(); }) {}

GapCounter::~GapCounter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

void GapCounter::add(Day day, std::string_view area, std::string_view topic) {
  Key key(day, area, topic);
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kGapsWaitingMax && !counts_.contains(key)) return;
  ++counts_[std::move(key)];
}

Result<void> GapCounter::flush() {
  Counts counts;
  {
    const std::lock_guard lock(mutex_);
    counts.swap(counts_);
  }
  if (counts.empty()) return {};
  std::vector<store::GapCount> rows;
  rows.reserve(counts.size());
  for (const auto& [key, count] : counts) {
    rows.push_back({std::get<1>(key), std::get<2>(key), std::get<0>(key), count});
  }
  Result<void> added = store_.add_gaps(rows);
  if (!added) put_back(counts);
  return added;
}

void GapCounter::put_back(const Counts& counts) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, count] : counts) counts_[key] += count;
}

void GapCounter::run() {
  std::unique_lock lock(mutex_);
  bool last = false;
  while (!last) {
    wakes_.wait_for(lock, kFlushInterval, [&] { return stopping_; });
    last = stopping_;
    lock.unlock();
    const Result<void> flushed = flush();
    if (!flushed && on_failure_) on_failure_(flushed.error());
    lock.lock();
  }
}

}  // namespace veieninn::api
