// The side that people meet without a login: letters out, answer pages, and mail in.
//
//     outbox ── SMTP or a folder ──▶ letter ── link ──▶ HTTP: answer pages ──▶ desk
//                                       └── reply, bounce ──▶ LMTP: inbox ───▶ desk
//
// The HTTP side serves what units publish (publishing/publishing_site.h), too, also without mail.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/server/mail_settings.h"
#include "service/store/store.h"

namespace veieninn::server {

class MailSide {
 public:
  using FailureListener = std::function<void(const Error&)>;

  // What the settings name is listening and sending when it returns. REQUIRES: everything handed in
  // outlives this. Errors: kInvalidArgument about the setting that cannot be used.
  [[nodiscard]] static Result<std::unique_ptr<MailSide>> start(
      const MailSettings& settings, store::Store& store, const feed::SnapshotPublisher& publisher,
      enquiries::EnquiryDesk& desk, const api::Clock& clock, FailureListener on_failure);
  ~MailSide();
  MailSide(const MailSide&) = delete;
  MailSide& operator=(const MailSide&) = delete;

  // Something may have to be sent. From any thread; cheap.
  void wake();

  // Where the pages are, with the port that was really bound; empty: there are none.
  [[nodiscard]] const std::string& pages_address() const noexcept;

 private:
  struct Parts;
  explicit MailSide(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace veieninn::server
