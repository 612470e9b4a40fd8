// A team to be found, as plain numbers: a directed graph of people, what each costs, and what she
// is right for. In costs -log p, the best team is a node-weighted directed group Steiner tree.
//
// People are numbered by contact id, so that every tie between equal numbers falls the same way in
// every snapshot of the same rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace veieninn::matching {

inline constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

struct TieIn {
  std::uint32_t from = kNobody;
  double passes = 0;  // P(passes on), (0, 1)
};

// All probabilities in [0, 1]. Of parallel ties only the best stands here.
struct TeamProblem {
  std::uint32_t people = 0;
  std::uint32_t requirements = 0;
  std::vector<double> way;         // by person: P(a route ends with her answering), 0: no route
  std::vector<double> introduced;  // P(she answers a colleague's introduction), with her standing
  std::vector<double> direct;      // P(she answers the coordinator without a tie), with hers
  std::vector<double> right;       // [requirement * people + person]
  std::vector<std::uint32_t> first_tie = {0};  // ties into person p: [first_tie[p], first_tie[p+1])
  std::vector<TieIn> ties;

  [[nodiscard]] std::span<const TieIn> ties_into(std::uint32_t person) const {
    return std::span(ties).subspan(first_tie[person], first_tie[person + 1] - first_tie[person]);
  }
  [[nodiscard]] std::span<const double> right_for(std::uint32_t requirement) const {
    return std::span(right).subspan(std::size_t{requirement} * people, people);
  }
  [[nodiscard]] double passes_on(std::uint32_t from, std::uint32_t to) const;
};

struct Branch {
  std::uint32_t person = kNobody;
  std::uint32_t from = kNobody;  // who brings her in by a tie; kNobody: the coordinator, without
};

struct TeamTree {
  std::uint32_t coordinator = kNobody;
  std::vector<Branch> branches;       // whoever brings in comes before
  std::vector<std::uint32_t> covers;  // by requirement: who covers it; kNobody: nobody yet

  [[nodiscard]] bool has(std::uint32_t person) const;
  // Once a person; the first way in stays.
  void add(std::uint32_t person, std::uint32_t from);
};

// P(team) as if only `requirements` were asked; 0 where one of them is not covered.
[[nodiscard]] double value_of(const TeamProblem& problem, const TeamTree& tree,
                              std::span<const std::uint32_t> requirements);

// Gives each covered requirement to the rightest person of the tree, and takes out whoever then
// does nothing. Never makes it worth less.
void tidy(const TeamProblem& problem, TeamTree& tree);

}  // namespace veieninn::matching
