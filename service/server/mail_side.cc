#include "service/server/mail_side.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "service/answer_site/answer_site.h"
#include "service/correspondence/folder_sender.h"
#include "service/correspondence/inbox.h"
#include "service/correspondence/outbox.h"
#include "service/correspondence/smtp_sender.h"
#include "service/gateway/http_server.h"
#include "service/gateway/remote_network.h"
#include "service/post/lmtp_server.h"
#include "service/publishing/publishing_site.h"

namespace veieninn::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kContactLocalPart = "kontakt@";

Result<std::string> read_password(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line.empty()) {
    return fail(invalid_argument("smtp_password_file", "holds no password that can be read",
                                 "name a file whose first line is the password"));
  }
  return line;
}

post::TlsPolicy tls_of(const std::string& policy) {
  return policy == "never"          ? post::TlsPolicy::kNever
         : policy == "when_offered" ? post::TlsPolicy::kWhenOffered
                                    : post::TlsPolicy::kAlways;
}

Result<std::unique_ptr<correspondence::Sender>> make_sender(const MailSettings& settings) {
  if (!settings.folder.empty()) {
    std::error_code failed;
    fs::create_directories(settings.folder, failed);
    if (failed) {
      return fail(invalid_argument("mail_folder", "cannot be made",
                                   "name a folder that this user may write"));
    }
    return std::make_unique<correspondence::FolderSender>(settings.folder);
  }
  Result<std::string> password = read_password(settings.smtp_password_file);
  if (!password) return fail(std::move(password.error()));
  post::SmtpOptions options;
  options.url = settings.smtp_url;
  options.tls = tls_of(settings.smtp_tls);
  options.ca_file = settings.smtp_ca_file;
  options.user = settings.smtp_user;
  options.password = *std::move(password);
  Result<post::SmtpClient> client = post::SmtpClient::create(std::move(options));
  if (!client) return fail(std::move(client.error()));
  return std::make_unique<correspondence::SmtpSender>(*std::move(client));
}

}  // namespace

struct MailSide::Parts {
  // Whatever comes in may wake the outbox, so that it goes after both ways in.
  ~Parts() {
    pages.reset();
    mail_in.reset();
  }

  store::Store& store;
  const feed::SnapshotPublisher& publisher;
  enquiries::EnquiryDesk& desk;
  api::Clock clock;
  FailureListener on_failure;
  correspondence::CorrespondenceOptions options = {};

  std::unique_ptr<correspondence::Sender> letters = {};
  std::unique_ptr<correspondence::Sender> relays = {};  // so that no reply waits for a slow letter
  std::unique_ptr<answer_site::AnswerSite> site = {};
  std::unique_ptr<publishing::PublishingSite> published = {};
  std::atomic<bool> site_ready = false;
  std::unique_ptr<gateway::HttpServer> pages = {};
  std::unique_ptr<correspondence::Outbox> outbox = {};
  std::unique_ptr<correspondence::Inbox> inbox = {};
  std::unique_ptr<post::LmtpServer> mail_in = {};
  std::string pages_address = {};

  Result<void> serve_pages(const MailSettings& settings) {
    gateway::HttpServerOptions http;
    http.listen = settings.http_listen;
    http.body_bytes_max = answer_site::kFormBytesMax;
    // Then all come from its address.
    if (!settings.trusted_proxy.empty()) http.connections_per_network_max = http.connections_max;
    auto started = gateway::HttpServer::start(http, [this](const gateway::HttpRequest& request) {
      // The site knows its address only once the server listens.
      if (!site_ready) return gateway::HttpResponse{503, "text/plain; charset=utf-8", "", {}};
      return publishing::is_published_path(request.path) ? published->handle(request)
                                                         : site->handle(request);
    });
    if (!started) return fail(std::move(started.error()));
    pages = *std::move(started);
    pages_address = pages->address();
    if (options.public_url.empty()) options.public_url = "http://" + pages_address;
    answer_site::AnswerSiteOptions site_options;
    site_options.public_url = options.public_url;
    site_options.trusted_proxy = gateway::plain_address(settings.trusted_proxy);
    site = std::make_unique<answer_site::AnswerSite>(store, desk, publisher, clock, site_options);
    publishing::PublishingOptions publishing_options;
    publishing_options.trusted_proxy = site_options.trusted_proxy;
    published = std::make_unique<publishing::PublishingSite>(
        store, publisher.newest()->parameters(), clock, publishing_options);
    site_ready = true;
    return {};
  }

  Result<void> send_letters(const MailSettings& settings) {
    auto sender = make_sender(settings);
    if (!sender) return fail(std::move(sender.error()));
    letters = *std::move(sender);
    outbox = std::make_unique<correspondence::Outbox>(store, publisher, desk, *letters, options);
    outbox->set_failure_listener([this](std::string_view what) {
      if (on_failure) on_failure(unavailable(std::string(what)));
    });
    outbox->start(clock);
    return {};
  }

  Result<void> take_mail_in(const MailSettings& settings) {
    auto sender = make_sender(settings);
    if (!sender) return fail(std::move(sender.error()));
    relays = *std::move(sender);
    inbox = std::make_unique<correspondence::Inbox>(store, desk, *relays, options);
    post::LmtpOptions lmtp;
    lmtp.listen = settings.lmtp_listen;
    lmtp.domains = {settings.domain};
    auto started = post::LmtpServer::start(
        std::move(lmtp),
        [this](std::string_view from, std::string_view recipient, std::string_view message) {
          return inbox->receive(from, recipient, message, clock());
        });
    if (!started) return fail(std::move(started.error()));
    mail_in = *std::move(started);
    return {};
  }
};

Result<std::unique_ptr<MailSide>> MailSide::start(const MailSettings& settings, store::Store& store,
                                                  const feed::SnapshotPublisher& publisher,
                                                  enquiries::EnquiryDesk& desk,
                                                  const api::Clock& clock,
                                                  FailureListener on_failure) {
  std::unique_ptr<Parts> parts(new Parts{store, publisher, desk, clock, std::move(on_failure)});
  parts->options.public_url = settings.public_url;
  parts->options.mail_domain = settings.domain;
  parts->options.removal_address = std::string(kContactLocalPart) + settings.domain;
  Result<void> started;
  if (!settings.http_listen.empty()) started = parts->serve_pages(settings);
  const bool sends = !settings.folder.empty() || !settings.smtp_url.empty();
  if (started && sends) started = parts->send_letters(settings);
  if (started && !settings.lmtp_listen.empty()) started = parts->take_mail_in(settings);
  if (!started) return fail(std::move(started.error()));
  return std::unique_ptr<MailSide>(new MailSide(std::move(parts)));
}

MailSide::MailSide(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MailSide::~MailSide() = default;

void MailSide::wake() {
  if (parts_->outbox) parts_->outbox->wake();
}

const std::string& MailSide::pages_address() const noexcept { return parts_->pages_address; }

}  // namespace veieninn::server
