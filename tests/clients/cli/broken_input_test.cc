// Whatever bytes come, the readers answer: with rows, or with a named problem; they never crash,
// and a torn file never gives rows it could not read whole. Bounded and seeded; run it under asan.
#include <random>

#include <gtest/gtest.h>

#include "clients/cli/conversions.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {
namespace {

constexpr Today kToday{1'767'225'600};
constexpr int kRounds = 1500;

constexpr std::string_view kTable =
    "id,display_name,title,unit,expertise,absences,channels,capacity_per_week\n"
    "c001,Rolig Bok,\"Leder, \"\"ny\"\"\",asker,tema-a:expert:-3d|tema-b:basic:2026-01-01,"
    "2026-07-01/2026-08-01,public:email:rolig.bok@example.org,3\n"
    "c002,Rask Elg,,asker,,,,\n";
constexpr std::string_view kXml =
    "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n<rdf:Description "
    "rdf:about=\"https://psi.norge.no/los/tema/a\">\n<rdf:type "
    "rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n<skos:prefLabel "
    "xml:lang=\"nb\">A</skos:prefLabel></rdf:Description></rdf:RDF>\n";
constexpr std::string_view kTurtle =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://x.example.org/tema/a> a "
    "skos:Concept ; skos:prefLabel \"A\"@nb ; skos:broader <https://x.example.org/tema/b> .\n";
constexpr std::string_view kJson = R"({"1850":["MYSEN","3118","I","G"],"10":["OSLO","0301"]})";

// A copy with some bytes changed, dropped or doubled, or cut off; or bytes of no kind at all.
std::string broken(std::string_view good, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  constexpr std::string_view kNasty = "\"\n\r,;|:<>&@.\\\0\xff\xc3";
  std::string text(good);
  if (below(8) == 0) {
    text.resize(below(200));
    for (char& c : text) c = static_cast<char>(random());
    return text;
  }
  if (below(3) == 0) text.resize(below(text.size()));
  for (std::size_t i = below(6); i > 0 && !text.empty(); --i) {
    const std::size_t at = below(text.size());
    if (below(3) == 0)
      text.erase(at, below(12) + 1);
    else if (below(2) == 0)
      text.insert(at, text.substr(below(text.size()), below(30)));
    else
      text[at] = below(2) == 0 ? kNasty[below(kNasty.size())] : static_cast<char>(random());
  }
  return text;
}

void expect_sound(const SourceFile& file, unsigned seed, int round) {
  ASSERT_TRUE(!file.torn || !file.problems.empty()) << "seed " << seed << " round " << round;
  for (const RowProblem& problem : file.problems) {
    ASSERT_GE(problem.line, 1U) << "seed " << seed << " round " << round;
    ASSERT_FALSE(problem.description.empty()) << "seed " << seed << " round " << round;
  }
}

template <typename Read>
void try_many(std::string_view good, const Read& read) {
  constexpr unsigned kSeed = 20'261'123;
  std::mt19937 random(kSeed);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = broken(good, random);
    expect_sound(read(text), kSeed, round);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(BrokenInput, NeverCrashesTheTableReader) {
  try_many(kTable, [](const std::string& text) {
    SourceFile file = read_table("x.csv", text, nullptr, false, kToday);
    if (!file.torn && file.table != nullptr) static_cast<void>(write_csv(file));
    return file;
  });
}

TEST(BrokenInput, NeverCrashesTheRdfXmlReader) {
  try_many(kXml, [](const std::string& text) {
    SourceFile file = read_los("x.rdf", text);
    EXPECT_TRUE(!file.torn || file.rows.empty());
    return file;
  });
}

TEST(BrokenInput, NeverCrashesTheTurtleReader) {
  try_many(kTurtle, [](const std::string& text) {
    SourceFile file = read_los("x.ttl", text);
    EXPECT_TRUE(!file.torn || file.rows.empty());
    return file;
  });
}

TEST(BrokenInput, NeverCrashesTheConverters) {
  const AreaNumbers numbers;
  try_many(kJson, [](const std::string& text) { return convert_postal_codes("x.json", text); });
  try_many("#x\n0101;Halden;a@b\n0104;Moss;c@d;e\n",
           [&](const std::string& text) { return convert_mailboxes("x.csv", text, numbers); });
  try_many("org\tcode\tname\tparent\no\t1\tA\tB\no\t2\tB\tA\n",
           [&](const std::string& text) { return convert_unit_list("x.tsv", text, numbers); });
}

TEST(BrokenInput, IsFoundAtEveryCutOfAnRdfFile) {
  for (std::size_t length = 0; length + 2 < kXml.size(); ++length) {
    const SourceFile file = read_los("x.rdf", kXml.substr(0, length));
    ASSERT_TRUE(file.torn) << length;
    ASSERT_TRUE(file.rows.empty()) << length;
  }
}

}  // namespace
}  // namespace veieninn::cli
