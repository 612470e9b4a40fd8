// The life of an enquiry, a line an event: when, a sign of what kind, and who did what.
//
//     2026-11-02 09:14 * Sykkelkafeen skrev henvendelsen
//     2026-11-02 09:14 ? Rolig Bok ble spurt (frist 2026-11-16)
//     2026-11-03 10:02 + Rolig Bok sa ja og følger opp
//                        «Kom gjerne innom.»
//
// Signs, drawn or in ASCII: ● * the beginning, ? asked, · . a letter, » > passed on, ✓ + taken,
// ○ o not her, ~ can be undone, ! trouble, ■ # the end. Words say the same.
#pragma once

#include <set>
#include <string>

#include "clients/cli/style.h"
#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

// Remembers what went before: what a person was asked for follows from it.
class EnquiryTimeline {
 public:
  EnquiryTimeline(const Style& style, std::string language)
      : style_(style), language_(std::move(language)) {}

  // The lines of the next event, each with its line end, of at most `style.width` columns unless a
  // single word is longer. `enquiry` as it stands now. REQUIRES: events come by number.
  [[nodiscard]] std::string lines(const v1::Enquiry& enquiry, const v1::EnquiryEvent& event);

 private:
  [[nodiscard]] std::string sentence(const v1::Enquiry& enquiry,
                                     const v1::EnquiryEvent& event) const;
  void remember(const v1::EnquiryEvent& event);

  const Style& style_;
  std::string language_;
  std::set<std::string> asked_;
  std::string asked_last_;
};

}  // namespace veieninn::cli
