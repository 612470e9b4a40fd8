// Writes every letter and page of the examples into a folder, for an independent reader of HTML
// (html_check_test.py) and for the eye.
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/service/letters/example_letters.h"
#include "tests/service/letters/example_pages.h"
#include "tests/service/letters/example_training.h"

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

void write_training_letters(const std::string& folder) {
  for (const Language language : kLanguages) {
    for (const bool starts : {false, true}) {
      for (const bool answers_for_it : {false, true}) {
        const LetterText letter =
            write_training_letter(training_content(starts, answers_for_it, language));
        const std::string path = folder + "/training_" + (starts ? "starts" : "does_not_start") +
                                 (answers_for_it ? "_responsible." : "_participant.") +
                                 std::string(language_tag(language));
        write_file(path + ".html", letter.html);
        write_file(path + ".txt", letter.subject + "\n\n" + letter.plain_text);
      }
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

// What no person would write: random bytes, markup, and pieces of characters.
class Noise {
 public:
  explicit Noise(unsigned seed) : random_(seed) {}

  std::string text() {
    static const std::vector<std::string> kPieces = {"<",           "</p>",
                                                     "<script>",    "\"",
                                                     "'",           "&",
                                                     "&lt;",        "{venture}",
                                                     "{",           "\r\n",
                                                     "\n\n",        "\xE2\x80\xAE",
                                                     "\xE2\x80",    "\xF0\x9F\x91\xA9",
                                                     "ø",           "  ",
                                                     "%s",          "-->",
                                                     "</textarea>", "</title>",
                                                     "]]>",         std::string(1, '\0')};
    std::string text;
    const std::size_t length = random_() % 400;
    while (text.size() < length) {
      if (random_() % 2 == 0) {
        text += kPieces[random_() % kPieces.size()];
      } else {
        text += static_cast<char>(random_() % 256);
      }
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

LetterContent noisy_letter(Noise& noise, LetterKind kind, Language language) {
  LetterContent content = full_content(kind, language);
  for (std::string* field :
       {&content.recipient_name, &content.venture_name, &content.venture_description,
        &content.need_text, &content.topic_label, &content.area_name, &content.unit_name,
        &content.person_name, &content.person_title, &content.other_person_name, &content.note,
        &content.registrar_name, &content.service_name, &content.status_link}) {
    *field = noise.text();
  }
  content.reasons = {noise.text(), noise.text()};
  content.contact_channels = {noise.text()};
  return content;
}

TrainingLetterContent noisy_training_letter(Noise& noise, bool starts, Language language) {
  TrainingLetterContent content = training_content(starts, /*answers_for_it=*/false, language);
  for (std::string* field :
       {&content.recipient_name, &content.training_title, &content.person_name,
        &content.person_title, &content.unit_name, &content.removal_link, &content.service_name}) {
    *field = noise.text();
  }
  content.lacking = {{noise.text(), 1}, {noise.text(), 2}};
  content.contact_channels = {noise.text()};
  return content;
}

AnswerPage noisy_page(Noise& noise, AnswerAction action, Language language) {
  AnswerPage page = page_with_errors(action, language);
  for (std::string* field :
       {&page.recipient_name, &page.venture_name, &page.venture_description, &page.need_text,
        &page.topic_label, &page.area_name, &page.asked_by, &page.note, &page.next_person_name,
        &page.own_domain, &page.form_path, &page.nonce, &page.entered.colleague,
        &page.entered.colleague_email, &page.entered.note, &page.entered.reason,
        &page.entered.reason_text, &page.entered.away_until, &page.entered.outcome}) {
    *field = noise.text();
  }
  page.colleagues = {{noise.text(), noise.text(), noise.text(), noise.text()},
                     {"c001", noise.text(), noise.text(), noise.text()}};
  page.newcomers = page.colleagues;
  page.coordinators = page.colleagues;
  page.reasons = {noise.text()};
  page.thread = full_thread();
  for (ThreadLine& line : page.thread->lines)
    line = {line.fact, line.date, noise.text(), noise.text(), noise.text(), line.outcome};
  page.thread->team_names = {noise.text(), noise.text()};
  page.errors = {{"note", noise.text()}, {noise.text(), noise.text()}};
  return page;
}

void write_noise(const std::string& folder) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Noise noise(seed);
    const Language language = kLanguages.at(seed % kLanguages.size());
    const std::string end = "_noise_" + std::to_string(seed);
    for (const LetterKind kind : all_kinds()) {
      const LetterText letter = write_letter(noisy_letter(noise, kind, language));
      const std::string path = folder + "/letter_" + std::to_string(static_cast<int>(kind)) + end;
      write_file(path + ".html", letter.html);
      write_file(path + ".txt", letter.subject + "\n\n" + letter.plain_text);
    }
    for (const bool starts : {false, true}) {
      const LetterText letter =
          write_training_letter(noisy_training_letter(noise, starts, language));
      const std::string path = folder + "/training_" + (starts ? "starts" : "does_not_start") + end;
      write_file(path + ".html", letter.html);
      write_file(path + ".txt", letter.subject + "\n\n" + letter.plain_text);
    }
    for (const AnswerAction action : kAnswerActions) {
      write_file(folder + "/page_" + std::string(form_value(action)) + end + ".html",
                 answer_page_html(noisy_page(noise, action, language)));
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
  veieninn::letters::write_training_letters(arguments[1]);
  veieninn::letters::write_pages(arguments[1]);
  veieninn::letters::write_noise(arguments[1]);
  veieninn::letters::write_dates(arguments[1]);
  return 0;
}
