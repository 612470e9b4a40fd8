#include "engine/routing/candidate_collector.h"

namespace veieninn::routing {

void CandidateCollector::add(std::uint32_t contact, const Knowledge& knowledge, double area) {
  if (knowledge.right <= 0) return;
  Target target;
  target.contact = contact;
  target.right = knowledge.right;
  target.own_past = knowledge.own_past;
  target.past_needs = knowledge.past_needs;
  target.offer = knowledge.offer;
  target.initiative = knowledge.initiative;
  target.topic = knowledge.topic;
  target.area = area;
  target.fallback = fallback_;
  const auto standing = belief_.standing(contact);
  if (!standing) {
    found_.unavailable.push_back(target);
    return;
  }
  target.standing = *standing;
  target.mean = belief_.mean(contact);
  found_.targets.push_back(target);
  if (k_ == Wanted::kEveryone || k_ == 0) return;
  // Introductions can only add to it.
  const double worth = ways_.direct_or_known(target);
  if (greatest_.size() == k_) {
    if (worth <= greatest_.top()) return;
    greatest_.pop();
  }
  greatest_.push(worth);
}

double CandidateCollector::needed() const {
  constexpr double kRoundingToSpare = 1e-12;
  return greatest_.size() < k_ ? 0 : greatest_.top() * (1 - kRoundingToSpare);
}

}  // namespace veieninn::routing
