#include "clients/cli/initiative_page.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "clients/cli/deadline_words.h"
#include "clients/cli/grouped_number.h"
#include "clients/cli/initiative_texts.h"
#include "clients/cli/local_time.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::int64_t kBarWidth = 10;

using Names = ResourceNames;

template <typename... Arguments>
std::string say(InitiativeText which, std::string_view language, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(text(which, language)), arguments...);
}

template <typename List>
std::string all_called(const List& resources, const Names& names) {
  std::vector<std::string> words;
  words.reserve(static_cast<std::size_t>(std::ssize(resources)));
  for (const std::string& resource : resources) words.push_back(called(resource, names));
  return joined(words, ", ");
}

std::string title_of(const v1::Initiative& initiative, std::string_view language) {
  const v1::LocalizedText* best = nullptr;
  for (const v1::LocalizedText& title : initiative.titles()) {
    const bool better = best == nullptr || title.language_code() == language ||
                        (title.language_code() == "nb" && best->language_code() != language);
    if (better) best = &title;
  }
  return best == nullptr ? bare_id(initiative.name()) : printable(best->text());
}

void put(Page& page, InitiativeText label, std::string_view content) {
  if (content.empty()) return;
  page.wrap(fmt::format("{}: ", text(label, page.language())), "  ", printable(content));
}

std::string period_words(const v1::TimePeriod& period, std::string_view language) {
  std::vector<std::string> words;
  if (period.has_start_time()) {
    words.push_back(say(InitiativeText::kFromDay, language,
                        fmt::arg("day", day_or_minute(period.start_time()))));
  }
  if (period.has_end_time()) {
    words.push_back(say(InitiativeText::kUntilDay, language,
                        fmt::arg("day", last_day_or_minute(period.end_time()))));
  }
  return joined(words, " ");
}

std::string bar(std::int64_t left, std::int64_t total, const Style& style) {
  // Not by multiplying: a fund may have a trillion kroner.
  const double share = total > 0 ? static_cast<double>(left) / static_cast<double>(total) : 0;
  auto full = static_cast<std::int64_t>(share * static_cast<double>(kBarWidth));
  if (left > 0) full = std::clamp<std::int64_t>(full, 1, kBarWidth);
  std::string drawn;
  for (std::int64_t i = 0; i < kBarWidth; ++i) {
    if (style.drawn) {
      drawn += i < full ? "█" : "░";
    } else {
      drawn += i < full ? "#" : ".";
    }
  }
  return drawn;
}

void print_quotas(const v1::InitiativeSummary& summary, Page& page) {
  if (summary.quotas().empty()) return;
  page.line(fmt::format("{}:", text(InitiativeText::kLeft, page.language())));
  std::size_t widest = 0;
  for (const v1::QuotaSummary& quota : summary.quotas()) {
    widest = std::max(widest, display_width(unit_words(quota.unit(), page.language())));
  }
  const auto number = [&](std::int64_t of) { return grouped_number(of, page.language()); };
  for (const v1::QuotaSummary& quota : summary.quotas()) {
    const std::string left =
        say(InitiativeText::kLeftOf, page.language(), fmt::arg("n", number(quota.left())),
            fmt::arg("total", number(quota.total())));
    const std::string gone = say(InitiativeText::kReservedAndUsed, page.language(),
                                 fmt::arg("reserved", number(quota.reserved())),
                                 fmt::arg("used", number(quota.used() + quota.spent())));
    const std::string line =
        fmt::format("  {} {} {} ({})", padded(unit_words(quota.unit(), page.language()), widest),
                    bar(quota.left(), quota.total(), page.style()), left, gone);
    page.line(quota.left() == 0 ? page.style().yellow(line) : page.style().blue(line));
  }
}

template <typename Message>
void print_shortfalls(const Message& message, const Names& names, Page& page) {
  for (const v1::TrainingShortfall& one : message.shortfalls()) {
    page.wrap("  ! ", "    ",
              say(InitiativeText::kLacks, page.language(),
                  fmt::arg("who", called(one.municipality(), names)),
                  fmt::arg("count", one.participants()), fmt::arg("minimum", one.minimum())));
  }
}

void print_decision(v1::TrainingDecision decision, Page& page) {
  if (decision == v1::TRAINING_DECISION_STARTS) {
    page.line(text(InitiativeText::kStarts, page.language()));
  } else if (decision == v1::TRAINING_DECISION_DOES_NOT_START) {
    page.line(text(InitiativeText::kDoesNotStart, page.language()));
  }
}

void print_people(const InitiativeView& view, Page& page) {
  const auto& contacts = view.initiative.contacts();
  if (contacts.empty()) {
    put(page, InitiativeText::kTalkTo, text(InitiativeText::kNobodyAnswers, page.language()));
    return;
  }
  put(page, InitiativeText::kTalkTo,
      fmt::format("{} ({})", called(contacts[0], view.names), bare_id(contacts[0])));
  const std::vector<std::string> others(contacts.begin() + 1, contacts.end());
  put(page, InitiativeText::kAlsoResponsible, all_called(others, view.names));
}

void print_numbers(const InitiativeView& view, Page& page) {
  const v1::InitiativeSummary& summary = view.summary;
  print_quotas(summary, page);
  put(page, InitiativeText::kParticipants,
      say(InitiativeText::kParticipantCounts, page.language(),
          fmt::arg("active", summary.active_count()),
          fmt::arg("completed", summary.completed_count()),
          fmt::arg("ended", summary.ended_count())));
  if (view.initiative.has_training()) {
    print_decision(view.initiative.training().decision(), page);
    print_shortfalls(summary, view.names, page);
  }
}

}  // namespace

std::string initiative_page(const InitiativeView& view, std::string_view language,
                            const Style& style, Today today) {
  const v1::Initiative& initiative = view.initiative;
  Page page(style, std::string(language));
  page.wrap("", "  ",
            fmt::format("{} {} {} {} {}", title_of(initiative, language), style.dot(),
                        kind_words(initiative.kind(), language), style.dot(),
                        bare_id(initiative.name())));
  print_people(view, page);
  put(page, InitiativeText::kFrom, called(initiative.unit(), view.names));
  put(page, InitiativeText::kTogetherWith, all_called(initiative.partner_units(), view.names));
  put(page, InitiativeText::kPaidBy, all_called(initiative.funders(), view.names));
  put(page, InitiativeText::kDeadline,
      deadline_words(initiative.has_apply_until() ? &initiative.apply_until() : nullptr, language,
                     today));
  put(page, InitiativeText::kPeriod, period_words(initiative.period(), language));
  put(page, InitiativeText::kFor, audience_words(initiative.audience(), language));
  put(page, InitiativeText::kConditions, initiative.conditions());
  print_numbers(view, page);
  put(page, InitiativeText::kAbout, initiative.description());
  put(page, InitiativeText::kPage, initiative.website());
  return page.take();
}

std::string participation_page(const v1::Participation& participation, std::string_view language,
                               const Style& style) {
  Page page(style, std::string(language));
  std::vector<std::string> who;
  for (const std::string& one : {participation.venture(), participation.contact()}) {
    if (!one.empty()) who.push_back(bare_id(one));
  }
  page.line(fmt::format("{} {} {} {}", bare_id(participation.name()), style.dot(),
                        joined(who, ", "), state_words(participation.state(), language)));
  std::vector<std::string> takes;
  for (const v1::Take& take : participation.takes()) {
    takes.push_back(say(InitiativeText::kHolds, language,
                        fmt::arg("unit", unit_words(take.unit(), language)),
                        fmt::arg("reserved", grouped_number(take.reserved(), language)),
                        fmt::arg("used", grouped_number(take.used(), language))));
  }
  page.wrap("  ", "  ",
            takes.empty() ? std::string(text(InitiativeText::kHoldsNothing, language))
                          : joined(takes, "; "));
  return page.take();
}

std::string decision_page(const v1::DecideTrainingResponse& decided, const Names& names,
                          std::string_view language, const Style& style) {
  Page page(style, std::string(language));
  print_decision(decided.initiative().training().decision(), page);
  print_shortfalls(decided, names, page);
  return page.take();
}

}  // namespace veieninn::cli
