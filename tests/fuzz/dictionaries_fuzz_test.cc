#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/fuzz/bounded_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace veieninn::fuzz {
namespace {

const std::vector<std::string> kInputs = {
    "",
    "SET UTF-8\nbarnehage/A\nf\xC3\xB8rskole\n",
    "SET ISO8859-1\nf\xF8rskole/B\r\nOslo\n",
    "UTF-8\nord|2\n-|uttrykk|glose (fag)\n-|tale\n",
    "ISO8859-1\nord|999999999999\n(subst)|m\xF8nster",
    "SET KOI8-R\n|||\n/\n",
};

TEST(DictionariesFuzz, KeepTheirLawsWhateverComes) {
  const Bounds bounds{.seed = 20261123, .runs = 3000, .bytes_max = 4000};
  EXPECT_GE(try_many(LLVMFuzzerTestOneInput, kInputs, bounds), kInputs.size());
}

}  // namespace
}  // namespace veieninn::fuzz
