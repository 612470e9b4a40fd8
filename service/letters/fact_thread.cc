#include "service/letters/fact_thread.h"

#include <array>
#include <utility>

#include "service/letters/clean_text.h"
#include "service/letters/page_frame.h"

namespace veieninn::letters {
namespace {

using P = PagePhrase;

// In the order of ThreadFact.
constexpr std::array<P, kThreadFactCount> kFactTexts = {P::kThreadWritten,
                                                        P::kThreadTakenUp,
                                                        P::kThreadIntroduced,
                                                        P::kThreadPassedOn,
                                                        P::kThreadTaken,
                                                        P::kThreadReplied,
                                                        P::kThreadOffered,
                                                        P::kThreadHandedOver,
                                                        P::kThreadJoined,
                                                        P::kThreadCoordinated,
                                                        P::kThreadCoordinatesHerself,
                                                        P::kThreadClosed,
                                                        P::kThreadEnded};

// In the order of Outcome.
constexpr std::array kOutcomeTexts = {Phrase::kOutcomeMet,           Phrase::kOutcomePilot,
                                      Phrase::kOutcomeCollaboration, Phrase::kOutcomeAdvice,
                                      Phrase::kOutcomeNoFit,         Phrase::kOutcomeWithdrawn};

class ThreadWriter {
 public:
  ThreadWriter(const FactThread& thread, Language language, std::string_view venture_name)
      : thread_(thread), language_(language), venture_(clean(venture_name)) {
    if (venture_.empty()) venture_ = text_of(Phrase::kAnEntrepreneur, language);
  }

  [[nodiscard]] std::string html() const {
    return heading_html(2, text_of(P::kThreadHeading, language_)) + people() + lines();
  }

 private:
  [[nodiscard]] static std::string clean(std::string_view name) {
    return one_line(name, kNameCharactersMax);
  }

  [[nodiscard]] std::string people() const {
    std::string team;
    for (const std::string& name : clean_items(thread_.team_names)) {
      if (!team.empty()) team += "; ";
      team += name;
    }
    const std::array<std::pair<std::string_view, std::string>, 3> facts = {{
        {text_of(P::kThreadOwner, language_), clean(thread_.owner_name)},
        {text_of(P::kThreadCoordinator, language_), clean(thread_.coordinator_name)},
        {text_of(P::kThreadTeam, language_), team},
    }};
    return facts_html(facts);
  }

  // The first name of a sentence is written with a capital, also where nobody is named.
  [[nodiscard]] std::string name_or(const std::string& name, bool begins) const {
    std::string shown = clean(name);
    if (!shown.empty()) return shown;
    return std::string(text_of(begins ? P::kThreadSomebody : P::kThreadSomebodyElse, language_));
  }

  [[nodiscard]] std::string sentence(const ThreadLine& line) const {
    const bool whom_begins = line.fact == ThreadFact::kHandedOver;
    Values values;
    values.set("venture", venture_);
    values.set("who", name_or(line.who, !whom_begins));
    values.set("whom", name_or(line.whom, whom_begins));
    if (line.outcome) {
      const Phrase outcome = kOutcomeTexts.at(static_cast<std::size_t>(*line.outcome));
      values.set("outcome", std::string(text_of(outcome, language_)));
    }
    return said(language_, values, kFactTexts.at(static_cast<std::size_t>(line.fact)),
                P::kThreadEnded);
  }

  [[nodiscard]] std::string item(const ThreadLine& line) const {
    std::string html = "<li>";
    if (line.date) {
      html +=
          "<span class=\"when\">" + html_escaped(date_words(*line.date, language_)) + "</span>\n";
    }
    html += html_escaped(sentence(line)) + "\n";
    return html + quote_html("", clean_lines(line.note)) + "</li>\n";
  }

  [[nodiscard]] std::string lines() const {
    if (thread_.lines.empty()) return {};
    const std::size_t count = thread_.lines.size();
    std::string html = "<ol>\n";
    for (std::size_t i = count > kThreadLinesMax ? count - kThreadLinesMax : 0; i < count; ++i) {
      html += item(thread_.lines[i]);
    }
    return html + "</ol>\n";
  }

  const FactThread& thread_;
  Language language_;
  std::string venture_;
};

}  // namespace

std::string fact_thread_html(const FactThread& thread, Language language,
                             std::string_view venture_name) {
  return ThreadWriter(thread, language, venture_name).html();
}

}  // namespace veieninn::letters
