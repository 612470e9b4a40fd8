#include "service/publishing/vcard_feed.h"

#include <string_view>

#include "service/publishing/vcard_text.h"

namespace veieninn::publishing {
namespace {

class Card {
 public:
  explicit Card(std::string_view kind) {
    line("BEGIN", "VCARD");
    line("VERSION", "4.0");
    line("KIND", kind);
  }

  // A value that is escaped already, or has nothing to escape.
  void line(std::string_view property, std::string_view value) {
    text_ += vcard_folded(std::string(property).append(":").append(value));
  }
  // Left out where the value is empty.
  void text(std::string_view property, std::string_view value) {
    if (!value.empty()) line(property, vcard_escaped(value));
  }
  [[nodiscard]] std::string take() {
    line("END", "VCARD");
    return std::move(text_);
  }

 private:
  std::string text_;
};

// RFC 6715 2.1.
std::string_view level_word(model::ExpertiseLevel level) noexcept {
  switch (level) {
    case model::ExpertiseLevel::kBasic:
      return "beginner";
    case model::ExpertiseLevel::kExpert:
      return "expert";
    case model::ExpertiseLevel::kSkilled:
      break;
  }
  return "average";
}

void add_expertise(Card& card, const PublishedContact& contact, std::string_view language) {
  for (std::size_t i = 0; i < contact.topics.size(); ++i) {
    const KnownTopic& topic = contact.topics[i];
    std::string property = "EXPERTISE;LANGUAGE=";
    property.append(language).append(";LEVEL=").append(level_word(topic.level));
    property += ";INDEX=" + std::to_string(i + 1);
    card.text(property, topic.label);
  }
}

// A URL is no text: nothing in it is escaped (RFC 6350 6.7.8).
void add_links(Card& card, const std::vector<std::string>& links) {
  for (const std::string& link : links) card.line("URL", link);
}

std::string unit_card(const Publication& publication) {
  const PublishedUnit& unit = publication.units.front();
  Card card("org");
  card.text("UID;VALUE=text", "orgUnits/" + unit.id);
  card.text("FN", unit.name);
  card.text("ORG", unit.name);
  card.text("EMAIL;TYPE=work", publication.mailbox);
  card.text("TEL;TYPE=work", publication.switchboard);
  if (!publication.website.empty()) add_links(card, {publication.website});
  return card.take();
}

std::string organisation(const Publication& publication, const PublishedContact& contact) {
  std::string components = vcard_escaped(publication.units.front().name);
  if (contact.unit == 0) return components;
  return components + ";" + vcard_escaped(publication.units[contact.unit].name);
}

std::string person_card(const Publication& publication, const PublishedContact& contact) {
  Card card("individual");
  card.text("UID;VALUE=text", "contacts/" + contact.id);
  card.text("FN", contact.name);
  card.text("TITLE", contact.title);
  card.line("ORG", organisation(publication, contact));
  for (const std::string& email : contact.emails) card.text("EMAIL;TYPE=work", email);
  for (const std::string& phone : contact.phones) card.text("TEL;TYPE=work", phone);
  add_links(card, contact.forms);
  for (const std::string& visit : contact.visits) card.text("NOTE", visit);
  for (std::size_t i = 0; i < contact.languages.size(); ++i) {
    card.text("LANG;TYPE=work;PREF=" + std::to_string(i + 1), contact.languages[i]);
  }
  add_expertise(card, contact, letters::language_tag(publication.language));
  return card.take();
}

}  // namespace

std::string vcard_feed(const Publication& publication, std::span<const PublishedContact> contacts,
                       bool with_unit) {
  std::string feed = with_unit ? unit_card(publication) : std::string();
  for (const PublishedContact& contact : contacts) feed += person_card(publication, contact);
  return feed;
}

}  // namespace veieninn::publishing
