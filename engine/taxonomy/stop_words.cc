#include "engine/taxonomy/stop_words.h"

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/taxonomy/spelling_index.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

// Function words after Snowball's own lists.
constexpr auto kNorwegianStopWords = std::to_array<std::string_view>({
    "aldri",   "alle",    "allerede", "alltid", "altså",     "andre",     "anten",   "at",
    "att",     "av",      "bare",     "blant",  "ble",       "blei",      "bli",     "blir",
    "blitt",   "bort",    "både",     "da",     "de",        "deg",       "dei",     "deira",
    "dem",     "den",     "denne",    "dens",   "der",       "dere",      "deres",   "derfor",
    "derfra",  "dersom",  "dessuten", "det",    "dets",      "dette",     "di",      "difor",
    "din",     "disse",   "dit",      "du",     "dykk",      "dykkar",    "eg",      "ei",
    "ein",     "eit",     "eller",    "ellers", "elles",     "en",        "enda",    "enn",
    "enno",    "ennå",    "enten",    "er",     "et",        "etter",     "fleire",  "flere",
    "for",     "fordi",   "fra",      "frå",    "få",        "fått",      "før",     "først",
    "ganske",  "gjennom", "gjer",     "gjør",   "gjøre",     "hadde",     "han",     "har",
    "hatt",    "heim",    "henne",    "her",    "herfra",    "hit",       "hjå",     "ho",
    "hos",     "hun",     "hva",      "hvem",   "hver",      "hverandre", "hvert",   "hvis",
    "hvor",    "hvordan", "hvorfor",  "i",      "igjen",     "ikke",      "ikkje",   "inn",
    "innan",   "innen",   "ja",       "jeg",    "jo",        "kan",       "kor",     "korleis",
    "kun",     "kunne",   "kva",      "kvar",   "kvarandre", "kvart",     "kven",    "kvifor",
    "likevel", "litt",    "man",      "mange",  "me",        "med",       "meg",     "meir",
    "mellom",  "men",     "mer",      "mest",   "mi",        "min",       "mine",    "mitt",
    "mot",     "mye",     "mykje",    "må",     "måtte",     "ned",       "nettopp", "no",
    "noe",     "noen",    "nok",      "noko",   "nokon",     "nokre",     "nå",      "når",
    "ofte",    "og",      "også",     "om",     "opp",       "oss",       "over",    "på",
    "samt",    "seg",     "selv",     "si",     "sin",       "sine",      "sitt",    "sjelden",
    "sjølv",   "skal",    "skulle",   "slik",   "slike",     "som",       "svært",   "så",
    "til",     "under",   "ut",       "utan",   "uten",      "var",       "vart",    "ved",
    "veldig",  "vere",    "vert",     "verte",  "vi",        "vil",       "ville",   "vore",
    "vår",     "våre",    "vårt",     "være",   "vært",      "å",         "òg",
});

// Typed without its letter, this one is another word: far, father.
constexpr auto kNorwegianStopWordsAsWritten = std::to_array<std::string_view>({"får", "faar"});

constexpr auto kEnglishStopWords = std::to_array<std::string_view>({
    "a",     "about",   "after",   "again", "against", "all",     "also",    "am",     "an",
    "and",   "any",     "are",     "as",    "at",      "be",      "because", "been",   "before",
    "being", "between", "both",    "but",   "by",      "can",     "could",   "did",    "do",
    "does",  "down",    "during",  "each",  "few",     "for",     "from",    "had",    "has",
    "have",  "he",      "he's",    "her",   "his",     "how",     "i",       "i'm",    "if",
    "in",    "into",    "is",      "it",    "its",     "just",    "me",      "more",   "most",
    "my",    "no",      "not",     "of",    "off",     "on",      "once",    "only",   "or",
    "other", "our",     "out",     "over",  "own",     "same",    "she",     "should", "so",
    "some",  "such",    "than",    "that",  "the",     "their",   "them",    "then",   "there",
    "these", "they",    "they're", "this",  "those",   "through", "to",      "too",    "under",
    "until", "up",      "us",      "very",  "was",     "we",      "we're",   "were",   "what",
    "when",  "where",   "which",   "while", "who",     "whom",    "why",     "will",   "with",
    "would", "you",     "your",
});

constexpr auto kFillers = std::to_array<std::string_view>({
    "allowed",      "alt",        "answer",      "anyone",      "arbeider",     "area",
    "around",       "arrangere",  "arrangerer",  "ask",         "asks",         "bedrift",
    "begynne",      "begynner",   "behov",       "best",        "beste",        "better",
    "big",          "bor",        "bra",         "bring",       "brings",       "brukar",
    "bruke",        "bruker",     "bu",          "bur",         "business",     "buy",
    "byrjar",       "byrje",      "company",     "dag",         "dagar",        "dager",
    "day",          "del",        "deler",       "driv",        "drive",        "driver",
    "egen",         "eget",       "egne",        "eige",        "eigne",        "ekstra",
    "enkel",        "enkelt",     "ever",        "fekk",        "fikk",         "find",
    "finn",         "finne",      "finner",      "finnes",      "fins",         "finst",
    "firma",        "first",      "folk",        "forskjellig", "forskjellige", "free",
    "følge",        "følger",     "følgje",      "gang",        "ganger",       "get",
    "gets",         "getting",    "gi",          "gir",         "gitt",         "give",
    "gives",        "gje",        "gjennomføre", "gjerne",      "gjev",         "god",
    "gode",         "godt",       "good",        "gå",          "går",          "hei",
    "heile",        "heime",      "hel",         "held",        "hele",         "help",
    "helping",      "helps",      "hentar",      "hente",       "henter",       "hentet",
    "hjelp",        "hjelpa",     "hjelpe",      "hjelper",     "hjem",         "hjemme",
    "holde",        "holder",     "home",        "homes",       "idea",         "informasjon",
    "ingenting",    "inne",       "jobber",      "kjem",        "kjøpe",        "kjøper",
    "komme",        "kommer",     "kommune",     "kommunen",    "kommunens",    "kontakt",
    "lagar",        "lage",       "lager",       "legge",       "legger",       "let",
    "ligg",         "ligger",     "like",        "lite",        "liten",        "live",
    "lives",        "local",      "lokal",       "lokale",      "lokalt",       "look",
    "looking",      "lot",        "lots",        "lov",         "love",         "lurar",
    "lurer",        "lurt",       "lære",        "lærer",       "made",         "make",
    "makes",        "making",     "maybe",       "menneske",    "mennesker",    "menneskje",
    "moglegheiter", "mulighet",   "muligheter",  "municipal",   "municipality", "måned",
    "måneder",      "near",       "need",        "never",       "new",          "noenting",
    "ny",           "nye",        "nytt",        "nær",         "nærheten",     "offentlege",
    "offentlig",    "offentlige", "offer",       "offering",    "offers",       "open",
    "opening",      "opne",       "opplegg",     "organiserer", "orke",         "owns",
    "people",       "person",     "personar",    "personer",    "persons",      "pick",
    "place",        "places",     "plass",       "project",     "prosjekt",     "prosjektet",
    "provide",      "provided",   "provides",    "prøve",       "prøver",       "put",
    "puts",         "ringe",      "ringer",      "rom",         "run",          "rundt",
    "running",      "runs",       "saman",       "samarbeid",   "samarbeide",   "samarbeider",
    "sammen",       "sel",        "selge",       "selger",      "selje",        "sell",
    "selskap",      "selskapet",  "service",     "services",    "set",          "setje",
    "sets",         "sette",      "setter",      "sit",         "sitje",        "sitte",
    "sitter",       "slags",      "slutt",       "small",       "små",          "snakke",
    "someone",      "something",  "spesielt",    "spør",        "spørje",       "spørre",
    "spørsmål",     "stad",       "start",       "startar",     "starte",       "started",
    "starter",      "starting",   "stay",        "stays",       "sted",         "steder",
    "stor",         "store",      "stort",       "syne",        "syner",        "særlig",
    "søke",         "søker",      "søkje",       "søkjer",      "ta",           "take",
    "takes",        "takk",       "tar",         "team",        "tek",          "teneste",
    "tenester",     "tenker",     "tenkjer",     "things",      "think",        "tilbod",
    "tilbud",       "tilby",      "tilbyd",      "tilbyr",      "ting",         "tjeneste",
    "tjenester",    "together",   "treng",       "trenge",      "trenger",      "tror",
    "trur",         "trygg",      "uke",         "uker",        "ulike",        "use",
    "uses",         "using",      "ute",         "utviklar",    "utvikle",      "utvikler",
    "utviklet",     "vanlig",     "veit",        "veke",        "veker",        "vet",
    "vise",         "viser",      "vite",        "want",        "wants",        "way",
    "ways",         "week",       "without",     "work",        "working",      "works",
    "year",         "years",      "ynskjer",     "åpne",        "år",           "ønske",
    "ønsker",       "ønskjer",
});

struct Transparent {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};
using Roles = boost::unordered_flat_map<std::string, WordRole, Transparent, std::equal_to<>>;

// Not the folded words: "har" is one, "hår" is hair.
void add(std::span<const std::string_view> words, bool WordRole::* role, Roles& roles) {
  for (const std::string_view word : words) {
    for (std::string& spelling : typed_spellings(word)) roles[std::move(spelling)].*role = true;
  }
}

const Roles& all_roles() {
  static const Roles roles = [] {
    Roles made;
    add(kNorwegianStopWords, &WordRole::is_norwegian_stop_word, made);
    for (const std::string_view word : kNorwegianStopWordsAsWritten) {
      made[std::string(word)].is_norwegian_stop_word = true;
    }
    add(kEnglishStopWords, &WordRole::is_english_stop_word, made);
    add(kFillers, &WordRole::is_filler, made);
    return made;
  }();
  return roles;
}

constexpr std::size_t kNearLettersMin = 5;

// A term of the spelling index begins with a mark; here it is any.
std::string marked(std::string_view spelling) { return ' ' + std::string(spelling); }

struct LongRoleWords {
  std::vector<std::string> words;
  std::vector<std::string_view> views;
  SpellingIndex index{{}};

  LongRoleWords() {
    for (const auto& [word, role] : all_roles()) {
      if (word.size() >= kNearLettersMin) words.push_back(marked(word));
    }
    views.assign(words.begin(), words.end());
    index = SpellingIndex(views);
  }
};

}  // namespace

WordRole role_of(std::string_view spelling) {
  const auto found = all_roles().find(spelling);
  return found == all_roles().end() ? WordRole{} : found->second;
}

bool is_near_role_word(std::string_view spelling) {
  static const LongRoleWords words;
  return spelling.size() >= kNearLettersMin && !words.index.near(marked(spelling)).empty();
}

bool is_stop_word(std::string_view spelling) {
  const WordRole role = role_of(spelling);
  return role.is_norwegian_stop_word || role.is_english_stop_word;
}

}  // namespace veieninn::taxonomy
