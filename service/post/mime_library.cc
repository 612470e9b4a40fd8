#include "service/post/mime_library.h"

#include <mutex>

namespace veieninn::post {

void start_mime_library() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

}  // namespace veieninn::post
