// What the service's own mail is made of, and how patiently it is sent.
#pragma once

#include <cstdint>
#include <string>

namespace veieninn::correspondence {

struct CorrespondenceOptions {
  // Answer links are `public_url` + "/svar/" + token. Without a slash at its end.
  std::string public_url;  // "https://veieninn.example.org"
  // Every address of ours lies in it, and the mail server hands all of its mail in over LMTP.
  std::string mail_domain;                // "svar.veieninn.example.org"
  std::string sender_name = "Veien inn";  // of From
  // A person reads it: where somebody asks to be written to no more, in every letter to a contact;
  // answers to letters that are not for the venture go there too.
  std::string removal_address;  // "kontakt@veieninn.example.org", or empty

  // A mail server that gets more at once takes us for a sender of bulk mail.
  std::int32_t letters_per_domain_per_minute = 60;
  // After the mail server could not be reached, or would not have us, nothing is tried for so long.
  std::int32_t pause_seconds = 60;
  // What one letter may bring to its other side: a conversation, no flood.
  std::int32_t replies_per_letter_per_hour = 20;
};

}  // namespace veieninn::correspondence
