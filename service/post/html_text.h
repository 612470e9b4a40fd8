// The text of an HTML mail, for a reader who wants the words only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace veieninn::post {

// Words in the order of the source, a line a block, lists and cells in lines of their own; what a
// <blockquote> holds begins with "> ". Nothing of <head>, <style>, <script>, comments and
// attributes. Broken HTML gives broken text, never an error. Linear in `html`, and at most
// `bytes_max` bytes long. Both are UTF-8.
[[nodiscard]] std::string html_to_text(std::string_view html, std::size_t bytes_max);

}  // namespace veieninn::post
