// Any bytes as a table, as Los in RDF/XML or Turtle, or as a shared list: rows or named problems,
// in bounded time.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "clients/cli/conversions.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {
namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", law);
  std::abort();
}

void check_file(const SourceFile& file) {
  for (const RowProblem& problem : file.problems) {
    require(!problem_line(file.name, problem).empty(), "a problem can be told");
  }
}

// The first byte chooses the reader.
void check(std::string_view input) {
  if (input.empty()) return;
  const auto choice = static_cast<unsigned char>(input.front()) % 5U;
  input.remove_prefix(1);
  switch (choice) {
    case 0:
      check_file(read_los("los.rdf", input));
      break;
    case 1:
      check_file(read_table("t.csv", input, nullptr, false, Today{}));
      break;
    case 2:
      check_file(convert_postal_codes("p.json", input));
      break;
    case 3:
      check_file(convert_mailboxes("m.csv", input, AreaNumbers{}));
      break;
    default:
      check_file(convert_unit_list("u.tsv", input, AreaNumbers{}));
  }
}

}  // namespace
}  // namespace veieninn::cli

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veieninn::cli::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
