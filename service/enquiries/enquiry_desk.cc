#include "service/enquiries/enquiry_desk.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <utility>

#include "engine/model/enquiry_validation.h"
#include "engine/taxonomy/need_words.h"
#include "service/enquiries/consequences.h"
#include "service/enquiries/ladder.h"
#include "service/enquiries/new_colleague.h"
#include "service/enquiries/repeated_request.h"
#include "service/enquiries/transition_commit.h"

namespace veieninn::enquiries {

using enquiry::Transition;
using store::StoredEnquiry;

namespace {

constexpr int kRacesMax = 8;  // with others that change the same, before a call gives up
constexpr std::chrono::seconds kFeedPatience{5};  // as long as a read waits
constexpr int kUnitDepthMax = 16;

// What stands, when the request was kept before; nothing when it is new.
Result<std::optional<StoredEnquiry>> known_answer(store::Store& store, const std::string& enquiry,
                                                  const Repeat& repeat, Instant now) {
  const auto repeated = is_repeat(store, repeat, now);
  if (!repeated) return fail(repeated.error());
  if (!*repeated) return std::optional<StoredEnquiry>();
  Result<StoredEnquiry> stored = store.get_enquiry(enquiry);
  if (!stored) return fail(std::move(stored.error()));
  return std::optional(*std::move(stored));
}

// Who wrote last is named, so that the second knows whom to ask.
Error changed_since(store::Store& store, const std::string& enquiry) {
  Error error = etag_mismatch("enquiries/" + enquiry);
  const auto events = store.list_events(enquiry);
  if (!events || events->empty()) return error;
  const model::EnquiryEvent& last = events->back();
  if (last.actor == model::EnquiryActor::kContact && !last.actor_id.empty()) {
    error.message += ", last by contacts/" + last.actor_id;
  } else if (last.actor == model::EnquiryActor::kVenture) {
    error.message += ", last by the venture";
  }
  return error;
}

bool is_race(const Error& error) { return error.reason == ErrorReason::kEtagMismatch; }

}  // namespace

// What is to happen, and what must be kept with it.
struct EnquiryDesk::Deciding {
  enquiry::Action action;
  std::optional<model::Contact> new_contact = {};
  std::string gone = {};
};

StorePeople EnquiryDesk::people(const model::Enquiry& enquiry, Instant now) const {
  std::string place;
  const std::string first = !enquiry.asked.empty() ? enquiry.asked.front()
                            : enquiry.ways.empty() ? std::string()
                                                   : enquiry.ways.front().contacts.back();
  if (enquiry.area.empty() && !first.empty()) {
    const auto contact = store_.get(store::ResourceKind::kContact, first);
    std::string unit = contact ? std::get<model::Contact>(contact->row).unit : std::string();
    for (int depth = 0; depth < kUnitDepthMax && place.empty() && !unit.empty(); ++depth) {
      const auto stored = store_.get(store::ResourceKind::kOrgUnit, unit);
      if (!stored) break;
      const auto& row = std::get<model::OrgUnit>(stored->row);
      if (!row.areas.empty()) place = row.areas.front();
      unit = row.parent;
    }
  }
  return {store_, publisher_.newest(), now, std::move(place)};
}

// ---- opening ----

namespace {

model::Enquiry enquiry_of(const Opening& opening) {
  model::Enquiry row;
  row.id = opening.id;
  row.venture = opening.venture;
  row.need_text = opening.need_text;
  row.language = opening.language;
  row.sender_name = opening.sender_name;
  row.sender_address = opening.sender_address;
  return row;
}

// The chosen way first; whoever stands at its end is not asked again.
void put_first(model::Enquiry& row, const std::vector<std::string>& chosen) {
  std::erase_if(row.ways,
                [&](const model::EnquiryWay& way) { return way.contacts.back() == chosen.back(); });
  row.ways.insert(row.ways.begin(), model::EnquiryWay{chosen});
}

// A need about the same topic in the same place, half of whose telling words are the same.
bool is_same_need(const model::Enquiry& one, const model::Enquiry& other) {
  if (one.area != other.area) return false;
  if (one.need_text == other.need_text) return true;
  if (one.topic.empty() || one.topic != other.topic) return false;
  const std::vector<std::string> words = taxonomy::need_words_of(one.need_text);
  const std::vector<std::string> others = taxonomy::need_words_of(other.need_text);
  std::vector<std::string> shared;
  std::ranges::set_intersection(words, others, std::back_inserter(shared));
  return 2 * shared.size() >= words.size() + others.size() - shared.size() && !shared.empty();
}

Result<void> check_chosen(const std::vector<std::string>& chosen, const StorePeople& people) {
  if (chosen.empty()) return {};
  const std::string& first = chosen.front();
  const char* wrong = !people.can_be_asked(first) ? "begins with somebody who cannot be asked now"
                      : !people.has_room(first)
                          ? "begins with somebody who has as many enquiries this week as she takes"
                          : nullptr;
  if (wrong == nullptr) return {};
  return fail(invalid_argument("chosen_contacts", wrong,
                               "choose another way, or leave it out and the best is taken"));
}

}  // namespace

Result<Opened> EnquiryDesk::open(const Opening& opening, const Repeat& repeat, Instant now) {
  // One at a time of a venture: its limit and its doubles are looked at before the commit.
  const std::scoped_lock lock(
      opening_[std::hash<std::string>{}(opening.venture) % opening_.size()]);
  const auto found = known_answer(store_, opening.id, repeat, now);
  if (!found) return fail(found.error());
  if (const std::optional<StoredEnquiry>& known = *found; known) return Opened{*known, false};
  if (Result<store::StoredResource> venture =
          store_.get(store::ResourceKind::kVenture, opening.venture);
      !venture) {
    return fail(reference_not_found("enquiry.venture", "ventures/" + opening.venture));
  }
  const auto stop = store_.find_stop(opening.venture);
  if (!stop) return fail(stop.error());
  if (*stop) return fail(sender_stopped("ventures/" + opening.venture));

  // A person who was registered a moment ago is found: a gap would be final.
  const Result<model::Revision> newest = store_.newest_revision();
  if (!newest) return fail(newest.error());
  const auto snapshot =
      publisher_.wait_for(*newest, std::chrono::steady_clock::now() + kFeedPatience);
  if (!snapshot) return fail(snapshot.error());
  Result<Ladder> ladder = find_ladder(
      **snapshot,
      {opening.need_text, opening.topics, opening.area, opening.venture, kWaysOfLadderMax}, now);
  if (!ladder) return fail(std::move(ladder.error()));
  model::Enquiry row = enquiry_of(opening);
  row.topic = ladder->topic;
  row.area = ladder->area;
  row.ways = std::move(ladder->ways);
  if (!opening.chosen_way.empty()) put_first(row, opening.chosen_way);
  std::vector<FieldViolation> wrong = model::violations(row, "enquiry.");
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));

  const auto joined = find_joined(row);
  if (!joined) return fail(joined.error());
  if (const std::optional<StoredEnquiry>& other = *joined; other) return Opened{*other, true};
  const auto count = store_.count_open_enquiries(opening.venture);
  if (!count) return fail(count.error());
  if (*count >= kOpenEnquiriesPerVentureMax) {
    return fail(limit_exceeded("enquiry.venture", kOpenEnquiriesPerVentureMax, "open enquiries"));
  }
  const StorePeople asked = people(row, now);
  if (auto fit = check_chosen(opening.chosen_way, asked); !fit) return fail(std::move(fit.error()));
  const Transition made = enquiry::begin(std::move(row), asked, now);
  if (auto read = asked.check(); !read) return fail(std::move(read.error()));
  Result<StoredEnquiry> kept = keep(made, std::nullopt, {}, repeat, now);
  if (!kept) return fail(std::move(kept.error()));
  return Opened{*std::move(kept), false};
}

Result<std::optional<StoredEnquiry>> EnquiryDesk::find_joined(const model::Enquiry& row) {
  const auto open =
      store_.list_enquiries({.venture = row.venture, .contact = {}, .only_open = true});
  if (!open) return fail(open.error());
  for (const StoredEnquiry& stored : open->rows) {
    if (is_same_need(stored.row, row)) return std::optional(stored);
  }
  return std::optional<StoredEnquiry>();
}

// ---- what happens ----

Result<StoredEnquiry> EnquiryDesk::act(const std::string& enquiry, const enquiry::Action& action,
                                       std::optional<model::Revision> expected,
                                       const Repeat& repeat, Instant now) {
  return decide(enquiry, {action}, expected, repeat, now);
}

Result<StoredEnquiry> EnquiryDesk::decide(const std::string& enquiry, const Deciding& deciding,
                                          std::optional<model::Revision> expected,
                                          const Repeat& repeat, Instant now) {
  const auto found = known_answer(store_, enquiry, repeat, now);
  if (!found) return fail(found.error());
  if (const std::optional<StoredEnquiry>& known = *found; known) return *known;
  for (int race = 1;; ++race) {
    Result<StoredEnquiry> stored = store_.get_enquiry(enquiry);
    if (!stored) return fail(std::move(stored.error()));
    if (expected && stored->revision != *expected) return fail(changed_since(store_, enquiry));
    StorePeople asked = people(stored->row, now);
    std::vector<store::Operation> beside;
    if (deciding.new_contact) {
      asked.assume(*deciding.new_contact);
      beside.emplace_back(
          store::Put{*deciding.new_contact, store::PutCondition::kCreate, std::nullopt});
    }
    if (!deciding.gone.empty()) asked.assume_gone(deciding.gone);
    const Result<Transition> made = enquiry::apply(stored->row, deciding.action, asked, now);
    if (auto read = asked.check(); !read) return fail(std::move(read.error()));
    if (!made) return fail(made.error());
    if (made->events.empty() && made->enquiry == stored->row) return stored;
    auto consequences = consequences_of(*made, store_, now);
    if (!consequences) return fail(std::move(consequences.error()));
    std::move(consequences->begin(), consequences->end(), std::back_inserter(beside));
    Result<StoredEnquiry> kept = keep(*made, stored->revision, std::move(beside), repeat, now);
    if (kept || !is_race(kept.error()) || race >= kRacesMax) return kept;
  }
}

Result<StoredEnquiry> EnquiryDesk::keep(const Transition& made,
                                        std::optional<model::Revision> expected,
                                        std::vector<store::Operation> beside, const Repeat& repeat,
                                        Instant now) {
  store::Commit commit;
  commit.request_id = repeat.request_id;
  commit.fingerprint = repeat.fingerprint;
  commit.now = now;
  commit.operations = operations_of(made, expected, now);
  std::move(beside.begin(), beside.end(), std::back_inserter(commit.operations));
  auto receipt = store_.commit(commit);
  if (!receipt) return fail(std::move(receipt.error().error));
  if (on_change_) on_change_(made.enquiry.id);
  return store_.get_enquiry(made.enquiry.id);
}

// ---- a colleague by her address ----

Result<StoredEnquiry> EnquiryDesk::pass_to_address(const std::string& enquiry,
                                                   model::EnquiryAnswer answer,
                                                   const NewColleague& colleague, bool undoable,
                                                   std::optional<model::Revision> expected,
                                                   const Repeat& repeat, Instant now) {
  const Result<store::StoredResource> by =
      store_.get(store::ResourceKind::kContact, answer.contact);
  if (!by) return fail(by.error());
  const auto& row = std::get<model::Contact>(by->row);
  Result<model::Contact> made = new_contact(colleague, row, now);
  if (!made) return fail(std::move(made.error()));
  const auto there = store_.find_contact_by_address(colleague.address);
  if (!there) return fail(there.error());
  Deciding deciding{.action = {}, .new_contact = {}, .gone = {}};
  if (const std::optional<std::string>& registered_id = *there; registered_id) {
    answer.other_contact = *registered_id;
  } else {
    answer.other_contact = made->id;
    deciding.new_contact = *std::move(made);
  }
  deciding.action = enquiry::Answered{std::move(answer), undoable};
  return decide(enquiry, deciding, expected, repeat, now);
}

// ---- the clock, and who leaves ----

Result<int> EnquiryDesk::move_on(const std::vector<std::string>& ids, Instant now) {
  int moved = 0;
  std::optional<Error> first_error;
  for (const std::string& id : ids) {
    Result<StoredEnquiry> done = decide(id, {enquiry::TimePassed{}}, {}, {}, now);
    if (done) {
      ++moved;
    } else if (done.error().reason != ErrorReason::kNotFound && !first_error) {
      // One that cannot be moved on must not hold up the others.
      first_error = std::move(done.error());
    }
  }
  if (first_error) return fail(*std::move(first_error));
  return moved;
}

Result<int> EnquiryDesk::sweep(Instant now, std::int32_t most) {
  const auto due = store_.due_enquiries(now, most);
  if (!due) return fail(due.error());
  Result<int> moved = move_on(*due, now);
  const auto stranded = store_.stranded_enquiries(now, most);
  if (!stranded) return fail(stranded.error());
  Result<int> replaced = move_on(*stranded, now);
  store::Commit forgetting;
  forgetting.now = now;
  forgetting.operations.emplace_back(
      store::ForgetTexts{Instant{now.unix_seconds - kTextsKeptSeconds}});
  if (auto forgotten = store_.commit(forgetting); !forgotten) {
    return fail(std::move(forgotten.error().error));
  }
  if (!moved) return moved;
  if (!replaced) return replaced;
  return *moved + *replaced;
}

Result<void> EnquiryDesk::release(const std::string& contact, Instant now) {
  store::EnquiryQuery query{.contact = contact, .only_open = true, .page_size = 1000};
  do {
    const Result<store::EnquiryPage> page = store_.list_enquiries(query);
    if (!page) return fail(page.error());
    for (const StoredEnquiry& held : page->rows) {
      Deciding leaving{enquiry::TimePassed{}};
      leaving.gone = contact;
      const Result<StoredEnquiry> done = decide(held.row.id, leaving, {}, {}, now);
      if (!done && done.error().reason != ErrorReason::kNotFound) return fail(done.error());
    }
    query.after = page->next;
  } while (!query.after.empty());
  return {};
}

}  // namespace veieninn::enquiries
