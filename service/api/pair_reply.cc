#include "service/api/pair_reply.h"

#include <optional>
#include <string>
#include <utility>

#include "service/api/match_reply.h"
#include "service/api/resource_names.h"
#include "service/api/venture_reply.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

static_assert(static_cast<int>(matching::AloneReason::kAllTaken) == v1::ALONE_REASON_ALL_TAKEN);

std::string contact_name(const graph::Snapshot& snapshot, ContactIndex contact) {
  return name_of(ResourceKind::kContact, snapshot.contact_id(contact));
}
std::string venture_resource(const graph::Snapshot& snapshot, VentureIndex venture) {
  return name_of(ResourceKind::kVenture, snapshot.venture_id(venture));
}

void write_first_choice(const graph::Snapshot& snapshot, const matching::FirstChoice& choice,
                        v1::FirstChoice* written) {
  written->set_mentor(contact_name(snapshot, choice.mentor));
  written->set_probability(choice.probability);
  for (const VentureIndex venture : choice.taken_by) {
    written->add_taken_by(venture_resource(snapshot, venture));
  }
}

void write_pair(const graph::Snapshot& snapshot, Language language, std::string venture_title,
                const matching::ProposedPair& pair, v1::ProposedPair* written) {
  written->set_mentor(contact_name(snapshot, pair.mentor));
  written->set_mentor_display_name(std::string(snapshot.contact_name(pair.mentor)));
  written->set_venture(venture_resource(snapshot, pair.venture));
  written->set_venture_display_name(std::move(venture_title));
  written->set_probability(pair.probability);
  write_match_reasons({snapshot, language, MatchSubject::kPair, pair.venture}, pair.factors,
                      written->mutable_reasons());
  if (pair.first_choice) {
    write_first_choice(snapshot, *pair.first_choice, written->mutable_first_choice());
  }
}

}  // namespace

Result<void> write_pairs(store::Store& store, const graph::Snapshot& snapshot, Language language,
                         const matching::PairProposal& proposal,
                         v1::ProposePairsResponse& response) {
  for (const matching::ProposedPair& pair : proposal.pairs) {
    Result<std::optional<std::string>> name = venture_name(store, snapshot, pair.venture);
    if (!name) return fail(std::move(name.error()));
    std::optional<std::string>& known = *name;
    if (known) write_pair(snapshot, language, *std::move(known), pair, response.add_pairs());
  }
  for (const matching::AloneVenture& alone : proposal.alone) {
    v1::AloneVenture* const written = response.add_alone();
    written->set_venture(venture_resource(snapshot, alone.venture));
    written->set_reason(static_cast<v1::AloneReason>(alone.reason));
    if (alone.first_choice) {
      write_first_choice(snapshot, *alone.first_choice, written->mutable_first_choice());
    }
  }
  for (const matching::RefusedPair& refused : proposal.herself) {
    v1::RefusedPair* const written = response.add_refused_pairs();
    written->set_mentor(contact_name(snapshot, refused.mentor));
    written->set_venture(venture_resource(snapshot, refused.venture));
  }
  for (const ContactIndex mentor : proposal.unavailable) {
    response.add_unavailable_mentors(contact_name(snapshot, mentor));
  }
  response.set_expected_count(proposal.expected_count);
  return {};
}

}  // namespace veieninn::api
