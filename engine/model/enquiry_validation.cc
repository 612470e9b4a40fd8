#include "engine/model/enquiry_validation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/model/row_validation.h"

namespace veieninn::model {
namespace {

class Findings {
 public:
  explicit Findings(std::string_view prefix) : prefix_(prefix) {}
  void require(bool holds, std::string_view field, std::string description, std::string remedy) {
    if (holds) return;
    violations_.push_back(
        {prefix_ + std::string(field), std::move(description), std::move(remedy)});
  }
  void require_size(std::size_t size, std::size_t most, std::string_view field,
                    const std::string& unit) {
    require(size <= most, field, "has " + std::to_string(size) + " " + unit,
            "give at most " + std::to_string(most) + " " + unit);
  }
  void require_prose(const std::string& text, std::size_t bytes_max, std::string_view field) {
    require_size(text.size(), bytes_max, field, "bytes");
    require(text.size() > bytes_max || is_clean_prose(text), field, "is not clean UTF-8 text",
            "send well-formed UTF-8 without control characters");
  }
  void require_id(const std::string& id, std::string_view field) {
    require(is_valid_id(id), field, "is not a valid id",
            "use 1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit");
  }
  void require_id_or_none(const std::string& id, std::string_view field) {
    if (!id.empty()) require_id(id, field);
  }
  std::vector<FieldViolation> take() { return std::move(violations_); }

 private:
  std::string prefix_;
  std::vector<FieldViolation> violations_;
};

void check_sender(Findings& findings, const Enquiry& row) {
  findings.require_size(row.sender_name.size(), kNameBytesMax, "sender_name", "bytes");
  findings.require(is_clean_text(row.sender_name), "sender_name", "is not clean UTF-8 text",
                   "send well-formed UTF-8 without control characters or line ends");
  findings.require_size(row.sender_address.size(), kSenderAddressBytesMax, "sender_address",
                        "bytes");
  findings.require(row.sender_address.empty() || is_email(row.sender_address), "sender_address",
                   "is not an e-mail address", "give one address, such as navn@example.org");
}

void check_people(Findings& findings, const Enquiry& row) {
  findings.require_size(row.ways.size(), kEnquiryWaysMax, "ways", "ways");
  for (const EnquiryWay& way : row.ways) {
    findings.require(!way.contacts.empty(), "ways", "has an empty way", "name its people");
    findings.require_size(way.contacts.size(), kEnquiryWayStepsMax, "ways", "people on one way");
    for (std::size_t i = 0; i < way.contacts.size(); ++i) {
      findings.require_id_or_none(way.contacts[i], "ways");
      const auto again = std::find(way.contacts.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                   way.contacts.end(), way.contacts[i]);
      findings.require(way.contacts[i].empty() || again == way.contacts.end(), "ways",
                       "names somebody twice on one way", "name each person once");
    }
  }
  findings.require_size(row.team.size(), kEnquiryTeamMax, "team", "colleagues");
  for (const auto* people : {&row.asked, &row.registrars, &row.team}) {
    for (const std::string& contact : *people) findings.require_id(contact, "asked");
  }
  findings.require_id_or_none(row.waits_on, "waits_on");
  findings.require_id_or_none(row.owner, "owner");
  findings.require_id_or_none(row.offered_to, "offered_to");
  findings.require_id_or_none(row.coordinator, "coordinator");
}

}  // namespace

std::vector<FieldViolation> violations(const Enquiry& row, std::string_view prefix) {
  Findings findings(prefix);
  findings.require_id(row.id, "name");
  findings.require_id(row.venture, "venture");
  findings.require_id_or_none(row.topic, "topic");
  findings.require_id_or_none(row.area, "area");
  findings.require_prose(row.need_text, kEnquiryNeedBytesMax, "need_text");
  findings.require(row.language == "nb" || row.language == "nn" || row.language == "en",
                   "language_code", "is not a language letters come in", "use nb, nn or en");
  check_sender(findings, row);
  check_people(findings, row);
  findings.require(row.state >= EnquiryState::kDrafted && row.state <= EnquiryState::kClosed,
                   "state", "is not stated", "choose one of the documented values");
  if (row.pending) findings.require_prose(row.pending->answer.note, kEnquiryNoteBytesMax, "note");
  return findings.take();
}

std::vector<FieldViolation> violations(const EnquiryEvent& row, std::string_view prefix) {
  Findings findings(prefix);
  findings.require_prose(row.note, kEnquiryNoteBytesMax, "note");
  findings.require_id_or_none(row.contact, "contact");
  findings.require_id_or_none(row.other_contact, "other_contact");
  return findings.take();
}

}  // namespace veieninn::model
