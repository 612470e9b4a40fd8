#include "service/answer_site/colleague_list.h"

#include <algorithm>
#include <utility>

#include "engine/enquiry/answers.h"
#include "engine/enquiry/course.h"
#include "service/enquiries/enquiry_words.h"
#include "service/enquiries/ladder.h"
#include "service/enquiries/store_people.h"

namespace veieninn::answer_site {

using letters::AnswerAction;

namespace {

constexpr int kWaysMax = 50;       // as many as the search gives; most fall away
constexpr int kUnitDepthMax = 16;  // more would be a circle

Result<std::string> topmost_unit(store::Store& store, std::string unit) {
  for (int depth = 0; depth < kUnitDepthMax && !unit.empty(); ++depth) {
    const Result<store::StoredResource> stored = store.get(store::ResourceKind::kOrgUnit, unit);
    if (!stored) return fail(stored.error());
    const std::string& parent = std::get<model::OrgUnit>(stored->row).parent;
    if (parent.empty()) break;
    unit = parent;
  }
  return unit;
}

bool is_owners(const Situation& situation) {
  return situation.enquiry.row.state == model::EnquiryState::kAccepted;
}

Result<std::vector<std::string>> ladder_of(const graph::Snapshot& snapshot,
                                           const Situation& situation) {
  const model::Enquiry& row = situation.enquiry.row;
  enquiries::LadderQuestion question{.text = row.need_text,
                                     .topics = {},
                                     .area = row.area,
                                     .venture = row.venture,
                                     .ways_max = kWaysMax};
  if (!row.topic.empty()) question.topics.push_back(row.topic);
  const Result<enquiries::Ladder> ladder =
      enquiries::find_ladder(snapshot, question, situation.now);
  std::vector<std::string> found;
  // The topic or the place is no more: nobody is suggested, and an address can still be typed.
  if (!ladder && ladder.error().reason == ErrorReason::kReferenceNotFound) return found;
  if (!ladder) return fail(ladder.error());
  for (const model::EnquiryWay& way : ladder->ways) found.push_back(way.contacts.back());
  return found;
}

// Before those of the ladder.
std::vector<std::string> first_for(AnswerAction action, const Situation& situation) {
  const model::Enquiry& row = situation.enquiry.row;
  if (!is_owners(situation) || action == AnswerAction::kBringIn) return {};
  std::vector<std::string> first = row.team;
  if (action == AnswerAction::kNameCoordinator) first.push_back(row.owner);
  return first;
}

class Choosable {
 public:
  Choosable(const enquiries::StorePeople& people, const Situation& situation, AnswerAction action)
      : people_(people), situation_(situation), action_(action) {}

  bool operator()(const std::string& contact) const {
    const model::Enquiry& row = situation_.enquiry.row;
    const bool works_on_it = is_owners(situation_) && enquiry::works_on(row, contact);
    if (action_ == AnswerAction::kNameCoordinator && works_on_it) {
      return !enquiry::coordinates(row, contact) && people_.can_be_asked(contact);
    }
    if (contact == situation_.contact.id || contact == row.owner) return false;
    if (works_on_it && action_ == AnswerAction::kBringIn) return false;
    return (works_on_it || !enquiry::holds(row.asked, contact)) && is_there(contact);
  }

 private:
  [[nodiscard]] bool is_there(const std::string& contact) const {
    if (!people_.can_be_asked(contact) || !people_.has_room(contact)) return false;
    const std::vector<TimeWindow> absences = people_.absences(contact);
    return std::ranges::none_of(
        absences, [&](const TimeWindow& absence) { return absence.contains(situation_.now); });
  }

  const enquiries::StorePeople& people_;
  const Situation& situation_;
  AnswerAction action_;
};

// Those of her own organisation first, else in the order they come; each once.
Result<std::vector<std::string>> own_first(store::Store& store, const Situation& situation,
                                           const std::vector<std::string>& askable) {
  std::vector<std::string> own;
  std::vector<std::string> others;
  for (const std::string& contact : askable) {
    const Result<bool> same = is_of_same_organisation(store, situation.contact, contact);
    if (!same) return fail(same.error());
    std::vector<std::string>& side = *same ? own : others;
    if (!enquiry::holds(side, contact)) side.push_back(contact);
  }
  own.insert(own.end(), others.begin(), others.end());
  if (own.size() > kOfferedColleaguesMax) own.resize(kOfferedColleaguesMax);
  return own;
}

}  // namespace

bool offers_colleagues(AnswerAction action) noexcept {
  return action == AnswerAction::kRefer || action == AnswerAction::kHandOver ||
         action == AnswerAction::kBringIn || action == AnswerAction::kNameCoordinator;
}

Result<ColleagueLists> ColleagueLists::read(store::Store& store,
                                            std::shared_ptr<const graph::Snapshot> snapshot,
                                            const Situation& situation) {
  ColleagueLists lists(store, std::move(snapshot), situation);
  Result<std::vector<std::string>> ladder = ladder_of(*lists.snapshot_, situation);
  if (!ladder) return fail(std::move(ladder.error()));
  lists.ladder_ = *std::move(ladder);
  return lists;
}

Result<std::vector<letters::Colleague>> ColleagueLists::offered_for(
    AnswerAction action, const std::string& language) const {
  std::vector<std::string> found = first_for(action, *situation_);
  found.insert(found.end(), ladder_.begin(), ladder_.end());
  const enquiries::StorePeople people(*store_, snapshot_, situation_->now, "");
  const Choosable choosable(people, *situation_, action);
  std::erase_if(found, [&](const std::string& contact) { return !choosable(contact); });
  if (Result<void> read = people.check(); !read) return fail(std::move(read.error()));
  const Result<std::vector<std::string>> chosen = own_first(*store_, *situation_, found);
  if (!chosen) return fail(chosen.error());
  std::vector<letters::Colleague> colleagues;
  for (const std::string& contact : *chosen) {
    Result<enquiries::PersonWords> words = enquiries::words_of_person(*store_, contact, language);
    if (!words) return fail(std::move(words.error()));
    colleagues.push_back({contact, std::move(words->display_name), std::move(words->title),
                          std::move(words->unit_name)});
  }
  return colleagues;
}

Result<bool> is_of_same_organisation(store::Store& store, const model::Contact& one,
                                     const std::string& other) {
  const Result<store::StoredResource> stored = store.get(store::ResourceKind::kContact, other);
  if (!stored && stored.error().reason == ErrorReason::kNotFound) return false;
  if (!stored) return fail(stored.error());
  const Result<std::string> top = topmost_unit(store, one.unit);
  if (!top) return fail(top.error());
  const Result<std::string> other_top =
      topmost_unit(store, std::get<model::Contact>(stored->row).unit);
  if (!other_top) return fail(other_top.error());
  return *top == *other_top;
}

std::string own_mail_domain(const model::Contact& contact) {
  const std::string address = enquiries::mail_address_of(contact);
  const std::size_t at = address.rfind('@');
  if (at == std::string::npos) return {};
  std::string domain = address.substr(at + 1);
  std::ranges::transform(domain, domain.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return domain;
}

}  // namespace veieninn::answer_site
