#include "service/letters/page_frame.h"

#include <algorithm>
#include <array>

#include "service/letters/answer.h"
#include "service/letters/answer_page.h"
#include "service/letters/clean_text.h"

namespace veieninn::letters {
namespace {

// Colours in pairs, each at least 4.5 : 1 on the paper, light and dark. Whatever is pressed is at
// least 44 px high.
constexpr std::string_view kStyle =
    ":root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1f23;--link:#0b57a4;--wrong:#b3261e;"
    "--line:#6b7680;--press:#0b57a4;--pressed:#ffffff}"
    "@media (prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#eef1f4;--link:#9ecbff;"
    "--wrong:#ffb4ab;--line:#98a4b0;--press:#9ecbff;--pressed:#0a1a2a}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 system-ui,sans-serif}"
    "header,main,footer{max-width:640px;margin:0 auto;padding:8px 16px;overflow-wrap:anywhere}"
    "h1{font-size:28px;line-height:1.25;margin:16px 0}"
    "h2{font-size:21px;line-height:1.3;margin:28px 0 8px}"
    "p{margin:0 0 16px}a{color:var(--link)}"
    "nav{display:flex;flex-wrap:wrap;gap:0 20px}"
    "nav a,nav span{display:inline-flex;align-items:center;min-height:44px}"
    "nav span{font-weight:bold}"
    "blockquote{margin:0 0 16px;padding:2px 0 2px 14px;border-left:4px solid var(--line)}"
    "dl{margin:0 0 16px}dt{font-weight:bold}dd{margin:0 0 8px}"
    "ol{margin:0 0 16px;padding-left:1.6em}li{margin:0 0 10px}.when{display:block;font-size:16px}"
    "details{border-top:1px solid var(--line)}details:last-of-type{border-bottom:1px solid "
    "var(--line)}"
    "summary{padding:12px 0;min-height:48px;cursor:pointer;font-weight:bold}"
    "form{margin:0 0 20px}fieldset{border:0;margin:0 0 16px;padding:0;min-width:0}"
    "legend,.title{display:block;padding:0;margin:0 0 6px;font-weight:bold}"
    ".choice{display:flex;align-items:center;gap:12px;min-height:44px}"
    ".choice input{flex:none;width:24px;height:24px;margin:0}"
    ".choice label{flex:1;padding:9px 0}"
    ".field{margin:0 0 16px}.hint{margin:0 0 6px;font-size:16px}"
    "input[type=email],input[type=date],textarea{width:100%;min-height:48px;padding:10px;"
    "font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);"
    "border-radius:6px}"
    "button{min-height:48px;padding:12px 24px;font:inherit;font-weight:bold;cursor:pointer;"
    "color:var(--link);background:var(--paper);border:2px solid var(--link);border-radius:8px}"
    "button.first{width:100%;font-size:20px;color:var(--pressed);background:var(--press)}"
    ".wrong{color:var(--wrong);font-weight:bold}"
    ".errors{border:3px solid var(--wrong);border-radius:6px;padding:4px 16px;margin:0 0 20px}"
    ".errors a,.errors span{display:inline-block;padding:9px 0;color:var(--wrong)}"
    ":focus-visible{outline:3px solid var(--ink);outline-offset:3px}"
    "footer{font-size:16px;border-top:1px solid var(--line);margin-top:32px}";

// Each in its own words: a reader looks for her own.
constexpr std::array<std::string_view, 3> kLanguageNames = {"Bokmål", "Nynorsk", "English"};

constexpr std::string_view kProduct = "Veien inn";

std::string language_links(Language current) {
  std::string links = "<nav aria-label=\"";
  links.append(text_of(PagePhrase::kLanguageNavigation, current)).append("\">\n");
  for (const Language language : kLanguages) {
    const std::string_view tag = language_tag(language);
    const std::string_view name = kLanguageNames.at(static_cast<std::size_t>(language));
    if (language == current) {
      links += "<span aria-current=\"true\">";
      links.append(name).append("</span>\n");
    } else {
      links.append("<a href=\"?lang=").append(tag).append("\" lang=\"").append(tag);
      links.append("\" hreflang=\"").append(tag).append("\">");
      links.append(name).append("</a>\n");
    }
  }
  return links + "</nav>\n";
}

// A path of this site: "//example.org" would be another one.
std::string_view own_path(std::string_view path) noexcept {
  const bool clean = std::all_of(path.begin(), path.end(), [](char character) {
    return '!' <= character && character <= '~' && character != '\\';
  });
  const bool own = path.starts_with('/') && !path.starts_with("//");
  return own && clean && path.size() <= kLinkBytesMax ? path : std::string_view{};
}

template <typename Text>
std::string first_said(Language language, const Values& values, Text text, Text otherwise) {
  if (const auto sentence = filled(text_of(text, language), values)) return *sentence;
  return filled(text_of(otherwise, language), values).value_or("");
}

std::string hidden_field(std::string_view name, std::string_view value) {
  std::string field = "<input type=\"hidden\" name=\"";
  return field.append(name).append("\" value=\"").append(html_escaped(value)).append("\">\n");
}

}  // namespace

std::string_view page_style() noexcept { return kStyle; }

std::string framed(Language language, std::string_view title, std::string_view main) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"";
  page.append(language_tag(language)).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  page +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>";
  page += html_escaped(title) + " – " + std::string(kProduct) + "</title>\n<style>";
  page.append(kStyle).append("</style>\n</head>\n<body>\n<header>\n");
  page += language_links(language) + "</header>\n<main>\n";
  page.append(main).append("</main>\n<footer>\n");
  page += paragraph_html(text_of(PagePhrase::kFoot, language));
  return page + "</footer>\n</body>\n</html>\n";
}

std::string said(Language language, const Values& values, PagePhrase text, PagePhrase otherwise) {
  return first_said(language, values, text, otherwise);
}

std::string said(Language language, const Values& values, Phrase text, Phrase otherwise) {
  return first_said(language, values, text, otherwise);
}

std::string heading_html(int level, std::string_view text) {
  if (text.empty()) return {};
  const std::string tag = "h" + std::to_string(level);
  return "<" + tag + ">" + html_escaped(text) + "</" + tag + ">\n";
}

std::string paragraph_html(std::string_view text) {
  return text.empty() ? "" : "<p>" + html_escaped(text) + "</p>\n";
}

std::string quote_html(std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string quote = heading_html(2, title) + "<blockquote dir=\"auto\">";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) quote += "<br>\n";
    quote += html_escaped(lines[i]);
  }
  return quote + "</blockquote>\n";
}

std::string list_html(std::string_view title, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string list = heading_html(2, title) + "<ul>\n";
  for (const std::string& item : items) list += "<li>" + html_escaped(item) + "</li>\n";
  return list + "</ul>\n";
}

std::string facts_html(std::span<const std::pair<std::string_view, std::string>> facts) {
  std::string rows;
  for (const auto& [label, value] : facts) {
    if (value.empty()) continue;
    rows += "<dt>" + html_escaped(label) + "</dt>\n<dd>" + html_escaped(value) + "</dd>\n";
  }
  return rows.empty() ? "" : "<dl>\n" + rows + "</dl>\n";
}

std::string form_begin_html(Language language, std::string_view path, std::string_view nonce) {
  const std::string_view own = own_path(path);
  std::string form = "<form method=\"post\" novalidate";
  if (!own.empty()) form += " action=\"" + html_escaped(own) + "\"";
  form += ">\n";
  form +=
      hidden_field(form_field::kNonce, one_line(nonce.substr(0, kNonceBytesMax), kNonceBytesMax));
  return form + hidden_field(form_field::kLanguage, language_tag(language));
}

std::string send_button_html(std::string_view value, std::string_view label, bool is_first) {
  std::string button = is_first ? "<button class=\"first\"" : "<button";
  button.append(" type=\"submit\" name=\"").append(form_field::kAction).append("\" value=\"");
  return button + html_escaped(value) + "\">" + html_escaped(label) + "</button>\n";
}

std::string undo_form_html(Language language, std::string_view path, std::string_view nonce) {
  if (own_path(path).empty() || nonce.empty()) return {};
  Values values;
  values.set("minutes", std::to_string(kUndoMinutes));
  return paragraph_html(said(language, values, Phrase::kUndoExplained)) +
         form_begin_html(language, path, nonce) +
         send_button_html(kUndoFormValue, text_of(Phrase::kUndoButton, language), false) +
         "</form>\n";
}

}  // namespace veieninn::letters
