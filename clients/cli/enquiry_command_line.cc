#include "clients/cli/enquiry_command_line.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "clients/cli/enquiry_answer_command.h"
#include "clients/cli/enquiry_command.h"

namespace veieninn::cli {
namespace {

// -- one of them --

void add_create(CommandTree& tree, CLI::App& parent) {
  const auto options = options_for<EnquiryCreateOptions>();
  CLI::App* command =
      add_command(parent, "create", "Write an enquiry and ask the first person", "enquiry create");
  command->add_option("need", options->need_text, "The need, in a sentence, in nb, nn or en")
      ->required();
  command->add_option("--venture", options->venture, "The venture that asks")
      ->required()
      ->type_name("ID");
  command
      ->add_option("--area", options->area, "Where: number, name or postal code; default by text")
      ->type_name("PLACE");
  command->add_option("--topic", options->topics, "A topic it is about; repeat for more")
      ->type_name("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      ->add_option("--by", options->chosen_contacts,
                   "A route's people, introducers first: c001,c002; default the best way")
      ->type_name("IDS")
      ->expected(1)
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--sender-name", options->sender_name, "Who asks on the venture's behalf")
      ->type_name("TEXT");
  command
      ->add_option("--sender-address", options->sender_address,
                   "Her mail address, which nobody sees before a yes")
      ->type_name("ADDRESS");
  command->add_option("--id", options->id, "Its id; default a random one");
  command->add_option("--request-id", options->request_id, "UUID; a repeat sends nothing more");
  tree.choose(command,
              [options](Session& session) { return run_enquiry_create(session, *options); });
}

void add_reads(CommandTree& tree, CLI::App& parent) {
  const auto shown = options_for<std::string>();
  CLI::App* show =
      add_command(parent, "show", "Show its life, and what happens next", "enquiry show");
  show->add_option("enquiry", *shown, "Which")->required()->type_name("ID");
  tree.choose(show, [shown](Session& session) { return run_enquiry_show(session, *shown); });

  const auto watched = options_for<std::string>();
  CLI::App* watch =
      add_command(parent, "watch", "Print what happens to it, until it is closed", "enquiry watch");
  watch->add_option("enquiry", *watched, "Which")->required()->type_name("ID");
  tree.choose(watch, [watched](Session& session) { return run_enquiry_watch(session, *watched); });

  const auto options = options_for<EnquiryListOptions>();
  CLI::App* list = add_command(parent, "list", "List enquiries, newest first", "enquiry list");
  list->add_option("--venture", options->venture, "Only of this venture")->type_name("ID");
  list->add_option("--contact", options->contact, "Only what is with this contact")
      ->type_name("ID");
  list->add_flag("--open", options->only_open, "Leave out what is closed");
  list->add_option("--limit", options->limit, "The most to show; 0 for all")->capture_default_str();
  tree.choose(list, [options](Session& session) { return run_enquiry_list(session, *options); });
}

// -- answers --

enum Part : std::uint8_t {
  kTo = 1,  // a contact, or a colleague's address
  kReason = 2,
  kNote = 4,
  kUntil = 8,
  kOutcome = 16,
  kToContact = 32,  // a contact only
};

struct AnswerWord {
  EnquiryAnswer answer;
  const char* word;
  const char* about;
  unsigned parts;
};

constexpr auto kAnswers = std::to_array<AnswerWord>({
    {EnquiryAnswer::kAccept, "accept", "She takes it and owns it", 0},
    {EnquiryAnswer::kIntroduce, "introduce", "She introduces to the next on the way", kNote},
    {EnquiryAnswer::kRefer, "refer", "Not she, but a colleague", kTo | kReason | kNote},
    {EnquiryAnswer::kDecline, "decline", "She would rather not", kReason | kNote},
    {EnquiryAnswer::kAway, "away", "She is away until a day", kUntil},
    {EnquiryAnswer::kLeft, "left", "She works there no more", 0},
    {EnquiryAnswer::kClose, "close", "It has ended; without --as the venture says so",
     kOutcome | kNote},
    {EnquiryAnswer::kAddColleague, "add-colleague", "The owner brings a colleague in", kToContact},
    {EnquiryAnswer::kCoordinator, "coordinator", "A colleague holds the threads", kToContact},
    {EnquiryAnswer::kReportAbuse, "report-abuse", "She reports the sender, who is stopped", kNote},
    {EnquiryAnswer::kWithdraw, "withdraw", "The venture takes it back", kNote},
    {EnquiryAnswer::kNext, "next", "The venture would like somebody else", kNote},
});

void add_parts(CLI::App& command, unsigned parts, EnquiryAnswerOptions& options) {
  if ((parts & (kTo | kToContact)) != 0) {
    const bool address_too = (parts & kTo) != 0;
    command
        .add_option("--to", options.to,
                    address_too ? "The colleague: an id, or her mail address" : "The colleague")
        ->required()
        ->type_name(address_too ? "ID|ADDRESS" : "ID");
    if (address_too) {
      command.add_option("--to-name", options.to_name, "Her name, where --to is an address")
          ->type_name("TEXT");
    }
  }
  if ((parts & kReason) != 0) {
    command
        .add_option("--reason", options.reason, "wrong_topic, wrong_place, no_capacity or other")
        ->type_name("WORD");
  }
  if ((parts & kUntil) != 0) {
    command.add_option("--until", options.until, "When she is back: 2026-08-01, or +10d")
        ->required()
        ->type_name("TIME");
  }
  if ((parts & kOutcome) != 0) {
    command
        .add_option("--outcome", options.outcome,
                    "met, pilot, collaboration, advice or no_fit; of a registrar also gap")
        ->required()
        ->type_name("WORD");
  }
  if ((parts & kNote) != 0) {
    command.add_option("--note", options.note, "A word on the way")->type_name("TEXT");
  }
}

void add_write_options(CLI::App& command, EnquiryAnswerOptions& options) {
  command.add_option("--etag", options.etag, "Only if it still has this etag");
  command.add_option("--request-id", options.request_id, "UUID; a repeat changes nothing more");
}

void add_answers(CommandTree& tree, CLI::App& parent) {
  const auto options = options_for<EnquiryAnswerOptions>();
  CLI::App* answer = add_command(
      parent, "answer", "Answer it, for who was asked, the owner or the venture", "enquiry answer");
  answer->require_subcommand(1);
  answer->add_option("enquiry", options->id, "Which")->required()->type_name("ID");
  answer->add_option("--as", options->as, "The contact who answers; not for withdraw and next")
      ->type_name("ID");
  add_write_options(*answer, *options);
  for (const AnswerWord& word : kAnswers) {
    CLI::App* command = add_command(*answer, word.word, word.about, "enquiry answer");
    add_parts(*command, word.parts, *options);
    tree.choose(command, [options, kind = word.answer](Session& session) {
      return run_enquiry_answer(session, kind, *options);
    });
  }
}

void add_hand_over(CommandTree& tree, CLI::App& parent) {
  const auto options = options_for<EnquiryAnswerOptions>();
  CLI::App* command = add_command(parent, "hand-over", "The owner asks a colleague to take over",
                                  "enquiry hand-over");
  command->add_option("enquiry", options->id, "Which")->required()->type_name("ID");
  command->add_option("--as", options->as, "The owner, or her coordinator")
      ->required()
      ->type_name("ID");
  add_parts(*command, kTo | kNote, *options);
  add_write_options(*command, *options);
  tree.choose(command, [options](Session& session) {
    return run_enquiry_answer(session, EnquiryAnswer::kHandOver, *options);
  });
}

void add_release(CommandTree& tree, CLI::App& parent) {
  const auto venture = options_for<std::string>();
  CLI::App* command =
      add_command(parent, "release-sender", "Let a venture that was reported write again",
                  "enquiry release-sender");
  command->add_option("venture", *venture, "Which")->required()->type_name("ID");
  tree.choose(command,
              [venture](Session& session) { return run_release_sender(session, *venture); });
}

}  // namespace

void add_enquiry(CommandTree& tree) {
  CLI::App* parent =
      add_command(tree.app, "enquiry", "Send a need on its way, and follow it to somebody");
  parent->require_subcommand(1);
  add_create(tree, *parent);
  add_reads(tree, *parent);
  add_answers(tree, *parent);
  add_hand_over(tree, *parent);
  add_release(tree, *parent);
}

}  // namespace veieninn::cli
