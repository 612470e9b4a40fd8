#include "clients/cli/pairs_page.h"

#include <algorithm>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

std::string names_of(const google::protobuf::RepeatedPtrField<std::string>& resources,
                     const MatchPage& page) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(resources.size()));
  for (const std::string& resource : resources) names.push_back(page.name_of(resource));
  return joined(names, ", ");
}

std::string first_choice_of(const v1::FirstChoice& choice, MatchText taken, MatchText full,
                            const MatchPage& page) {
  return page.say(choice.taken_by().empty() ? full : taken,
                  fmt::arg("mentor", page.name_of(choice.mentor())),
                  fmt::arg("chance", percent(choice.probability())),
                  fmt::arg("ventures", names_of(choice.taken_by(), page)));
}

void print_pair(const v1::ProposedPair& pair, int number, MatchPage& page) {
  const std::string margin = fmt::format("   {} ", page.style().line());
  page.numbered(
      number, page.say(MatchText::kPair, fmt::arg("mentor", printable(pair.mentor_display_name())),
                       fmt::arg("venture", printable(pair.venture_display_name()))));
  page.told(margin, page.say(MatchText::kPairWorks), percent(pair.probability()));
  if (pair.has_first_choice()) {
    page.wrap(margin, margin,
              first_choice_of(pair.first_choice(), MatchText::kBetterIsTaken,
                              MatchText::kBetterIsFull, page));
  }
  print_reasons(pair.reasons(), "   ", page);
}

void print_alone(const v1::ProposePairsResponse& answer, MatchPage& page) {
  if (answer.alone().empty()) return;
  page.line("");
  page.line(page.say(MatchText::kAlone) + ":");
  std::vector<std::string> branches;
  for (const v1::AloneVenture& alone : answer.alone()) {
    std::string why =
        page.say(alone_text(alone.reason()), fmt::arg("venture", page.name_of(alone.venture())),
                 fmt::arg("id", bare_id(alone.venture())));
    if (alone.has_first_choice()) {
      why += " " + first_choice_of(alone.first_choice(), MatchText::kBestIsTaken,
                                   MatchText::kBestIsFull, page);
    }
    branches.push_back(std::move(why));
  }
  print_branches(branches, "", page);
}

void print_left_out(const v1::ProposePairsResponse& answer, MatchPage& page) {
  if (answer.unavailable_mentors().empty() && answer.refused_pairs().empty()) return;
  page.line("");
  page.told("", page.say(MatchText::kUnavailable), names_of(answer.unavailable_mentors(), page));
  for (const v1::RefusedPair& refused : answer.refused_pairs()) {
    page.wrap("", "  ",
              page.say(MatchText::kHerself, fmt::arg("mentor", page.name_of(refused.mentor())),
                       fmt::arg("venture", page.name_of(refused.venture()))));
  }
}

std::string expected_of(const v1::ProposePairsResponse& answer, const MatchPage& page) {
  std::string expected = fmt::format("{:.1f}", answer.expected_count());
  if (page.language() != "en") std::replace(expected.begin(), expected.end(), '.', ',');
  return page.say(MatchText::kPairsExpected, fmt::arg("n", answer.pairs_size()),
                  fmt::arg("expected", expected));
}

std::string first_pair_command(const v1::ProposePairsResponse& answer,
                               const PairsQuestion& question) {
  const v1::ProposedPair& first = answer.pairs(0);
  const std::string mentor = bare_id(first.mentor());
  if (!question.participation.empty()) {
    return fmt::format("veieninn participation update {} --contact {}",
                       bare_id(question.participation), mentor);
  }
  return fmt::format("veieninn initiative join {} --venture {} --contact {}",
                     bare_id(question.initiative), bare_id(first.venture()), mentor);
}

}  // namespace

std::string pairs_page(const v1::ProposePairsResponse& answer, const PairsQuestion& question,
                       const MatchView& view, const Style& style) {
  MatchPage page(view, style);
  page.wrap("", "  ",
            fmt::format("{} {} {}", page.name_of(question.initiative), page.style().dot(),
                        bare_id(question.initiative)));
  const bool has_pairs = !answer.pairs().empty();
  page.wrap("", "", has_pairs ? expected_of(answer, page) : page.say(MatchText::kNoPairs));
  if (!has_pairs && answer.alone().empty()) {
    page.wrap("", "", page.say(MatchText::kNobodyLacksMentor));
  }
  for (int i = 0; i < answer.pairs_size(); ++i) {
    page.line("");
    print_pair(answer.pairs(i), i + 1, page);
  }
  print_alone(answer, page);
  print_left_out(answer, page);
  if (has_pairs) {
    page.line("");
    page.next_command(page.say(MatchText::kPairBegins), first_pair_command(answer, question));
  }
  return page.take();
}

}  // namespace veieninn::cli
