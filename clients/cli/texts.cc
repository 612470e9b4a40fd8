#include "clients/cli/texts.h"

#include <algorithm>
#include <array>

namespace veieninn::cli {
namespace {

struct Entry {
  Text which;
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
};

constexpr auto kTexts = std::to_array<Entry>({
    {Text::kUnderstood, "Forstått som", "Forstått som", "Understood as"},
    {Text::kNotUnderstood,
     "Behovet ble ikke forstått. Prøv andre ord, eller gi et tema med --topic.",
     "Behovet vart ikkje forstått. Prøv andre ord, eller gje eit tema med --topic.",
     "The need was not understood. Try other words, or give a topic with --topic."},
    {Text::kGivenTopic, "oppgitt", "oppgjeve", "given"},
    {Text::kPlace, "Sted", "Stad", "Place"},
    {Text::kPlaceFromText, "fra «{}» i teksten", "frå «{}» i teksten", "from \"{}\" in the text"},
    {Text::kMatchLabel, "temaets navn", "namnet på temaet", "the topic's name"},
    {Text::kMatchSynonym, "et annet ord for det", "eit anna ord for det", "another word for it"},
    {Text::kMatchCompoundPart, "del av sammensatt ord", "del av samansett ord",
     "part of a compound"},
    {Text::kMatchSpelling, "lest som skrivefeil", "lese som skrivefeil", "read as a misspelling"},
    {Text::kMatchNeighbourhood, "hører til et bredere tema", "høyrer til eit breiare tema",
     "belongs to a broader topic"},
    {Text::kMatchLearned, "lært av tidligere behov", "lært av tidlegare behov",
     "learnt from earlier needs"},
    {Text::kLearnedFrom, "Lært av hvor {} behov endte.", "Lært av kvar {} behov enda.",
     "Learnt from where {} needs ended."},
    {Text::kNotUsedYet, "Ikke i bruk ennå: {} av de {} behovene som trengs.",
     "Ikkje i bruk enno: {} av dei {} behova som trengst.",
     "Not in use yet: {} of the {} needs that it takes."},
    {Text::kNothingLearned, "Ingenting er lært.", "Ingenting er lært.", "Nothing is learnt."},
    {Text::kEndedThere, "{} av {} behov endte der", "{} av {} behov enda der",
     "{} of {} needs ended there"},
    {Text::kAnywhere, "hvor som helst", "kvar som helst", "anywhere"},
    {Text::kYou, "du", "du", "you"},
    {Text::kDirectly, "ta kontakt direkte", "ta kontakt direkte", "get in touch directly"},
    {Text::kKnown, "dere kjenner hverandre", "de kjenner kvarandre", "you know each other"},
    {Text::kReach, "Nås", "Nåast", "Reach"},
    {Text::kReachByIntroduction, "gjennom {}, som kan sette dere i kontakt",
     "gjennom {}, som kan setje dykk i kontakt", "through {}, who can introduce you"},
    {Text::kReachByRelay, "adressen vises først etter et ja; spør ved enheten",
     "adressa blir vist først etter eit ja; spør ved eininga",
     "the address is shown after a yes; ask at the unit"},
    {Text::kLanguages, "Svarer på", "Svarar på", "Answers in"},
    {Text::kWay, "Veien", "Vegen", "The way"},
    {Text::kAnswerWithin, "Svar innen virkedager", "Svar innan yrkedagar",
     "Answers within working days"},
    {Text::kReasons, "Fordi", "Fordi", "Because"},
    {Text::kNobody, "Ingen navngitt person kan svare på dette ennå.",
     "Ingen namngjeven person kan svare på dette enno.", "No named person can answer this yet."},
    {Text::kGap, "Hull", "Hol", "Gap"},
    {Text::kSomeoneElse, "Passer ingen? Be om flere med --max 10, eller prøv et annet sted.",
     "Passar ingen? Be om fleire med --max 10, eller prøv ein annan stad.",
     "Is it someone else? Ask for more with --max 10, or try another place."},
    {Text::kChanceGreat, "svært gode sjanser for hjelp", "svært gode sjansar for hjelp",
     "a very good chance of help"},
    {Text::kChanceGood, "gode sjanser for hjelp", "gode sjansar for hjelp",
     "a good chance of help"},
    {Text::kChanceFair, "en rimelig sjanse for hjelp", "ein rimeleg sjanse for hjelp",
     "a fair chance of help"},
    {Text::kChanceSmall, "en liten sjanse, men verd et forsøk",
     "ein liten sjanse, men verd eit forsøk", "a small chance, but worth a try"},
    {Text::kChanceSlight, "et langskudd", "eit langskot", "a long shot"},
    {Text::kFallbackBroaderTopic, "kjenner et bredere tema", "kjenner eit breiare tema",
     "knows a broader topic"},
    {Text::kFallbackFrontDoor, "tar imot for enheten", "tek imot for eininga",
     "the unit's first person to ask"},
    {Text::kFallbackDeputy, "stedfortreder", "vikar", "stands in for the expert"},
    {Text::kFallbackBridgeBuilder, "brobygger for stedet", "brubyggjar for staden",
     "bridge builder for the place"},
    {Text::kFallbackCounty, "fra fylket", "frå fylket", "from the county"},
    {Text::kFallbackNeighbour, "fra nabokommunen", "frå nabokommunen", "from a neighbouring place"},
    {Text::kTopic, "Tema", "Tema", "Topic"},
    {Text::kUnits, "enheter", "einingar", "units"},
    {Text::kPersons, "personer", "personar", "persons"},
    {Text::kMailboxOnly, "bare postkasse", "berre postkasse", "mailbox only"},
    {Text::kAskedInVain, "spurt forgjeves", "spurt fåfengt", "asked in vain"},
    {Text::kNobodyIn, "ingen i {} av {} steder", "ingen i {} av {} stader",
     "nobody in {} of {} places"},
    {Text::kAllCovered, "Alle temaer har noen.", "Alle tema har nokon.",
     "Every topic has somebody."},
    {Text::kOneAlone, "bare én person", "berre éin person", "one person only"},
    {Text::kOneWithDeputy, "bare én person, med stedfortreder", "berre éin person, med vara",
     "one person only, with a deputy"},
    {Text::kOneGave, "én person ga {:.0f} % av {} svar", "éin person gav {:.0f} % av {} svar",
     "one person gave {:.0f} % of {} answers"},
    {Text::kNoRisk, "Ingenting henger på én person alene.", "Ingenting heng på éin person åleine.",
     "Nothing hangs on one person alone."},
    {Text::kHeatLegend, "tall: personer; . ingen; ! ingen, og spurt forgjeves",
     "tal: personar; . ingen; ! ingen, og spurt fåfengt",
     "number: persons; . nobody; ! nobody, and asked in vain"},
});

struct LanguageName {
  std::string_view code;
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
};

// The country's own languages, and those most spoken beside them.
constexpr auto kLanguageNames = std::to_array<LanguageName>({
    {"nb", "bokmål", "bokmål", "Norwegian Bokmål"},
    {"nn", "nynorsk", "nynorsk", "Norwegian Nynorsk"},
    {"en", "engelsk", "engelsk", "English"},
    {"se", "nordsamisk", "nordsamisk", "Northern Sámi"},
    {"smj", "lulesamisk", "lulesamisk", "Lule Sámi"},
    {"sma", "sørsamisk", "sørsamisk", "Southern Sámi"},
    {"fkv", "kvensk", "kvensk", "Kven"},
    {"ar", "arabisk", "arabisk", "Arabic"},
    {"de", "tysk", "tysk", "German"},
    {"es", "spansk", "spansk", "Spanish"},
    {"fr", "fransk", "fransk", "French"},
    {"lt", "litauisk", "litauisk", "Lithuanian"},
    {"pl", "polsk", "polsk", "Polish"},
    {"so", "somali", "somali", "Somali"},
    {"ti", "tigrinja", "tigrinja", "Tigrinya"},
    {"uk", "ukrainsk", "ukrainsk", "Ukrainian"},
    {"ur", "urdu", "urdu", "Urdu"},
});

}  // namespace

std::string_view language_name(std::string_view code, std::string_view language) noexcept {
  const auto* found = std::find_if(kLanguageNames.begin(), kLanguageNames.end(),
                                   [&](const LanguageName& name) { return name.code == code; });
  if (found == kLanguageNames.end()) return code;
  if (language == "nb") return found->nb;
  return language == "nn" ? found->nn : found->en;
}

std::string_view text(Text which, std::string_view language) noexcept {
  const auto* found = std::find_if(kTexts.begin(), kTexts.end(),
                                   [&](const Entry& entry) { return entry.which == which; });
  if (found == kTexts.end()) return {};
  if (language == "nb") return found->nb;
  return language == "nn" ? found->nn : found->en;
}

std::string_view chance_words(double probability, std::string_view language) noexcept {
  // Each bound is where the shown per cent changes, so that word and number never disagree.
  if (probability >= 0.595) return text(Text::kChanceGreat, language);
  if (probability >= 0.345) return text(Text::kChanceGood, language);
  if (probability >= 0.145) return text(Text::kChanceFair, language);
  return text(probability >= 0.035 ? Text::kChanceSmall : Text::kChanceSlight, language);
}

}  // namespace veieninn::cli
