// Letters out, pages and mail in; what is empty is not there.
#pragma once

#include <string>

namespace veieninn::server {

struct MailSettings {
  std::string http_listen;
  std::string public_url;     // without a slash at its end; empty: that of http_listen
  std::string trusted_proxy;  // its address, without a port; its X-Forwarded-For is believed
  std::string domain;
  std::string folder;
  std::string smtp_url;
  std::string smtp_tls = "always";  // or when_offered, never
  std::string smtp_user;
  std::string smtp_password_file;
  std::string smtp_ca_file;
  std::string lmtp_listen;
};

}  // namespace veieninn::server
