// The pages after an answer, and those shown instead of a question. Plain HTML without script; like
// answer_page.h, they change nothing by being shown. Thread-safe: there is no state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/letters/answer.h"
#include "service/letters/answer_page.h"
#include "service/letters/calendar_date.h"

namespace veieninn::letters {

// What has just happened, what happens next, and a button to undo it: a POST to `undo_path` with
// nonce, lang and action=undo. Texts as in LetterContent; what is unknown is left out.
struct DonePage {
  std::string language;
  Asks asks = Asks::kAnswer;
  AnswerAction action = AnswerAction::kAccept;
  std::string venture_name;
  std::string person_name;                 // who is asked now, introduced to, brought in or named
  std::optional<CalendarDate> due_date;    // by when that person is expected to answer
  std::optional<CalendarDate> away_until;  // of kAway
  std::optional<FactThread> thread;        // of who works on it
  std::string undo_path;                   // on this site; without it no undo is offered
  std::string nonce;
};
[[nodiscard]] std::string done_page_html(const DonePage& page);

// Somebody was first. A colleague's absence, leaving or report is nobody's business: of these only
// that she answered is shown, unless `by_recipient`.
struct AlreadyAnsweredPage {
  std::string language;
  bool by_recipient = false;  // she has pressed before
  std::string by_name;        // a display name, may be empty
  std::optional<AnswerAction> action;
  std::optional<CalendarDate> date;
  std::string undo_path;  // where she still can undo her own
  std::string nonce;
};
[[nodiscard]] std::string already_answered_page_html(const AlreadyAnsweredPage& page);

// One look each, whatever the link held: a forged and an unknown link cannot be told apart.
enum class Notice : std::uint8_t {
  kExpiredLink,
  kUnknownLink,
  kClosedEnquiry,
  kUndone,
  kUndoTooLate,
  kTemporaryError,
  kMovedOn,  // it waits on somebody else, though nobody has answered
  kTooManyRequests,
  kWelcome,  // what stands here, without any link
};
[[nodiscard]] std::string notice_page_html(Notice notice, std::string_view language);

}  // namespace veieninn::letters
