// What may be answered through a link: what its letter asked for, as far as the enquiry still waits
// for it. The engine has the last word; this keeps what it would refuse off the page.
//
//     introduction          introduce, decline, refer, accept, away, left, report abuse
//     enquiry, reminder     accept, refer, decline, away, left, report abuse
//     ownership offered     accept, decline, refer
//     ownership given,      close, bring in, name a coordinator, hand over, away, left
//       follow-up
//     registrar's task,     refer, accept, decline (which closes it as a gap), left
//       reminder
//     any, of who has it             as ownership given
//     any, of who coordinates        the first four of these, unless she is offered it
//     any, of who is in the team     nothing: she reads
//     any of the first three, of somebody it waits on no more, while nobody owns it: a late yes
#pragma once

#include <string>
#include <vector>

#include "engine/model/enquiry.h"
#include "service/letters/answer_page.h"

namespace veieninn::answer_site {

// Whether she reads what has happened: its owner, its coordinator and its team do, by whatever
// letter of theirs, also once it is closed, as long as its texts are kept.
[[nodiscard]] bool reads_thread(const model::Enquiry& enquiry, const std::string& contact) noexcept;

// Of who has it already, or works on it, another letter asks nothing any more.
[[nodiscard]] letters::Asks asks_of(model::LetterKind kind, const model::Enquiry& enquiry,
                                    const std::string& contact) noexcept;

// The first is the one that the letter asks for. Empty when nothing of it waits on `contact` now.
[[nodiscard]] std::vector<letters::AnswerAction> allowed_answers(model::LetterKind kind,
                                                                 const model::Enquiry& enquiry,
                                                                 const std::string& contact);

// What is left to somebody it does not wait on any more.
[[nodiscard]] std::vector<letters::AnswerAction> late_answers(model::LetterKind kind,
                                                              const model::Enquiry& enquiry,
                                                              const std::string& contact);

// Whether the letter of `kind` offers to report the sender.
[[nodiscard]] bool offers_report(model::LetterKind kind) noexcept;

// An answer as its form names it. `asks` is of the link it came by.
[[nodiscard]] letters::AnswerAction action_of(const model::EnquiryAnswer& answer,
                                              letters::Asks asks) noexcept;
// And back; none of kReportAbuse, which is no answer. Of a registrar, a decline ends it.
[[nodiscard]] model::AnswerKind answer_kind_of(letters::AnswerAction action,
                                               letters::Asks asks) noexcept;

}  // namespace veieninn::answer_site
