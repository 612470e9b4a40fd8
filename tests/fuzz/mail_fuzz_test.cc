#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/fuzz/bounded_driver.h"
#include "tests/service/post/sample_mails.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace veieninn::fuzz {
namespace {

const std::vector<std::string> kInputs = {
    post::with_crlf(post::kReply),
    std::string(post::kBounce),
    "From: \"Sky, V\" <a@b.no>, G: c@d.no;\r\nSubject: =?utf-16?B?AGE=?= =?x?q?=E5?=\r\n"
    "Content-Type: text/html; charset=iso-2022-jp\r\n\r\n<p>a&aring;<blockquote>b</p>\x1B$B\r\n",
    "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/report; "
    "boundary=\"b\"\n\n--b\n\nFra: x\nSendt: y\nTil: z\n--b--\n--a\nContent-Type: text/plain; "
    "charset*0*=utf-8''%75; charset*1=tf-8\nContent-Transfer-Encoding: uuencode\n\nbegin 644 "
    "x\n#0V%T\n`\nend\n--a--\n",
};

TEST(MailFuzz, KeepsItsLawsWhateverComes) {
  const Bounds bounds{.seed = 20261129, .runs = 3000, .bytes_max = 6000};
  EXPECT_GE(try_many(LLVMFuzzerTestOneInput, kInputs, bounds), kInputs.size());
}

}  // namespace
}  // namespace veieninn::fuzz
