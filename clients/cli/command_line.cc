#include "clients/cli/command_line.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>
#include <CLI/CLI.hpp>

#include "clients/cli/command_tree.h"
#include "clients/cli/completion.h"
#include "clients/cli/coverage_command.h"
#include "clients/cli/directory_calls.h"
#include "clients/cli/enquiry_command_line.h"
#include "clients/cli/export_command.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/import_command.h"
#include "clients/cli/initiative_command_line.h"
#include "clients/cli/invitation_command_line.h"
#include "clients/cli/matching_command_line.h"
#include "clients/cli/model_command.h"
#include "clients/cli/resource_commands.h"
#include "clients/cli/route_command.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/topic_command.h"

namespace veieninn::cli {
namespace {

struct GlobalOptions {
  std::string server = "127.0.0.1:50051";
  std::string language = locale_language();
  bool json = false;
  double timeout_seconds = 0;
  std::string color = "auto";
};

struct CommandLine : CommandTree {
  GlobalOptions global;
};

void add_global_options(CommandLine& line) {
  CLI::App& app = line.app;
  GlobalOptions& global = line.global;
  app.fallthrough();
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "Show this help, or a command's");
  app.set_version_flag("--version", "veieninn 0.1.0");
  app.add_option("--server", global.server, "HOST:PORT of the server")
      ->envname("VEIENINN_SERVER")
      ->take_last()
      ->capture_default_str();
  app.add_option("--lang", global.language, "Language of answers: nb, nn or en; default by locale")
      ->check(CLI::IsMember({"nb", "nn", "en"}))
      ->type_name("LANG")
      ->take_last();
  app.add_flag("--json", global.json, "Answer in JSON, fields as in the API");
  app.add_option("--timeout", global.timeout_seconds,
                 "Seconds to wait for the server; default 10, 600 for import and export, no end "
                 "for watch")
      ->check(CLI::Range(0.001, 86'400.0))
      ->type_name("SECONDS");
  app.add_option("--color", global.color, "auto, always or never; NO_COLOR is respected")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.footer(examples_of("") + "\n\n" + exit_code_help());
}

void add_route(CommandLine& line) {
  const auto options = options_for<RouteOptions>();
  CLI::App* command = add_command(line.app, "route", "Find ways to named persons for a need");
  command->add_option("need", options->sentence, "The need, in a sentence, in nb, nn or en");
  command
      ->add_option("--area", options->area, "Where: number, name or postal code; default anywhere")
      ->type_name("PLACE");
  command->add_option("--venture", options->venture, "The venture that asks; its history counts")
      ->type_name("ID");
  command->add_option("--topic", options->topics, "A topic it is about; repeat for more")
      ->type_name("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--max", options->routes_max, "How many persons, 1 to 50")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  command
      ->add_option("--introductions", options->introductions_max,
                   "How many may introduce on one way, 0 to 3; default 2")
      ->check(CLI::Range(0, 3));
  command->add_option("--as-of", options->as_of, "The moment the answer is for; default now")
      ->type_name("TIME");
  command->add_option("--seed", options->seed,
                      "Chooses which little-known persons get a chance; 0: nobody");
  command->add_option("--at-least", options->at_least_revision, "Wait until this revision is seen")
      ->type_name("REVISION");
  line.choose(command, [options](Session& session) { return run_route(session, *options); });
}

void add_load_options(CLI::App* command, LoadOptions& load) {
  command->add_option("--numbers", load.numbers_path, "Table of old and new official numbers")
      ->type_name("FILE");
}

void add_import(CommandLine& line) {
  const auto options = options_for<ImportOptions>();
  CLI::App* command = add_command(line.app, "import", "Take in tables, Los, or shared lists");
  command->add_option("paths", options->load.paths, "Files, or folders of tables")
      ->required()
      ->type_name("FILE|DIR");
  command->add_option("--as", options->load.as, "What the files are: areas, …, engagements, los");
  command->add_option("--format", options->load.format, "postal-codes, mailboxes or unit-list");
  add_load_options(command, options->load);
  command->add_flag("--dry-run", options->dry_run, "Check everything, change nothing");
  command->add_flag("--keep-good", options->keep_good, "Keep good rows; otherwise all or nothing");
  command->add_flag("--merge", options->load.merge, "Change only the columns the files have");
  command->add_option("--request-id", options->request_id, "UUID; a repeat changes nothing more");
  line.choose(command, [options](Session& session) { return run_import(session, *options); });
}

void add_convert(CommandLine& line) {
  const auto options = options_for<LoadOptions>();
  CLI::App* command = add_command(line.app, "convert", "Print a shared list as a documented table");
  command->add_option("format", options->format, "postal-codes, mailboxes or unit-list")
      ->required();
  command->add_option("file", options->paths, "The list")->required()->type_name("FILE");
  add_load_options(command, *options);
  line.choose(command, [options](Session& session) { return run_convert(session, *options); });
}

void add_export(CommandLine& line) {
  const auto options = options_for<ExportOptions>();
  CLI::App* command = add_command(line.app, "export", "Write every table to a folder");
  command->add_option("folder", options->folder, "Where to")->required()->type_name("DIR");
  command->add_option("--only", options->kinds, "Only this table; repeat for more")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  line.choose(command, [options](Session& session) { return run_export(session, *options); });
}

void add_coverage(CommandLine& line) {
  const auto options = options_for<CoverageOptions>();
  CLI::App* command = add_command(line.app, "coverage", "Show which topics have nobody where");
  command->add_option("--area", options->area, "Where; default everywhere")->type_name("PLACE");
  command->add_option("--topic", options->topics, "Only this topic; repeat for more")
      ->type_name("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_flag("--missing", options->missing, "Only where nobody is");
  CLI::Option* risk =
      command->add_flag("--risk", options->risk, "Where everything hangs on one person, instead");
  CLI::Option* load =
      command->add_flag("--load", options->load, "How many enquiries reach each unit, instead");
  CLI::Option* responsiveness = command->add_flag("--responsiveness", options->responsiveness,
                                                  "How much each unit answers, instead");
  risk->excludes(load)->excludes(responsiveness);
  load->excludes(responsiveness);
  CLI::Option* unit = command->add_option("--unit", options->unit,
                                          "With --load or --responsiveness: only below it");
  unit->type_name("ID")->excludes(risk);
  line.choose(command, [options](Session& session) { return run_coverage(session, *options); });
}

// An option that narrows a list to one value of a field.
struct Facet {
  std::string field;
  std::string prefix;  // of the value: `contacts/`
  CLI::Option* option;
};

void add_list(CommandLine& line, CLI::App& parent, const Table& table) {
  const auto options = options_for<ListOptions>();
  const auto facets = options_for<std::vector<Facet>>();
  CLI::App* command = add_command(parent, "list", "List " + table.kind);
  if (table.kind == "engagements") {
    for (const auto& [name, collection] :
         {std::pair("contact", "contacts"), std::pair("venture", "ventures"),
          std::pair("topic", "topics"), std::pair("area", "areas")}) {
      facets->push_back({name, std::string(collection) + "/",
                         command->add_option(std::string("--") + name)
                             ->description(std::string("Only of this ") + name)
                             ->type_name("ID")});
    }
  } else {
    if (table.kind != "ties" && table.kind != "participations") {
      command->add_option("words", options->words, "Part of the name");
    }
    command->add_option("--order-by", options->order_by,
                        "name or update_time, with ' desc' or not");
  }
  command->add_option("--filter", options->filter, "The API's filter, such as kind = \"word\"");
  command->add_option("--limit", options->limit, "The most to show; 0 for all")
      ->capture_default_str();
  line.choose(command,
              [options, &table](Session& session) { return run_list(session, table, *options); });
}

// The options of a write: a table's columns. What was given is asked of CLI11 after the parse.
class ColumnOptions {
 public:
  // `display_name` is `--display-name`; the underscore is understood too.
  void add(CLI::App* command, const Table& table, bool need_required) {
    for (const Column& column : table.columns) {
      if (column.name == "id" && table.kind != "engagements") continue;
      std::string dashed = column.name;
      std::replace(dashed.begin(), dashed.end(), '_', '-');
      const std::string names =
          dashed == column.name ? "--" + dashed : "--" + dashed + ",--" + column.name;
      CLI::Option* option =
          command->add_option(names)->description("Such as: " + column.hint)->type_name("TEXT");
      if (need_required && column.required) option->required();
      given_.emplace_back(column.name, option);
    }
    command->add_option("--request-id", options.request_id, "UUID; a repeat changes nothing more");
  }

  // With the cells that were given.
  [[nodiscard]] const WriteOptions& read() {
    for (const auto& [name, option] : given_) {
      if (option->count() > 0) options.cells[name] = option->results().back();
    }
    return options;
  }

  WriteOptions options;

 private:
  std::vector<std::pair<std::string, CLI::Option*>> given_;
};

void add_writes(CommandLine& line, CLI::App& parent, const Table& table) {
  const auto created = options_for<ColumnOptions>();
  CLI::App* create = add_command(parent, "create", "Make a new " + table.singular);
  create->add_option("--id", created->options.id, "Its id; default a random one");
  created->add(create, table, true);
  line.choose(create, [created, &table](Session& session) {
    return run_create(session, table, created->read());
  });

  const auto updated = options_for<ColumnOptions>();
  CLI::App* update =
      add_command(parent, "update", "Change the given fields of a " + table.singular);
  update->add_option("id", updated->options.id, "Which")->required();
  updated->add(update, table, false);
  update->add_option("--etag", updated->options.etag, "Only if it still has this etag");
  update->add_flag("--allow-missing", updated->options.allow_missing,
                   "Make it when it does not exist");
  line.choose(update, [updated, &table](Session& session) {
    return run_update(session, table, updated->read());
  });

  const auto deleted = options_for<WriteOptions>();
  CLI::App* remove = add_command(parent, "delete", "Delete a " + table.singular);
  remove->add_option("id", deleted->id, "Which")->required();
  remove->add_option("--etag", deleted->etag, "Only if it still has this etag");
  remove->add_flag("--allow-missing", deleted->allow_missing, "No failure when it does not exist");
  line.choose(remove,
              [deleted, &table](Session& session) { return run_delete(session, table, *deleted); });
}

void add_show(CommandLine& line, CLI::App& parent, const Table& table) {
  const auto id = options_for<std::string>();
  CLI::App* show = add_command(parent, "show", "Show one of the " + table.kind);
  show->add_option("id", *id, "Which")->required();
  line.choose(show, [id, &table](Session& session) { return run_show(session, table, *id); });
}

void add_resource(CommandLine& line, const Table& table) {
  CLI::App* parent = line.app.add_subcommand(table.singular, "Work with " + table.kind);
  parent->require_subcommand(1);
  add_list(line, *parent, table);
  if (table.kind == "engagements") {
    const auto options = options_for<ColumnOptions>();
    CLI::App* record = add_command(*parent, "record", "Record what happened");
    options->add(record, table, true);
    line.choose(record,
                [options](Session& session) { return run_record(session, options->read()); });
    return;
  }
  if (table.kind != "initiatives") add_show(line, *parent, table);
  add_writes(line, *parent, table);
}

void add_model(CommandLine& line) {
  CLI::App* model = add_command(line.app, "model", "Show the numbers that probabilities rest on");
  line.choose(model, [](Session& session) { return run_model(session); });
  const auto options = options_for<FitOptions>();
  CLI::App* fit = add_command(line.app, "fit", "Learn from the engagements what they should be");
  fit->add_option("--out", options->out_path, "Write them to a new model file")->type_name("FILE");
  line.choose(fit, [options](Session& session) { return run_fit(session, *options); });
}

void add_topic_questions(CommandLine& line) {
  CLI::App* parent = line.app.get_subcommand("topic");
  const auto sentence = options_for<std::string>();
  CLI::App* resolve = add_command(*parent, "resolve", "Show which topics a sentence leads to");
  resolve->add_option("sentence", *sentence, "The need, in nb, nn or en")->required();
  line.choose(resolve,
              [sentence](Session& session) { return run_topic_resolve(session, *sentence); });
  const auto options = options_for<TopicSuggestOptions>();
  CLI::App* suggest = add_command(*parent, "suggest", "Suggest topics for what is typed so far");
  suggest->add_option("text", options->typed, "The beginning of a word")->required();
  suggest->add_option("--max", options->topics_max, "How many, 1 to 20")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  line.choose(suggest,
              [options](Session& session) { return run_topic_suggest(session, *options); });
  const auto asked = options_for<TopicLearnedOptions>();
  CLI::App* learned =
      add_command(*parent, "learned", "Show which words lead where because needs ended there");
  learned->add_option("word", asked->word, "Only this word, in any inflection");
  learned->add_option("--topic", asked->topic, "Only what leads to this topic")->type_name("ID");
  line.choose(learned, [asked](Session& session) { return run_topic_learned(session, *asked); });
}

// Every command's next words, gathered from the app itself, so that none can be forgotten.
void gather_words(const CLI::App& app, const std::string& path, std::vector<CommandWords>& words) {
  CommandWords own{path, {}, {}, path == "import" || path == "convert" || path == "export"};
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    own.commands.push_back(command->get_name());
  }
  for (const CLI::App* level = &app; level != nullptr; level = level->get_parent()) {
    for (const CLI::Option* option : level->get_options()) {
      const bool repeated = level != &app && option == level->get_help_ptr();
      if (option->get_positional() || repeated) continue;
      for (const std::string& name : option->get_lnames()) {
        if (name.find('_') == std::string::npos) own.options.push_back("--" + name);
      }
    }
  }
  words.push_back(own);
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    gather_words(*command, path.empty() ? command->get_name() : path + " " + command->get_name(),
                 words);
  }
}

void add_completion(CommandLine& line) {
  const auto shell = options_for<std::string>();
  CLI::App* command = add_command(line.app, "completion", "Print a shell's completion script");
  command->add_option("shell", *shell, "bash, zsh or fish")->required();
  line.choose(command, [shell, &line](Session& session) {
    std::vector<CommandWords> words;
    gather_words(line.app, "", words);
    const Outcome<std::string> script = completion_script(*shell, words);
    if (!script) return tell(session, script.error());
    session.out << *script;
    return ExitCode::kAnswered;
  });
}

ColorWish color_wish(std::string_view when) {
  if (when == "always") return ColorWish::kAlways;
  return when == "never" ? ColorWish::kNever : ColorWish::kAuto;
}

ServerOptions server_options(const GlobalOptions& global) {
  ServerOptions options;
  options.address = global.server;
  if (global.timeout_seconds > 0) {
    const auto timeout =
        std::chrono::milliseconds(static_cast<std::int64_t>(global.timeout_seconds * 1000));
    options.timeout = timeout;
    options.long_timeout = timeout;
    options.watch_timeout = timeout;
  }
  return options;
}

// Help and version end well; all else is a wrong command line.
int explain(const CLI::App& app, const CLI::ParseError& error, std::ostream& out,
            std::ostream& err) {
  if (error.get_exit_code() == 0) return app.exit(error, out, err);
  err << "veieninn: ";
  const std::vector<std::string> unknown = app.remaining(true);
  if (unknown.empty()) {
    err << printable(error.what()) << "\n";
  } else {
    err << "'" << printable(unknown.front()) << "' is not a command or option here\n";
  }
  err << "  see 'veieninn --help', or 'veieninn COMMAND --help'\n";
  return static_cast<int>(ExitCode::kUsage);
}

}  // namespace

int run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  CommandLine line;
  add_global_options(line);
  add_route(line);
  add_enquiry(line);
  add_matching(line);
  add_invitation(line);
  add_coverage(line);
  add_import(line);
  add_convert(line);
  add_export(line);
  for (const Table& table : all_tables()) add_resource(line, table);
  add_initiative(line);
  add_topic_questions(line);
  add_model(line);
  add_completion(line);
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(line.app, error, out, err);
  }
  Server server(server_options(line.global));
  Session session{server,
                  out,
                  err,
                  line.global.language,
                  line.global.json,
                  style_of(STDOUT_FILENO, color_wish(line.global.color)),
                  style_of(STDERR_FILENO, color_wish(line.global.color)),
                  is_terminal(STDERR_FILENO),
                  today()};
  const ExitCode code = line.chosen(session);
  out.flush();
  if (!out) return static_cast<int>(ExitCode::kRefused);
  return static_cast<int>(code);
}

}  // namespace veieninn::cli
