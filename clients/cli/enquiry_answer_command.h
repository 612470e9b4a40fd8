// `veieninn enquiry answer`, `hand-over` and `release-sender`: what people say to an enquiry.
#pragma once

#include <cstdint>
#include <string>

#include "clients/cli/session.h"

namespace veieninn::cli {

enum class EnquiryAnswer : std::uint8_t {
  kAccept,
  kIntroduce,
  kRefer,
  kDecline,
  kAway,
  kLeft,
  kHandOver,
  kAddColleague,
  kCoordinator,
  kClose,
  kWithdraw,
  kNext,
  kReportAbuse,
};

struct EnquiryAnswerOptions {
  std::string id;          // the enquiry
  std::string as;          // the contact who answers; empty of what the venture says
  std::string to;          // a contact, or the mail address of a colleague
  std::string to_name;     // of who is named by her address
  std::string reason;      // a word of DeclineReason
  std::string note;        // in her own words
  std::string until;       // when she is back
  std::string outcome;     // a word of EnquiryOutcome
  std::string etag;        // empty: whatever stands
  std::string request_id;  // empty: a random one
};

// kConflict when somebody was first.
[[nodiscard]] ExitCode run_enquiry_answer(Session& session, EnquiryAnswer answer,
                                          const EnquiryAnswerOptions& options);

[[nodiscard]] ExitCode run_release_sender(Session& session, const std::string& venture);

}  // namespace veieninn::cli
