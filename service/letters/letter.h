// What people read: the letters, as text and as HTML.
//
//     LetterContent ──values──▶ plan of its kind (letter_plan.h) ──▶ blocks ──▶ plain_text, html
//                               a table of steps; each names texts (letter_texts.h) and what must
//                               be known for them to be said
//
// Laws: a sentence is written only when everything it speaks of is in the content, so a letter
// never claims what nobody handed in. Strangers' words appear only as quotations, cleaned
// (clean_text.h) and, in HTML, escaped; no link is made of them. Links stand behind buttons and on
// lines of their own, nowhere else. No tracking, no image, nothing from outside. Same content, same
// bytes. Thread-safe: there is no state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "service/letters/answer.h"
#include "service/letters/calendar_date.h"

namespace veieninn::letters {

enum class LetterKind : std::uint8_t {
  kEnquiry,               // to a contact: will you answer this venture?
  kIntroduction,          // to an introducer: will you introduce it to `person`?
  kEnquiryReminder,       // as kEnquiry, once more
  kOwnershipGiven,        // to the new owner: it came to you from `other_person`
  kOwnershipOffered,      // to a colleague: will you take it over from `other_person`?
  kFollowUp,              // to the owner, some weeks after: how did it go?
  kJoinedTeam,            // to a colleague whom `other_person` brought in; `person` is the owner
  kRegistrarTask,         // to the registrar: please find a person
  kRegistrarReminder,     // as kRegistrarTask, once more
  kEnquiryEnded,          // to a contact: she need not answer any more
  kCoordinatorNamed,      // to whom `other_person` named to hold the threads; `person` is the owner
  kVentureSent,           // to the venture: whom it went to, and what happens next
  kVentureNext,           // to the venture: it is now with `person`
  kVentureAccepted,       // to the venture: `person` takes it
  kVentureOwnerChanged,   // to the venture: `person` follows it up from now on
  kVentureWithRegistrar,  // to the venture: the registrar looks for a person
  kVentureClosed,         // to the venture: it is closed, with `outcome`
  kVentureGap,            // to the venture: we found nobody, and that is counted
};
inline constexpr std::size_t kLetterKindCount = 18;

// Why the enquiry is now with the one whom the letter speaks of.
enum class HandingCause : std::uint8_t {
  kNone,        // she is the first who is asked, or nothing is to be said
  kIntroduced,  // `other_person` introduces, or is asked to (kVentureSent)
  kPassedOn,    // `other_person` sent it on, or handed it over
  kCouldNot,    // the former one declined, was away or silent; no difference is made
  kLeft,        // `other_person` no longer has the task
  kInvited,     // the venture took up what she invited it to
};

// Texts are UTF-8, of any content and length: they are cleaned and cut. An empty one is unknown,
// and what would speak of it is left out.
struct LetterContent {
  LetterKind kind = LetterKind::kEnquiry;
  std::string language;        // the recipient's, BCP 47; others than nn and en read nb
  std::string recipient_name;  // of the person who gets the letter

  std::string venture_name;  // the venture's display name; empty is written "an entrepreneur"
  std::string venture_description;  // its own words about itself; quoted
  std::string need_text;            // its own words, up to 4000 bytes; quoted
  std::string topic_label;          // of the taxonomy, in the letter's language
  std::string area_name;            // the place that the need is about

  // Of `person`: for kEnquiry and kRegistrarTask the recipient's own unit, else as the kind says
  // the next one, the new owner, the colleague chosen; for kVentureGap whom the gap is counted for.
  std::string unit_name;
  std::string person_name;
  std::string person_title;
  std::string other_person_name;  // who introduced, passed on or had it before
  HandingCause cause = HandingCause::kNone;
  // Free words of `other_person`, or of `person` for kVentureClosed; quoted. An enquiry shows them
  // only where she introduced or passed on.
  std::string note;
  std::vector<std::string> reasons;  // why this person was found: whole sentences, the letter's
                                     // language; for a registrar what has been tried
  std::string registrar_name;        // of kVentureWithRegistrar

  std::optional<CalendarDate> due_date;  // answer by, or for a venture: what happens next, by when
  std::string answer_link;               // to contacts and registrars; https, holds the token
  std::string status_link;               // to ventures; https
  // Where the recipient can be taken off the list, https or mailto. To be set for every contact.
  std::string removal_link;
  std::vector<std::string> contact_channels;  // how to reach `person`:
                                              // "telefon 12 34 56 78", as they may be shown
  // An ordinary reply to the mail reaches the other side (its Reply-To is a relay address).
  bool reply_is_relayed = true;

  std::optional<Outcome> outcome;  // of kVentureClosed
  std::string service_name;        // who sends; empty is "Veien inn"
};

struct LetterText {
  // One line of at most kSubjectCharactersMax characters, without control characters. The only
  // free text in it is the venture's name, cut after a word; raw UTF-8, to be encoded (RFC 2047).
  std::string subject;
  // Lines end in "\n"; they are as long as their paragraph, for the phone to break. Quotations
  // begin with "> ".
  std::string plain_text;
  // A whole document. Inline styles only; nothing is loaded from anywhere.
  std::string html;
};

inline constexpr std::size_t kSubjectCharactersMax = 78;      // RFC 5322 2.1.1
inline constexpr std::size_t kSubjectNameCharactersMax = 40;  // leaves room for the question

[[nodiscard]] LetterText write_letter(const LetterContent& content);

}  // namespace veieninn::letters
