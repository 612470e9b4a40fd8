#include "service/publishing/json_feed.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace veieninn::publishing {
namespace {

// Names first: the order of what is written is kept.
using Json = nlohmann::ordered_json;

// Never throws; what is no UTF-8 becomes U+FFFD.
std::string written(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

void set_text(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void set_list(Json& object, const char* key, Json list) {
  if (!list.empty()) object[key] = std::move(list);
}

std::string unit_id(const PublishedUnit& unit) { return "#unit-" + unit.id; }

Json areas_json(const PublishedUnit& unit) {
  Json list = Json::array();
  for (const ServedArea& area : unit.areas) {
    list.push_back({{"@type", "AdministrativeArea"}, {"name", area.name}, {"identifier", area.id}});
  }
  return list;
}

Json topics_json(const PublishedContact& contact) {
  Json list = Json::array();
  for (const KnownTopic& topic : contact.topics) {
    Json term = {{"@type", "DefinedTerm"}};
    set_text(term, "@id", topic.uri);
    term["name"] = topic.label;
    term["termCode"] = topic.id;
    list.push_back(std::move(term));
  }
  return list;
}

Json contact_point() { return {{"@type", Json::array({"ContactPoint", "cv:ContactPoint"})}}; }

// In schema.org's words and in those of CPSV-AP.
void set_ways(Json& point, const std::vector<std::string>& emails,
              const std::vector<std::string>& phones, const std::vector<std::string>& pages) {
  set_list(point, "email", emails);
  set_list(point, "telephone", phones);
  set_list(point, "url", pages);
  set_list(point, "cv:email", emails);
  set_list(point, "cv:telephone", phones);
  Json links = Json::array();
  for (const std::string& page : pages) links.push_back({{"@id", page}});
  set_list(point, "cv:contactPage", std::move(links));
}

std::vector<std::string> one_or_none(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

Json person_point(const PublishedContact& contact, const PublishedUnit& unit) {
  Json point = contact_point();
  point["name"] = contact.name;
  set_text(point, "contactType", contact.title);
  set_list(point, "areaServed", areas_json(unit));
  set_list(point, "availableLanguage", contact.languages);
  set_list(point, "knowsAbout", topics_json(contact));
  set_ways(point, contact.emails, contact.phones, contact.forms);
  set_list(point, "description", contact.visits);
  return point;
}

Json person_json(const Publication& publication, const PublishedContact& contact) {
  const PublishedUnit& unit = publication.units[contact.unit];
  Json person = {{"@type", "Person"}, {"@id", "#contact-" + contact.id}};
  person["name"] = contact.name;
  set_text(person, "jobTitle", contact.title);
  person["worksFor"] = {{"@type", "Organization"}, {"@id", unit_id(unit)}, {"name", unit.name}};
  set_list(person, "knowsLanguage", contact.languages);
  set_list(person, "knowsAbout", topics_json(contact));
  person["contactPoint"] = person_point(contact, unit);
  return person;
}

Json shared_point(const Publication& publication) {
  Json point = contact_point();
  point["contactType"] = "shared mailbox";
  set_list(point, "areaServed", areas_json(publication.units.front()));
  set_ways(point, one_or_none(publication.mailbox), one_or_none(publication.switchboard),
           one_or_none(publication.website));
  return point;
}

}  // namespace

std::string json_feed(const Publication& publication, std::span<const PublishedContact> contacts) {
  const PublishedUnit& unit = publication.units.front();
  Json context = Json::array({"https://schema.org"});
  context.push_back({{"cv", "http://data.europa.eu/m8g/"},
                     {"@language", letters::language_tag(publication.language)}});
  Json feed = {{"@context", std::move(context)}, {"@type", "Organization"}};
  feed["@id"] = unit_id(unit);
  feed["name"] = unit.name;
  set_text(feed, "description", publication.interest);
  set_text(feed, "url", publication.website);
  set_list(feed, "areaServed", areas_json(unit));
  const bool is_shared = !publication.mailbox.empty() || !publication.switchboard.empty();
  if (is_shared) feed["contactPoint"] = shared_point(publication);
  feed["employee"] = Json::array();
  for (const PublishedContact& contact : contacts) {
    feed["employee"].push_back(person_json(publication, contact));
  }
  return written(feed);
}

std::string problem_json(int status, std::string_view title, std::string_view detail) {
  return written(
      {{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}});
}

}  // namespace veieninn::publishing
