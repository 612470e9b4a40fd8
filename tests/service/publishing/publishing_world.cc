#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {

Instant days_ago(std::int64_t days) { return Instant{kNow.unix_seconds - days * kDay}; }

model::Contact person(const std::string& id, const std::string& name) {
  model::Contact row;
  row.id = id;
  row.display_name = name;
  row.title = "rådgiver";
  row.unit = "asker";
  row.tenure = {days_ago(400), kNever};
  row.languages = {"nb"};
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, id + "@asker.example.org"}};
  row.confirm_time = days_ago(10);
  row.publish_consent_time = days_ago(10);
  return row;
}

model::Contact knowing(model::Contact row, std::vector<std::string> topics) {
  for (std::string& topic : topics) {
    row.expertise.push_back(
        {std::move(topic), model::ExpertiseLevel::kExpert, days_ago(30), kNever});
  }
  return row;
}

model::OrgUnit asker() {
  model::OrgUnit row;
  row.id = "asker";
  row.names = {{"nb", "Asker kommune"}, {"en", "Asker Municipality"}};
  row.areas = {"3203"};
  row.interest = "Vi inviterer til samarbeid.";
  row.mailbox = "post@asker.example.org";
  row.phone = "+47 00 00 00 00";
  row.website = "https://asker.example.org/";
  row.publishes_contacts = true;
  return row;
}

model::OrgUnit department() {
  model::OrgUnit row;
  row.id = "oppvekst";
  row.kind = model::UnitKind::kDepartment;
  row.names = {{"nb", "Oppvekst"}};
  row.parent = "asker";
  row.areas = {"3203"};
  return row;
}

std::vector<model::Topic> topics() {
  model::Topic work;
  work.id = "arbeid";
  work.uri = "https://psi.norge.no/los/tema/arbeid";
  work.labels = {{"nb", "Arbeid"}, {"en", "Work"}};
  model::Topic kindergarten;
  kindergarten.id = "barnehage";
  kindergarten.uri = "https://psi.norge.no/los/tema/barnehage";
  kindergarten.labels = {{"nb", "Barnehage"}, {"nn", "Barnehage"}, {"en", "Kindergarten"}};
  model::Topic care;
  care.id = "omsorg";
  care.labels = {{"nb", "Omsorg"}, {"nn", "Omsorg"}, {"en", "Care"}};
  return {work, kindergarten, care};
}

model::Area asker_area() {
  model::Area row;
  row.id = "3203";
  row.names = {{"nb", "Asker"}};
  return row;
}

store::UnitRows rows_with(std::vector<model::Contact> contacts) {
  return {7, {asker(), department()}, std::move(contacts), topics(), {asker_area()}};
}

Publication published(const store::UnitRows& rows, letters::Language language,
                      std::string_view topic) {
  return publication_of(rows, {}, kNow, language, topic).value();
}

std::vector<std::string> names_in(const std::optional<Publication>& publication) {
  std::vector<std::string> names;
  if (!publication) return {"(not published)"};
  for (const PublishedContact& contact : publication->contacts) names.push_back(contact.name);
  return names;
}

store::UnitRows hostile_rows() {
  model::Contact row = knowing(person("c1", "<b>Rolig</b> \"Bok\"\r\nEMAIL:evil@example.org"),
                               {"barnehage", "arbeid"});
  row.title = "Leder; nestleder, \\ og <script>alert(1)</script>\u202E";
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, "a?bcc=b&c'\"<@example.org"},
      {model::ChannelKind::kWebForm, model::ChannelVisibility::kPublic, "javascript:alert(1)"},
      {model::ChannelKind::kWebForm, model::ChannelVisibility::kPublic,
       "https://example.org/?a=1&b=2"},
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "spør\nEND:VCARD"},
      {model::ChannelKind::kVisit, model::ChannelVisibility::kPublic,
       "Torget 1; mandag, onsdag\n<i>kl. 10</i>"}};
  row.unit = "oppvekst";
  store::UnitRows rows = rows_with({row});
  rows.units[0].interest = "<script>alert(2)</script>\r\nEND:VCARD";
  rows.units[0].names = {{"nb", "Asker & <Bærum>\nEND:VCARD"}};
  rows.units[1].names = {{"nb", "Oppvekst;ORG:\"falsk\""}};
  rows.topics[1].labels = {{"nb", "Barnehage <\"',;\\> " + std::string(60, 'x') + "æøå"}};
  return rows;
}

store::UnitRows crowded_rows(std::size_t count) {
  std::vector<model::Contact> contacts;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(1000 + i);
    contacts.push_back(knowing(person("c" + number, "Vennlig Sky " + number), {"barnehage"}));
  }
  return rows_with(std::move(contacts));
}

}  // namespace veieninn::publishing
