#include "tests/contract/store_contract.h"

#include <utility>

namespace veieninn::store {

CommitReceipt StoreContract::commit(std::vector<Operation> operations) {
  auto result = store().commit({std::move(operations), "", 0, now});
  if (!result) {
    ADD_FAILURE() << "operation " << result.error().operation << ": "
                  << result.error().error.message;
    return {};
  }
  return *std::move(result);
}

OperationError StoreContract::refused(const std::vector<Operation>& operations) {
  const Commit bad{operations, "", 0, now};
  const Revision before = store().newest_revision().value();
  const auto checked = store().check(bad);
  auto result = store().commit(bad);
  if (result) {
    ADD_FAILURE() << "the commit was accepted";
    return {};
  }
  EXPECT_EQ(store().newest_revision().value(), before);
  if (!checked || checked->empty()) {
    ADD_FAILURE() << "check() found nothing";
  } else {
    EXPECT_EQ(checked->front().operation, result.error().operation);
    EXPECT_EQ(checked->front().error, result.error().error);
  }
  return std::move(result.error());
}

void StoreContract::commit_small_world() {
  model::Contact deputy = contact("c2", "Stille Lampe");
  model::Contact first = contact("c1");
  first.deputy = "c2";
  first.expertise = {{"barnehage", model::ExpertiseLevel::kExpert, Instant{1'690'000'000}, kNever}};
  commit({put(area("no", model::AreaKind::kCountry)),
          put(area("32", model::AreaKind::kCounty, "no")),
          put(area("3203", model::AreaKind::kMunicipality, "32")), put(topic("oppvekst")),
          put(topic("barnehage", {"oppvekst"})), put(unit("asker", "", {"3203"})), put(first),
          put(deputy), put(contact("c3", "Blid Stol")), put(contact("c4", "Lun Vase")),
          put(venture("v1")), put(tie("t1", "c1", "c2")), put(venture_tie("t2", "v1", "c3"))});
}

void StoreInitiatives::SetUp() {
  StoreContract::SetUp();
  commit_small_world();
  commit(
      {put(venture("v2", "Glad Vind")), put(venture("v3", "Klok Bekk")), put(startup_service())});
}

Revision StoreEnquiries::make(model::Enquiry row, std::vector<Letter> letters) {
  return commit({PutEnquiry{std::move(row), {}, {asked_event(1)}, std::move(letters)}}).revision;
}

std::vector<std::string> StoreEnquiries::ids(const EnquiryQuery& query) {
  std::vector<std::string> found;
  const Result<EnquiryPage> page = store().list_enquiries(query);
  for (const StoredEnquiry& stored : page.value().rows) {
    found.push_back(stored.row.id);
  }
  return found;
}

Revision StoreInvitations::make(model::Invitation row) {
  return commit({PutInvitation{std::move(row), {}}}).revision;
}

std::vector<std::string> StoreInvitations::ids(const InvitationQuery& query) {
  std::vector<std::string> found;
  const Result<InvitationPage> page = store().list_invitations(query);
  for (const StoredInvitation& one : page.value().rows) found.push_back(one.row.id);
  return found;
}

std::vector<std::string> StoreEnquiries::due_letter_ids(Instant at) {
  std::vector<std::string> found;
  const Result<std::vector<Letter>> letters = store().due_letters(at, 10);
  for (const Letter& due : letters.value()) {
    found.push_back(due.id.substr(0, 1));
  }
  return found;
}

model::EnquiryEvent asked_event(std::int32_t number, std::string contact) {
  return {.number = number,
          .time = Instant{1'700'000'000},
          .kind = model::EnquiryEventKind::kAsked,
          .actor = model::EnquiryActor::kVenture,
          .actor_id = "v1",
          .contact = std::move(contact),
          .note = "hei",
          .until = Instant{1'700'500'000}};
}

model::Area area(std::string id, model::AreaKind kind, std::string parent) {
  model::Area row;
  row.id = std::move(id);
  row.kind = kind;
  row.names = {{"nb", "Sted " + row.id}};
  row.parent = std::move(parent);
  return row;
}

model::Topic topic(std::string id, std::vector<std::string> broader) {
  model::Topic row;
  row.id = std::move(id);
  row.labels = {{"nb", "Tema " + row.id}};
  row.broader = std::move(broader);
  return row;
}

model::OrgUnit unit(std::string id, std::string parent, std::vector<std::string> areas) {
  model::OrgUnit row;
  row.id = std::move(id);
  row.names = {{"nb", "Enhet " + row.id}};
  row.parent = std::move(parent);
  row.areas = std::move(areas);
  return row;
}

model::Contact contact(std::string id, std::string display_name) {
  model::Contact row;
  row.id = std::move(id);
  row.display_name = std::move(display_name);
  row.unit = "asker";
  row.confirm_time = Instant{1'690'000'000};
  return row;
}

model::Venture venture(std::string id, std::string display_name) {
  model::Venture row;
  row.id = std::move(id);
  row.display_name = std::move(display_name);
  return row;
}

model::Tie tie(std::string id, std::string from, std::string to) {
  model::Tie row;
  row.id = std::move(id);
  row.from = std::move(from);
  row.to = std::move(to);
  return row;
}

model::Tie venture_tie(std::string id, std::string venture, std::string to) {
  model::Tie row = tie(std::move(id), std::move(venture), std::move(to));
  row.from_venture = true;
  return row;
}

model::Initiative initiative(std::string id, std::string unit) {
  model::Initiative row;
  row.id = std::move(id);
  row.titles = {{"nb", "Tiltak " + row.id}};
  row.unit = std::move(unit);
  row.contacts = {"c1"};
  row.terms = model::WorkingGroupTerms{};
  return row;
}

// Asker: ten hours' guidance and three months' office, linked to another unit.
model::Initiative startup_service() {
  model::Initiative row = initiative("oppstart");
  row.description = "Veiledning og kontor for nye sosiale entreprenører.";
  row.topics = {"barnehage"};
  row.areas = {"3203"};
  row.window = {Instant{1'690'000'000}, Instant{1'790'000'000}};
  row.apply_until = Instant{1'750'000'000};
  row.conditions = "Nyere enn tre år.";
  row.website = "https://example.org/oppstart";
  row.quotas = {{model::QuotaUnit::kHours, 10, 6, 0}, {model::QuotaUnit::kMonths, 3, 0, 0}};
  row.terms = model::StartupServiceTerms{{"asker"}};
  return row;
}

model::Participation takes_part(std::string id, std::string venture, std::int64_t hours_reserved,
                                std::int64_t hours_used) {
  model::Participation row;
  row.id = std::move(id);
  row.initiative = "oppstart";
  row.venture = std::move(venture);
  row.window.from = Instant{1'700'000'000};
  row.takes = {{model::QuotaUnit::kHours, hours_reserved, hours_used}};
  return row;
}

model::Engagement engagement(std::string contact, model::EngagementKind kind) {
  model::Engagement row;
  row.time = Instant{1'699'000'000};
  row.kind = kind;
  row.venture = "v1";
  row.contact = std::move(contact);
  return row;
}

Put put(Resource row) { return {std::move(row), PutCondition::kUpsert, std::nullopt}; }
Put create(Resource row) { return {std::move(row), PutCondition::kCreate, std::nullopt}; }
Put update(Resource row) { return {std::move(row), PutCondition::kUpdate, std::nullopt}; }
Erase erase(ResourceKind kind, std::string id) {
  return {kind, std::move(id), std::nullopt, false};
}

std::string field_of(const OperationError& failure) {
  return failure.error.violations.empty() ? "" : failure.error.violations.front().field;
}

}  // namespace veieninn::store
