// Who may be shown of a unit, and what of them: the one place that decides it, for the page and
// for both feeds.
//
//     rows of a unit ──▶ does it publish? ──▶ who agreed, works here, is confirmed ──▶ publication
//
// Laws:
//   a unit is published only while it, or one above it, publishes_contacts
//   a person is shown only while publish_consent_time ≤ now, her tenure holds, and her entry was
//     confirmed within `confirmation_hidden_days` (belief/confirmation.h)
//   of her channels only the PUBLIC ones, and an address that is a unit's mailbox never as hers
//   of her expertise only what has begun and not ended; nothing of her absences, her capacity or
//     what the model believes of her is ever in it
//   the order is that of the alphabet and says nothing of anybody
//
// Pure: the same rows and `now` give the same publication. Thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/model/rows.h"
#include "service/letters/language.h"
#include "service/store/store.h"

namespace veieninn::publishing {

struct KnownTopic {
  std::string id;
  std::string label;  // in the reader's language
  std::string uri;    // the concept's own address, or empty
  model::ExpertiseLevel level = model::ExpertiseLevel::kSkilled;

  friend bool operator==(const KnownTopic&, const KnownTopic&) = default;
};

struct ServedArea {
  std::string id;  // official number
  std::string name;

  friend bool operator==(const ServedArea&, const ServedArea&) = default;
};

struct PublishedUnit {
  std::string id;
  std::string name;
  std::vector<ServedArea> areas;

  friend bool operator==(const PublishedUnit&, const PublishedUnit&) = default;
};

struct PublishedContact {
  std::string id;
  std::string name;
  std::string title;
  std::size_t unit = 0;                // in Publication::units
  std::vector<std::string> languages;  // BCP 47 primary tags
  std::vector<std::string> emails;     // her own, best first, as all ways are
  std::vector<std::string> phones;
  std::vector<std::string> forms;   // https addresses
  std::vector<std::string> visits;  // a place and hours
  std::vector<KnownTopic> topics;   // as she states them, the foremost first
  bool front_door = false;          // for whatever has no expert

  friend bool operator==(const PublishedContact&, const PublishedContact&) = default;
};

// A topic with those who know it, or what has no topic: front doors and those without expertise.
struct TopicGroup {
  std::string topic;                  // its id; empty: no topic
  std::string label;                  // empty: no topic
  std::vector<std::size_t> contacts;  // in Publication::contacts

  friend bool operator==(const TopicGroup&, const TopicGroup&) = default;
};

struct Publication {
  letters::Language language = letters::Language::kBokmaal;
  std::vector<PublishedUnit> units;  // the asked one first
  std::string interest;              // what the asked unit signals to entrepreneurs
  std::string mailbox;               // the asked unit's shared address: a mailbox, not a person
  std::string switchboard;
  std::string website;
  std::string topic;                       // asked for, or empty: all
  std::vector<PublishedContact> contacts;  // by name, then id
  std::vector<TopicGroup> groups;          // by label, then id; what has no topic last

  friend bool operator==(const Publication&, const Publication&) = default;
};

// Nothing when the unit does not publish. `topic` keeps those who state it; empty: everybody.
// REQUIRES: rows.units holds the unit first.
[[nodiscard]] std::optional<Publication> publication_of(const store::UnitRows& rows,
                                                        const belief::ModelParameters& parameters,
                                                        Instant now, letters::Language language,
                                                        std::string_view topic = {});

}  // namespace veieninn::publishing
