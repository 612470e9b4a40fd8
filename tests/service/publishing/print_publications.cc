// Writes pages and feeds into a folder, for independent readers (publication_check.py) and the eye.
#include <fstream>
#include <string>

#include "service/publishing/contact_page.h"
#include "service/publishing/json_feed.h"
#include "service/publishing/vcard_feed.h"
#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {
namespace {

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

void print(const std::string& folder, const std::string& name, const store::UnitRows& rows) {
  for (const letters::Language language : letters::kLanguages) {
    for (const std::string topic : {"", "barnehage"}) {
      const Publication publication = published(rows, language, topic);
      std::string path = folder + "/" + name + "." + std::string(letters::language_tag(language));
      if (!topic.empty()) path += "." + topic;
      for (std::size_t number = 1; number <= 3; ++number) {
        const auto page = contact_page_html(publication, number);
        if (page) write(path + "." + std::to_string(number) + ".html", *page);
      }
      write(path + ".vcf", vcard_feed(publication, publication.contacts, true));
      write(path + ".jsonld", json_feed(publication, publication.contacts));
    }
    write(folder + "/notice." + std::string(letters::language_tag(language)) + ".html",
          notice_html(Text::kNotFoundTitle, Text::kNotFound, language));
  }
}

store::UnitRows ordinary_rows() {
  model::Contact front = person("c2", "Vennlig Sky");
  front.front_door = true;
  front.languages = {"nb", "nn", "en"};
  model::Contact below = knowing(person("c3", "Blid Stol"), {"barnehage", "omsorg", "arbeid"});
  below.unit = "oppvekst";
  below.channels.push_back(
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "+47 00 00 00 01"});
  return rows_with({knowing(person("c1", "Rolig Bok"), {"barnehage"}), front, below});
}

}  // namespace
}  // namespace veieninn::publishing

int main(int count, char** arguments) {
  using namespace veieninn::publishing;
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  print(folder, "ordinary", ordinary_rows());
  print(folder, "hostile", hostile_rows());
  print(folder, "empty", rows_with({}));
  print(folder, "crowded", crowded_rows(2 * kCardsPerPage + 1));
}
