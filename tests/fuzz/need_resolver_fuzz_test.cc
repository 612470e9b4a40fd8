#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/fuzz/bounded_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace veieninn::fuzz {
namespace {

// Labels as need_resolver_fuzz.cc reads them, then a sentence.
const std::vector<std::string> kInputs = {
    "",
    "\n\n\n",
    "!Skole\n\"Barnehage\n#Økonomisk rådgivning\n%Helse i skolen\nHjelp til økonomi på skolen",
    "!Skule\n\"Barnehage\n\xA3Gjeldsrådgjeving\nMe treng gjeldsrådgjeving og barnehagar i bygda",
    "AWomen's health\nBSchool\n\xC1Well-being\nWe bring women’s health and well-being to schools",
    "!Var\n\xA2IT\n\xA3og\n%NAV-kontor\nvi var på IT hos NAV-kontoret og NAV'en",
    "!a b\n\"b c d\n#c\n$a\na b c d a b c",
    "!Kafe\u0301\n\"A\u030Apent\nkafé, kafe\u0301, åpent a\u030Apent aapent",
    "!Barn\n" + std::string(3998, ' ') + "barnehage",
    "!x\n" + std::string(5000, 'x'),
};

TEST(NeedResolverFuzz, KeepsItsLawsWhateverComes) {
  const Bounds bounds{.seed = 20261123, .runs = 3000, .bytes_max = 6000};
  EXPECT_GE(try_many(LLVMFuzzerTestOneInput, kInputs, bounds), kInputs.size());
}

int abort_on_ff(const std::uint8_t* data, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == 0xFF) std::abort();
  }
  return 0;
}

TEST(BoundedDriverDeathTest, PrintsTheInputThatBroke) {
  EXPECT_DEATH(try_many(abort_on_ff, {"abc"}, {.seed = 1, .runs = 5000, .bytes_max = 100}),
               "broken on this input.*\n.*ff");
}

}  // namespace
}  // namespace veieninn::fuzz
