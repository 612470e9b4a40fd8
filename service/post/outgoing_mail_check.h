// The laws of an OutgoingMail; they are what makes a header's injection impossible.
#pragma once

#include "engine/base/error.h"
#include "service/post/outgoing_mail.h"

namespace veieninn::post {

// Errors: as compose().
[[nodiscard]] Result<void> check(const OutgoingMail& mail);

}  // namespace veieninn::post
