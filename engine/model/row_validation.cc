#include "engine/model/row_validation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "engine/model/field_checks.h"

namespace veieninn::model {

using namespace field_checks;  // NOLINT(google-build-using-namespace): its own words

namespace {

void check_channel_value(Findings& findings, const std::string& field, const Channel& channel) {
  check_required_text(findings, field, channel.value, kChannelBytesMax);
  if (channel.kind == ChannelKind::kEmail) {
    findings.require(is_email(channel.value), field, "is not an e-mail address",
                     "give one address, such as navn@example.org");
  } else if (channel.kind == ChannelKind::kWebForm) {
    findings.require(is_https_url(channel.value), field, "is not an https address",
                     "give the whole address, such as https://example.org/side");
  }
}

void check_expertise(Findings& findings, const std::vector<Expertise>& expertise) {
  findings.require_at_most(expertise.size(), kExpertiseMax, "expertise", "entries");
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < std::min(expertise.size(), kExpertiseMax); ++i) {
    const Expertise& entry = expertise[i];
    const std::string field = at("expertise", i);
    check_id(findings, field + ".topic", entry.topic);
    if (!seen.insert(entry.topic).second) {
      findings.add(field + ".topic", "comes twice", "state each topic once");
    }
    check_kind(findings, field + ".level", entry.level, ExpertiseLevel::kExpert);
    check_instant(findings, field + ".verify_time", entry.verify_time);
    if (entry.expire_time == kNever) continue;
    check_instant(findings, field + ".expire_time", entry.expire_time);
    findings.require(entry.verify_time < entry.expire_time, field + ".expire_time",
                     "is not after the confirmation", "end it later, or leave it out");
  }
}

void check_channels(Findings& findings, const std::vector<Channel>& channels) {
  findings.require_at_most(channels.size(), kChannelsMax, "channels", "entries");
  for (std::size_t i = 0; i < std::min(channels.size(), kChannelsMax); ++i) {
    const std::string field = at("channels", i);
    check_kind(findings, field + ".kind", channels[i].kind, ChannelKind::kVisit);
    check_kind(findings, field + ".visibility", channels[i].visibility,
               ChannelVisibility::kInternal);
    check_channel_value(findings, field + ".value", channels[i]);
  }
}

void check_absences(Findings& findings, const std::vector<TimeWindow>& absences) {
  findings.require_at_most(absences.size(), kAbsencesMax, "absences", "entries");
  for (std::size_t i = 0; i < std::min(absences.size(), kAbsencesMax); ++i) {
    check_window(findings, at("absences", i), absences[i]);
  }
}

void check_collaborations(Findings& findings, const std::vector<Collaboration>& collaborations) {
  findings.require_at_most(collaborations.size(), kCollaborationsMax, "collaborations", "entries");
  for (std::size_t i = 0; i < std::min(collaborations.size(), kCollaborationsMax); ++i) {
    const std::string field = at("collaborations", i);
    check_id(findings, field + ".unit", collaborations[i].unit);
    check_optional_id(findings, field + ".topic", collaborations[i].topic);
    if (collaborations[i].time != kAlways) {
      check_instant(findings, field + ".time", collaborations[i].time);
    }
  }
}

void check_words(Findings& findings, const char* field, const std::vector<std::string>& words,
                 std::size_t max) {
  check_set(findings, field, words, max, [&](const std::string& at, const std::string& word) {
    const bool is_word = !word.empty() && word.size() <= kWordBytesMax && is_clean_text(word) &&
                         word.find(' ') == std::string::npos;
    findings.require(is_word, at, "is not one word", "give single words of at most 60 bytes");
  });
}

}  // namespace

std::vector<FieldViolation> violations(const Area& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_kind(findings, "kind", row.kind, AreaKind::kDistrict);
  check_names(findings, "names", row.names);
  check_optional_id(findings, "parent", row.parent);
  findings.require(row.parent.empty() || row.parent != row.id, "parent", "names the row itself",
                   "name the wider area it lies in");
  check_ids(findings, "neighbours", row.neighbours, kNeighboursMax);
  check_not_self(findings, "neighbours", row.neighbours, row.id);
  check_ids(findings, "former_numbers", row.former_numbers, kFormerNumbersMax);
  check_not_self(findings, "former_numbers", row.former_numbers, row.id);
  check_set(findings, "postal_codes", row.postal_codes, kPostalCodesMax,
            [&](const std::string& field, const std::string& code) {
              findings.require(is_postal_code(code), field, "is not a postal code",
                               "give four digits, such as 1383");
            });
  return findings.take();
}

std::vector<FieldViolation> violations(const Topic& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_kind(findings, "kind", row.kind, TopicKind::kExtension);
  check_text(findings, "uri", row.uri, kUriBytesMax);
  findings.require(row.uri.find(' ') == std::string::npos, "uri", "holds a space",
                   "give the concept's own address");
  check_names(findings, "labels", row.labels);
  check_texts(findings, "hidden_labels", row.hidden_labels, kHiddenLabelsMax, false);
  check_ids(findings, "broader", row.broader, kBroaderMax);
  check_not_self(findings, "broader", row.broader, row.id);
  check_ids(findings, "related", row.related, kRelatedMax);
  check_not_self(findings, "related", row.related, row.id);
  check_texts(findings, "notes", row.notes, kLabelsMax, true);
  check_words(findings, "unlearned_words", row.unlearned_words, kUnlearnedWordsMax);
  return findings.take();
}

std::vector<FieldViolation> violations(const OrgUnit& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_kind(findings, "kind", row.kind, UnitKind::kFunder);
  check_names(findings, "names", row.names);
  check_optional_id(findings, "parent", row.parent);
  findings.require(row.parent.empty() || row.parent != row.id, "parent", "names the row itself",
                   "name the organisation it belongs to");
  check_ids(findings, "areas", row.areas, kAreasServedMax);
  check_prose(findings, "interest", row.interest, kInterestBytesMax);
  findings.require_at_most(row.mailbox.size(), kChannelBytesMax, "mailbox", "bytes");
  findings.require(row.mailbox.empty() || is_email(row.mailbox), "mailbox",
                   "is not an e-mail address", "give one address, such as post@example.org");
  check_text(findings, "phone", row.phone, kChannelBytesMax);
  check_optional_url(findings, "website", row.website, kUriBytesMax);
  return findings.take();
}

std::vector<FieldViolation> violations(const Contact& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_required_text(findings, "display_name", row.display_name, kNameBytesMax);
  check_text(findings, "title", row.title, kNameBytesMax);
  check_id(findings, "unit", row.unit);
  check_window(findings, "tenure", row.tenure);
  check_expertise(findings, row.expertise);
  check_set(findings, "language_codes", row.languages, kLanguagesMax,
            [&](const std::string& field, const std::string& tag) {
              findings.require(is_language_tag(tag), field, "is not a language tag",
                               "use two or three letters, such as nb, nn or en");
            });
  findings.require(row.capacity_per_week >= 0 && row.capacity_per_week <= kCapacityPerWeekMax,
                   "capacity_per_week", "is out of bounds", "use 0 to 1000");
  check_absences(findings, row.absences);
  for (const auto& [field, other] :
       {std::pair<const char*, const std::string&>{"deputy", row.deputy},
        {"successor", row.successor}}) {
    check_optional_id(findings, field, other);
    findings.require(other.empty() || other != row.id, field, "names the person herself",
                     "name somebody else, or nobody");
  }
  check_channels(findings, row.channels);
  check_instant(findings, "confirm_time", row.confirm_time);
  if (row.publish_consent_time != kNever) {
    check_instant(findings, "publish_consent_time", row.publish_consent_time);
  }
  return findings.take();
}

std::vector<FieldViolation> violations(const Venture& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_required_text(findings, "display_name", row.display_name, kNameBytesMax);
  check_prose(findings, "description", row.description, kDescriptionBytesMax);
  check_ids(findings, "topics", row.topics, kVentureTopicsMax);
  check_ids(findings, "areas", row.areas, kAreasServedMax);
  check_optional_url(findings, "website", row.website, kUriBytesMax);
  findings.require_at_most(row.people.size(), kPeopleMax, "people", "entries");
  for (std::size_t i = 0; i < std::min(row.people.size(), kPeopleMax); ++i) {
    check_required_text(findings, at("people", i), row.people[i], kNameBytesMax);
  }
  check_collaborations(findings, row.collaborations);
  return findings.take();
}

std::vector<FieldViolation> violations(const Tie& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_id(findings, "from", row.from);
  check_id(findings, "to", row.to);
  findings.require(row.from_venture || row.from != row.to, "to", "is the same as `from`",
                   "tie two different people");
  check_kind(findings, "kind", row.kind, TieKind::kPartner);
  // Written so that NaN fails.
  findings.require(row.strength > 0.0 && row.strength < 1.0, "strength",
                   "is not a probability strictly between 0 and 1", "use such as 0.5");
  check_window(findings, "period", row.window);
  return findings.take();
}

std::vector<FieldViolation> violations(const Engagement& row, std::string_view prefix) {
  Findings findings(prefix);
  check_instant(findings, "time", row.time);
  check_kind(findings, "kind", row.kind, EngagementKind::kInvitationDeclined);
  check_id(findings, "venture", row.venture);
  check_id(findings, "contact", row.contact);
  const bool leads_on =
      row.kind == EngagementKind::kIntroduced || row.kind == EngagementKind::kReferred;
  if (leads_on) {
    check_id(findings, "other_contact", row.other_contact);
    findings.require(row.other_contact != row.contact, "other_contact", "is the same as `contact`",
                     "name the one introduced or referred to");
  } else {
    findings.require(row.other_contact.empty(), "other_contact",
                     "is given for a fact of one person",
                     "leave it out, or use INTRODUCED or REFERRED");
  }
  check_optional_id(findings, "topic", row.topic);
  check_optional_id(findings, "area", row.area);
  check_text(findings, "source_id", row.source_id, kSourceIdBytesMax);
  check_words(findings, "need_words", row.need_words, kNeedWordsMax);
  const bool ends_need = is_topic_success(row.kind) && !row.topic.empty();
  findings.require(row.need_words.empty() || ends_need, "need_words",
                   "are given where no need ended at a topic",
                   "leave them out, or record MET, TOOK_OWNERSHIP, PILOTED or COLLABORATED with a "
                   "topic");
  return findings.take();
}

}  // namespace veieninn::model
