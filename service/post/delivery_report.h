// What a mail server reports of a letter of ours (RFC 3464): the bounce.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veieninn::post {

enum class DeliveryAction : std::uint8_t { kFailed, kDelayed, kDelivered, kRelayed, kExpanded };

struct DeliveryReport {
  DeliveryAction action = DeliveryAction::kFailed;
  std::string status;               // such as "5.1.1" (RFC 3463); empty when none was given
  std::string original_message_id;  // "<local@domain>" of the returned headers, or empty
  std::string final_recipient;      // a plain address, or empty
};

// Nothing when the mail is no delivery report, or tells of no recipient. Of several recipients the
// first that failed is told, else the first: a letter of ours has one. A sender can write anything
// into a report; it is believed only as far as it names a letter that we sent. Reads the first
// megabyte; never throws, whatever the bytes. Thread safe.
[[nodiscard]] std::optional<DeliveryReport> read_delivery_report(std::string_view message);

}  // namespace veieninn::post
