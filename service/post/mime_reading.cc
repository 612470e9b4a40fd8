#include "service/post/mime_reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "service/post/message_id.h"

namespace veieninn::post {
namespace {

constexpr std::size_t kCharsetNameBytesMax = 40;
// The headers whose addresses GMime reads at once, in the mail and in mails within it.
constexpr std::array<std::string_view, 6> kAddressHeaders = {"from", "sender", "reply-to",
                                                             "to",   "cc",     "bcc"};

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

bool is_address_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  std::string_view name = line.substr(0, colon);
  while (!name.empty() && static_cast<unsigned char>(name.back()) <= ' ') name.remove_suffix(1);
  const auto same_letter = [](char byte, char small) { return g_ascii_tolower(byte) == small; };
  return std::ranges::any_of(kAddressHeaders, [&](std::string_view known) {
    return std::ranges::equal(name, known, same_letter);
  });
}

// Looks at every line, as a header may stand in a part of a part.
bool has_oversized_address_header(std::string_view bytes) {
  std::size_t header_bytes = 0;  // of the header that the line before belongs to, 0 for none
  while (!bytes.empty()) {
    const std::size_t line_end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, line_end);
    const bool continues = header_bytes > 0 && !line.empty() && is_blank(line.front());
    if (continues || is_address_header(line)) {
      header_bytes = (continues ? header_bytes : 0) + line.size() + 1;
    } else {
      header_bytes = 0;
    }
    if (header_bytes > kAddressHeaderBytesMax) return true;
    if (line_end == std::string_view::npos) return false;
    bytes.remove_prefix(line_end + 1);
  }
  return false;
}

std::string valid(const char* bytes, std::size_t length) {
  const OwnedText text(g_utf8_make_valid(bytes, static_cast<gssize>(length)));
  return to_string(text.get());
}

bool is_charset_name(std::string_view name) {
  const auto may_stand = [](char byte) {
    return g_ascii_isalnum(byte) != FALSE ||
           std::string_view("-_.:").find(byte) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= kCharsetNameBytesMax &&
         std::ranges::all_of(name, may_stand);
}

std::string bytes_of(GMimeStream* memory) {
  const GByteArray* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

// Empty when the charset is not known. Bytes that it does not know are left out or marked.
std::string converted(const std::string& bytes, const char* charset) {
  const Owned<GMimeFilter> filter(g_mime_filter_charset_new(charset, "utf-8"));
  if (filter == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  const Owned<GMimeStream> stream(g_mime_stream_filter_new(memory.get()));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream.get()), filter.get());
  g_mime_stream_write(stream.get(), bytes.data(), bytes.size());
  g_mime_stream_flush(stream.get());
  return bytes_of(memory.get());
}

// With `is_cut` the last character may be half.
bool holds_as_utf8(const std::string& bytes, bool is_cut) {
  const char* valid_until = nullptr;
  if (g_utf8_validate_len(bytes.data(), bytes.size(), &valid_until) != FALSE) return true;
  return is_cut && bytes.data() + bytes.size() - valid_until < 4;
}

std::string decoded(const std::string& bytes, const std::string& charset, bool is_cut) {
  if (charset == "utf-8" || charset == "utf8") return bytes;
  const bool is_named = is_charset_name(charset) && charset != "us-ascii" &&
                        charset != "iso-8859-1" && charset != "latin1";
  if (is_named) {
    if (std::string text = converted(bytes, charset.c_str()); !text.empty()) return text;
  }
  // What calls itself ISO 8859-1 is Windows' superset of it, as browsers know too.
  return holds_as_utf8(bytes, is_cut) ? bytes : converted(bytes, "windows-1252");
}

struct ReferencesRelease {
  void operator()(GMimeReferences* references) const noexcept {
    g_mime_references_free(references);
  }
};

}  // namespace

Result<Owned<GMimeMessage>> read_message(std::string_view bytes) {
  bytes = bytes.substr(0, kBytesReadMax);
  if (has_oversized_address_header(bytes)) {
    return fail(limit_exceeded("mail.addresses", kAddressHeaderBytesMax, "bytes"));
  }
  start_mime_library();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr || g_mime_header_list_get_count(
                                g_mime_object_get_header_list(GMIME_OBJECT(message.get()))) == 0) {
    return fail(corrupt_input("mail", "has no header", "send a mail as RFC 5322 has it"));
  }
  return message;
}

std::string cut(std::string text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0U) == 0x80U) {
    --bytes_max;
  }
  text.resize(bytes_max);
  return text;
}

std::string header_of(GMimeMessage* message, const char* name) {
  const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
  if (value == nullptr) return {};
  std::string line = valid(value, std::string_view(value).size());
  std::ranges::replace_if(line, [](char byte) { return g_ascii_iscntrl(byte) != FALSE; }, ' ');
  return cut(std::move(line), kHeaderBytesMax);
}

std::vector<std::string> ids_of(GMimeMessage* message, const char* name, std::size_t count_max) {
  const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
  if (value == nullptr) return {};
  const std::unique_ptr<GMimeReferences, ReferencesRelease> read(
      g_mime_references_parse(nullptr, value));
  std::vector<std::string> ids;
  for (int i = g_mime_references_length(read.get()) - 1; i >= 0 && ids.size() < count_max; --i) {
    std::string id = "<" + to_string(g_mime_references_get_message_id(read.get(), i)) + ">";
    if (is_message_id(id)) ids.push_back(std::move(id));
  }
  std::ranges::reverse(ids);
  return ids;
}

std::string id_of(GMimeMessage* message, const char* name) {
  // More than one stands in no Message-ID, and seldom in an In-Reply-To.
  std::vector<std::string> ids = ids_of(message, name, 10);
  return ids.empty() ? std::string() : std::move(ids.front());
}

std::string content_of(GMimePart* part, std::size_t bytes_max) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  std::string bytes = bytes_of(memory.get());
  if (bytes.size() > bytes_max) bytes.resize(bytes_max);
  return bytes;
}

std::string text_of(GMimePart* part, std::size_t bytes_max) {
  std::string charset =
      to_string(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset"));
  std::ranges::transform(charset, charset.begin(), g_ascii_tolower);
  const std::string bytes = content_of(part, bytes_max);
  std::string text = decoded(bytes, charset, bytes.size() == bytes_max);
  std::erase(text, '\0');  // it would end the text for GLib
  return cut(valid(text.data(), text.size()), bytes_max);
}

}  // namespace veieninn::post
