#include "clients/cli/match_texts.h"

#include <array>

#include "clients/cli/translated_words.h"

namespace veieninn::cli {
namespace {

constexpr auto kTexts = std::to_array<WordEntry<MatchText>>({
    // -- what is open --
    {MatchText::kYouWorkWith,
     {"Ut fra det dere arbeider med", "Ut frå det de arbeider med", "From what you work with"}},
    {MatchText::kNoTopicsStated,
     {"Det er ikke oppgitt noe tema, så alt som er åpent, passer litt. Si hva det gjelder med "
      "--need, så blir svaret bedre.",
      "Det er ikkje oppgitt noko tema, så alt som er ope, passar litt. Sei kva det gjeld med "
      "--need, så blir svaret betre.",
      "No topic is stated, so everything that is open fits a little. Say what it is about with "
      "--need for a better answer."}},
    {MatchText::kKindFrom, {"{kind} fra {unit}", "{kind} frå {unit}", "{kind} from {unit}"}},
    {MatchText::kLeftOf,
     {"{n} av {total} {unit}", "{n} av {total} {unit}", "{n} of {total} {unit}"}},
    {MatchText::kEachMost, {"høyst {n} til hver", "høgst {n} til kvar", "at most {n} each"}},
    {MatchText::kLeadsSomewhere,
     {"Sjanse for at det fører fram", "Sjanse for at det fører fram",
      "Chance that it leads somewhere"}},
    {MatchText::kInvited,
     {"Dere er invitert. Les invitasjonen, og takk ja eller nei:",
      "De er inviterte. Les invitasjonen, og takk ja eller nei:",
      "You are invited. Read the invitation, and accept or decline:"}},
    {MatchText::kFitsWithoutPerson,
     {"Åpent og passende, men uten noen å snakke med nå: {n}.",
      "Ope og passande, men utan nokon å snakke med no: {n}.",
      "Open and fitting, but with nobody to talk to now: {n}."}},
    {MatchText::kNothingOpen,
     {"Ingenting som passer, er åpent nå.", "Ingenting som passar, er ope no.",
      "Nothing that fits is open now."}},
    {MatchText::kNothingOpenNext,
     {"Prøv et større sted med --area eller andre ord med --need, eller spør en person: "
      "veieninn route.",
      "Prøv ein større stad med --area eller andre ord med --need, eller spør ein person: "
      "veieninn route.",
      "Try a larger place with --area or other words with --need, or ask a person: veieninn "
      "route."}},
    {MatchText::kOpenNext, {"Mer om det øverste:", "Meir om det øvste:", "More about the first:"}},
    // -- ventures --
    {MatchText::kSought, {"Gjelder", "Gjeld", "Is about"}},
    {MatchText::kWorksOut,
     {"Sjanse for at de vil, og at det virker", "Sjanse for at dei vil, og at det verkar",
      "Chance that they want it and that it works"}},
    {MatchText::kNoVenture,
     {"Ingen entreprenør som er kjent her, passer ennå.",
      "Ingen entreprenør som er kjend her, passar enno.", "No entrepreneur known here fits yet."}},
    {MatchText::kNoVentureNext,
     {"Prøv et større sted med --area, eller andre ord med --need.",
      "Prøv ein større stad med --area, eller andre ord med --need.",
      "Try a larger place with --area, or other words with --need."}},
    {MatchText::kMoreVentures,
     {"Flere får du med --max {n}.", "Fleire får du med --max {n}.", "Get more with --max {n}."}},
    {MatchText::kLeaveOutNext,
     {"Er noen allerede spurt? Hopp over dem med --leave-out ID.",
      "Er nokon alt spurd? Hopp over dei med --leave-out ID.",
      "Was somebody asked already? Skip them with --leave-out ID."}},
    {MatchText::kInviteNext,
     {"Inviter dem i ett steg, eller bare noen av dem:",
      "Inviter dei i eitt steg, eller berre nokre av dei:",
      "Invite them in one step, or only some of them:"}},
    // -- a team --
    {MatchText::kGathers, {"Samler laget", "Samlar laget", "Gathers the team"}},
    {MatchText::kWhoBringsIn,
     {"Hvem henter inn hvem", "Kven hentar inn kven", "Who brings in whom"}},
    {MatchText::kNoTieKnown,
     {"{who} tar kontakt uten at vi vet at de kjenner hverandre",
      "{who} tek kontakt utan at vi veit at dei kjenner kvarandre",
      "{who} gets in touch; we do not know that the two know each other"}},
    {MatchText::kCoversAlone,
     {"{who} dekker det alene.", "{who} dekkjer det åleine.", "{who} covers it alone."}},
    {MatchText::kWhoCovers, {"Hvem dekker hva", "Kven dekkjer kva", "Who covers what"}},
    {MatchText::kCoveredFromWider,
     {"fra et større område", "frå eit større område", "from a wider area"}},
    {MatchText::kCoveredFromSubunit,
     {"fra en enhet under", "frå ei eining under", "from a unit below it"}},
    {MatchText::kNobodyCovers, {"Ingen dekker", "Ingen dekkjer", "Nobody covers"}},
    {MatchText::kNobodyCoversNext,
     {"Prøv et større sted med --area, eller finn den som er nærmest:",
      "Prøv ein større stad med --area, eller finn den som er nærast:",
      "Try a larger place with --area, or find whoever is nearest:"}},
    {MatchText::kTeamChance,
     {"Sjanse for at hele laget kommer på plass: {chance}.",
      "Sjanse for at heile laget kjem på plass: {chance}.",
      "Chance that the whole team comes together: {chance}."}},
    {MatchText::kNoBetterTeam,
     {"Ingen annen sammensetning har større sjanse.", "Inga anna samansetjing har større sjanse.",
      "No other team has a greater chance."}},
    {MatchText::kBoundOfTeams,
     {"En annen sammensetning kan være bedre, men ingen kan ha mer enn {chance}.",
      "Ei anna samansetjing kan vere betre, men inga kan ha meir enn {chance}.",
      "Another team may be better, but none can have more than {chance}."}},
    {MatchText::kNoTeam,
     {"Ingen vei fører til et lag ennå.", "Ingen veg fører til eit lag enno.",
      "No way leads to a team yet."}},
    {MatchText::kNoTeamNext,
     {"Prøv et større sted med --area eller færre temaer, eller spør én person: veieninn route.",
      "Prøv ein større stad med --area eller færre tema, eller spør éin person: veieninn route.",
      "Try a larger place with --area or fewer topics, or ask one person: veieninn route."}},
    // -- pairs --
    {MatchText::kPairsExpected,
     {"Foreslåtte par: {n}. I snitt kan en vente at {expected} av dem fungerer.",
      "Føreslåtte par: {n}. I snitt kan ein vente at {expected} av dei fungerer.",
      "Proposed pairs: {n}. On average {expected} of them can be expected to work."}},
    {MatchText::kPair,
     {"{mentor} som mentor for {venture}", "{mentor} som mentor for {venture}",
      "{mentor} as mentor for {venture}"}},
    {MatchText::kPairWorks,
     {"Sjanse for at det fungerer", "Sjanse for at det fungerer", "Chance that it works"}},
    {MatchText::kBetterIsTaken,
     {"{mentor} hadde passet enda bedre ({chance}), men er opptatt med {ventures}.",
      "{mentor} hadde passa endå betre ({chance}), men er oppteken med {ventures}.",
      "{mentor} would have suited even better ({chance}), but is taken by {ventures}."}},
    {MatchText::kBetterIsFull,
     {"{mentor} hadde passet enda bedre ({chance}), men har ikke plass til flere.",
      "{mentor} hadde passa endå betre ({chance}), men har ikkje plass til fleire.",
      "{mentor} would have suited even better ({chance}), but has no room for more."}},
    {MatchText::kAlone, {"Uten mentor", "Utan mentor", "Without a mentor"}},
    {MatchText::kAloneNoTopics,
     {"{venture} har ikke oppgitt hva de arbeider med. Legg det til: veieninn venture update {id} "
      "--topics TEMA",
      "{venture} har ikkje oppgitt kva dei arbeider med. Legg det til: veieninn venture update "
      "{id} --topics TEMA",
      "{venture} does not state what they work with. Add it: veieninn venture update {id} "
      "--topics TOPIC"}},
    {MatchText::kAloneNobodyFits,
     {"{venture}: ingen mentor er nær det de arbeider med. Finn en som kan bli det: veieninn "
      "route.",
      "{venture}: ingen mentor er nær det dei arbeider med. Finn ein som kan bli det: veieninn "
      "route.",
      "{venture}: no mentor is near what they work with. Find somebody who could be one: veieninn "
      "route."}},
    {MatchText::kAloneAllTaken,
     {"{venture}: de som passer, har andre eller ikke plass.",
      "{venture}: dei som passar, har andre eller ikkje plass.",
      "{venture}: those who suit them have others, or no room."}},
    {MatchText::kBestIsTaken,
     {"Best hadde {mentor} passet ({chance}), men er opptatt med {ventures}.",
      "Best hadde {mentor} passa ({chance}), men er oppteken med {ventures}.",
      "{mentor} would have suited best ({chance}), but is taken by {ventures}."}},
    {MatchText::kBestIsFull,
     {"Best hadde {mentor} passet ({chance}), men har ikke plass til flere.",
      "Best hadde {mentor} passa ({chance}), men har ikkje plass til fleire.",
      "{mentor} would have suited best ({chance}), but has no room for more."}},
    {MatchText::kUnavailable,
     {"Kan ikke nå (borte, fullt, sluttet eller ikke bekreftet)",
      "Kan ikkje no (borte, fullt, slutta eller ikkje stadfesta)",
      "Cannot now (away, full, gone or not confirmed)"}},
    {MatchText::kHerself,
     {"{mentor} hører selv til {venture} og foreslås ikke for dem.",
      "{mentor} høyrer sjølv til {venture} og blir ikkje føreslått for dei.",
      "{mentor} belongs to {venture} and is not proposed for them."}},
    {MatchText::kNoPairs,
     {"Ingen par kan foreslås nå.", "Ingen par kan føreslåast no.",
      "No pair can be proposed now."}},
    {MatchText::kNobodyLacksMentor,
     {"Alle som deltar, har en mentor. Spør for andre med --venture ID.",
      "Alle som deltek, har ein mentor. Spør for andre med --venture ID.",
      "Everybody who takes part has a mentor. Ask for others with --venture ID."}},
    {MatchText::kPairBegins,
     {"Slik begynner det øverste paret:", "Slik begynner det øvste paret:",
      "The first pair begins with:"}},
});
static_assert(kTexts.size() == static_cast<std::size_t>(MatchText::kPairBegins) + 1);

}  // namespace

std::string_view text(MatchText which, std::string_view language) noexcept {
  return find_words(kTexts, which, language);
}

MatchText alone_text(v1::AloneReason reason) noexcept {
  switch (reason) {
    case v1::ALONE_REASON_NO_TOPICS:
      return MatchText::kAloneNoTopics;
    case v1::ALONE_REASON_NOBODY_FITS:
      return MatchText::kAloneNobodyFits;
    default:
      return MatchText::kAloneAllTaken;
  }
}

}  // namespace veieninn::cli
