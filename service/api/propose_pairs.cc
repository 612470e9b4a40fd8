#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/graph/initiative_book.h"
#include "engine/matching/pair_proposal.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/matching_methods.h"
#include "service/api/need_question.h"
#include "service/api/pair_reply.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

// The request's fields, checked but not yet looked up.
struct Question {
  std::string initiative;
  std::vector<std::string> ventures;  // ids
  double least_probability = 0;
  Instant as_of_time;
  Language language = Language::kBokmal;
};

std::string at_venture(std::size_t i) { return "ventures[" + std::to_string(i) + "]"; }

void read_ventures(FieldReader& reader, const v1::ProposePairsRequest& request,
                   Question& question) {
  constexpr int kMost = static_cast<int>(matching::kMenteesMax);
  if (request.ventures_size() > kMost) {
    reader.reject({"ventures"}, "has " + std::to_string(request.ventures_size()) + " ventures",
                  "name at most 2000");
    return;
  }
  question.ventures = reader.ids("ventures", request.ventures(), ResourceKind::kVenture);
  std::set<std::string> seen;
  for (int i = 0; i < request.ventures_size(); ++i) {
    if (seen.insert(request.ventures(i)).second) continue;
    reader.reject({"ventures", i}, "comes twice", "name each once");
  }
}

Result<Question> read_question(const v1::ProposePairsRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  question.initiative =
      reader.required_id({"initiative"}, request.initiative(), ResourceKind::kInitiative);
  read_ventures(reader, request, question);
  question.least_probability = request.least_probability();
  // Written so that NaN fails too.
  if (!(question.least_probability >= 0 && question.least_probability < 1)) {
    reader.reject({"least_probability"}, "is outside [0, 1)", "use a probability");
  }
  question.as_of_time = read_as_of_time(reader, request);
  question.language = read_language(reader, request.language_code());
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return question;
}

// The programme, seen from who takes part in it now.
class Programme {
 public:
  Programme(const graph::Snapshot& snapshot, const model::Initiative& row) : snapshot_(snapshot) {
    for (const auto& one : snapshot.initiatives().participations_of(row.id)) {
      if (one->state == model::ParticipationState::kActive) active_.push_back(one.get());
    }
  }

  // Each with what room she has left.
  [[nodiscard]] std::vector<matching::Mentor> mentors(const model::MentoringTerms& terms) const {
    std::vector<matching::Mentor> mentors;
    for (const model::Mentor& mentor : terms.mentors) {
      const ContactIndex contact = snapshot_.find_contact(mentor.contact);
      if (contact.is_none()) continue;
      const auto taken = std::ranges::count_if(active_, [&](const model::Participation* one) {
        return one->contact == mentor.contact && !one->venture.empty();
      });
      const auto left = mentor.capacity - static_cast<std::int32_t>(taken);
      mentors.push_back({contact, std::clamp(left, 0, matching::kMentorCapacityMax)});
    }
    return mentors;
  }

  [[nodiscard]] bool has_mentor(const std::string& venture) const {
    return std::ranges::any_of(active_, [&](const model::Participation* one) {
      return one->venture == venture && !one->contact.empty();
    });
  }

  // Those that take part and have no mentor yet, each once.
  [[nodiscard]] std::vector<matching::Mentee> waiting() const {
    std::set<std::string> ids;
    for (const model::Participation* const one : active_) {
      if (!one->venture.empty() && !has_mentor(one->venture)) ids.insert(one->venture);
    }
    std::vector<matching::Mentee> mentees;
    for (const std::string& id : ids) {
      const VentureIndex venture = snapshot_.find_venture(id);
      if (!venture.is_none()) mentees.push_back({venture, {}});
    }
    return mentees;
  }

 private:
  const graph::Snapshot& snapshot_;
  std::vector<const model::Participation*> active_;
};

// Names → dense ids. Errors: kReferenceNotFound with the field; kInvalidArgument for an initiative
// of another kind, and for a venture that has a mentor.
Result<matching::PairRequest> look_up(const graph::Snapshot& snapshot, const Question& question) {
  const Result<InitiativeIndex> initiative = find_initiative(snapshot, question.initiative);
  if (!initiative) return fail(initiative.error());
  const model::Initiative& row = snapshot.initiative(*initiative);
  const auto* const terms = std::get_if<model::MentoringTerms>(&row.terms);
  if (terms == nullptr) {
    return fail(invalid_argument("initiative", "is not of the kind MENTORING",
                                 "name one that has mentors"));
  }
  const Programme programme(snapshot, row);
  matching::PairRequest request;
  request.mentors = programme.mentors(*terms);
  if (question.ventures.empty()) request.ventures = programme.waiting();
  for (std::size_t i = 0; i < question.ventures.size(); ++i) {
    const std::string& id = question.ventures[i];
    const auto venture = find_venture(snapshot, id, at_venture(i));
    if (!venture) return fail(venture.error());
    if (programme.has_mentor(id)) {
      return fail(invalid_argument(at_venture(i), "has a mentor already", "leave it out"));
    }
    request.ventures.push_back({*venture, {}});
  }
  request.least_probability = question.least_probability;
  request.as_of_time = question.as_of_time;
  return request;
}

}  // namespace

Result<void> MatchingMethods::propose_pairs(const Call& call,
                                            const v1::ProposePairsRequest& request,
                                            v1::ProposePairsResponse& response) {
  const Result<Question> question = read_question(request, clock_());
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const auto asked = look_up(snapshot, *question);
  if (!asked) return fail(asked.error());
  const auto proposal = matching::propose_pairs(snapshot, *asked);
  if (!proposal) return fail(proposal.error());
  auto written = write_pairs(store_, snapshot, question->language, *proposal, response);
  if (!written) return written;
  write_instant(question->as_of_time, response.mutable_as_of_time());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
