#include <gtest/gtest.h>

#include "clients/cli/los_topics.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {
namespace {

constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <rdf:Description rdf:about="https://psi.norge.no/los/ontologi/tema">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#ConceptScheme"/>
    <skos:prefLabel xml:lang="nb">Tema</skos:prefLabel>
  </rdf:Description>
  <rdf:Description rdf:about="https://psi.norge.no/los/tema/barnehage">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:inScheme rdf:resource="https://psi.norge.no/los/ontologi/tema"/>
    <skos:prefLabel xml:lang="nb">Barnehage</skos:prefLabel>
    <skos:prefLabel xml:lang="en">*</skos:prefLabel>
    <skos:hiddenLabel xml:lang="nb">dagmamma</skos:hiddenLabel>
    <skos:altLabel xml:lang="nn">barnehagar</skos:altLabel>
    <skos:note xml:lang="nb">**</skos:note>
    <skos:note xml:lang="nn">Tilbod for barn.</skos:note>
    <skos:related rdf:resource="https://psi.norge.no/los/ord/horselshjelpemidler"/>
    <skos:related rdf:resource="https://psi.norge.no/los/ord/borte"/>
    <skos:related rdf:resource="https://annet.example.org/ord/borte"/>
  </rdf:Description>
  <rdf:Description rdf:about="https://psi.norge.no/los/ord/hørselshjelpemidler">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:inScheme rdf:resource="https://psi.norge.no/los/ontologi/ord"/>
    <skos:prefLabel xml:lang="nb">Hørselshjelpemidler</skos:prefLabel>
    <skos:broader rdf:resource="https://psi.norge.no/los/tema/barnehage"/>
  </rdf:Description>
</rdf:RDF>
)";

constexpr std::string_view kTurtle = R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tema: <https://psi.norge.no/los/tema/> .
tema:barnehage a skos:Concept ;
  skos:inScheme <https://psi.norge.no/los/ontologi/tema> ;
  skos:prefLabel "Barnehage"@nb, "Kindergarten"@en ;
  skos:hiddenLabel "dagmamma"@nb .
)";

TEST(LosReader, MakesATopicOfEveryConceptAndOfNothingElse) {
  const SourceFile file = read_los("los.rdf", kXml);
  ASSERT_TRUE(file.is_good());
  ASSERT_EQ(file.rows.size(), 2U);
  const v1::Topic& word = file.rows[0].entry.topic();
  EXPECT_EQ(word.name(), "topics/ord-horselshjelpemidler");
  EXPECT_EQ(word.kind(), v1::TOPIC_KIND_WORD);
  EXPECT_EQ(word.broader(0), "topics/tema-barnehage");
  const v1::Topic& theme = file.rows[1].entry.topic();
  EXPECT_EQ(theme.name(), "topics/tema-barnehage");
  EXPECT_EQ(theme.kind(), v1::TOPIC_KIND_THEME);
  EXPECT_EQ(theme.uri(), "https://psi.norge.no/los/tema/barnehage");
  EXPECT_EQ(file.rows[1].line, 9U) << "where the first thing is said of it";
}

TEST(LosReader, LeavesOutThePlaceholdersOfUnwrittenTranslations) {
  const SourceFile file = read_los("los.rdf", kXml);
  const v1::Topic& theme = file.rows.at(1).entry.topic();
  ASSERT_EQ(theme.labels_size(), 1);
  EXPECT_EQ(theme.labels(0).text(), "Barnehage");
  ASSERT_EQ(theme.notes_size(), 1);
  EXPECT_EQ(theme.notes(0).language_code(), "nn");
  EXPECT_EQ(theme.hidden_labels_size(), 2) << "hidden and alternative labels are both found by";
}

TEST(LosReader, LeavesOutAndNotesLinksThatLeadNowhereInItsOwnVocabulary) {
  const SourceFile file = read_los("los.rdf", kXml);
  const v1::Topic& theme = file.rows.at(1).entry.topic();
  ASSERT_EQ(theme.related_size(), 2);
  EXPECT_EQ(theme.related(0), "topics/ord-horselshjelpemidler") << "spelled with o or with ø";
  EXPECT_EQ(theme.related(1), "topics/ord-borte") << "another vocabulary may be on the server";
  ASSERT_EQ(file.notes.size(), 1U);
  EXPECT_NE(file.notes[0].find("los/ord/borte"), std::string::npos);
}

TEST(LosReader, ReadsTurtleToo) {
  const SourceFile file = read_los("los.ttl", kTurtle);
  ASSERT_TRUE(file.is_good()) << file.problems.at(0).description;
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.rows[0].entry.topic().labels_size(), 2);
  EXPECT_EQ(file.rows[0].entry.topic().kind(), v1::TOPIC_KIND_THEME);
}

TEST(LosReader, TakesNothingFromAFileCutInHalf) {
  for (const std::string_view whole : {kXml, kTurtle}) {
    for (const std::size_t length : {whole.size() / 2, whole.size() - 10}) {
      const SourceFile file = read_los("los", whole.substr(0, length));
      EXPECT_TRUE(file.torn);
      EXPECT_TRUE(file.rows.empty());
      ASSERT_EQ(file.problems.size(), 1U);
      EXPECT_GT(file.problems[0].line, 1U);
      EXPECT_NE(file.problems[0].description.find("the file breaks here"), std::string::npos);
    }
  }
}

TEST(LosReader, NamesTheLineOfTheFirstMistake) {
  const SourceFile file = read_los("los.ttl", "@prefix a: <http://a/> .\na:b a:c ;;; oops\n");
  EXPECT_TRUE(file.torn);
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].line, 2U);
}

TEST(LosReader, RefusesRdfWithoutConcepts) {
  const SourceFile file = read_los("x.ttl", "@prefix a: <http://a/> .\na:b a:c a:d .\n");
  EXPECT_TRUE(file.torn);
}

TEST(TopicId, IsTheLastTwoPartsInAsciiAndNeverTooLong) {
  EXPECT_EQ(topic_id("https://psi.norge.no/los/tema/barnehage"), "tema-barnehage");
  EXPECT_EQ(topic_id("https://psi.norge.no/los/ord/Ærlig#Å/"), "aerlig-a");
  EXPECT_EQ(topic_id("barnehage"), "");
  const std::string a = topic_id("https://x.example.org/ord/" + std::string(100, 'a'));
  const std::string b = topic_id("https://x.example.org/ord/" + std::string(101, 'a'));
  EXPECT_LE(a.size(), 63U);
  EXPECT_NE(a, b);
}

TEST(RdfGuess, TellsRdfFromTables) {
  EXPECT_TRUE(looks_like_rdf(kXml));
  EXPECT_TRUE(looks_like_rdf(kTurtle));
  EXPECT_TRUE(looks_like_rdf("\xEF\xBB\xBF<?xml version=\"1.0\"?>"));
  EXPECT_FALSE(looks_like_rdf("id,kind\n"));
}

}  // namespace
}  // namespace veieninn::cli
