#include "service/correspondence/relayed_mail.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "service/correspondence/letter_addresses.h"
#include "service/enquiries/random_hex.h"
#include "service/letters/clean_text.h"
#include "service/post/quotation.h"

namespace veieninn::correspondence {
namespace {

// Bytes of a name or subject are at most four times their characters (post's limits).
constexpr std::size_t kNameCharactersMax = 40;
constexpr std::size_t kSubjectCharactersMax = 120;
// A letter id has so many, and half of a token that a mail program broke in two.
constexpr std::size_t kSecretDigitsMin = 32;
constexpr std::size_t kIdDigits = 32;

struct Sentence {
  std::array<std::string_view, 3> in;  // nb, nn, en
};
constexpr Sentence kIntroduction = {
    {" skriver til deg gjennom {service}. Svarer du på denne e-posten, kommer svaret fram.",
     " skriv til deg gjennom {service}. Svarer du på denne e-posten, kjem svaret fram.",
     " writes to you through {service}. Reply to this mail, and your answer gets there."}};
constexpr Sentence kSomebody = {{"Noen", "Nokon", "Somebody"}};
constexpr Sentence kNoAttachments = {
    {"Vedlegg blir ikke sendt videre. Spør gjerne om å få dem på en annen måte.",
     "Vedlegg blir ikkje sende vidare. Spør gjerne om å få dei på ein annan måte.",
     "Attachments are not passed on. Feel free to ask for them in another way."}};
constexpr Sentence kNoWords = {
    {"(E-posten var uten tekst.)", "(E-posten var utan tekst.)", "(The mail had no text.)"}};
constexpr Sentence kAnswer = {{"Svar", "Svar", "Answer"}};
constexpr Sentence kThrough = {{" gjennom ", " gjennom ", " through "}};

std::string_view in(const Sentence& sentence, std::string_view language) {
  return sentence.in[language == "nn" ? 1 : language == "en" ? 2 : 0];
}

std::string introduction(const std::string& name, const std::string& service,
                         std::string_view language) {
  constexpr std::string_view kGap = "{service}";
  const std::string_view sentence = in(kIntroduction, language);
  const std::size_t gap = sentence.find(kGap);
  return name + std::string(sentence.substr(0, gap)) + service +
         std::string(sentence.substr(gap + kGap.size()));
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Without the quoted letter, unless there is nothing else.
std::string words_of(const post::IncomingMail& incoming) {
  std::string words = post::without_quotation(incoming.plain_text);
  return without_secrets(words.empty() ? incoming.plain_text : words);
}

std::string body(const std::string& name, const RelayedTo& to, const post::IncomingMail& incoming,
                 const std::string& service) {
  std::string text = introduction(name, service, to.language) + "\n\n";
  const std::string words = words_of(incoming);
  text += words.empty() ? std::string(in(kNoWords, to.language)) : words;
  if (incoming.has_attachment) text.append("\n\n").append(in(kNoAttachments, to.language));
  return text + "\n";
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();  // a library without SHA-256; nothing of ours works then
  }
  return enquiries::hex_of({digest.data(), size});
}

}  // namespace

std::string without_secrets(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const auto* const end = std::ranges::find_if_not(text, is_hexadecimal);
    const auto run = static_cast<std::size_t>(end - text.begin());
    if (run >= kSecretDigitsMin) {
      shown += "…";
    } else {
      shown.append(text.substr(0, run));
    }
    if (run < text.size()) shown += text[run];
    text.remove_prefix(std::min(run + 1, text.size()));
  }
  return shown;
}

post::OutgoingMail relayed_mail(const RelayedFrom& from, const RelayedTo& to,
                                const post::IncomingMail& incoming, std::string message_id,
                                Instant now, const CorrespondenceOptions& options) {
  std::string name = letters::one_line(from.name, kNameCharactersMax);
  if (name.empty()) name = in(kSomebody, to.language);
  post::OutgoingMail mail;
  mail.from = {name + std::string(in(kThrough, to.language)) + options.sender_name,
               "post@" + options.mail_domain};
  mail.to = {letters::one_line(to.name, kNameCharactersMax), to.address};
  mail.reply_to = {name, address_of(AddressKind::kReply, to.letter_id, options.mail_domain)};
  mail.message_id = std::move(message_id);
  mail.in_reply_to = to.thread_root;
  mail.references = {to.thread_root};
  mail.subject = letters::one_line(without_secrets(incoming.subject), kSubjectCharactersMax);
  if (mail.subject.empty()) {
    mail.subject = std::string(in(kAnswer, to.language)) + std::string(in(kThrough, to.language)) +
                   options.sender_name;
  }
  mail.plain_text = body(name, to, incoming, options.sender_name);
  mail.language = to.language;
  mail.date = now;
  return mail;
}

std::string relayed_message_id(std::string_view letter_id, const post::IncomingMail& incoming,
                               std::string_view bytes, std::string_view mail_domain) {
  std::string key(letter_id);
  key.append("\n").append(incoming.message_id.empty() ? bytes
                                                      : std::string_view(incoming.message_id));
  return message_id_of("svar-" + sha256(key).substr(0, kIdDigits), mail_domain);
}

}  // namespace veieninn::correspondence
