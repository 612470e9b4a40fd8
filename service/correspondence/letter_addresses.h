// The addresses and ids of a letter, all made of its id: 32 random hex, the secret of whoever got
// the letter. So the mail that comes back says which letter it is about, and nobody guesses one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veieninn::correspondence {

enum class AddressKind : std::uint8_t {
  kReturn,  // "retur+<letter id>@…", the envelope's sender: what mail servers report comes here
  kReply,   // "svar+<letter id>@…", Reply-To: what people answer comes here
};

[[nodiscard]] std::string address_of(AddressKind kind, std::string_view letter_id,
                                     std::string_view mail_domain);

struct LetterAddress {
  AddressKind kind = AddressKind::kReply;
  std::string letter_id;  // 32 of [0-9a-f]
};
// Of a recipient, in any case; nothing for any other address.
[[nodiscard]] std::optional<LetterAddress> read_address(std::string_view address,
                                                        std::string_view mail_domain);

// "<letter id@mail domain>", the same at every attempt.
[[nodiscard]] std::string message_id_of(std::string_view letter_id, std::string_view mail_domain);

// Letters of one enquiry stand together in a mailbox: all of them answer a letter that was never
// sent. One root for the venture and one for everybody else, so that neither side can learn a real
// id of the other's; nothing personal is in it.
enum class Side : std::uint8_t { kVenture, kContacts };
[[nodiscard]] std::string thread_root(std::string_view enquiry, Side side,
                                      std::string_view mail_domain);

}  // namespace veieninn::correspondence
