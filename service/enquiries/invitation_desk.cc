#include "service/enquiries/invitation_desk.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "engine/graph/initiative_effects.h"
#include "engine/model/initiative_opening.h"
#include "engine/model/invitation_validation.h"
#include "service/enquiries/random_hex.h"
#include "service/enquiries/repeated_request.h"
#include "service/enquiries/transition_commit.h"

namespace veieninn::enquiries {

using model::Initiative;
using model::Invitation;
using store::ResourceKind;
using store::StoredInvitation;

namespace {

constexpr int kRacesMax = 8;  // with others that change the same, before a call gives up
constexpr std::size_t kInvitationIdBytes = 8;

std::string venture_field(std::size_t i) { return "ventures[" + std::to_string(i) + "]"; }

Result<void> check_inviting(const Inviting& inviting) {
  if (inviting.ventures.empty()) {
    return fail(invalid_argument("ventures", "is empty", "name whom to invite"));
  }
  if (inviting.ventures.size() > kInvitedAtOnceMax) {
    return fail(limit_exceeded("ventures", kInvitedAtOnceMax, "ventures"));
  }
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < inviting.ventures.size(); ++i) {
    if (seen.insert(inviting.ventures[i]).second) continue;
    return fail(invalid_argument(venture_field(i), "comes twice", "name each venture once"));
  }
  if (inviting.text.empty()) {
    return fail(invalid_argument("text", "is empty", "say what they are invited to, and why them"));
  }
  return {};
}

Result<void> check_is_for_ventures(const Initiative& initiative) {
  const bool joined = graph::effect_of(model::kind_of(initiative)).joined;
  if (joined && initiative.audience != model::Audience::kContacts) return {};
  return fail(invalid_argument("initiative", "is nothing that ventures take part in",
                               "name an initiative that is for ventures"));
}

// The first topic that both work with, else the initiative's first.
std::string topic_of(const Initiative& initiative, const model::Venture& venture) {
  for (const std::string& topic : initiative.topics) {
    if (std::ranges::find(venture.topics, topic) != venture.topics.end()) return topic;
  }
  return initiative.topics.empty() ? std::string() : initiative.topics.front();
}

std::string area_of(const Initiative& initiative) {
  return initiative.areas.empty() ? std::string() : initiative.areas.front();
}

// What is asked stands in the initiative; whoever wrote the invitation keeps her words.
std::string need_of(const Initiative& initiative, const Accepting& accepting) {
  std::string need(model::text_in(initiative.titles, accepting.language));
  if (!accepting.note.empty()) need += "\n\n" + accepting.note;
  return need;
}

bool is_race(const Error& error) {
  return error.reason == ErrorReason::kEtagMismatch || error.reason == ErrorReason::kAlreadyExists;
}

}  // namespace

// ---- inviting ----

Result<Initiative> InvitationDesk::initiative_of(const std::string& id) const {
  const auto stored = store_.get(ResourceKind::kInitiative, id);
  if (!stored) return fail(stored.error());
  return std::get<Initiative>(stored->row);
}

StorePeople InvitationDesk::people(Instant now) const {
  return {store_, publisher_.newest(), now, {}};
}

Result<std::string> InvitationDesk::host_of(const Inviting& inviting, const Initiative& initiative,
                                            Instant now) const {
  const StorePeople asked = people(now);
  std::vector<std::string> hosts = initiative.contacts;
  if (!inviting.contact.empty()) {
    if (std::ranges::find(hosts, inviting.contact) == hosts.end()) {
      return fail(invalid_argument("contact", "does not answer for the initiative",
                                   "name one of its contacts, or leave it out"));
    }
    hosts = {inviting.contact};
  }
  const std::optional<std::string> host = enquiry::first_host(hosts, asked, now);
  if (auto read = asked.check(); !read) return fail(std::move(read.error()));
  if (host) return *host;
  return fail(invalid_argument("contact",
                               "cannot be asked: she works there no more, or has no mail address "
                               "that works",
                               "give the initiative a contact who can answer for it"));
}

Result<void> InvitationDesk::check_venture(const std::string& venture, const std::string& field,
                                           const std::string& initiative) const {
  const std::string name = "ventures/" + venture;
  if (const auto stored = store_.get(ResourceKind::kVenture, venture); !stored) {
    if (stored.error().reason != ErrorReason::kNotFound) return fail(stored.error());
    return fail(reference_not_found(field, name));
  }
  const auto stop = store_.find_stop(venture);
  if (!stop) return fail(stop.error());
  if (*stop) return fail(sender_stopped(name));
  store::ListQuery taking_part;
  taking_part.kind = ResourceKind::kParticipation;
  taking_part.conditions = {{"initiative", store::Comparison::kEquals, initiative},
                            {"venture", store::Comparison::kEquals, venture},
                            {"state", store::Comparison::kEquals, "ACTIVE"}};
  taking_part.page_size = 1;
  const auto page = store_.list(taking_part);
  if (!page) return fail(page.error());
  if (!page->rows.empty()) {
    return fail(invalid_argument(field, "takes part already", "leave it out"));
  }
  const auto open = store_.count_open_invitations(venture);
  if (!open) return fail(open.error());
  if (*open >= kOpenInvitationsPerVentureMax) {
    return fail(limit_exceeded(field, kOpenInvitationsPerVentureMax, "open invitations"));
  }
  return {};
}

Result<std::vector<store::Operation>> InvitationDesk::new_invitations(const Inviting& inviting,
                                                                      const Invited& there,
                                                                      Instant now) const {
  const Result<Initiative> initiative = initiative_of(inviting.initiative);
  if (!initiative) return fail(initiative.error());
  if (auto open = model::check_open_or_coming(*initiative, now); !open) {
    return fail(std::move(open.error()));
  }
  if (auto fit = check_is_for_ventures(*initiative); !fit) return fail(std::move(fit.error()));
  const Result<std::string> host = host_of(inviting, *initiative, now);
  if (!host) return fail(host.error());
  std::vector<store::Operation> operations;
  operations.reserve(inviting.ventures.size());
  for (std::size_t i = 0; i < inviting.ventures.size(); ++i) {
    if (there.contains(inviting.ventures[i])) continue;
    if (auto fit = check_venture(inviting.ventures[i], venture_field(i), inviting.initiative);
        !fit) {
      return fail(std::move(fit.error()));
    }
    Invitation row;
    row.id = random_hex(kInvitationIdBytes);
    row.initiative = inviting.initiative;
    row.venture = inviting.ventures[i];
    row.contact = *host;
    row.text = inviting.text;
    row = enquiry::invite(std::move(row), now);
    if (auto wrong = model::violations(row, ""); !wrong.empty()) {
      return fail(invalid_arguments(std::move(wrong)));
    }
    operations.emplace_back(store::PutInvitation{std::move(row), std::nullopt});
  }
  return operations;
}

Result<InvitationDesk::Invited> InvitationDesk::invited_to(const std::string& initiative) const {
  auto rows = store_.invitations_to(initiative);
  if (!rows) return fail(std::move(rows.error()));
  Invited invited;
  for (StoredInvitation& one : *rows) invited.emplace(one.row.venture, std::move(one));
  return invited;
}

Result<std::vector<InvitedVenture>> InvitationDesk::invite(const Inviting& inviting,
                                                           const Repeat& repeat, Instant now) {
  if (auto fit = check_inviting(inviting); !fit) return fail(std::move(fit.error()));
  const std::scoped_lock lock(inviting_);
  const auto repeated = is_repeat(store_, repeat, now);
  if (!repeated) return fail(repeated.error());
  const Result<Invited> before = invited_to(inviting.initiative);
  if (!before) return fail(before.error());
  if (!*repeated) {
    auto operations = new_invitations(inviting, *before, now);
    if (!operations) return fail(std::move(operations.error()));
    const auto receipt =
        store_.commit({*std::move(operations), repeat.request_id, repeat.fingerprint, now});
    if (!receipt) return fail(receipt.error().error);
  }
  Result<Invited> after = invited_to(inviting.initiative);
  if (!after) return fail(std::move(after.error()));
  std::vector<InvitedVenture> answer;
  for (const std::string& venture : inviting.ventures) {
    const auto found = after->find(venture);
    // Erased between the two looks.
    if (found == after->end()) return fail(not_found("ventures/" + venture));
    answer.push_back({std::move(found->second), !*repeated && before->contains(venture)});
  }
  return answer;
}

// ---- what becomes of one ----

struct InvitationDesk::Change {
  Invitation row;
  std::vector<store::Operation> beside;
  bool begins_enquiry = false;
};

Result<StoredInvitation> InvitationDesk::change(const std::string& invitation, const Decide& decide,
                                                std::optional<model::Revision> expected,
                                                const Repeat& repeat, Instant now) {
  const auto repeated = is_repeat(store_, repeat, now);
  if (!repeated) return fail(repeated.error());
  if (*repeated) return store_.get_invitation(invitation);
  for (int race = 1;; ++race) {
    Result<StoredInvitation> stored = store_.get_invitation(invitation);
    if (!stored) return stored;
    if (expected && stored->revision != *expected) {
      return fail(etag_mismatch("invitations/" + invitation));
    }
    const Result<Initiative> initiative = initiative_of(stored->row.initiative);
    if (!initiative) return fail(initiative.error());
    const StorePeople asked = people(now);
    Result<Change> made = decide(stored->row, *initiative, asked);
    if (auto read = asked.check(); !read) return fail(std::move(read.error()));
    if (!made) return fail(std::move(made.error()));
    if (made->row == stored->row) return stored;
    store::Commit commit{std::move(made->beside), repeat.request_id, repeat.fingerprint, now};
    commit.operations.emplace_back(store::PutInvitation{made->row, stored->revision});
    const auto receipt = store_.commit(commit);
    if (receipt) {
      if (made->begins_enquiry && on_change_) on_change_(made->row.enquiry);
      return store_.get_invitation(invitation);
    }
    const Error& error = receipt.error().error;
    if (!is_race(error) || race >= kRacesMax) return fail(error);
  }
}

Result<StoredInvitation> InvitationDesk::accept(const std::string& invitation,
                                                const Accepting& accepting,
                                                std::optional<model::Revision> expected,
                                                const Repeat& repeat, Instant now) {
  const auto decide = [&](const Invitation& row, const Initiative& initiative,
                          const StorePeople& asked) -> Result<Change> {
    if (auto open = model::check_open_or_coming(initiative, now); !open) {
      return fail(std::move(open.error()));
    }
    const auto venture = store_.get(ResourceKind::kVenture, row.venture);
    if (!venture) return fail(venture.error());
    const auto stop = store_.find_stop(row.venture);
    if (!stop) return fail(stop.error());
    if (*stop) return fail(sender_stopped("ventures/" + row.venture));
    enquiry::TakingUp taking;
    taking.enquiry.id = accepting.enquiry;
    taking.enquiry.need_text = need_of(initiative, accepting);
    taking.enquiry.language = accepting.language;
    taking.enquiry.sender_name = accepting.sender_name;
    taking.enquiry.sender_address = accepting.sender_address;
    taking.enquiry.topic = topic_of(initiative, std::get<model::Venture>(venture->row));
    taking.enquiry.area = area_of(initiative);
    taking.hosts = initiative.contacts;
    taking.note = accepting.note;
    auto taken = enquiry::accept_invitation(row, std::move(taking), asked, now);
    if (!taken) return fail(std::move(taken.error()));
    return Change{std::move(taken->invitation), operations_of(taken->begun, std::nullopt, now),
                  true};
  };
  return change(invitation, decide, expected, repeat, now);
}

Result<StoredInvitation> InvitationDesk::decline(const std::string& invitation,
                                                 const std::string& note,
                                                 std::optional<model::Revision> expected,
                                                 const Repeat& repeat, Instant now) {
  const auto decide = [&](const Invitation& row, const Initiative& initiative,
                          const StorePeople& /*asked*/) -> Result<Change> {
    const auto venture = store_.get(ResourceKind::kVenture, row.venture);
    if (!venture) return fail(venture.error());
    auto ended = enquiry::decline_invitation(
        row, topic_of(initiative, std::get<model::Venture>(venture->row)), area_of(initiative),
        note, now);
    if (!ended) return fail(std::move(ended.error()));
    Change made{std::move(ended->invitation), {}, false};
    if (ended->fact) made.beside.emplace_back(store::Append{*std::move(ended->fact)});
    return made;
  };
  return change(invitation, decide, expected, repeat, now);
}

Result<StoredInvitation> InvitationDesk::withdraw(const std::string& invitation,
                                                  const std::string& contact,
                                                  const std::string& note,
                                                  std::optional<model::Revision> expected,
                                                  const Repeat& repeat, Instant now) {
  const auto decide = [&](const Invitation& row, const Initiative& initiative,
                          const StorePeople& /*asked*/) -> Result<Change> {
    const bool may = contact == row.contact ||
                     std::ranges::find(initiative.contacts, contact) != initiative.contacts.end();
    if (!may) return fail(not_asked("invitations/" + row.id, "contacts/" + contact));
    auto ended = enquiry::withdraw_invitation(row, note, now);
    if (!ended) return fail(std::move(ended.error()));
    return Change{std::move(ended->invitation), {}, false};
  };
  return change(invitation, decide, expected, repeat, now);
}

// ---- the clock ----

Result<int> InvitationDesk::sweep(Instant now, std::int32_t most) {
  const auto due = store_.due_invitations(now, most);
  if (!due) return fail(due.error());
  const auto decide = [&](const Invitation& row, const Initiative& initiative,
                          const StorePeople& asked) -> Result<Change> {
    return Change{enquiry::pass_time(row, initiative.contacts, asked, now), {}, false};
  };
  int moved = 0;
  std::optional<Error> first_error;
  for (const std::string& id : *due) {
    const Result<StoredInvitation> done = change(id, decide, {}, {}, now);
    if (done) {
      ++moved;
    } else if (done.error().reason != ErrorReason::kNotFound && !first_error) {
      // One that cannot be moved on must not hold up the others.
      first_error = done.error();
    }
  }
  if (first_error) return fail(*std::move(first_error));
  return moved;
}

}  // namespace veieninn::enquiries
