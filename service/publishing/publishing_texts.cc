#include "service/publishing/publishing_texts.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "service/letters/text_table.h"

namespace veieninn::publishing {
namespace {

using Table = std::array<std::string_view, kTextCount>;

constexpr Table kBokmaal = letters::in_order<Text, kTextCount>({{
    {Text::kTitle, "Kontaktpersoner i {unit}"},
    {Text::kLanguages, "Språk"},
    {Text::kNobody, "Her er det ingen kontaktpersoner å vise akkurat nå."},
    {Text::kNobodyForTopic, "Her er det ingen kontaktpersoner for dette temaet akkurat nå."},
    {Text::kAllTopics, "Vis alle temaer"},
    {Text::kOtherQuestions, "Andre spørsmål"},
    {Text::kWorksIn, "Arbeidssted"},
    {Text::kAnswersIn, "Svarer på"},
    {Text::kWrite, "Skriv til {name}"},
    {Text::kCall, "Ring {number}"},
    {Text::kForm, "Åpne kontaktskjemaet"},
    {Text::kVisit, "Besøk"},
    {Text::kShared, "Felles for {unit}"},
    {Text::kSharedMailbox, "Postmottak, ikke en person"},
    {Text::kSwitchboard, "Sentralbord"},
    {Text::kWebsite, "Nettsted"},
    {Text::kPages, "Flere kontaktpersoner"},
    {Text::kPageOf, "Side {page} av {pages}"},
    {Text::kPrevious, "Forrige side"},
    {Text::kNext, "Neste side"},
    {Text::kFoot, "Alle som vises her, har sagt ja til det. Siden er uten sporing."},
    {Text::kNotFoundTitle, "Siden finnes ikke"},
    {Text::kNotFound, "Her er det ingen kontaktpersoner å vise. Adressen kan være feil."},
    {Text::kTooOftenTitle, "For mange forespørsler"},
    {Text::kTooOften, "Vent et minutt og prøv igjen."},
    {Text::kTryLaterTitle, "Siden kan ikke vises nå"},
    {Text::kTryLater, "Noe gikk galt hos oss. Prøv igjen om litt."},
    {Text::kMethodTitle, "Siden kan bare leses"},
    {Text::kMethod, "Her kan ingenting sendes inn."},
}});

constexpr Table kNynorsk = letters::in_order<Text, kTextCount>({{
    {Text::kTitle, "Kontaktpersonar i {unit}"},
    {Text::kLanguages, "Språk"},
    {Text::kNobody, "Her er det ingen kontaktpersonar å vise akkurat no."},
    {Text::kNobodyForTopic, "Her er det ingen kontaktpersonar for dette temaet akkurat no."},
    {Text::kAllTopics, "Vis alle tema"},
    {Text::kOtherQuestions, "Andre spørsmål"},
    {Text::kWorksIn, "Arbeidsstad"},
    {Text::kAnswersIn, "Svarar på"},
    {Text::kWrite, "Skriv til {name}"},
    {Text::kCall, "Ring {number}"},
    {Text::kForm, "Opne kontaktskjemaet"},
    {Text::kVisit, "Besøk"},
    {Text::kShared, "Felles for {unit}"},
    {Text::kSharedMailbox, "Postmottak, ikkje ein person"},
    {Text::kSwitchboard, "Sentralbord"},
    {Text::kWebsite, "Nettstad"},
    {Text::kPages, "Fleire kontaktpersonar"},
    {Text::kPageOf, "Side {page} av {pages}"},
    {Text::kPrevious, "Førre side"},
    {Text::kNext, "Neste side"},
    {Text::kFoot, "Alle som er viste her, har sagt ja til det. Sida er utan sporing."},
    {Text::kNotFoundTitle, "Sida finst ikkje"},
    {Text::kNotFound, "Her er det ingen kontaktpersonar å vise. Adressa kan vere feil."},
    {Text::kTooOftenTitle, "For mange førespurnader"},
    {Text::kTooOften, "Vent eit minutt og prøv igjen."},
    {Text::kTryLaterTitle, "Sida kan ikkje visast no"},
    {Text::kTryLater, "Noko gjekk gale hos oss. Prøv igjen om litt."},
    {Text::kMethodTitle, "Sida kan berre lesast"},
    {Text::kMethod, "Her kan ingenting sendast inn."},
}});

constexpr Table kEnglish = letters::in_order<Text, kTextCount>({{
    {Text::kTitle, "Contact persons in {unit}"},
    {Text::kLanguages, "Language"},
    {Text::kNobody, "There are no contact persons to show here right now."},
    {Text::kNobodyForTopic, "There are no contact persons for this topic right now."},
    {Text::kAllTopics, "Show all topics"},
    {Text::kOtherQuestions, "Other questions"},
    {Text::kWorksIn, "Works in"},
    {Text::kAnswersIn, "Answers in"},
    {Text::kWrite, "Write to {name}"},
    {Text::kCall, "Call {number}"},
    {Text::kForm, "Open the contact form"},
    {Text::kVisit, "Visit"},
    {Text::kShared, "Shared by {unit}"},
    {Text::kSharedMailbox, "Shared mailbox, not a person"},
    {Text::kSwitchboard, "Switchboard"},
    {Text::kWebsite, "Website"},
    {Text::kPages, "More contact persons"},
    {Text::kPageOf, "Page {page} of {pages}"},
    {Text::kPrevious, "Previous page"},
    {Text::kNext, "Next page"},
    {Text::kFoot, "Everybody shown here has agreed to it. This page does not track you."},
    {Text::kNotFoundTitle, "There is no such page"},
    {Text::kNotFound, "There are no contact persons to show here. The address may be wrong."},
    {Text::kTooOftenTitle, "Too many requests"},
    {Text::kTooOften, "Wait a minute and try again."},
    {Text::kTryLaterTitle, "The page cannot be shown now"},
    {Text::kTryLater, "Something went wrong on our side. Try again in a while."},
    {Text::kMethodTitle, "The page can only be read"},
    {Text::kMethod, "Nothing can be sent to it."},
}});

struct LanguageWord {
  std::string_view tag;
  std::array<std::string_view, 3> names;  // in the order of letters::Language
};

// Those that municipal staff state most; any other is shown by its tag.
constexpr LanguageWord kLanguageWords[] = {
    {"nb", {"bokmål", "bokmål", "Norwegian Bokmål"}},
    {"nn", {"nynorsk", "nynorsk", "Norwegian Nynorsk"}},
    {"no", {"norsk", "norsk", "Norwegian"}},
    {"en", {"engelsk", "engelsk", "English"}},
    {"se", {"nordsamisk", "nordsamisk", "Northern Sámi"}},
    {"smj", {"lulesamisk", "lulesamisk", "Lule Sámi"}},
    {"sma", {"sørsamisk", "sørsamisk", "Southern Sámi"}},
    {"fkv", {"kvensk", "kvensk", "Kven"}},
    {"sv", {"svensk", "svensk", "Swedish"}},
    {"da", {"dansk", "dansk", "Danish"}},
    {"de", {"tysk", "tysk", "German"}},
    {"fr", {"fransk", "fransk", "French"}},
    {"es", {"spansk", "spansk", "Spanish"}},
    {"pl", {"polsk", "polsk", "Polish"}},
    {"lt", {"litauisk", "litauisk", "Lithuanian"}},
    {"uk", {"ukrainsk", "ukrainsk", "Ukrainian"}},
    {"ru", {"russisk", "russisk", "Russian"}},
    {"ar", {"arabisk", "arabisk", "Arabic"}},
    {"so", {"somali", "somali", "Somali"}},
    {"ti", {"tigrinja", "tigrinja", "Tigrinya"}},
    {"ur", {"urdu", "urdu", "Urdu"}},
    {"fa", {"persisk", "persisk", "Persian"}},
    {"tr", {"tyrkisk", "tyrkisk", "Turkish"}},
};

}  // namespace

std::string_view text_of(Text text, letters::Language language) noexcept {
  const auto index = static_cast<std::size_t>(text);
  switch (language) {
    case letters::Language::kNynorsk:
      return kNynorsk[index];
    case letters::Language::kEnglish:
      return kEnglish[index];
    case letters::Language::kBokmaal:
      break;
  }
  return kBokmaal[index];
}

std::string language_name(std::string_view tag, letters::Language language) {
  const auto* const word = std::ranges::find(kLanguageWords, tag, &LanguageWord::tag);
  if (word == std::end(kLanguageWords)) return std::string(tag);
  return std::string(word->names.at(static_cast<std::size_t>(language)));
}

}  // namespace veieninn::publishing
