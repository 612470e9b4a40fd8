#include "service/publishing/contact_page.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "service/letters/clean_text.h"
#include "service/letters/filled_template.h"
#include "service/letters/page_frame.h"

namespace veieninn::publishing {

using letters::html_escaped;
using letters::Language;

namespace {

constexpr std::string_view kCardStyle =
    "header,main,footer{max-width:none}"
    ".cards{list-style:none;margin:0;padding:0;display:grid;gap:12px;"
    "grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr))}"
    ".cards>li{border:1px solid var(--line);border-radius:8px;padding:4px 16px 12px}"
    "h3{font-size:20px;line-height:1.3;margin:8px 0 4px}"
    ".cards p{margin:0 0 4px}"
    ".ways{list-style:none;margin:8px 0 0;padding:0}"
    ".ways a{display:inline-flex;align-items:center;min-height:44px}";

// Each in its own words: a reader looks for her own.
constexpr std::array<std::string_view, 3> kLanguageNames = {"Bokmål", "Nynorsk", "English"};

std::string said(Language language, Text text, std::string_view name, std::string value) {
  letters::Values values;
  values.set(name, std::move(value));
  return letters::filled(text_of(text, language), values).value_or("");
}

// "?lang=nb&amp;topic=tema-barnehage&amp;page=2", to stand in an attribute.
std::string query_html(Language language, std::string_view topic, std::size_t page = 1) {
  std::string query = "?lang=" + std::string(letters::language_tag(language));
  if (!topic.empty()) query += "&amp;topic=" + html_escaped(topic);
  if (page > 1) query += "&amp;page=" + std::to_string(page);
  return query;
}

std::string link_html(const std::string& href_html, std::string_view text,
                      std::string_view attributes = "") {
  std::string link = "<a href=\"" + href_html + "\"";
  return link.append(attributes).append(">").append(html_escaped(text)).append("</a>");
}

// The frame that a page stands in is not where a mail program or a form belongs.
std::string way_html(const std::string& href, std::string_view text) {
  return "<li>" + link_html(html_escaped(href), text, " target=\"_top\" rel=\"noopener\"") +
         "</li>\n";
}

// RFC 6068: all that could mean something else in an address is encoded.
std::string mail_link(std::string_view address) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@.-_~+";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string link = "mailto:";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      link += c;
    } else {
      link += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return link;
}

// Empty where the text is no number that a phone could call.
std::string phone_link(std::string_view number) {
  constexpr std::size_t kDigitsMin = 3;
  std::string digits;
  for (const char c : number) {
    const bool plus = c == '+' && digits.empty();
    if (plus || ('0' <= c && c <= '9')) digits += c;
    if (!plus && (c < '0' || c > '9') &&
        std::string_view(" -().").find(c) == std::string_view::npos)
      return {};
  }
  return digits.size() < kDigitsMin ? std::string() : "tel:" + digits;
}

std::string phone_html(Language language, const std::string& number) {
  const std::string link = phone_link(number);
  const std::string text = said(language, Text::kCall, "number", number);
  return link.empty() ? "<li>" + html_escaped(number) + "</li>\n" : way_html(link, text);
}

std::string ways_html(const PublishedContact& contact, Language language) {
  std::string ways;
  for (const std::string& email : contact.emails) {
    ways += way_html(mail_link(email), said(language, Text::kWrite, "name", contact.name));
  }
  for (const std::string& phone : contact.phones) ways += phone_html(language, phone);
  for (const std::string& form : contact.forms) {
    ways += way_html(form, text_of(Text::kForm, language));
  }
  for (const std::string& visit : contact.visits) {
    ways += "<li>" + html_escaped(text_of(Text::kVisit, language)) + ": " + html_escaped(visit) +
            "</li>\n";
  }
  return ways.empty() ? "" : "<ul class=\"ways\">\n" + ways + "</ul>\n";
}

std::string fact_html(std::string_view label, std::string_view value) {
  if (value.empty()) return {};
  return "<p>" + html_escaped(label) + ": " + html_escaped(value) + "</p>\n";
}

std::string languages_of(const PublishedContact& contact, Language language) {
  std::string names;
  for (const std::string& tag : contact.languages) {
    names += (names.empty() ? "" : ", ") + language_name(tag, language);
  }
  return names;
}

std::string card_html(const Publication& publication, const PublishedContact& contact) {
  const Language language = publication.language;
  const std::string& unit = publication.units[contact.unit].name;
  std::string card = "<li>\n<h3 dir=\"auto\">" + html_escaped(contact.name) + "</h3>\n";
  card += letters::paragraph_html(contact.title);
  if (contact.unit != 0) card += fact_html(text_of(Text::kWorksIn, language), unit);
  card += fact_html(text_of(Text::kAnswersIn, language), languages_of(contact, language));
  return card + ways_html(contact, language) + "</li>\n";
}

// The cards of one group that fall on this page: [first, last) of all cards.
std::string group_html(const Publication& publication, const TopicGroup& group, std::size_t number,
                       std::size_t first, std::size_t last) {
  const std::string id = "group-" + std::to_string(number);
  const std::string_view title = group.topic.empty()
                                     ? text_of(Text::kOtherQuestions, publication.language)
                                     : std::string_view(group.label);
  std::string section = "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
                        html_escaped(title) + "</h2>\n<ul class=\"cards\">\n";
  for (std::size_t i = first; i < last; ++i) {
    section += card_html(publication, publication.contacts[group.contacts[i]]);
  }
  return section + "</ul>\n</section>\n";
}

std::string groups_html(const Publication& publication, std::size_t page) {
  const std::size_t begin = (page - 1) * kCardsPerPage;
  const std::size_t end = begin + kCardsPerPage;
  std::string html;
  std::size_t before = 0;
  for (std::size_t number = 0; number < publication.groups.size(); ++number) {
    const TopicGroup& group = publication.groups[number];
    const std::size_t size = group.contacts.size();
    const std::size_t first = std::min(size, begin > before ? begin - before : 0);
    const std::size_t last = std::min(size, end > before ? end - before : 0);
    if (first < last) html += group_html(publication, group, number, first, last);
    before += size;
  }
  return html;
}

std::string paging_html(const Publication& publication, std::size_t page, std::size_t pages) {
  if (pages == 1) return {};
  const Language language = publication.language;
  letters::Values values;
  values.set("page", std::to_string(page));
  values.set("pages", std::to_string(pages));
  const std::string where = letters::filled(text_of(Text::kPageOf, language), values).value_or("");
  std::string nav = "<nav aria-label=\"" + html_escaped(text_of(Text::kPages, language)) + "\">\n";
  if (page > 1) {
    nav += link_html(query_html(language, publication.topic, page - 1),
                     text_of(Text::kPrevious, language), " rel=\"prev\"") +
           "\n";
  }
  nav += "<span aria-current=\"page\">" + html_escaped(where) + "</span>\n";
  if (page < pages) {
    nav += link_html(query_html(language, publication.topic, page + 1),
                     text_of(Text::kNext, language), " rel=\"next\"") +
           "\n";
  }
  return nav + "</nav>\n";
}

// What is the unit's own, never shown as if it were somebody's.
std::string shared_html(const Publication& publication) {
  const Language language = publication.language;
  std::string facts;
  const auto add = [&](Text label, const std::string& link, const std::string& text) {
    if (text.empty()) return;
    const std::string shown =
        link.empty() ? html_escaped(text)
                     : link_html(html_escaped(link), text, " target=\"_top\" rel=\"noopener\"");
    facts += "<dt>" + html_escaped(text_of(label, language)) + "</dt>\n<dd>" + shown + "</dd>\n";
  };
  add(Text::kSharedMailbox, mail_link(publication.mailbox), publication.mailbox);
  add(Text::kSwitchboard, phone_link(publication.switchboard), publication.switchboard);
  add(Text::kWebsite, publication.website, publication.website);
  if (facts.empty()) return {};
  return letters::heading_html(
             2, said(language, Text::kShared, "unit", publication.units.front().name)) +
         "<dl>\n" + facts + "</dl>\n";
}

std::string language_links_html(Language current, std::string_view topic) {
  std::string nav =
      "<nav aria-label=\"" + html_escaped(text_of(Text::kLanguages, current)) + "\">\n";
  for (const Language language : letters::kLanguages) {
    const std::string_view tag = letters::language_tag(language);
    const std::string_view name = kLanguageNames.at(static_cast<std::size_t>(language));
    if (language == current) {
      nav.append("<span aria-current=\"true\">").append(name).append("</span>\n");
    } else {
      std::string attributes = " lang=\"";
      attributes.append(tag).append("\" hreflang=\"").append(tag).append("\"");
      nav += link_html(query_html(language, topic), name, attributes) + "\n";
    }
  }
  return nav + "</nav>\n";
}

std::string framed(Language language, std::string_view topic, const std::string& title,
                   const std::string& main, std::string_view foot = "") {
  std::string page = "<!DOCTYPE html>\n<html lang=\"";
  page.append(letters::language_tag(language)).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  page +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>";
  page += html_escaped(title) + "</title>\n<style>" + contact_page_style();
  page += "</style>\n</head>\n<body>\n<header>\n" + language_links_html(language, topic);
  page += "</header>\n<main>\n" + letters::heading_html(1, title) + main;
  page += "</main>\n";
  if (!foot.empty()) page += "<footer>\n" + letters::paragraph_html(foot) + "</footer>\n";
  return page + "</body>\n</html>\n";
}

std::string nobody_html(const Publication& publication) {
  const Language language = publication.language;
  const bool filtered = !publication.topic.empty();
  return letters::paragraph_html(
      text_of(filtered ? Text::kNobodyForTopic : Text::kNobody, language));
}

}  // namespace

const std::string& contact_page_style() {
  static const std::string style = std::string(letters::page_style()).append(kCardStyle);
  return style;
}

std::optional<std::string> contact_page_html(const Publication& publication, std::size_t number) {
  std::size_t cards = 0;
  for (const TopicGroup& group : publication.groups) cards += group.contacts.size();
  const std::size_t pages = std::max<std::size_t>(1, (cards + kCardsPerPage - 1) / kCardsPerPage);
  if (number < 1 || number > pages) return std::nullopt;
  const Language language = publication.language;
  std::string main = letters::paragraph_html(publication.interest);
  main += cards == 0 ? nobody_html(publication) : groups_html(publication, number);
  main += paging_html(publication, number, pages);
  if (!publication.topic.empty()) {
    main +=
        "<p>" + link_html(query_html(language, ""), text_of(Text::kAllTopics, language)) + "</p>\n";
  }
  main += shared_html(publication);
  return framed(language, publication.topic,
                said(language, Text::kTitle, "unit", publication.units.front().name), main,
                text_of(Text::kFoot, language));
}

std::string notice_html(Text title, Text body, Language language) {
  return framed(language, "", std::string(text_of(title, language)),
                letters::paragraph_html(text_of(body, language)));
}

}  // namespace veieninn::publishing
