// Who is told by mail.
#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "service/post/incoming_mail.h"
#include "tests/booklet/telling.h"

namespace veieninn::booklet {
namespace {

// The service sends on a thread of its own; on a loaded machine that takes a while.
constexpr std::chrono::seconds kPatience{60};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string recipient_of(const std::string& bytes) {
  const std::size_t begin = bytes.find('<', bytes.find("\r\nTo:"));
  const std::size_t end = bytes.find('>', begin);
  return end == std::string::npos ? "" : bytes.substr(begin + 1, end - begin - 1);
}

// "subject\ntext" of each mail to her.
std::vector<std::string> mails_to(const std::filesystem::path& folder, const std::string& name) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(".")) continue;  // it is being written
    const std::string bytes = bytes_of(entry.path());
    if (recipient_of(bytes) != id_of(name) + "@example.org") continue;
    const auto mail = post::read_incoming_mail(bytes);
    if (mail) found.push_back(mail->subject + "\n" + mail->plain_text);
  }
  return found;
}

}  // namespace

bool has_letters(const Story& story) {
  return std::ranges::any_of(story.lines,
                             [](const Line& line) { return line.verb() == "is told"; });
}

// is told | Person | what one letter to her says | and this too
void Telling::is_told(const Line& line) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  std::vector<std::string> mails;
  while (mails.empty() && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
    mails = mails_to(mail_folder_, line.cell(1));
  }
  ASSERT_EQ(mails.size(), 1U) << "letters to " << line.cell(1);
  for (std::size_t i = 2; i < line.size(); ++i) {
    EXPECT_THAT(mails.front(), testing::HasSubstr(line.cell(i)));
  }
}

}  // namespace veieninn::booklet
