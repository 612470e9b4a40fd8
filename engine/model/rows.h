// What a store hands over and takes in: plain values, one struct a resource of design §2.
//
// Ids are the last part of a resource name ("c001" of "contacts/c001"): 1 to 63 characters of
// [a-z0-9-], opaque for people. References hold ids. Texts are UTF-8 in NFC. The laws that every
// accepted row obeys stand in row_validation.h; a store never holds a row that breaks them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"

namespace veieninn::model {

// The store's monotonic commit number; 0 is the empty store.
using Revision = std::int64_t;

struct LocalizedText {
  std::string language;  // BCP 47 primary tag: nb, nn, en, se, smj, sma, fkv
  std::string text;
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

// The text in `language`, else nb, else nn, else en, else the first; empty when there is none.
[[nodiscard]] std::string_view text_in(const std::vector<LocalizedText>& texts,
                                       std::string_view language) noexcept;

enum class AreaKind : std::uint8_t { kCountry = 1, kCounty, kMunicipality, kDistrict };

struct Area {
  std::string id;  // official number: "3118", "31", "0301-14"; "no" for the country
  AreaKind kind = AreaKind::kMunicipality;
  std::vector<LocalizedText> names;
  std::string parent;                       // area id, empty at the root
  std::vector<std::string> neighbours;      // area ids of the same kind, symmetric
  std::vector<std::string> former_numbers;  // older official numbers that lead here
  std::vector<std::string> postal_codes;    // four digits
  friend bool operator==(const Area&, const Area&) = default;
};

enum class TopicKind : std::uint8_t { kTheme = 1, kWord, kLifeEvent, kServiceFunction, kExtension };

struct Topic {
  std::string id;  // "tema-barnehage": the last two parts of the Los URI, or "veien-..." of our own
  TopicKind kind = TopicKind::kTheme;
  std::string uri;
  std::vector<LocalizedText> labels;         // one a language
  std::vector<LocalizedText> hidden_labels;  // synonyms and everyday words, any number a language
  std::vector<std::string> broader;          // topic ids, acyclic
  std::vector<std::string> related;          // topic ids, read both ways
  std::vector<LocalizedText> notes;
  std::vector<std::string> unlearned_words =
      {};  // nothing is learned of these (taxonomy/need_words.h)
  friend bool operator==(const Topic&, const Topic&) = default;
};

enum class UnitKind : std::uint8_t {
  kMunicipality = 1,
  kDistrict,
  kDepartment,
  kServiceUnit,
  kNavOffice,
  kCounty,
  kStateBody,
  kBridgeBuilder,
  kFunder,
};

struct OrgUnit {
  std::string id;
  UnitKind kind = UnitKind::kMunicipality;
  std::vector<LocalizedText> names;
  std::string parent;              // unit id, empty at the root, acyclic
  std::vector<std::string> areas;  // area ids it serves
  std::string interest;            // what it signals to entrepreneurs, or empty
  std::string mailbox;             // shared mailbox, only ever shown as what it is
  std::string phone;
  std::string website;
  bool publishes_contacts = false;  // agreed that those of it and under it are published
  friend bool operator==(const OrgUnit&, const OrgUnit&) = default;
};

enum class ExpertiseLevel : std::uint8_t { kBasic = 1, kSkilled, kExpert };

struct Expertise {
  std::string topic;
  ExpertiseLevel level = ExpertiseLevel::kSkilled;
  Instant verify_time;           // when she or her registrar last confirmed it
  Instant expire_time = kNever;  // after this it counts for nothing
  friend bool operator==(const Expertise&, const Expertise&) = default;
};

enum class ChannelKind : std::uint8_t { kEmail = 1, kPhone, kWebForm, kVisit };
enum class ChannelVisibility : std::uint8_t { kPublic = 1, kOnAcceptance, kInternal };

struct Channel {
  ChannelKind kind = ChannelKind::kEmail;
  ChannelVisibility visibility = ChannelVisibility::kInternal;
  std::string value;
  friend bool operator==(const Channel&, const Channel&) = default;
};

struct Contact {
  std::string id;
  std::string display_name;
  std::string title;
  std::string unit;   // unit id
  TimeWindow tenure;  // in this unit
  std::vector<Expertise> expertise;
  std::vector<std::string> languages;  // she answers in these, BCP 47 primary tags
  std::int32_t capacity_per_week = 0;  // enquiries; 0: none stated, the model's default holds
  std::vector<TimeWindow> absences;
  std::string deputy;             // contact id, or empty
  std::string successor;          // contact id, or empty
  std::vector<Channel> channels;  // best first
  bool front_door = false;        // the unit's person for whatever has no expert
  bool registrar = false;         // keeps the unit's contacts, and gets what nobody answered
  Instant confirm_time;           // when the whole row was last confirmed
  Instant publish_consent_time = kNever;  // when she agreed to be published; kNever: she did not
  friend bool operator==(const Contact&, const Contact&) = default;
};

struct Collaboration {
  std::string unit;   // unit id
  std::string topic;  // topic id, or empty
  Instant time = kAlways;
  friend bool operator==(const Collaboration&, const Collaboration&) = default;
};

struct Venture {
  std::string id;
  std::string display_name;
  std::string description;
  std::vector<std::string> topics;
  std::vector<std::string> areas;
  std::string website;
  std::vector<std::string> people;  // display names of those who speak for it
  std::vector<Collaboration> collaborations;
  friend bool operator==(const Venture&, const Venture&) = default;
};

enum class TieKind : std::uint8_t {
  kAcquaintance = 1,
  kColleague,
  kFormerColleague,
  kWorkingGroup,
  kMeetingPlace,
  kPartner,
};

// One direction. From a contact: she would introduce a venture to `to`. From a venture: `to` would
// take its call.
struct Tie {
  std::string id;
  bool from_venture = false;
  std::string from;  // venture id or contact id
  std::string to;    // contact id, never `from`
  TieKind kind = TieKind::kColleague;
  double strength = 0.5;  // stated probability, (0, 1)
  TimeWindow window;
  friend bool operator==(const Tie&, const Tie&) = default;
};

enum class EngagementKind : std::uint8_t {
  kSent = 1,
  kDelivered,
  kReplied,
  kMet,
  kIntroduced,
  kReferred,
  kDeclined,
  kTookOwnership,
  kPiloted,
  kCollaborated,
  kNoReply,
  kInvitationAccepted,  // the venture took up an invitation of `contact`
  kInvitationDeclined,  // or would rather not; says nothing of the contact
};

// How a fact counts (docs/model.md, "Evidence fades").
[[nodiscard]] bool is_answer(EngagementKind kind) noexcept;
// An answer, or a silence.
[[nodiscard]] bool is_outcome(EngagementKind kind) noexcept;
// Whether the fact says that the contact was right for its topic.
[[nodiscard]] bool is_topic_success(EngagementKind kind) noexcept;

// One fact with a time; rows are only ever appended.
struct Engagement {
  std::int64_t sequence = 0;  // given by the store; the last part of its resource name
  std::string source_id;      // the sender's own key, unique where not empty
  Instant time;
  EngagementKind kind = EngagementKind::kSent;
  std::string venture;
  std::string contact;        // who was approached or acted
  std::string other_contact;  // introduced to, referred to; else empty
  std::string topic;          // topic id, or empty
  std::string area;           // area id, or empty
  std::vector<std::string> need_words =
      {};  // of the need that ended at the topic; taxonomy/need_words.h
  friend bool operator==(const Engagement&, const Engagement&) = default;
};

}  // namespace veieninn::model
