#include "clients/cli/team_page.h"

#include <algorithm>
#include <map>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/person_lines.h"
#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

// Between a bound and a chance that are the same but for the last bits of their sums.
constexpr double kBoundSlack = 1.001;

// Members by their place in the answer; whoever brings in comes before whom she brings in, so a
// tree's branches end whatever a server sends.
class TeamTree {
 public:
  explicit TeamTree(const v1::FindTeamResponse& answer) : answer_(answer) {
    std::map<std::string, int> seen;
    for (int i = 0; i < answer.members_size(); ++i) {
      const auto introducer = seen.find(answer.members(i).introducer());
      brought_in_by_[introducer == seen.end() ? kCoordinator : introducer->second].push_back(i);
      seen.emplace(answer.members(i).contact(), i);
    }
  }

  void print(MatchPage& page) const {
    page.wrap("", "", printable(answer_.coordinator().contact_card().display_name()));
    print_branches_of(kCoordinator, "", page);
  }

 private:
  static constexpr int kCoordinator = -1;

  void print_branches_of(int introducer, const std::string& margin, MatchPage& page) const {
    const auto branches = brought_in_by_.find(introducer);
    if (branches == brought_in_by_.end()) return;
    for (const int member : branches->second) {
      const bool is_last = member == branches->second.back();
      print_member(member, margin, is_last, page);
      const std::string line(is_last ? " " : page.style().line());
      print_branches_of(member, margin + line + "  ", page);
    }
  }

  void print_member(int member, const std::string& margin, bool is_last, MatchPage& page) const {
    const v1::TeamMember& one = answer_.members(member);
    const std::string head =
        fmt::format("{}{} ", margin, is_last ? page.style().last() : page.style().fork());
    const std::string below = fmt::format("{}{}  ", margin, is_last ? " " : page.style().line());
    page.name(head, below, printable(one.contact_card().display_name()));
    const bool brings_in = brought_in_by_.contains(member);
    const std::string rest = fmt::format("{}{} ", below, brings_in ? page.style().line() : " ");
    const std::string work = work_of(one.contact_card());
    if (!work.empty()) page.wrap(rest, rest, work);
    for (const std::string& reason : why_of(one, page)) {
      page.wrap(fmt::format("{}{} ", rest, page.style().dot()), rest + "  ", reason);
    }
  }

  static std::vector<std::string> why_of(const v1::TeamMember& member, const MatchPage& page) {
    std::vector<std::string> why = reason_words(member.reasons(), page.language());
    // Of a tie the reasons tell; that there is none, nothing does.
    if (member.approach() == v1::APPROACH_DIRECT) {
      why.insert(why.begin(), page.say(MatchText::kNoTieKnown,
                                       fmt::arg("who", page.name_of(member.introducer()))));
    }
    return why;
  }

  const v1::FindTeamResponse& answer_;
  std::map<int, std::vector<int>> brought_in_by_;
};

void print_coordinator(const v1::Route& route, MatchPage& page) {
  const std::string margin = fmt::format("   {} ", page.style().line());
  const std::string first = page.say(MatchText::kGathers) + ": ";
  page.line("");
  page.name(first, std::string(2, ' '), printable(route.contact_card().display_name()));
  const std::string work = work_of(route.contact_card());
  if (!work.empty()) page.wrap(margin, margin, work);
  page.told(margin, page.say(Text::kReach), reach_of(route, page));
  page.told(margin, page.say(Text::kWay), way_of(route, page));
  print_reasons(route.reasons(), "   ", page);
}

void print_tree(const v1::FindTeamResponse& answer, MatchPage& page) {
  page.line("");
  if (answer.members().empty()) {
    const std::string who = printable(answer.coordinator().contact_card().display_name());
    page.wrap("", "", page.say(MatchText::kCoversAlone, fmt::arg("who", who)));
    return;
  }
  page.line(page.say(MatchText::kWhoBringsIn) + ":");
  TeamTree(answer).print(page);
}

std::string who_covers(const v1::TeamCover& cover, const MatchPage& page) {
  std::string who = page.name_of(cover.contact());
  if (cover.place() == v1::COVER_PLACE_WIDER) {
    who += fmt::format(", {}", page.say(MatchText::kCoveredFromWider));
  } else if (cover.place() == v1::COVER_PLACE_SUBUNIT) {
    who += fmt::format(", {}", page.say(MatchText::kCoveredFromSubunit));
  }
  return who;
}

void print_covers(const v1::FindTeamResponse& answer, MatchPage& page) {
  page.line("");
  page.line(page.say(MatchText::kWhoCovers) + ":");
  for (const v1::TeamCover& cover : answer.covers()) {
    page.told("  ", printable(cover.requirement_display_name()), who_covers(cover, page));
    for (const std::string& reason : reason_words(cover.reasons(), page.language())) {
      page.wrap(fmt::format("    {} ", page.style().dot()), "      ", reason);
    }
  }
}

void print_gaps(const v1::FindTeamResponse& answer, MatchPage& page) {
  if (answer.gaps().empty()) return;
  std::vector<std::string> gaps;
  for (const std::string& gap : answer.gaps()) gaps.push_back(page.name_of(gap));
  page.line("");
  page.wrap_painted("", 0,
                    fmt::format("{}: {}", page.say(MatchText::kNobodyCovers), joined(gaps, ", ")),
                    [&](std::string_view part) { return page.style().yellow(part); });
  const auto topic =
      std::find_if(answer.gaps().begin(), answer.gaps().end(),
                   [](const std::string& gap) { return gap.starts_with("topics/"); });
  if (topic == answer.gaps().end()) return;
  std::string command = "veieninn route --topic " + bare_id(*topic);
  if (!answer.area().empty()) command += " --area " + bare_id(answer.area());
  page.next_command(page.say(MatchText::kNobodyCoversNext), command);
}

void print_chance(const v1::FindTeamResponse& answer, MatchPage& page) {
  page.paragraph(
      page.say(MatchText::kTeamChance, fmt::arg("chance", percent(answer.probability()))));
  const bool is_best = answer.bound() <= answer.probability() * kBoundSlack;
  page.wrap("", "",
            is_best
                ? page.say(MatchText::kNoBetterTeam)
                : page.say(MatchText::kBoundOfTeams, fmt::arg("chance", percent(answer.bound()))));
}

}  // namespace

std::string team_page(const v1::FindTeamResponse& answer, const MatchView& view,
                      const Style& style) {
  MatchPage page(view, style);
  std::vector<std::string> areas;
  if (!answer.area().empty()) areas.push_back(answer.area());
  page.places(areas);
  if (!answer.has_coordinator()) {
    if (answer.gaps().empty()) page.wrap("", "", page.say(Text::kNotUnderstood));
    print_gaps(answer, page);
    page.paragraph(page.say(MatchText::kNoTeam));
    page.wrap("", "", page.say(MatchText::kNoTeamNext));
    return page.take();
  }
  print_coordinator(answer.coordinator(), page);
  print_tree(answer, page);
  print_covers(answer, page);
  print_gaps(answer, page);
  print_chance(answer, page);
  return page.take();
}

}  // namespace veieninn::cli
