// Writes every page that a link leads to into a folder, for an independent reader of HTML
// (page_check.py) and for the eye.
#include <fstream>
#include <string>

#include "tests/service/answer_site/answer_world.h"

namespace veieninn::answer_site {
namespace {

class Printer {
 public:
  explicit Printer(std::string folder) : folder_(std::move(folder)) {}

  void print(AnswerWorld& world, const std::string& token, const std::string& name) {
    for (const char* language : {"nb", "nn", "en"}) {
      write(name + "." + language, world.get("/svar/" + token, language).body);
    }
  }
  void write(const std::string& name, const std::string& html) {
    std::ofstream(folder_ + "/" + name + ".html", std::ios::binary) << html;
  }

 private:
  std::string folder_;
};

std::string first_action(const std::string& html) {
  const std::string before = "name=\"action\" value=\"";
  const std::size_t value = html.find(before) + before.size();
  return html.substr(value, html.find('"', value) - value);
}

void print_life(Printer& printer, model::LetterKind kind) {
  AnswerWorld world;
  world.need_text = "Vi vil lage mat sammen med barna.\n\n<b>Hvem</b> kan vi snakke med?";
  const std::string token = world.come_to(kind);
  const std::string name = "kind_" + std::to_string(static_cast<int>(kind));
  printer.print(world, token, name + "_asks");
  printer.write(
      name + "_refused.nb",
      world.answer(token, {{"action", "refer"}, {"colleague_email", "<x>@example.org"}}).body);
  printer.write(name + "_old.en", world.post(token, "action=decline&lang=en").body);
  const std::string action = first_action(world.show(token).body);
  (void)world.answer(token, {{"action", action}, {"colleague", "sol"}, {"outcome", "met"}});
  printer.print(world, token, name + "_done");
  world.let_undo_time_pass();
  printer.print(world, token, name + "_after");
  world.now.unix_seconds += 100 * kDay;
  printer.print(world, token, name + "_expired");
}

// Who works on it together, before and after the end.
void print_team(Printer& printer) {
  AnswerWorld world;
  const std::string owners = world.come_to(model::LetterKind::kFollowUp);
  (void)world.answer(owners, {{"action", "bring_in"},
                              {"colleague", "sol"},
                              {"note", "Du kan <b>kjøkken</b>.\n\nBli med!"}});
  printer.print(world, owners, "team_pending");
  world.let_undo_time_pass();
  world.act(enquiry::CoordinatorNamed{"anna", "frida"});
  const auto print_all = [&](const std::string& when) {
    printer.print(world, owners, "team_owner_" + when);
    printer.print(world, world.token(model::LetterKind::kJoinedTeam), "team_member_" + when);
    printer.print(world, world.token(model::LetterKind::kCoordinatorNamed),
                  "team_coordinator_" + when);
  };
  print_all("open");
  world.act(enquiry::ClosedByVenture{model::EnquiryOutcome::kMet, ""});
  print_all("closed");
}

}  // namespace
}  // namespace veieninn::answer_site

int main(int count, char** arguments) {
  using namespace veieninn::answer_site;
  if (count != 2) return 2;
  Printer printer(arguments[1]);
  for (const veieninn::model::LetterKind kind : kAskingKinds) print_life(printer, kind);
  print_team(printer);
  AnswerWorld world;
  printer.write("welcome", world.get("/").body);
  printer.write("unknown", world.show("x").body);
  return 0;
}
