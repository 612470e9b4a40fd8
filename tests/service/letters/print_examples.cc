// Writes every letter and page of the examples into a folder, for an independent reader of HTML
// (html_check_test.py) and for the eye.
#include <cstdio>
#include <fstream>
#include <string>

#include "tests/service/letters/example_letters.h"
#include "tests/service/letters/example_pages.h"

namespace veieninn::letters {
namespace {

void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

void write_letters(const std::string& folder) {
  for (const Language language : kLanguages) {
    for (const LetterKind kind : all_kinds()) {
      const LetterText letter = write_letter(full_content(kind, language));
      const std::string path = folder + "/letter_" + std::to_string(static_cast<int>(kind)) + "." +
                               std::string(language_tag(language));
      write_file(path + ".html", letter.html);
      write_file(path + ".txt", letter.subject + "\n\n" + letter.plain_text);
    }
  }
}

void write_pages(const std::string& folder) {
  for (const Language language : kLanguages) {
    const std::string end = "." + std::string(language_tag(language)) + ".html";
    for (const auto& [name, html] : example_pages(language)) {
      write_file(folder + "/page_" + name + end, html);
    }
  }
}

// Four years, so that each weekday meets each date and a leap day is among them.
void write_dates(const std::string& folder) {
  std::string text;
  for (int year = 2026; year < 2030; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const CalendarDate date{year, month, day};
        if (iso_date(date).empty()) continue;
        for (const Language language : kLanguages) {
          text += iso_date(date) + " " + std::string(language_tag(language)) + " " +
                  date_words(date, language) + "\n";
        }
      }
    }
  }
  write_file(folder + "/dates.txt", text);
}

}  // namespace
}  // namespace veieninn::letters

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: print_letter_examples FOLDER\n", stderr);
    return 2;
  }
  veieninn::letters::write_letters(arguments[1]);
  veieninn::letters::write_pages(arguments[1]);
  veieninn::letters::write_dates(arguments[1]);
  return 0;
}
