#include "service/post/smtp_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <mutex>
#include <utility>

#include "service/post/mail_address.h"
#include "service/post/smtp_dialogue.h"
#include "service/post/smtp_options.h"

namespace veieninn::post {
namespace {

struct HandleRelease {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct ListRelease {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

// One letter on its way: where libcurl has come in it, and what was said meanwhile.
struct Transfer {
  std::string_view unsent;
  SmtpDialogue dialogue;
};

std::size_t read_message(char* into, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  const std::size_t length = std::min(size * count, transfer.unsent.size());
  transfer.unsent.copy(into, length);
  transfer.unsent.remove_prefix(length);
  // libcurl knows the length and does not ask again.
  if (transfer.unsent.empty()) transfer.dialogue.hear_end_of_message();
  return length;
}

int hear(CURL* /*handle*/, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& dialogue = static_cast<Transfer*>(user)->dialogue;
  if (type == CURLINFO_HEADER_OUT) dialogue.hear_command({data, size});
  if (type == CURLINFO_HEADER_IN) dialogue.hear_reply({data, size});
  return 0;
}

// Without it libcurl writes to the standard output.
std::size_t drop(char* /*data*/, std::size_t size, std::size_t count, void* /*user*/) {
  return size * count;
}

Interruption interruption_of(CURLcode result) {
  switch (result) {
    case CURLE_OK:
      return Interruption::kNone;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_NOT_BUILT_IN:
    case CURLE_LOGIN_DENIED:
    case CURLE_AUTH_ERROR:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      return Interruption::kSetUp;
    default:
      return Interruption::kConnection;
  }
}

bool has_bare_line_end(std::string_view message) {
  for (std::size_t at = message.find_first_of("\r\n"); at != std::string_view::npos;
       at = message.find_first_of("\r\n", at)) {
    if (message.substr(at, 2) != "\r\n") return true;
    at += 2;
  }
  return false;
}

bool same_letter(char left, char right) {
  return std::tolower(static_cast<unsigned char>(left)) ==
         std::tolower(static_cast<unsigned char>(right));
}

// Servers like to repeat the address in their refusal; a person's address belongs in no log.
void mask(std::string& words, std::string_view address) {
  if (address.empty()) return;
  while (true) {
    const auto found = std::ranges::search(words, address, same_letter);
    if (found.empty()) return;
    words.replace(found.begin(), found.end(), "(address)");
  }
}

long use_ssl(const SmtpOptions& options) {
  switch (options.tls) {
    case TlsPolicy::kNever:
      return CURLUSESSL_NONE;
    case TlsPolicy::kWhenOffered:
      return options.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    case TlsPolicy::kAlways:
      break;
  }
  return CURLUSESSL_ALL;
}

void start_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

struct SmtpClient::Transport {
  SmtpOptions options;
  // Outlives the handle, whose last QUIT is told to the debug function too.
  Transfer letter;
  std::unique_ptr<CURL, HandleRelease> handle;

  template <typename Value>
  void set(CURLoption option, Value value) const {
    curl_easy_setopt(handle.get(), option, value);
  }

  void set_up(const std::string& url);
  void set_up_security() const;
  [[nodiscard]] SendOutcome transfer(std::string_view envelope_sender, std::string_view recipient,
                                     std::string_view message);
};

void SmtpClient::Transport::set_up(const std::string& url) {
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);  // signals and threads do not go together
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, &read_message);
  set(CURLOPT_READDATA, &letter);
  set(CURLOPT_WRITEFUNCTION, &drop);
  set(CURLOPT_VERBOSE, 1L);  // the debug function hears nothing otherwise
  set(CURLOPT_DEBUGFUNCTION, &hear);
  set(CURLOPT_DEBUGDATA, &letter);
  set(CURLOPT_CONNECTTIMEOUT_MS, long{options.connect_timeout_ms});
  set(CURLOPT_TIMEOUT_MS, long{options.transfer_timeout_ms});
  // The only limit on the wait for QUIT's answer; whole seconds.
  set(CURLOPT_SERVER_RESPONSE_TIMEOUT, (options.transfer_timeout_ms + 999L) / 1000L);
  set_up_security();
}

void SmtpClient::Transport::set_up_security() const {
  set(CURLOPT_USE_SSL, use_ssl(options));
  set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
  if (!options.user.empty()) {
    set(CURLOPT_USERNAME, options.user.c_str());
    set(CURLOPT_PASSWORD, options.password.c_str());
  }
}

SendOutcome SmtpClient::Transport::transfer(std::string_view envelope_sender,
                                            std::string_view recipient, std::string_view message) {
  letter = Transfer{message, {}};
  const std::string sender(envelope_sender);
  const std::unique_ptr<curl_slist, ListRelease> recipients(
      curl_slist_append(nullptr, std::string(recipient).c_str()));
  set(CURLOPT_MAIL_FROM, sender.empty() ? nullptr : sender.c_str());  // none is <>
  set(CURLOPT_MAIL_RCPT, recipients.get());
  set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  const CURLcode result = curl_easy_perform(handle.get());
  set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));  // libcurl keeps no copy
  letter.unsent = {};
  SendOutcome outcome = letter.dialogue.outcome(interruption_of(result));
  if (outcome.detail.empty()) outcome.detail = curl_easy_strerror(result);
  // Before the cut, which could leave half an address.
  mask(outcome.detail, recipient);
  mask(outcome.detail, envelope_sender);
  outcome.detail = printable(outcome.detail);
  return outcome;
}

SmtpClient::SmtpClient(std::unique_ptr<Transport> transport) : transport_(std::move(transport)) {}
SmtpClient::~SmtpClient() = default;
SmtpClient::SmtpClient(SmtpClient&&) noexcept = default;
SmtpClient& SmtpClient::operator=(SmtpClient&&) noexcept = default;

Result<SmtpClient> SmtpClient::create(SmtpOptions options) {
  start_curl();
  const Result<std::string> url = checked_url(options);
  if (!url) return fail(url.error());
  auto transport = std::make_unique<Transport>();
  transport->options = std::move(options);
  transport->handle.reset(curl_easy_init());
  if (transport->handle == nullptr) return fail(unavailable("no memory for a mail connection"));
  transport->set_up(*url);
  return SmtpClient(std::move(transport));
}

SendOutcome SmtpClient::send(std::string_view envelope_sender, std::string_view recipient,
                             std::string_view message) {
  const auto refused = [](std::string detail) {
    return SendOutcome{SendKind::kRefused, false, 0, std::move(detail), false};
  };
  if (Result<void> to = check_address("recipient", recipient); !to) {
    SendOutcome outcome = refused(to.error().message);
    outcome.address_is_dead = true;
    return outcome;
  }
  if (!envelope_sender.empty()) {
    if (Result<void> from = check_address("envelope_sender", envelope_sender); !from) {
      return {SendKind::kMisconfigured, false, 0, from.error().message, false};
    }
  }
  if (message.size() > transport_->options.message_bytes_max) return refused("message too large");
  if (has_bare_line_end(message)) return refused("message has a CR or LF without the other");
  return transport_->transfer(envelope_sender, recipient, message);
}

}  // namespace veieninn::post
