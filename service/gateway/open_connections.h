// The connections that are open, to be found when a server stops.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veieninn::gateway {

// Keeps none of them alive. Thread safe.
template <typename Connection>
class OpenConnections {
 public:
  void add(const std::shared_ptr<Connection>& connection) {
    const std::lock_guard lock(mutex_);
    connections_.emplace(connection.get(), connection);
  }

  // REQUIRES: called when `connection` ends, added or not.
  void remove(const Connection* connection) {
    const std::lock_guard lock(mutex_);
    connections_.erase(connection);
    if (connections_.empty()) none_left_.notify_all();
  }

  [[nodiscard]] std::vector<std::shared_ptr<Connection>> all() {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Connection>> all;
    for (const auto& [key, connection] : connections_) {
      if (auto open = connection.lock()) all.push_back(std::move(open));
    }
    return all;
  }

  void wait_until_none_is_left(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    none_left_.wait_for(lock, at_most, [&] { return connections_.empty(); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_left_;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections_;
};

}  // namespace veieninn::gateway
