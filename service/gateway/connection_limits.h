// How many connections are open at once: in all, and of one network.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace veieninn::gateway {

// Thread safe. REQUIRES: outlives its places.
class ConnectionLimits {
 public:
  // One connection's; given back when this ends.
  class Place {
   public:
    Place(Place&& other) noexcept
        : limits_(std::exchange(other.limits_, nullptr)), network_(std::move(other.network_)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(limits_, other.limits_);
      std::swap(network_, other.network_);
      return *this;
    }
    ~Place();

   private:
    friend class ConnectionLimits;
    Place(ConnectionLimits& limits, std::string network)
        : limits_(&limits), network_(std::move(network)) {}

    ConnectionLimits* limits_;
    std::string network_;
  };

  ConnectionLimits(std::size_t connections_max, std::size_t per_network_max)
      : connections_max_(connections_max), per_network_max_(per_network_max) {}

  // None when there is no place left, for anybody or for the network of `remote_address`
  // (remote_network.h).
  [[nodiscard]] std::optional<Place> admit(std::string_view remote_address);

 private:
  void give_back(const std::string& network) noexcept;

  const std::size_t connections_max_;
  const std::size_t per_network_max_;
  std::mutex mutex_;
  std::size_t connections_ = 0;
  std::unordered_map<std::string, std::size_t> by_network_;  // none with zero
};

}  // namespace veieninn::gateway
