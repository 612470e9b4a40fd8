#include "tests/booklet/story_world.h"

#include <map>
#include <stdexcept>
#include <string>

#include "tests/service/server/running_service.h"

namespace veieninn::booklet {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::int64_t seconds(const std::string& days_from_now) {
  return server::kNowSeconds + std::stoll(days_from_now) * kDaySeconds;
}

template <typename Enum>
Enum value_of(const google::protobuf::EnumDescriptor* type, const std::string& prefix,
              std::string word) {
  for (char& c : word) c = c == ' ' ? '_' : static_cast<char>(std::toupper(c));
  const auto* value = type->FindValueByName(prefix + word);
  if (value == nullptr) throw std::invalid_argument("unknown word: " + word);
  return static_cast<Enum>(value->number());
}

void name(v1::LocalizedText* text, const std::string& words) {
  text->set_language_code("nb");
  text->set_text(words);
}

template <typename Names>
void add_names(const std::string& list, const std::string& collection, Names* names) {
  if (list.empty()) return;
  for (const std::string& one : parts(list, ",")) names->Add(collection + id_of(one));
}

void read_area(const Line& line, v1::Area* row) {
  row->set_name("areas/" + line.cell(1));
  row->set_kind(value_of<v1::AreaKind>(v1::AreaKind_descriptor(), "AREA_KIND_", line.cell(2)));
  name(row->add_names(), line.cell(3));
  if (const auto in = line.after("in"); !in.empty()) row->set_parent("areas/" + in);
  if (const auto beside = line.after("beside"); !beside.empty()) {
    row->add_neighbours("areas/" + beside);
  }
}

void read_topic(const Line& line, v1::Topic* row) {
  row->set_name("topics/" + id_of(line.cell(1)));
  row->set_kind(v1::TOPIC_KIND_WORD);
  name(row->add_labels(), line.cell(1));
  add_names(line.after("under"), "topics/", row->mutable_broader());
}

void read_body(const Line& line, v1::OrgUnit* row) {
  row->set_name("orgUnits/" + id_of(line.cell(1)));
  row->set_kind(
      value_of<v1::OrgUnitKind>(v1::OrgUnitKind_descriptor(), "ORG_UNIT_KIND_", line.cell(2)));
  name(row->add_names(), line.cell(1));
  if (const auto under = line.after("under"); !under.empty()) {
    row->set_parent("orgUnits/" + id_of(under));
  }
  for (const std::string& area : parts(line.after("serves"), ",")) {
    if (!area.empty()) row->add_areas("areas/" + area);
  }
  row->set_interest(line.after("signals"));
  row->set_publishes_contacts(line.says("publishes its persons"));
}

void read_person(const Line& line, v1::Contact* row) {
  row->set_name("contacts/" + id_of(line.cell(1)));
  row->set_display_name(line.cell(1));
  row->set_unit("orgUnits/" + id_of(line.cell(2)));
  const auto confirmed = line.after("confirmed day");
  const std::int64_t confirm_time = seconds(confirmed.empty() ? "-10" : confirmed);
  row->mutable_confirm_time()->set_seconds(confirm_time);
  if (const auto room = line.after("takes"); !room.empty()) {
    row->set_capacity_per_week(std::stoi(room));
  }
  if (line.says("agrees to be published")) {
    row->mutable_publish_consent_time()->set_seconds(seconds("-10"));
  }
  row->set_front_door(line.says("front door"));
  row->set_registrar(line.says("registrar"));
  auto* channel = row->add_channels();
  channel->set_kind(v1::CHANNEL_KIND_EMAIL);
  channel->set_visibility(line.says("not public") ? v1::CHANNEL_VISIBILITY_INTERNAL
                                                  : v1::CHANNEL_VISIBILITY_PUBLIC);
  channel->set_value(id_of(line.cell(1)) + "@example.org");
  if (const auto knows = line.after("knows"); !knows.empty()) {
    for (const std::string& one : parts(knows, ",")) {
      const auto topic_and_level = parts(one, ":");
      auto* expertise = row->add_expertise();
      expertise->set_topic("topics/" + id_of(topic_and_level[0]));
      expertise->set_level(value_of<v1::ExpertiseLevel>(v1::ExpertiseLevel_descriptor(),
                                                        "EXPERTISE_LEVEL_", topic_and_level.at(1)));
      expertise->mutable_verify_time()->set_seconds(confirm_time);
    }
  }
  if (const auto deputy = line.after("deputy"); !deputy.empty()) {
    row->set_deputy("contacts/" + id_of(deputy));
  }
  if (const auto successor = line.after("successor"); !successor.empty()) {
    row->set_successor("contacts/" + id_of(successor));
  }
}

void read_venture(const Line& line, v1::Venture* row) {
  row->set_name("ventures/" + id_of(line.cell(1)));
  row->set_display_name(line.cell(1));
  add_names(line.after("works with"), "topics/", row->mutable_topics());
  for (const std::string& area : parts(line.after("in"), ",")) {
    if (!area.empty()) row->add_areas("areas/" + area);
  }
  if (const auto worked = line.after("worked with"); !worked.empty()) {
    for (const std::string& one : parts(worked, ",")) {
      const auto unit_and_topic = parts(one, " on ");
      auto* collaboration = row->add_collaborations();
      collaboration->set_unit("orgUnits/" + id_of(unit_and_topic[0]));
      if (unit_and_topic.size() > 1) {
        collaboration->set_topic("topics/" + id_of(unit_and_topic[1]));
      }
      collaboration->mutable_time()->set_seconds(seconds("-100"));
    }
  }
}

void read_tie(const Line& line, int sequence, v1::Tie* row) {
  row->set_name("ties/t" + std::to_string(sequence));
  row->set_from((line.says("of a venture") ? "ventures/" : "contacts/") + id_of(line.cell(1)));
  row->set_to("contacts/" + id_of(line.cell(2)));
  row->set_kind(v1::TIE_KIND_COLLEAGUE);
  row->set_strength(std::stod(line.cell(3)));
}

void read_event(const Line& line, int sequence, v1::Engagement* row) {
  row->set_source_id("e" + std::to_string(sequence));
  row->set_venture("ventures/" + id_of(line.cell(1)));
  row->set_kind(value_of<v1::EngagementKind>(v1::EngagementKind_descriptor(), "ENGAGEMENT_KIND_",
                                             line.cell(2)));
  row->set_contact("contacts/" + id_of(line.cell(3)));
  row->mutable_time()->set_seconds(seconds("-" + line.cell(4)));
  if (const auto topic = line.after("on"); !topic.empty()) {
    row->set_topic("topics/" + id_of(topic));
  }
}

// answered many | Rolig Bok | 12 ventures | on topic        each a week before the one before it
std::vector<v1::DirectoryEntry> crowd_of(const Line& line, int sequence) {
  std::vector<v1::DirectoryEntry> rows;
  const int count = std::stoi(line.cell(2));
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(sequence) + "-" + std::to_string(i);
    v1::Venture* const venture = rows.emplace_back().mutable_venture();
    venture->set_name("ventures/v" + number);
    venture->set_display_name("Venture " + number);
    v1::Engagement* const answer = rows.emplace_back().mutable_engagement();
    answer->set_source_id("e" + number);
    answer->set_venture(venture->name());
    answer->set_kind(v1::ENGAGEMENT_KIND_REPLIED);
    answer->set_contact("contacts/" + id_of(line.cell(1)));
    if (const auto topic = line.after("on"); !topic.empty()) {
      answer->set_topic("topics/" + id_of(topic));
    }
    answer->mutable_time()->set_seconds(seconds(std::to_string(-7 * i)));
  }
  return rows;
}

v1::QuotaUnit quota_unit(const std::string& word) {
  return value_of<v1::QuotaUnit>(v1::QuotaUnit_descriptor(), "QUOTA_UNIT_", word);
}

void read_terms(const Line& line, v1::Initiative* row) {
  const std::string& kind = line.cell(2);
  const auto people = [&](auto* names) { add_names(line.after("people"), "contacts/", names); };
  const auto units = [&](auto* names) { add_names(line.after("units"), "orgUnits/", names); };
  if (kind == "mandate") {
    row->mutable_mandate()->set_decided_by(line.after("decided by"));
  } else if (kind == "startup service") {
    units(row->mutable_startup_service()->mutable_linked_units());
  } else if (kind == "pilot") {
    units(row->mutable_pilot()->mutable_site_units());
  } else if (kind == "business advice") {
    add_names(line.after("renews"), "topics/",
              row->mutable_business_advice()->mutable_innovation_topics());
  } else if (kind == "office space") {
    people(row->mutable_office_space()->mutable_hosts());
  } else if (kind == "meeting place") {
    people(row->mutable_meeting_place()->mutable_hosts());
  } else if (kind == "working group") {
    people(row->mutable_working_group()->mutable_members());
  } else if (kind == "mentoring") {
    for (const std::string& one : parts(line.after("people"), ",")) {
      const auto name_and_room = parts(one, ":");
      auto* mentor = row->mutable_mentoring()->add_mentors();
      mentor->set_contact("contacts/" + id_of(name_and_room[0]));
      mentor->set_capacity(name_and_room.size() > 1 ? std::stoi(name_and_room[1]) : 1);
    }
  } else if (kind == "training") {
    auto* training = row->mutable_training();
    training->set_credits(30);
    training->set_minimum_each(std::stoi(line.after("at least")));
    units(training->mutable_municipalities());
  } else {
    std::string field = kind;
    for (char& c : field) c = c == ' ' ? '_' : c;
    const auto* terms = row->GetDescriptor()->FindFieldByName(field);
    if (terms == nullptr) throw std::invalid_argument("unknown kind: " + kind);
    row->GetReflection()->MutableMessage(row, terms);
  }
}

void read_initiative(const Line& line, v1::Initiative* row) {
  row->set_name("initiatives/" + id_of(line.cell(1)));
  name(row->add_titles(), line.cell(1));
  row->set_unit("orgUnits/" + id_of(line.cell(3)));
  add_names(line.after("by"), "contacts/", row->mutable_contacts());
  add_names(line.after("on"), "topics/", row->mutable_topics());
  add_names(line.after("with"), "orgUnits/", row->mutable_partner_units());
  add_names(line.after("paid by"), "orgUnits/", row->mutable_funders());
  row->set_audience(line.says("for contacts")    ? v1::AUDIENCE_CONTACTS
                    : line.says("for everybody") ? v1::AUDIENCE_EVERYBODY
                                                 : v1::AUDIENCE_VENTURES);
  if (const auto from = line.after("from day"); !from.empty()) {
    row->mutable_period()->mutable_start_time()->set_seconds(seconds(from));
  }
  if (const auto until = line.after("until day"); !until.empty()) {
    row->mutable_period()->mutable_end_time()->set_seconds(seconds(until));
  }
  if (const auto deadline = line.after("deadline day"); !deadline.empty()) {
    row->mutable_apply_until()->set_seconds(seconds(deadline));
  }
  if (const auto gives = line.after("gives"); !gives.empty()) {
    for (const std::string& one : parts(gives, ",")) {
      const auto unit_and_amount = parts(one, " ");
      auto* quota = row->add_quotas();
      quota->set_unit(quota_unit(unit_and_amount[0]));
      quota->set_total(std::stoll(unit_and_amount.at(1)));
    }
  }
  read_terms(line, row);
}

void read_participation(const Line& line, int sequence, v1::Participation* row) {
  row->set_name("participations/p" + std::to_string(sequence));
  row->set_initiative("initiatives/" + id_of(line.cell(1)));
  if (line.says("of contacts")) {
    row->set_contact("contacts/" + id_of(line.cell(2)));
  } else {
    row->set_venture("ventures/" + id_of(line.cell(2)));
  }
  if (line.says("completed")) row->set_state(v1::PARTICIPATION_STATE_COMPLETED);
}

}  // namespace

std::vector<v1::DirectoryEntry> rows_of(const Line& line, int sequence) {
  const std::string& verb = line.verb();
  if (verb == "answered many") return crowd_of(line, sequence);
  v1::DirectoryEntry entry;
  if (verb == "area") {
    read_area(line, entry.mutable_area());
  } else if (verb == "topic") {
    read_topic(line, entry.mutable_topic());
  } else if (verb == "body") {
    read_body(line, entry.mutable_org_unit());
  } else if (verb == "person") {
    read_person(line, entry.mutable_contact());
  } else if (verb == "venture") {
    read_venture(line, entry.mutable_venture());
  } else if (verb == "tie") {
    read_tie(line, sequence, entry.mutable_tie());
  } else if (verb == "event") {
    read_event(line, sequence, entry.mutable_engagement());
  } else if (verb == "initiative") {
    read_initiative(line, entry.mutable_initiative());
  } else if (verb == "takes part") {
    read_participation(line, sequence, entry.mutable_participation());
  } else {
    return {};
  }
  return {entry};
}

}  // namespace veieninn::booklet
