#include "service/gateway/connection_limits.h"

#include "service/gateway/remote_network.h"

namespace veieninn::gateway {

ConnectionLimits::Place::~Place() {
  if (limits_ != nullptr) limits_->give_back(network_);
}

std::optional<ConnectionLimits::Place> ConnectionLimits::admit(std::string_view remote_address) {
  std::string network = network_of(remote_address);
  const std::lock_guard lock(mutex_);
  if (connections_ >= connections_max_) return std::nullopt;
  const auto known = by_network_.find(network);
  if (known != by_network_.end() && known->second >= per_network_max_) return std::nullopt;
  ++by_network_[network];
  ++connections_;
  return Place(*this, std::move(network));
}

void ConnectionLimits::give_back(const std::string& network) noexcept {
  const std::lock_guard lock(mutex_);
  --connections_;
  const auto known = by_network_.find(network);
  if (--known->second == 0) by_network_.erase(known);
}

}  // namespace veieninn::gateway
