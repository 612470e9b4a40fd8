#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/fuzz/bounded_driver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace veieninn::fuzz {
namespace {

const std::vector<std::string> kInputs = {
    "",
    "a=1",
    "navn=Rolig+Bok&sted=R%C3%B8st&tekst=en%0D%0Ato&tom=",
    "a=%00&b=%FF&c=%ED%A0%80&%=%&&==",
    "%61=1&a=2",
    "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12&m=13&n=14&o=15&p=16&q=17&r=18",
};

TEST(FormFieldsFuzz, KeepTheirLawsWhateverComes) {
  const Bounds bounds{.seed = 20261129, .runs = 20'000, .bytes_max = 30'000};
  EXPECT_GE(try_many(LLVMFuzzerTestOneInput, kInputs, bounds), kInputs.size());
}

}  // namespace
}  // namespace veieninn::fuzz
