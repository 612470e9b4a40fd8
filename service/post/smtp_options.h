// The laws of SmtpOptions.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "service/post/smtp_client.h"

namespace veieninn::post {

// The URL that libcurl connects to: the given one, with the HELO name as its path. Errors: as
// SmtpClient::create().
[[nodiscard]] Result<std::string> checked_url(const SmtpOptions& options);

}  // namespace veieninn::post
