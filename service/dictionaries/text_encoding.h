// Bytes in a file's own encoding -> UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veieninn::dictionaries {

enum class TextEncoding { kUtf8, kLatin1 };

// "UTF-8", "utf8", "ISO8859-1", "ISO-8859-1"; none for another.
[[nodiscard]] std::optional<TextEncoding> text_encoding(std::string_view name);

// What is no UTF-8 in UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string_view bytes, TextEncoding encoding);

// Up to the line's end and off the front of `text`, the end too; without a carriage return.
std::string_view next_line(std::string_view& text);

}  // namespace veieninn::dictionaries
