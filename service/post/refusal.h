// Which refusals of a mail server mean that an address is dead: the one table of them.
//
//     status (RFC 3463)             the address
//     5.1.x  bad address            is dead; but 5.1.5 (it is valid), and 5.1.7 and 5.1.8, which
//                                   are about the sender
//     5.2.1  mailbox disabled       is dead
//     5.4.x  no such host, no way   is dead; but 5.4.5 (congestion) and 5.4.7 (time ran out)
//     5.2.2  mailbox full           lives, and so whatever else: 5.3.x is the other system's,
//                                   5.6.x the letter's, 5.7.x a policy, 5.0.0 nobody's to know
//     4.x.x  later, or gave up      lives
//     no status                     is dead after 550, 551 and 553 to RCPT; 552 is size, 554
//                                   anything
#pragma once

#include <string_view>

namespace veieninn::post {

// Of a status such as "5.1.1"; false of anything else.
[[nodiscard]] bool is_dead_address_status(std::string_view status) noexcept;

// Of a reply line such as "550 5.1.1 no such user". What counts is its status, whatever it answers;
// without one its code, if it answers RCPT.
[[nodiscard]] bool is_dead_address_reply(std::string_view reply, bool answers_recipient) noexcept;

}  // namespace veieninn::post
