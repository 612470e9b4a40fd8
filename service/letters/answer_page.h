// The page behind the link in a letter: what is asked, and a button for each way to answer.
//
// Plain HTML without script. Showing a page changes nothing; each way to answer is a form of its
// own, posted (application/x-www-form-urlencoded) to `form_path`:
//
//     every form    nonce, lang, action      action is form_value(AnswerAction), "undo" on others
//     refer         colleague (an id of `colleagues`, or empty), colleague_email, note
//     hand_over, bring_in, name_coordinator: as refer
//     decline       reason (form_value(DeclineReason), may be absent), reason_text; an
//                   introducer and a registrar are not asked for one
//     away          away_until, as 2026-12-04: the last day away
//     close         outcome (form_value(Outcome)), note
//     report_abuse  note
//     accept, introduce, left: nothing more
//
// A refused POST is answered with the same page, `errors` and what was `entered`. A browser may
// send anything in any field: whoever reads the POST checks it. Thread-safe: there is no state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/letters/answer.h"
#include "service/letters/calendar_date.h"
#include "service/letters/fact_thread.h"

namespace veieninn::letters {

namespace form_field {
inline constexpr std::string_view kNonce = "nonce";
inline constexpr std::string_view kLanguage = "lang";
inline constexpr std::string_view kAction = "action";
inline constexpr std::string_view kColleague = "colleague";
inline constexpr std::string_view kColleagueEmail = "colleague_email";
inline constexpr std::string_view kNote = "note";
inline constexpr std::string_view kReason = "reason";
inline constexpr std::string_view kReasonText = "reason_text";
inline constexpr std::string_view kAwayUntil = "away_until";
inline constexpr std::string_view kOutcome = "outcome";
}  // namespace form_field

inline constexpr std::string_view kUndoFormValue = "undo";  // of `action`, on the page after

inline constexpr std::size_t kAnswerTextCharactersMax = 500;  // of note and reason_text
inline constexpr std::size_t kEmailCharactersMax = 254;       // RFC 5321 4.5.3.1.3, without < and >
inline constexpr std::size_t kColleaguesMax = 12;  // a list that is still read on a phone

// What the page asks; it sets the words, and not what is allowed.
enum class Asks : std::uint8_t {
  kAnswer,
  kIntroduction,
  kOwnership,
  kOutcome,
  kRegistrar,
  kOwner,        // nothing: she has it, and may tell of it
  kCoordinator,  // the same: she holds its threads
  kTeam,         // nothing: she is in the team, and reads
  kEnded,        // nothing: it is over, and she was in it
};

struct Colleague {
  std::string id;  // comes back in `colleague`; one that is no plain line is not shown
  std::string name;
  std::string title;
  std::string unit_name;
};

struct FieldError {
  std::string field;  // a name of form_field
  std::string text;   // a sentence, such as field_problem_text() gives
};

// As typed, so that nothing is lost when the page comes again.
struct EnteredAnswer {
  std::optional<AnswerAction> action;
  std::string colleague;
  std::string colleague_email;
  std::string note;
  std::string reason;
  std::string reason_text;
  std::string away_until;
  std::string outcome;
};

// Texts as in LetterContent (letter.h): of any content and length, empty is unknown.
struct AnswerPage {
  std::string language;
  Asks asks = Asks::kAnswer;
  // In this order, each once; the first stands open with the big button, the others behind lines to
  // unfold. Empty: a page to read.
  std::vector<AnswerAction> actions;

  std::string recipient_name;
  std::string venture_name;
  std::string venture_description;
  std::string need_text;
  std::string topic_label;
  std::string area_name;
  std::string asked_by;  // who introduced or sent it on to the recipient
  std::string note;      // her words
  std::vector<std::string> reasons;
  std::string next_person_name;  // of kIntroduction
  std::optional<CalendarDate> due_date;

  std::vector<std::string> contact_channels;  // of who has it: how to reach the venture
  std::optional<FactThread> thread;           // of who works on it

  // Each the best first, of which at most kColleaguesMax are shown: who may be asked, be brought in
  // or hold the threads.
  std::vector<Colleague> colleagues;
  std::vector<Colleague> newcomers;
  std::vector<Colleague> coordinators;
  std::string own_domain;  // where a typed address must be, such as "example.org"

  std::string form_path;  // on this site, begins with "/"
  std::string nonce;      // at most 200 bytes
  std::vector<FieldError> errors;
  EnteredAnswer entered;  // the errors are of its action
};

[[nodiscard]] std::string answer_page_html(const AnswerPage& page);

enum class FieldProblem : std::uint8_t {
  kColleagueMissing,
  kColleagueTwice,        // one chosen and another typed
  kColleagueUnknown,      // none of the list
  kColleagueAsked,        // she was asked before: it would go in a circle
  kColleagueUnavailable,  // away, gone, or has as many as she takes
  kColleagueInTeam,       // she works on it already
  kEmailMalformed,
  kEmailForeign,  // outside own_domain
  kReasonUnknown,
  kTextTooLong,
  kAwayMissing,
  kAwayPast,
  kAwayTooFar,
  kOutcomeMissing,
  kActionUnknown,
  kPageOld,  // the nonce is another page's
};

// What to do about it, in `language`; `own_domain` as on the page.
[[nodiscard]] std::string field_problem_text(FieldProblem problem, std::string_view language,
                                             std::string_view own_domain);

}  // namespace veieninn::letters
