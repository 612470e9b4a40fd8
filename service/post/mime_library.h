// Ownership of GMime's and GLib's objects, and their start. Only service/post's sources know it.
//
// GMime (LGPL), not vmime: vmime 0.9.2 took more than 20 s for 10,000 nested multiparts (0.7 MB;
// GMime 0.07 s, it stops at a depth of its own), and its licence (GPL-3) would become ours.
#pragma once

#include <glib-object.h>
#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace veieninn::post {

struct ObjectRelease {
  void operator()(gpointer object) const noexcept { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, ObjectRelease>;

struct MemoryRelease {
  void operator()(gpointer memory) const noexcept { g_free(memory); }
};
using OwnedText = std::unique_ptr<char, MemoryRelease>;

// GMime's tables, once a process; whoever makes the first object calls it. Thread safe.
void start_mime_library();

// Empty for null.
[[nodiscard]] inline std::string to_string(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

}  // namespace veieninn::post
