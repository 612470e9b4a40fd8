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
    {Text::kOpenNow, "Åpent for dere nå", "Ope for dykk no", "Open to you now"},
    {Text::kTalkTo, "snakk med {}", "snakk med {}", "talk to {}"},
    {Text::kDeadlineInDays, "frist om {} dager", "frist om {} dagar", "deadline in {} days"},
    {Text::kDeadlineInADay, "frist innen et døgn", "frist innan eit døgn", "deadline within a day"},
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
    {Text::kAllCovered, "Alle temaer har noen.", "Alle tema har nokon.",
     "Every topic has somebody."},
    {Text::kOneAlone, "bare én person", "berre éin person", "one person only"},
    {Text::kOneWithDeputy, "bare én person, med stedfortreder", "berre éin person, med vara",
     "one person only, with a deputy"},
    {Text::kOneGave, "én person ga {:.0f} % av {} svar", "éin person gav {:.0f} % av {} svar",
     "one person gave {:.0f} % of {} answers"},
    {Text::kNoRisk, "Ingenting henger på én person alene.", "Ingenting heng på éin person åleine.",
     "Nothing hangs on one person alone."},
    {Text::kHeatLegend,
     "Tall: så mange personer; 1: alt henger på én; {} alle har fullt nå; ? ingen er bekreftet "
     "siste 180 dager; {} ingen; ! ingen, og spurt forgjeves.",
     "Tal: så mange personar; 1: alt heng på éin; {} alle har fullt no; ? ingen er stadfesta "
     "siste 180 dagar; {} ingen; ! ingen, og spurt fåfengt.",
     "Number: so many persons; 1: all hangs on one; {} everybody is at capacity now; ? nobody "
     "confirmed in the last 180 days; {} nobody; ! nobody, and asked in vain."},
    {Text::kCoverageHead, "Dekning", "Dekning", "Coverage"},
    {Text::kNobodyHead, "Ingen", "Ingen", "Nobody"},
    {Text::kInVainHead, "Forgjeves", "Fåfengt", "In vain"},
    {Text::kBarLegend,
     "Andel av stedene: {} dekket; {} sårbart: én person, alle har fullt eller ingen er bekreftet; "
     "{} ingen.",
     "Del av stadene: {} dekt; {} sårbart: éin person, alle har fullt eller ingen er stadfesta; "
     "{} ingen.",
     "Share of the places: {} covered; {} vulnerable: one person, everybody at capacity or nobody "
     "confirmed; {} nobody."},
    {Text::kTrendLegend, "Til høyre: spurt forgjeves de siste tolv månedene, eldste først.",
     "Til høgre: spurt fåfengt dei siste tolv månadene, den eldste først.",
     "To the right: asked in vain in the last twelve months, oldest first."},
    {Text::kUnitHead, "Enhet", "Eining", "Unit"},
    {Text::kPeopleHead, "Pers.", "Pers.", "Pers."},
    {Text::kSentHead, "Sendt", "Sendt", "Sent"},
    {Text::kFullHead, "Fullt", "Fullt", "Full"},
    {Text::kNearHead, "Nesten", "Nesten", "Nearly"},
    {Text::kWeeksHead, "Tolv uker", "Tolv veker", "12 weeks"},
    {Text::kLoadLegend,
     "Sendt: henvendelser siste hele uke / det er plass til i uka. Fullt, nesten: så mange av "
     "personene nå. Hver enhet regnes med alle under seg.",
     "Sendt: førespurnader siste heile veke / det er plass til i veka. Fullt, nesten: så mange av "
     "personane no. Kvar eining er rekna med alle under seg.",
     "Sent: enquiries in the last whole week / room for in a week. Full, nearly: so many of the "
     "persons now. Each unit is counted with all below it."},
    {Text::kAnsweredHead, "Svar", "Svar", "Answers"},
    {Text::kShareHead, "Andel", "Del", "Share"},
    {Text::kWithinHead, "Innen", "Innan", "Within"},
    {Text::kQuartersHead, "Kvartaler", "Kvartal", "Quarters"},
    {Text::kReplyLegend,
     "Svar: så mange av dem som ble besvart eller ikke, siste 52 uker. Andel: anslått i prosent, "
     "med 90 % sikkerhet innenfor parentesen. Innen: så mange virkedager tok halvparten av svarene "
     "høyst. Kvartaler: anslått andel, eldste først. Hver enhet regnes med alle under seg.",
     "Svar: så mange av dei som det vart svart på eller ikkje, siste 52 veker. Del: rekna i "
     "prosent, med 90 % visse innanfor parentesen. Innan: så mange yrkedagar tok halvparten av "
     "svara høgst. Kvartal: rekna del, det eldste først. Kvar eining er rekna med alle under seg.",
     "Answers: so many of those that were answered or not, in the last 52 weeks. Share: estimated, "
     "in per cent, with 90 % certainty within the brackets. Within: half of the answers took at "
     "most so many working days. Quarters: estimated shares, oldest first. Each unit is counted "
     "with all below it."},
    {Text::kLater, "over 10", "over 10", "over 10"},
    {Text::kCountedIn, "regnes med i {}", "rekna med i {}", "counted in {}"},
    {Text::kTooFewToTell, "for få til å vise tall", "for få til å vise tal",
     "too few to show figures"},
    {Text::kFloorNote, "Tall vises bare der de gjelder minst fem personer.",
     "Tal blir viste berre der dei gjeld minst fem personar.",
     "Figures are shown only where they are about at least five persons."},
    {Text::kNoUnits, "Ingen enheter.", "Ingen einingar.", "No units."},
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
