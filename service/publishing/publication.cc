#include "service/publishing/publication.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/belief/confirmation.h"
#include "engine/model/row_validation.h"
#include "service/letters/clean_text.h"

namespace veieninn::publishing {
namespace {

std::string shown(std::string_view text) {
  return letters::one_line(text, letters::kNameCharactersMax);
}

std::string lower(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return folded;
}

template <typename Row>
class Index {
 public:
  explicit Index(const std::vector<Row>& rows) {
    for (const Row& row : rows) by_id_.emplace(row.id, &row);
  }
  // Nothing when there is none.
  [[nodiscard]] const Row* find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string_view, const Row*> by_id_;
};

bool publishes(const store::UnitRows& rows) {
  const Index<model::OrgUnit> units(rows.units);
  std::set<std::string_view> seen;
  const model::OrgUnit* unit = &rows.units.front();
  while (unit != nullptr && seen.insert(unit->id).second) {
    if (unit->publishes_contacts) return true;
    unit = units.find(unit->parent);
  }
  return false;
}

bool may_be_shown(const model::Contact& row, const belief::ModelParameters& parameters,
                  Instant now) {
  return row.publish_consent_time <= now && row.tenure.contains(now) &&
         belief::confirmation_factor(parameters, day_of(row.confirm_time), day_of(now)).has_value();
}

// As the Norwegian alphabet ends, æ, ø, å: in UTF-8 å stands before both. Other letters with marks
// stand behind z, which is near enough for a list that is read.
std::string sort_key(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"Æ", "\xC3\xA6"}, {"æ", "\xC3\xA6"}, {"Ø", "\xC3\xB8"},
      {"ø", "\xC3\xB8"}, {"Å", "\xC3\xBE"}, {"å", "\xC3\xBE"}};
  std::string key;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const auto letter = std::ranges::find_if(
        kLetters, [&](const auto& entry) { return rest.starts_with(entry.first); });
    if (letter != std::end(kLetters)) {
      key += letter->second;
      i += letter->first.size();
    } else {
      key += lower(rest.substr(0, 1));
      ++i;
    }
  }
  return key;
}

class Reader {
 public:
  Reader(const store::UnitRows& rows, const belief::ModelParameters& parameters, Instant now,
         letters::Language language)
      : topics_(rows.topics),
        areas_(rows.areas),
        parameters_(parameters),
        now_(now),
        tag_(letters::language_tag(language)) {
    for (const model::OrgUnit& unit : rows.units) {
      if (!unit.mailbox.empty()) mailboxes_.insert(lower(unit.mailbox));
    }
  }

  PublishedUnit unit(const model::OrgUnit& row) const {
    PublishedUnit unit{row.id, shown(model::text_in(row.names, tag_)), {}};
    for (const std::string& id : row.areas) {
      const model::Area* area = areas_.find(id);
      if (area == nullptr) continue;
      unit.areas.push_back({id, shown(model::text_in(area->names, tag_))});
    }
    return unit;
  }

  PublishedContact contact(const model::Contact& row) const {
    PublishedContact contact;
    contact.id = row.id;
    contact.name = shown(row.display_name);
    contact.title = shown(row.title);
    contact.languages = row.languages;
    contact.front_door = row.front_door;
    for (const model::Channel& channel : row.channels) add_channel(channel, contact);
    for (const model::Expertise& entry : row.expertise) {
      if (entry.verify_time <= now_ && now_ < entry.expire_time) add_topic(entry, contact);
    }
    return contact;
  }

  bool shows(const model::Contact& row) const { return may_be_shown(row, parameters_, now_); }

 private:
  void add_channel(const model::Channel& channel, PublishedContact& contact) const {
    if (channel.visibility != model::ChannelVisibility::kPublic) return;
    std::string value = letters::one_line(channel.value, letters::kSentenceCharactersMax);
    switch (channel.kind) {
      case model::ChannelKind::kEmail:
        // Written for a person, it would be a shared mailbox that looks like hers.
        if (!mailboxes_.contains(lower(value))) contact.emails.push_back(std::move(value));
        break;
      case model::ChannelKind::kPhone:
        contact.phones.push_back(std::move(value));
        break;
      case model::ChannelKind::kWebForm:
        if (!letters::safe_link(value).empty()) contact.forms.push_back(std::move(value));
        break;
      case model::ChannelKind::kVisit:
        contact.visits.push_back(std::move(value));
        break;
    }
  }

  void add_topic(const model::Expertise& entry, PublishedContact& contact) const {
    const model::Topic* topic = topics_.find(entry.topic);
    if (topic == nullptr) return;
    contact.topics.push_back({topic->id, shown(model::text_in(topic->labels, tag_)),
                              std::string(letters::safe_link(topic->uri)), entry.level});
  }

  Index<model::Topic> topics_;
  Index<model::Area> areas_;
  const belief::ModelParameters& parameters_;
  Instant now_;
  std::string_view tag_;
  std::set<std::string> mailboxes_;
};

bool states(const PublishedContact& contact, std::string_view topic) {
  return std::ranges::any_of(contact.topics,
                             [&](const KnownTopic& known) { return known.id == topic; });
}

std::vector<PublishedContact> contacts_of(const store::UnitRows& rows, const Reader& reader,
                                          std::string_view topic, Publication& publication) {
  const Index<model::OrgUnit> known_units(rows.units);
  std::vector<PublishedContact> contacts;
  std::map<std::string, std::size_t> places = {{publication.units.front().id, 0}};
  for (const model::Contact& row : rows.contacts) {
    const model::OrgUnit* unit = known_units.find(row.unit);
    if (unit == nullptr || !reader.shows(row)) continue;
    PublishedContact contact = reader.contact(row);
    if (!topic.empty() && !states(contact, topic)) continue;
    const auto [place, is_new] = places.try_emplace(unit->id, publication.units.size());
    if (is_new) publication.units.push_back(reader.unit(*unit));
    contact.unit = place->second;
    contacts.push_back(std::move(contact));
  }
  std::ranges::sort(contacts, {}, [](const PublishedContact& contact) {
    return std::make_tuple(sort_key(contact.name), contact.name, contact.id);
  });
  return contacts;
}

std::vector<TopicGroup> groups_of(const std::vector<PublishedContact>& contacts,
                                  std::string_view topic) {
  std::map<std::tuple<std::string, std::string>, TopicGroup> by_label;
  TopicGroup without;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    for (const KnownTopic& known : contacts[i].topics) {
      if (!topic.empty() && known.id != topic) continue;
      TopicGroup& group = by_label[{sort_key(known.label), known.id}];
      group.topic = known.id;
      group.label = known.label;
      group.contacts.push_back(i);
    }
    if (topic.empty() && (contacts[i].topics.empty() || contacts[i].front_door)) {
      without.contacts.push_back(i);
    }
  }
  std::vector<TopicGroup> groups;
  groups.reserve(by_label.size() + 1);
  for (auto& [key, group] : by_label) groups.push_back(std::move(group));
  if (!without.contacts.empty()) groups.push_back(std::move(without));
  return groups;
}

}  // namespace

std::optional<Publication> publication_of(const store::UnitRows& rows,
                                          const belief::ModelParameters& parameters, Instant now,
                                          letters::Language language, std::string_view topic) {
  if (!publishes(rows)) return std::nullopt;
  const Reader reader(rows, parameters, now, language);
  const model::OrgUnit& unit = rows.units.front();
  Publication publication;
  publication.language = language;
  publication.units.push_back(reader.unit(unit));
  publication.interest = letters::one_line(unit.interest, model::kInterestBytesMax);
  publication.mailbox = letters::one_line(unit.mailbox, letters::kSentenceCharactersMax);
  publication.switchboard = letters::one_line(unit.phone, letters::kSentenceCharactersMax);
  publication.website = std::string(letters::safe_link(unit.website));
  publication.topic = std::string(topic);
  publication.contacts = contacts_of(rows, reader, topic, publication);
  publication.groups = groups_of(publication.contacts, topic);
  return publication;
}

}  // namespace veieninn::publishing
