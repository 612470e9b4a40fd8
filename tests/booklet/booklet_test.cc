// Every case of the booklet, through the real API. Each story says what comes of it with the thing
// it is about, and what without.
#include <gtest/gtest.h>

#include "tests/booklet/story.h"
#include "tests/booklet/telling.h"

namespace veieninn::booklet {
namespace {

std::vector<Story> all_stories() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(VEIENINN_STORIES)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Story> stories;
  for (const auto& file : files) {
    for (Story& story : read_stories(file)) stories.push_back(std::move(story));
  }
  return stories;
}

std::string test_name(const testing::TestParamInfo<Story>& info) {
  std::string name;
  bool begins = true;
  for (const char c : info.param.title) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (plain) name += begins ? static_cast<char>(std::toupper(c)) : c;
    begins = !plain;
  }
  return name;
}

class Booklet : public testing::TestWithParam<Story> {};

TEST_P(Booklet, ComesTrue) {
  const server::TemporaryFolder mails;
  server::RunningService service([&](server::ServerOptions& options) {
    options.mail.http_listen = "127.0.0.1:0";
    if (!has_letters(GetParam())) return;
    options.mail.folder = mails.path().string();
    options.mail.domain = "svar.example.org";
  });
  Telling(service, mails.path()).tell(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Stories, Booklet, testing::ValuesIn(all_stories()), test_name);

}  // namespace
}  // namespace veieninn::booklet
