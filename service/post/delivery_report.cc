#include "service/post/delivery_report.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "service/post/mail_address.h"
#include "service/post/mime_reading.h"

namespace veieninn::post {
namespace {

// A human-readable part, the status, the letter or its headers; some add one or two.
constexpr int kPartsReadMax = 10;
constexpr std::size_t kStatusPartBytesMax = 64'000;
// About the message, and one a recipient.
constexpr int kBlocksReadMax = 50;
constexpr std::size_t kReturnedHeaderBytesMax = 64'000;

using ActionName = std::pair<std::string_view, DeliveryAction>;
constexpr std::array<ActionName, 5> kActions = {{
    {"failed", DeliveryAction::kFailed},
    {"delayed", DeliveryAction::kDelayed},
    {"delivered", DeliveryAction::kDelivered},
    {"relayed", DeliveryAction::kRelayed},
    {"expanded", DeliveryAction::kExpanded},
}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// What stands before a comment: "5.1.1 (no such user)".
std::string first_word(std::string_view text) {
  text = trimmed(text);
  std::string word(text.substr(0, text.find_first_of(" (;")));
  std::ranges::transform(word, word.begin(), [](unsigned char byte) { return std::tolower(byte); });
  return word;
}

std::optional<DeliveryAction> action_of(GMimeMessage* block) {
  const std::string name = first_word(header_of(block, "Action"));
  const auto* const found = std::ranges::find(kActions, name, &ActionName::first);
  if (found == kActions.end()) return std::nullopt;
  return found->second;
}

// RFC 3463: a class of 2, 4 or 5, then two numbers of at most three digits.
bool is_status(std::string_view code) {
  if (code.size() < 5 || (code[0] != '2' && code[0] != '4' && code[0] != '5') || code[1] != '.')
    return false;
  const std::size_t dot = code.find('.', 2);
  if (dot == std::string_view::npos) return false;
  const auto is_number = [](std::string_view part) {
    return !part.empty() && part.size() <= 3 &&
           std::ranges::all_of(part, [](char byte) { return byte >= '0' && byte <= '9'; });
  };
  return is_number(code.substr(2, dot - 2)) && is_number(code.substr(dot + 1));
}

// "rfc822; bok@example.org"
std::string recipient_of(GMimeMessage* block) {
  const std::string value = header_of(block, "Final-Recipient");
  const std::size_t semicolon = value.find(';');
  if (semicolon == std::string::npos) return {};
  std::string_view address = trimmed(std::string_view(value).substr(semicolon + 1));
  if (address.starts_with('<') && address.ends_with('>')) {
    address = address.substr(1, address.size() - 2);
  }
  return check_address("final_recipient", address) ? std::string(address) : std::string();
}

std::optional<DeliveryReport> read_block(std::string_view text) {
  const Result<Owned<GMimeMessage>> block = read_message(text);
  if (!block) return std::nullopt;
  const std::optional<DeliveryAction> action = action_of(block->get());
  if (!action) return std::nullopt;
  DeliveryReport report;
  report.action = *action;
  if (std::string status = first_word(header_of(block->get(), "Status")); is_status(status)) {
    report.status = std::move(status);
  }
  report.final_recipient = recipient_of(block->get());
  return report;
}

// Blocks of fields are parted by empty lines; each reads as a header of its own.
std::optional<DeliveryReport> read_status(std::string text) {
  std::erase(text, '\r');
  std::optional<DeliveryReport> first;
  std::string_view left = text;
  for (int block = 0; block < kBlocksReadMax && !left.empty(); ++block) {
    const std::size_t end = left.find("\n\n");
    std::optional<DeliveryReport> report = read_block(left.substr(0, end));
    if (report && report->action == DeliveryAction::kFailed) return report;
    if (!first) first = std::move(report);
    if (end == std::string_view::npos) break;
    left.remove_prefix(std::min(left.find_first_not_of('\n', end), left.size()));
  }
  return first;
}

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != FALSE;
}

std::string id_in_headers(GMimeObject* part) {
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage* const letter = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    return letter == nullptr ? std::string() : id_of(letter, "Message-ID");
  }
  const bool is_headers = has_type(part, "text", "rfc822-headers") ||
                          has_type(part, "message", "global-headers") ||
                          has_type(part, "message", "rfc822");
  if (!is_headers || !GMIME_IS_PART(part)) return {};
  const Result<Owned<GMimeMessage>> letter =
      read_message(content_of(GMIME_PART(part), kReturnedHeaderBytesMax));
  return letter ? id_of(letter->get(), "Message-ID") : std::string();
}

std::optional<DeliveryReport> read_parts(GMimeMultipart* parts) {
  std::optional<DeliveryReport> report;
  std::string message_id;
  const int count = std::min(g_mime_multipart_get_count(parts), kPartsReadMax);
  for (int i = 0; i < count; ++i) {
    GMimeObject* const part = g_mime_multipart_get_part(parts, i);
    const bool is_status = has_type(part, "message", "delivery-status") ||
                           has_type(part, "message", "global-delivery-status");
    if (is_status && !report && GMIME_IS_PART(part)) {
      report = read_status(content_of(GMIME_PART(part), kStatusPartBytesMax));
    } else if (message_id.empty()) {
      message_id = id_in_headers(part);
    }
  }
  if (report) report->original_message_id = std::move(message_id);
  return report;
}

}  // namespace

std::optional<DeliveryReport> read_delivery_report(std::string_view message) {
  const Result<Owned<GMimeMessage>> mail = read_message(message);
  if (!mail) return std::nullopt;
  GMimeObject* const body = g_mime_message_get_mime_part(mail->get());
  if (body == nullptr || !GMIME_IS_MULTIPART(body) || !has_type(body, "multipart", "report")) {
    return std::nullopt;
  }
  return read_parts(GMIME_MULTIPART(body));
}

}  // namespace veieninn::post
