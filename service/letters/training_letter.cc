#include "service/letters/training_letter.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "service/letters/clean_text.h"
#include "service/letters/filled_template.h"
#include "service/letters/letter_blocks.h"
#include "service/letters/letter_texts.h"
#include "service/letters/training_texts.h"

namespace veieninn::letters {
namespace {

constexpr std::string_view kServiceName = "Veien inn";

// Leaves room in a subject for what is said of it, in every language.
constexpr std::size_t kSubjectTitleCharactersMax = 60;

std::string name_of(std::string_view text) { return one_line(text, kNameCharactersMax); }

// The title as it stands in a sentence, of at most so many characters.
std::string training_words(std::string_view title, std::size_t characters_max, Language language) {
  Values values;
  values.set("title", one_line(title, characters_max));
  return filled(text_of(TrainingPhrase::kQuotedTitle, language), values)
      .value_or(std::string(text_of(TrainingPhrase::kTheTraining, language)));
}

class TrainingComposer {
 public:
  explicit TrainingComposer(const TrainingLetterContent& content)
      : content_(content), language_(language_of(content.language)) {
    const std::string service = name_of(content.service_name);
    values_.set("recipient", name_of(content.recipient_name));
    values_.set("training", training_words(content.training_title, kNameCharactersMax, language_));
    values_.set("person", name_of(content.person_name));
    values_.set("service", service.empty() ? std::string(kServiceName) : service);
    values_.set("minimum", content.minimum > 0 ? std::to_string(content.minimum) : "");
  }

  BlockLetter letter() {
    letter_.language = language_;
    letter_.subject = subject();
    add_lead();
    if (content_.starts) {
      add_days();
      add_paragraph(content_.answers_for_it ? TrainingPhrase::kStartsForResponsible
                                            : TrainingPhrase::kStartsForParticipant);
    } else {
      add_lacking();
      add_paragraph(content_.answers_for_it ? TrainingPhrase::kEndedForResponsible
                                            : TrainingPhrase::kEndedForParticipant);
    }
    add_person();
    add_foot();
    return std::move(letter_);
  }

 private:
  template <typename Key>
  [[nodiscard]] std::optional<std::string> sentence(Key which) const {
    return filled(text_of(which, language_), values_);
  }

  [[nodiscard]] std::string subject() const {
    Values shorter;
    shorter.set("training",
                training_words(content_.training_title, kSubjectTitleCharactersMax, language_));
    const auto which =
        content_.starts ? TrainingPhrase::kStartsSubject : TrainingPhrase::kDoesNotStartSubject;
    return one_line(filled(text_of(which, language_), shorter).value_or(""), kSubjectCharactersMax);
  }

  void add_lead() {
    std::string text = sentence(Phrase::kGreetingByName)
                           .value_or(std::string(text_of(Phrase::kGreeting, language_)));
    const auto which =
        content_.starts ? TrainingPhrase::kStartsLead : TrainingPhrase::kDoesNotStartLead;
    if (const auto said = sentence(which)) text += " " + *said;
    letter_.blocks.push_back({BlockKind::kLead, std::move(text)});
  }

  void add_paragraph(TrainingPhrase which) {
    if (auto text = sentence(which)) {
      letter_.blocks.push_back({BlockKind::kParagraph, *std::move(text)});
    }
  }

  // With the year: a training is decided on long before it begins.
  void add_day(Block& block, TrainingPhrase label, const std::optional<CalendarDate>& day) const {
    if (!day) return;
    const std::string words = date_words(*day, language_);
    if (words.empty()) return;
    block.lines.push_back(std::string(text_of(label, language_)) + ": " + words + " " +
                          std::to_string(day->year));
  }

  void add_days() {
    Block block{BlockKind::kFacts, {}};
    add_day(block, TrainingPhrase::kFirstDayLabel, content_.first_day);
    add_day(block, TrainingPhrase::kLastDayLabel, content_.last_day);
    if (!block.lines.empty()) letter_.blocks.push_back(std::move(block));
  }

  void add_lacking() {
    auto title = sentence(TrainingPhrase::kLacking);
    if (!title) return;
    Block block{BlockKind::kList, *std::move(title)};
    const std::size_t count = std::min(content_.lacking.size(), kLackingMunicipalitiesMax);
    for (std::size_t i = 0; i < count; ++i) {
      Values values;
      values.set("municipality", name_of(content_.lacking[i].name));
      values.set("count", std::to_string(content_.lacking[i].participants));
      values.set("minimum", std::to_string(content_.minimum));
      auto line = filled(text_of(TrainingPhrase::kLackingLine, language_), values);
      if (line) block.lines.push_back(*std::move(line));
    }
    if (!block.lines.empty()) letter_.blocks.push_back(std::move(block));
  }

  void add_person() {
    if (values_.find("person").empty()) return;
    add_paragraph(TrainingPhrase::kAskPerson);
    Block card{BlockKind::kFacts, {}};
    const std::string title = name_of(content_.person_title);
    const std::string unit = name_of(content_.unit_name);
    const std::string between = title.empty() || unit.empty() ? "" : ", ";
    if (!title.empty() || !unit.empty()) card.lines.push_back(title + between + unit);
    std::ranges::copy(clean_items(content_.contact_channels), std::back_inserter(card.lines));
    if (!card.lines.empty()) letter_.blocks.push_back(std::move(card));
    auto reply = sentence(Phrase::kReplyReachesPerson);
    if (content_.reply_reaches_person && reply) {
      letter_.blocks.push_back({BlockKind::kParagraph, *std::move(reply)});
    }
  }

  template <typename Key>
  void add_foot_line(Key which) {
    if (auto text = sentence(which)) letter_.blocks.push_back({BlockKind::kFoot, *std::move(text)});
  }

  void add_foot() {
    add_foot_line(Phrase::kSentBy);
    add_foot_line(content_.answers_for_it ? TrainingPhrase::kWhyResponsible
                                          : TrainingPhrase::kWhyParticipant);
    add_foot_line(Phrase::kNoTracking);
    const std::string_view link = safe_link(content_.removal_link, /*mail_allowed=*/true);
    if (link.empty()) return;
    letter_.blocks.push_back({BlockKind::kFoot,
                              std::string(text_of(Phrase::kRemovalExplained, language_)),
                              {},
                              std::string(link),
                              std::string(text_of(Phrase::kRemovalLink, language_))});
  }

  const TrainingLetterContent& content_;
  Language language_;
  Values values_;
  BlockLetter letter_;
};

}  // namespace

LetterText write_training_letter(const TrainingLetterContent& content) {
  const BlockLetter letter = TrainingComposer(content).letter();
  return {letter.subject, plain_text_of(letter), html_of(letter)};
}

}  // namespace veieninn::letters
