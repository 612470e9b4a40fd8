// What a person wrote, without the earlier mail that their program put beneath or between.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::post {

// Leaves out lines that begin with ">" with the line that introduces them ("On … wrote:",
// "Den … skrev …:", "man. 23. nov. 2026 kl. 12:00 skrev …:"), and everything from a header block
// ("Fra: … Sendt: …", "Frå: … Sendt: …", "From: … Sent: …") or a line such as
// "-----Opprinnelig melding-----" on. Answers between quoted lines stay. Where it is not plain that
// a line introduces earlier mail, it stays: too much is better than a lost answer. Lines end with
// LF; empty lines around are left out. Pure and linear.
[[nodiscard]] std::string without_quotation(std::string_view text);

}  // namespace veieninn::post
