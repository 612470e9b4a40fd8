#include "service/correspondence/folder_sender.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/contract/sqlite_host.h"

namespace veieninn::correspondence {
namespace {

using post::SendKind;
using testing::ElementsAre;

class FolderSenderTest : public testing::Test {
 protected:
  FolderSenderTest() { std::filesystem::create_directory(folder); }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      all.push_back(entry.path().filename().string());
    }
    return all;
  }
  static std::string letter(const std::string& id, const std::string& text) {
    return "From: a@b.example.org\r\nMessage-ID: " + id + "\r\n\r\n" + text + "\r\n";
  }

  store::SqliteHost host;  // for its folder
  std::filesystem::path folder = host.file().parent_path() / "letters";
};

TEST_F(FolderSenderTest, WritesOneFileAMessageId) {
  FolderSender sender(folder);
  EXPECT_EQ(sender.send("", "", letter("<abc@x.example.org>", "en")).kind, SendKind::kAccepted);
  EXPECT_EQ(sender.send("", "", letter("<abc@x.example.org>", "to")).kind, SendKind::kAccepted);
  EXPECT_THAT(names(), ElementsAre("abc@x.example.org.eml"));
  std::ifstream file(folder / "abc@x.example.org.eml");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}),
            letter("<abc@x.example.org>", "to"));
}

TEST_F(FolderSenderTest, NeverLeavesItsFolder) {
  FolderSender sender(folder);
  EXPECT_EQ(sender.send("", "", letter("<../../x@y.example.org>", "en")).kind, SendKind::kAccepted);
  EXPECT_THAT(names(), ElementsAre("x@y.example.org.eml"));
  EXPECT_EQ(sender.send("", "", "no header").kind, SendKind::kRefused);
}

TEST_F(FolderSenderTest, TriesAgainWhenItCannotWrite) {
  FolderSender sender(folder / "gone");
  EXPECT_EQ(sender.send("", "", letter("<a@x.example.org>", "en")).kind, SendKind::kTryAgain);
}

}  // namespace
}  // namespace veieninn::correspondence
