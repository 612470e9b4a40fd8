#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/fuzz/bounded_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace veieninn::fuzz {
namespace {

// The first byte chooses the reader, as importers_fuzz.cc says.
std::string with(int reader, const std::string& text) {
  return std::string(1, static_cast<char>(reader)) + text;
}

const std::vector<std::string> kInputs = {
    with(
        0,
        "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"><rdf:Description "
        "rdf:about=\"https://psi.norge.no/los/ord/bot\"><rdf:type "
        "rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/><skos:prefLabel "
        "xml:lang=\"nb\">Bot</skos:prefLabel></rdf:Description></rdf:RDF>"),
    with(0,
         "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://a/los/ord/b> a "
         "skos:Concept ; skos:prefLabel \"Bot\"@nb .\n"),
    with(1, "id,kind,labels\ntema-skole,theme,nb=Skole|en=School\n"),
    with(1, "\xEF\xBB\xBFid;kind;names\n3118;municipality;\"nb=Indre \xC3\x98stfold\"\n"),
    with(2, "{\"1001\": [\"OSLO\", \"0301\", \"OSLO\", \"P\"]}"),
    with(3, "id;name;email;categories\n3118;Indre \xC3\x98stfold;post@example.org;\n"),
    with(4, "org\tcode\tname\tparent\tfrom\tto\n3118\t1\tHelse\t\t2019\t\n"),
};

TEST(ImportersFuzz, KeepTheirLawsWhateverComes) {
  const Bounds bounds{.seed = 20261123, .runs = 3000, .bytes_max = 4000};
  EXPECT_GE(try_many(LLVMFuzzerTestOneInput, kInputs, bounds), kInputs.size());
}

}  // namespace
}  // namespace veieninn::fuzz
