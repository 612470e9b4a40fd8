#include "service/api/training_decision.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "engine/model/initiative.h"
#include "service/api/initiative_accounts.h"
#include "service/api/participation_changes.h"
#include "service/api/resource_names.h"
#include "service/api/training_count.h"
#include "service/enquiries/random_hex.h"

namespace veieninn::api {
namespace {

using model::Initiative;
using model::LetterKind;
using model::Participation;
using model::ParticipationState;
using model::Revision;
using model::TrainingDecision;
using model::TrainingTerms;
using store::ResourceKind;
using store::TrainingShortfall;

// Who takes part now, those of them who count, and when the last of the others left.
struct Participants {
  std::vector<store::StoredResource> active;
  std::vector<std::string> contacts;
  Instant last_leave = kAlways;
};

Result<Participants> participants_of(store::Store& store, const Call& call,
                                     const std::string& initiative, const TrainingTerms& terms) {
  Participants participants;
  const Result<void> visited =
      visit_participations(store, call, initiative, [&](const store::StoredResource& stored) {
        const auto& row = std::get<Participation>(stored.row);
        if (row.state == ParticipationState::kActive) participants.active.push_back(stored);
        if (row.state == ParticipationState::kEnded) {
          participants.last_leave = std::max(participants.last_leave, row.window.until);
        }
        if (counts(terms, row)) participants.contacts.push_back(row.contact);
      });
  if (!visited) return fail(visited.error());
  return participants;
}

// Later than whoever left in the same second, so that she is told from those it ends.
Instant decide_time(const Participants& participants, Instant now) {
  const Instant left = participants.last_leave;
  const bool just_left = left >= now && left.unix_seconds <= now.unix_seconds + 1;
  return just_left ? Instant{left.unix_seconds + 1} : now;
}

Result<TrainingTerms> undecided_training(const Initiative& initiative) {
  const auto* terms = std::get_if<TrainingTerms>(&initiative.terms);
  if (terms == nullptr) {
    return fail(invalid_argument("name", "is no training", "name an initiative of kind TRAINING"));
  }
  if (terms->decision == TrainingDecision::kOpen) return *terms;
  return fail(not_open("initiative.training.decision",
                       name_of(ResourceKind::kInitiative, initiative.id), "was taken already",
                       "see GetInitiativeSummary for what came of it"));
}

// One letter each: to who answers for it, and to who takes part.
std::vector<store::Letter> letters_to_everybody(const Initiative& initiative,
                                                const Participants& participants, bool starts,
                                                Instant now) {
  std::vector<std::string> readers = initiative.contacts;
  for (const store::StoredResource& participant : participants.active) {
    const std::string& contact = std::get<Participation>(participant.row).contact;
    if (!contact.empty()) readers.push_back(contact);
  }
  std::unordered_set<std::string> written_to;
  std::vector<store::Letter> letters;
  for (const std::string& reader : readers) {
    if (!written_to.insert(reader).second) continue;
    store::Letter letter;
    letter.id = enquiries::new_letter_id();
    letter.initiative = initiative.id;
    letter.kind = starts ? LetterKind::kTrainingStarts : LetterKind::kTrainingDoesNotStart;
    letter.contact = reader;
    letter.next_time = now;
    letters.push_back(std::move(letter));
  }
  return letters;
}

// The decision with what tells everybody of it, and everybody who takes part on condition that
// nobody left meanwhile; all are ended when it does not start.
Result<store::Commit> decision_commit(const store::StoredResource& stored,
                                      const Participants& participants,
                                      std::vector<TrainingShortfall> shortfalls,
                                      const WriteMoment& moment) {
  const bool starts = shortfalls.empty();
  Initiative initiative = std::get<Initiative>(stored.row);
  auto& terms = std::get<TrainingTerms>(initiative.terms);
  terms.decision = starts ? TrainingDecision::kStarts : TrainingDecision::kDoesNotStart;
  const Instant decided = decide_time(participants, moment.now);
  terms.decide_time = decided;
  store::Commit commit;
  commit.request_id = moment.identity.request_id;
  commit.fingerprint = moment.identity.fingerprint;
  commit.now = moment.now;
  store::TellTraining told{initiative.id, std::move(shortfalls),
                           letters_to_everybody(initiative, participants, starts, moment.now)};
  commit.operations.emplace_back(
      store::Put{std::move(initiative), store::PutCondition::kUpdate, stored.revision});
  for (const store::StoredResource& participant : participants.active) {
    Participation row = std::get<Participation>(participant.row);
    if (!starts) {
      auto ended = finish(row, ParticipationState::kEnded, decided);
      if (!ended) return fail(std::move(ended.error()));
    }
    commit.operations.emplace_back(
        store::Put{std::move(row), store::PutCondition::kUpdate, participant.revision});
  }
  // Last, so that a reader who is gone by now shows as the lost race that she is.
  commit.operations.emplace_back(std::move(told));
  return commit;
}

}  // namespace

Result<Revision> write_training_decision(store::Store& store, const Call& call,
                                         const std::string& id, std::optional<Revision> expected,
                                         const WriteMoment& moment) {
  for (int race = 1;; ++race) {
    const Result<store::StoredResource> stored = store.get(ResourceKind::kInitiative, id);
    if (!stored) return fail(stored.error());
    if (expected && *expected != stored->revision) {
      return fail(etag_mismatch(name_of(ResourceKind::kInitiative, id)));
    }
    const auto terms = undecided_training(std::get<Initiative>(stored->row));
    if (!terms) return fail(terms.error());
    const auto participants = participants_of(store, call, id, *terms);
    if (!participants) return fail(participants.error());
    auto shortfalls = shortfalls_of(store, *terms, participants->contacts);
    if (!shortfalls) return fail(shortfalls.error());
    const auto commit = decision_commit(*stored, *participants, *std::move(shortfalls), moment);
    if (!commit) return fail(commit.error());
    const auto receipt = store.commit(*commit);
    if (receipt) return receipt->revision;
    const Error& error = receipt.error().error;
    const bool lost_a_race =
        error.reason == ErrorReason::kEtagMismatch || error.reason == ErrorReason::kNotFound;
    if (!lost_a_race || race == kWriteRacesMax) return fail(error);
  }
}

}  // namespace veieninn::api
