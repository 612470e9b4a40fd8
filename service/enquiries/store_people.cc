#include "service/enquiries/store_people.h"

#include <algorithm>
#include <utility>

#include "engine/belief/load.h"
#include "engine/routing/answer_times.h"

namespace veieninn::enquiries {
namespace {

constexpr std::int64_t kWeek = 7 * kSecondsPerDay;
// Units above each other; more would be a circle.
constexpr int kUnitDepthMax = 16;
constexpr std::int32_t kFrontDoorsMax = 20;
// She is reminded once so many of her answers would have come, and passed by once so many.
constexpr double kReminderShare = 0.5;
constexpr double kLastShare = 0.9;

// The first of the scale's days by which `share` of the answers come, else the last.
int days_until(const belief::AnswerShares& shares, double share) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] >= share) return belief::kAnswerDays[i];
  }
  return belief::kAnswerDays.back();
}

}  // namespace

std::string mail_address_of(const model::Contact& contact) {
  const auto mail =
      std::ranges::find(contact.channels, model::ChannelKind::kEmail, &model::Channel::kind);
  return mail == contact.channels.end() ? std::string() : mail->value;
}

template <typename Value>
Value StorePeople::value_of(Result<Value> result) const {
  if (result) return *std::move(result);
  failed_ = result.error();
  return {};
}

void StorePeople::assume(model::Contact contact) {
  std::string id = contact.id;
  read_.insert_or_assign(std::move(id), std::move(contact));
}

const model::Contact* StorePeople::find(const std::string& contact) const {
  if (contact.empty()) return nullptr;
  const auto [entry, is_new] = read_.try_emplace(contact);
  std::optional<model::Contact>& row = entry->second;
  if (is_new) {
    const Result<store::StoredResource> stored = store_.get(store::ResourceKind::kContact, contact);
    if (stored) {
      row = std::get<model::Contact>(stored->row);
    } else if (stored.error().reason != ErrorReason::kNotFound) {
      failed_ = stored.error();
    }
  }
  return row ? &*row : nullptr;
}

bool StorePeople::works_there(const std::string& contact) const {
  const model::Contact* row = find(contact);
  return row != nullptr && !gone_.contains(contact) && row->tenure.contains(now_);
}

bool StorePeople::can_be_asked(const std::string& contact) const {
  if (!works_there(contact)) return false;
  const model::Contact* row = find(contact);
  const Day hidden = day_of(row->confirm_time) + snapshot_->parameters().confirmation_hidden_days;
  return day_of(now_) < hidden && !mail_address_of(*row).empty();
}

bool StorePeople::has_room(const std::string& contact) const {
  const model::Contact* row = find(contact);
  if (row == nullptr) return false;
  return value_of(store_.count_asked(contact, Instant{now_.unix_seconds - kWeek})) <
         belief::weekly_room(snapshot_->parameters(), row->capacity_per_week);
}

std::vector<TimeWindow> StorePeople::absences(const std::string& contact) const {
  const model::Contact* row = find(contact);
  return row == nullptr ? std::vector<TimeWindow>{} : row->absences;
}

enquiry::AnswerTime StorePeople::answer_time(const std::string& contact) const {
  const ContactIndex index = snapshot_->find_contact(contact);
  const belief::AnswerShares shares = index.is_none()
                                          ? belief::general_answer_shares(snapshot_->parameters())
                                          : routing::answer_shares(*snapshot_, index, now_);
  return {days_until(shares, kReminderShare), days_until(shares, kLastShare)};
}

std::vector<std::string> StorePeople::front_door_of(const std::string& unit) const {
  store::ListQuery query;
  query.kind = store::ResourceKind::kContact;
  query.conditions = {{"unit", store::Comparison::kEquals, unit},
                      {"front_door", store::Comparison::kEquals, "true"}};
  query.page_size = kFrontDoorsMax;
  std::vector<std::string> ids;
  for (const store::StoredResource& stored : value_of(store_.list(query)).rows) {
    ids.push_back(store::id_of(stored.row));
  }
  return ids;
}

std::vector<std::string> StorePeople::stand_ins(const std::string& contact) const {
  const model::Contact* row = find(contact);
  if (row == nullptr) return {};
  std::vector<std::string> others = {row->successor, row->deputy};
  std::string unit = row->unit;
  for (int depth = 0; depth < kUnitDepthMax && !unit.empty(); ++depth) {
    const std::vector<std::string> front = front_door_of(unit);
    others.insert(others.end(), front.begin(), front.end());
    const Result<store::StoredResource> above = store_.get(store::ResourceKind::kOrgUnit, unit);
    if (!above) break;
    unit = std::get<model::OrgUnit>(above->row).parent;
  }
  std::erase(others, contact);
  return others;
}

std::vector<std::string> StorePeople::registrars(const std::string& area) const {
  const std::string& place = area.empty() ? area_if_none_ : area;
  if (place.empty()) return {};
  return value_of(store_.list_registrars(place));
}

}  // namespace veieninn::enquiries
