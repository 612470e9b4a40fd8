// The hash by which a policy names a style and a cache an answer.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::publishing {

[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace veieninn::publishing
