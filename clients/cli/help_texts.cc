#include "clients/cli/help_texts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace veieninn::cli {
namespace {

using Help = std::pair<std::string_view, std::string_view>;

constexpr auto kExamples = std::to_array<Help>({
    {"",
     R"(Examples:
  veieninn route "Vi lærer bort sykkelreparasjon til ungdom" --area "Indre Østfold"
  veieninn import world                  take in a folder of tables
  veieninn open --venture v001           what is open for a venture, until when
  veieninn coverage --area Asker         which topics have nobody there
  veieninn contact show c001 --json      any answer, for programs
  veieninn COMMAND --help                more, by example)"},
    {"route",
     R"(Examples:
  veieninn route "We run a repair café for lonely elders" --area Steinkjer --lang en
  veieninn route "Vi søker lokaler" --area 0125          an old number leads to today's place
  veieninn route "Vi søker lokaler" --area postal:1850   by postal code
  veieninn route --topic tema-barnehage --area 3118 --venture v002 --introductions 3
  veieninn route "Mentor for ungdom" --as-of 2026-06-01 --seed 7   the same answer every time
  veieninn route "Mentor for ungdom" --json | jq '.routes[0].contact_card.display_name'

Ends with 0 when there is a person, 1 when there is nobody.
PLACE is an official number (also a former one), a name in any of its languages, or a postal code.)"},
    {"open",
     R"(Examples:
  veieninn open --venture v001                     from what it works with, where it works
  veieninn open --need "Vi søker lokaler" --area "Nordre Aker"
  veieninn open --venture v001 --kind grant --kind fund
  veieninn open --venture v001 --json | jq -r '.opportunities[] | .title, .deadline'

Ends with 0 when something is open, 1 when nothing is. Kinds are the words of 'initiative list'.)"},
    {"ventures",
     R"(Examples:
  veieninn ventures --initiative nordstrand-ungdom
  veieninn ventures --initiative nordstrand-ungdom --leave-out v008 --leave-out v015
  veieninn ventures --need "Mentorer for ungdom" --area "Gamle Oslo" --max 5
  veieninn ventures --topic veien-matsvinn --area 3907 --seed 0     the likeliest only

Ends with 0 when a venture fits, 1 when none does.)"},
    {"team",
     R"(Examples:
  veieninn team barnehage helsestasjon familiesenter --area "Indre Østfold" --venture v002
  veieninn team tema-barnehage orgUnits/nav-asker --area Asker
  veieninn team --text "Språkleker i barnehage og på helsestasjon i Indre Østfold"

A name is the whole name of a topic or a unit. Where both have an id, write orgUnits/ID for the
unit. Ends with 0 when there is a team, also with gaps; with 1 when there is none.)"},
    {"pairs",
     R"(Examples:
  veieninn pairs gamle-oslo-mentor
  veieninn pairs gamle-oslo-mentor --venture v012 --venture v017
  veieninn pairs gamle-oslo-mentor --least 0.1 --json | jq '.pairs[].mentor_display_name'

Proposes only. Ends with 0 when there is a pair, 1 when there is none.)"},
    {"invite",
     R"(Examples:
  veieninn ventures --initiative nordstrand-ungdom          who could help, by id
  veieninn invite nordstrand-ungdom v028 v012 --text "Blir dere med?"
  veieninn invite nordstrand-ungdom v028 --contact c067 --text "Vi så radioen."

All of them, or none. A venture is invited to an initiative once: who was before, is told as it
stands. They have ten working days to answer.)"},
    {"invitation",
     R"(Examples:
  veieninn invitation list --venture v028 --open     what waits on a venture
  veieninn invitation show 7f3a
  veieninn invitation accept 7f3a
  veieninn invitation ACTION --help                  more, by example)"},
    {"invitation list",
     R"(Examples:
  veieninn invitation list --initiative nordstrand-ungdom    how all of them stand
  veieninn invitation list --venture v028 --open             what waits on a venture
  veieninn invitation list --contact c067 --json | jq -r .state

With --json, one invitation a line.)"},
    {"invitation show",
     R"(Examples:
  veieninn invitation show 7f3a
  veieninn invitation show 7f3a --json | jq -r .invitation.text)"},
    {"invitation accept",
     R"(Examples:
  veieninn invitation accept 7f3a --note "Vi kan begynne i august"
  veieninn invitation accept 7f3a --sender-name "Rask Elg" --sender-address rask.elg@example.org

It becomes an enquiry that whoever invited owns at once. --lang is also the language of letters to
the venture. It can be accepted late. Ends with 5 when it was answered before.)"},
    {"invitation decline",
     R"(Examples:
  veieninn invitation decline 7f3a
  veieninn invitation decline 7f3a --note "Ikke i år, dessverre"

The venture is not invited to this again. Ends with 5 when it was answered before.)"},
    {"invitation withdraw",
     R"(Examples:
  veieninn invitation withdraw 7f3a --contact c067
  veieninn invitation withdraw 7f3a --contact c067 --note "Utfordringen er løst"

Whoever invited, or another who answers for the initiative. Ends with 5 when it was answered
before.)"},
    {"import",
     R"(Examples:
  veieninn import world                              areas.csv, topics.csv, … of a folder
  veieninn import contacts.csv --dry-run             check everything, change nothing
  veieninn import staff.csv --as contacts --keep-good
  veieninn import los.rdf                            Los, in RDF/XML or Turtle
  veieninn import codes.csv                          only id and postal_codes: changes just these
  veieninn import units.csv --merge                  changes only the columns the file has
  veieninn import --format postal-codes postal-codes.json
  veieninn import --format mailboxes mailboxes.csv --numbers kommune_2016_to_2024.tsv
  veieninn import --format unit-list units.tsv --keep-good

All or nothing, unless --keep-good. A bad row is named with file, line, column and remedy; then the
exit code is 3. The tables are described in docs/import.md.)"},
    {"convert",
     R"(Examples:
  veieninn convert postal-codes postal-codes.json > codes.csv     import it with --merge
  veieninn convert mailboxes mailboxes.csv --numbers kommune_2016_to_2024.tsv > units.csv
  veieninn convert unit-list units.tsv > units.csv

Prints the documented CSV, to read, correct and import. 'veieninn import --format' does both.)"},
    {"export",
     R"(Examples:
  veieninn export backup                   every table, as import reads them
  veieninn export backup --only contacts --only ties)"},
    {"initiative show",
     R"(Examples:
  veieninn initiative show i001
  veieninn initiative show i001 --json | jq '.initiative.quotas'

The bars show what is left; the numbers beside them say the same.)"},
    {"initiative join",
     R"(Examples:
  veieninn initiative join i001 --venture v001
  veieninn initiative join i001 --venture v001 --reserve hours:4 --reserve months:1
  veieninn initiative join i002 --venture v001 --contact c003     a pair: she is the mentor

A place is reserved by itself where the initiative has places.)"},
    {"initiative reserve",
     R"(Examples:
  veieninn initiative reserve p001 hours:4     promised to p001
  veieninn initiative use p001 hours:3         first of what is reserved, then of what is left
  veieninn initiative return p001 hours:1      free for others again
  veieninn initiative return p001 kroner:500 --from-used

WHAT is hours, months, kroner or places. When too little is left, the answer says how much there is.)"},
    {"initiative decide",
     R"(Examples:
  veieninn initiative complete p001
  veieninn initiative end p001             what is reserved for p001 is free for others again
  veieninn initiative decide i003          tells everybody by mail, and says who lacks whom)"},
    {"enquiry",
     R"(Examples:
  veieninn enquiry create "Vi lærer bort sykkelreparasjon" --venture v001 --area Asker
  veieninn enquiry show 7f3a               its life, and what happens next
  veieninn enquiry answer 7f3a --as c001 accept
  veieninn enquiry ACTION --help           more, by example)"},
    {"enquiry create",
     R"(Examples:
  veieninn enquiry create "Vi lærer bort sykkelreparasjon" --venture v001 --area "Indre Østfold"
  veieninn enquiry create "We run a repair café" --venture v002 --by c007,c003 --lang en \
    --sender-name "Rask Elg" --sender-address rask.elg@example.org

--by takes the people of a route as 'veieninn route' found it; the other ways come after it.
--lang is also the language of letters to the venture. The same need of the same venture joins an
enquiry that is open already.)"},
    {"enquiry show",
     R"(Examples:
  veieninn enquiry show 7f3a
  veieninn enquiry show 7f3a --json | jq '.events[-1]'

Times are of your own time zone. Signs: ? asked, a tick or + taken, a ring or o not her, ! trouble.)"},
    {"enquiry list",
     R"(Examples:
  veieninn enquiry list --venture v001 --open
  veieninn enquiry list --contact c001 --open    what waits on her, or is hers

With --json, one enquiry a line.)"},
    {"enquiry watch",
     R"(Examples:
  veieninn enquiry watch 7f3a
  veieninn enquiry watch 7f3a --json | jq -r '.enquiry.state'

Ends with 0 when the enquiry is closed; Ctrl-C ends it before. --timeout ends it with 4.)"},
    {"enquiry answer",
     R"(Examples:
  veieninn enquiry answer 7f3a --as c001 accept
  veieninn enquiry answer 7f3a --as c001 introduce --note "De er flinke"
  veieninn enquiry answer 7f3a --as c001 refer --to c002 --reason wrong_topic
  veieninn enquiry answer 7f3a --as c001 refer --to rolig.bok@example.org --to-name "Rolig Bok"
  veieninn enquiry answer 7f3a --as c001 decline --reason no_capacity
  veieninn enquiry answer 7f3a --as c001 away --until 2026-08-01
  veieninn enquiry answer 7f3a --as c001 close --outcome pilot
  veieninn enquiry answer 7f3a --as c001 add-colleague --to c002
  veieninn enquiry answer 7f3a next --note "Vi kjenner hverandre ikke"
  veieninn enquiry answer 7f3a withdraw

Ends with 5 when somebody was first.)"},
    {"enquiry hand-over",
     R"(Examples:
  veieninn enquiry hand-over 7f3a --as c001 --to c002 --note "Hun kjenner saken"

She stays the owner until the other accepts.)"},
    {"enquiry release-sender",
     R"(Examples:
  veieninn enquiry release-sender v001)"},
    {"coverage",
     R"(Examples:
  veieninn coverage                        the whole country, the emptiest topics first
  veieninn coverage --area Asker --missing
  veieninn coverage --area 31 --topic tema-barnehage --json
  veieninn coverage --area asker --risk      units and topics that hang on one person
  veieninn coverage --area asker --load      enquiries and room of each unit
  veieninn coverage --unit asker-kommune --responsiveness

Figures of fewer than five persons are counted in the unit above instead.)"},
    {"model",
     R"(Examples:
  veieninn model
  veieninn model --json

Bold values come from the server's model file.)"},
    {"fit",
     R"(Examples:
  veieninn fit
  veieninn fit --out model.toml          then: veieninnd --model-file model.toml

Changes nothing on the server.)"},
    {"completion",
     R"(Examples:
  source <(veieninn completion bash)
  veieninn completion zsh > "${fpath[1]}/_veieninn"
  veieninn completion fish > ~/.config/fish/completions/veieninn.fish)"},
    {"list",
     R"(Examples:
  veieninn contact list rolig              names that hold the word
  veieninn contact list --filter 'unit = "orgUnits/asker"' --limit 0
  veieninn topic list --filter 'kind = "extension"' --json
  veieninn engagement list --contact c001

With --json, one resource a line.)"},
    {"show",
     R"(Examples:
  veieninn topic show tema-barnehage
  veieninn area show 3118 --json)"},
    {"create",
     R"(Examples:
  veieninn topic create --id veien-reparasjon --kind extension --labels 'nb=Reparasjon|en=Repair'
  veieninn contact create --id c900 --display-name "Rolig Bok" --unit asker \
    --expertise tema-barnehage:expert:-10d --channels public:email:rolig.bok@example.org

Values are written as in the tables of docs/import.md.)"},
    {"update",
     R"(Examples:
  veieninn contact update c900 --title "Rådgiver" --absences 2026-07-01/2026-08-01
  veieninn contact update c900 --deputy ""         empties the field

Only the given fields change. Ends with 5 when somebody else changed the resource first.)"},
    {"delete",
     R"(Examples:
  veieninn topic delete veien-reparasjon
  veieninn contact delete c900             erases her with ties and engagements, for good)"},
    {"resolve",
     R"(Examples:
  veieninn topic resolve "Vi lærer bort sykkelreparasjon til ungdom i Indre Østfold"
  veieninn topic resolve "We cook with lonely elders" --lang en --json

[Words] led to a topic, {words} name a place. Ends with 1 when nothing was understood.)"},
    {"suggest",
     R"(Examples:
  veieninn topic suggest barneh
  veieninn topic suggest kinder --lang en --max 5)"},
    {"learned",
     R"(Examples:
  veieninn topic learned
  veieninn topic learned sykkel --topic ord-arbeidsmarkedstiltak --json
  veieninn topic update ord-arbeidsmarkedstiltak --unlearned-words sykkel    takes it away

Learned from engagements that were recorded with --need-text.)"},
    {"record",
     R"(Examples:
  veieninn engagement record --kind met --venture v001 --contact c001 --time -2d
  veieninn engagement record --kind referred --venture v001 --contact c001 \
    --other-contact c002 --topic tema-barnehage --id mail-4711
  veieninn engagement record --kind took_ownership --venture v001 --contact c001 --time -1d \
    --topic tema-arbeid --need-text "Vi vil lære ungdom å reparere sykler"

Repeating a record with the same --id adds nothing.)"},
});

}  // namespace

std::string examples_of(std::string_view command) {
  const auto* found = std::find_if(kExamples.begin(), kExamples.end(),
                                   [&](const Help& help) { return help.first == command; });
  return found == kExamples.end() ? std::string() : std::string(found->second);
}

std::string exit_code_help() {
  return R"(Exit codes:
  0  answered
  1  the request failed: nobody found, no such resource or place, refused
  2  the command line is wrong; nothing was sent
  3  rows or files are bad; the report names them
  4  no server, or no answer in time
  5  it exists already, or somebody else changed it first)";
}

}  // namespace veieninn::cli
