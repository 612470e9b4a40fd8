#include <optional>
#include <string_view>

#include "service/letters/clean_text.h"
#include "service/letters/filled_template.h"
#include "service/letters/letter_blocks.h"
#include "service/letters/letter_plan.h"
#include "service/letters/letter_texts.h"

namespace veieninn::letters {
namespace {

constexpr std::string_view kServiceName = "Veien inn";

// About ten lines on a phone: with more, a button under them is out of sight.
constexpr std::size_t kLongNeedBytes = 400;

bool is_reminder(LetterKind kind) noexcept {
  return kind == LetterKind::kEnquiryReminder || kind == LetterKind::kRegistrarReminder;
}

Phrase outcome_phrase(Outcome outcome) noexcept {
  constexpr auto kFirst = static_cast<int>(Phrase::kOutcomeMet);
  static_assert(static_cast<int>(Phrase::kOutcomeWithdrawn) - kFirst ==
                static_cast<int>(Outcome::kWithdrawn));
  return static_cast<Phrase>(kFirst + static_cast<int>(outcome));
}

std::string name_of(std::string_view text) { return one_line(text, kNameCharactersMax); }

Values values_of(const LetterContent& content, Language language) {
  Values values;
  const auto set_date = [&](std::string_view name, const std::optional<CalendarDate>& date) {
    if (date) values.set(name, date_words(*date, language));
  };
  const std::string venture = name_of(content.venture_name);
  const std::string service = name_of(content.service_name);
  values.set("recipient", name_of(content.recipient_name));
  values.set("venture",
             venture.empty() ? std::string(text_of(Phrase::kAnEntrepreneur, language)) : venture);
  values.set("person", name_of(content.person_name));
  values.set("other", name_of(content.other_person_name));
  values.set("unit", name_of(content.unit_name));
  values.set("registrar", name_of(content.registrar_name));
  values.set("service", service.empty() ? std::string(kServiceName) : service);
  set_date("date", content.due_date);
  return values;
}

// Names as they stand in a subject: shorter.
Values subject_values_of(const Values& values) {
  Values shorter;
  for (const std::string_view name : {"venture", "person"}) {
    shorter.set(name, one_line(values.find(name), kSubjectNameCharactersMax));
  }
  return shorter;
}

class Composer {
 public:
  explicit Composer(const LetterContent& content)
      : content_(content),
        language_(language_of(content.language)),
        values_(values_of(content, language_)),
        need_(clean_lines(content.need_text)),
        channels_(clean_items(content.contact_channels)) {}

  [[nodiscard]] BlockLetter letter() const {
    const LetterPlan plan = plan_of(content_);
    BlockLetter letter;
    letter.language = language_;
    letter.subject = one_line(first_filled(plan.subjects, subject_values_of(values_)).value_or(""),
                              kSubjectCharactersMax);
    letter.blocks.push_back(lead(plan));
    for (const Step& step : plan.steps) {
      if (!holds(step.when)) continue;
      if (std::optional<Block> block = block_of(step)) letter.blocks.push_back(std::move(*block));
    }
    return letter;
  }

 private:
  [[nodiscard]] std::optional<std::string> first_filled(const Choices& choices,
                                                        const Values& values) const {
    for (const Phrase choice : choices) {
      if (choice == Phrase::kNone) break;
      if (auto sentence = filled(text_of(choice, language_), values)) return sentence;
    }
    return std::nullopt;
  }

  [[nodiscard]] Block lead(const LetterPlan& plan) const {
    std::string text =
        first_filled({Phrase::kGreetingByName, Phrase::kGreeting}, values_).value_or("");
    if (const auto sentence = first_filled(plan.leads, values_)) text += " " + *sentence;
    return {BlockKind::kLead, std::move(text)};
  }

  [[nodiscard]] bool need_is_long() const noexcept {
    std::size_t bytes = 0;
    for (const std::string& line : need_) bytes += line.size() + 1;
    return bytes > kLongNeedBytes;
  }

  [[nodiscard]] bool holds(When when) const noexcept {
    switch (when) {
      case When::kAlways:
        return true;
      case When::kReminder:
        return is_reminder(content_.kind);
      case When::kIntroduced:
        return content_.cause == HandingCause::kIntroduced;
      case When::kPassedOn:
        return content_.cause == HandingCause::kPassedOn;
      case When::kNotPassedOn:
        return content_.cause != HandingCause::kPassedOn;
      case When::kThroughOther:
        return content_.cause == HandingCause::kIntroduced ||
               content_.cause == HandingCause::kPassedOn;
      case When::kCouldNot:
        return content_.cause == HandingCause::kCouldNot;
      case When::kLeft:
        return content_.cause == HandingCause::kLeft;
      case When::kInvited:
        return content_.cause == HandingCause::kInvited;
      default:
        return holds_of_parts(when);
    }
  }

  [[nodiscard]] bool holds_of_parts(When when) const noexcept {
    switch (when) {
      case When::kLongNeed:
        return need_is_long();
      case When::kShortNeed:
        return !need_is_long();
      case When::kCanAnswer:
        return !safe_link(content_.answer_link).empty();
      case When::kRelayed:
        return content_.reply_is_relayed;
      case When::kOnlyRelayed:
        return content_.reply_is_relayed && channels_.empty();
      default:
        return false;
    }
  }

  [[nodiscard]] std::optional<Block> block_of(const Step& step) const {
    switch (step.kind) {
      case StepKind::kFacts:
        return facts();
      case StepKind::kPerson:
        return person();
      case StepKind::kOutcome:
        return outcome();
      default:
        break;
    }
    std::optional<std::string> text = first_filled(step.texts, values_);
    if (!text) return std::nullopt;
    return titled(step.kind, std::move(*text));
  }

  [[nodiscard]] std::optional<Block> titled(StepKind kind, std::string text) const {
    switch (kind) {
      case StepKind::kNeed:
        return listed(BlockKind::kQuote, std::move(text), need_);
      case StepKind::kNote:
        return listed(BlockKind::kQuote, std::move(text), clean_lines(content_.note));
      case StepKind::kAbout:
        return listed(BlockKind::kQuote, std::move(text),
                      clean_lines(content_.venture_description));
      case StepKind::kReasons:
        return listed(BlockKind::kList, std::move(text), clean_items(content_.reasons));
      case StepKind::kChannels:
        return listed(BlockKind::kList, std::move(text), channels_);
      case StepKind::kAnswer:
        return button(std::move(text), content_.answer_link);
      case StepKind::kStatus:
        return button(std::move(text), content_.status_link);
      case StepKind::kRemoval:
        return removal(std::move(text));
      case StepKind::kFoot:
        return Block{BlockKind::kFoot, std::move(text)};
      default:
        return Block{BlockKind::kParagraph, std::move(text)};
    }
  }

  [[nodiscard]] static std::optional<Block> listed(BlockKind kind, std::string title,
                                                   std::vector<std::string> lines) {
    if (lines.empty()) return std::nullopt;
    return Block{kind, std::move(title), std::move(lines)};
  }

  [[nodiscard]] static std::optional<Block> button(std::string label, std::string_view address) {
    const std::string_view link = safe_link(address);
    if (link.empty()) return std::nullopt;
    return Block{BlockKind::kButton, std::move(label), {}, std::string(link)};
  }

  [[nodiscard]] std::optional<Block> removal(std::string text) const {
    const std::string_view link = safe_link(content_.removal_link, /*mail_allowed=*/true);
    if (link.empty()) return std::nullopt;
    return Block{BlockKind::kFoot,
                 std::move(text),
                 {},
                 std::string(link),
                 std::string(text_of(Phrase::kRemovalLink, language_))};
  }

  void add_fact(Block& block, Phrase label, std::string value) const {
    if (value.empty()) return;
    block.lines.push_back(std::string(text_of(label, language_)) + ": " + std::move(value));
  }

  [[nodiscard]] static std::optional<Block> unless_empty(Block block) {
    if (block.lines.empty()) return std::nullopt;
    return block;
  }

  [[nodiscard]] std::optional<Block> facts() const {
    Block block{BlockKind::kFacts, {}};
    add_fact(block, Phrase::kTopicLabel, name_of(content_.topic_label));
    add_fact(block, Phrase::kAreaLabel, name_of(content_.area_name));
    return unless_empty(std::move(block));
  }

  // Her name alone is said by the lead already.
  [[nodiscard]] std::optional<Block> person() const {
    std::string card(values_.find("person"));
    const std::string title = name_of(content_.person_title);
    const std::string_view unit = values_.find("unit");
    if (card.empty() || (title.empty() && unit.empty())) return std::nullopt;
    if (!title.empty()) card += ", " + title;
    if (!unit.empty()) card += ", " + std::string(unit);
    Block block{BlockKind::kFacts, {}};
    add_fact(block, Phrase::kPersonLabel, std::move(card));
    return block;
  }

  [[nodiscard]] std::optional<Block> outcome() const {
    if (!content_.outcome) return std::nullopt;
    Block block{BlockKind::kFacts, {}};
    const std::string_view words = text_of(outcome_phrase(*content_.outcome), language_);
    add_fact(block, Phrase::kOutcomeLabel, std::string(words));
    return block;
  }

  const LetterContent& content_;
  Language language_;
  Values values_;
  std::vector<std::string> need_;
  std::vector<std::string> channels_;
};

}  // namespace

BlockLetter compose(const LetterContent& content) { return Composer(content).letter(); }

}  // namespace veieninn::letters
