#include "clients/cli/model_command.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kNameWidth = 29;

std::string model_line(const v1::ModelParameter& parameter, const Style& style) {
  const bool is_changed = parameter.value() != parameter.default_value();
  const std::string value = fmt::format("{:>8g}", parameter.value());
  std::string line = padded(printable(parameter.name()), kNameWidth) + " " +
                     (is_changed ? style.bold(value) : value) + "  " +
                     style.dim(fmt::format("{:g}–{:g}  {}", parameter.least(), parameter.most(),
                                           printable(parameter.description())));
  if (is_changed) line += fmt::format("  (built in: {:g})", parameter.default_value());
  return line + "\n";
}

std::string learned_from(const v1::FitModelResponse& fitted) {
  return fmt::format(
      "{} answers and silences of {} people, the waiting of {}, and {} needs that ended at one",
      fitted.outcome_count(), fitted.contact_count(), fitted.waiting_count(), fitted.case_count());
}

// How much better the learned predicts, or what is missing to learn from.
std::string loss_line(std::string_view what, std::int64_t seen, std::int64_t least,
                      std::string_view of, double fitted, double current) {
  if (seen < least) return fmt::format("{}: not learned; {} of {} {}.\n", what, seen, least, of);
  return fmt::format("{}: {:.4f}, in force {:.4f}; less is better.\n", what, fitted, current);
}

std::string fit_page(const v1::FitModelResponse& fitted, const Style& style) {
  std::string page = fmt::format("Learned from {}.\n\n", learned_from(fitted));
  for (const v1::FittedParameter& one : fitted.parameters()) {
    page += fmt::format("{} {}  (in force: {:g})\n", padded(printable(one.name()), kNameWidth),
                        style.bold(fmt::format("{:>8g}", one.value())), one.current_value());
  }
  page += "\n" + loss_line("Answers, loss a prediction", fitted.outcome_count(),
                           fitted.least_outcome_count(), "outcomes", fitted.fitted_log_loss(),
                           fitted.current_log_loss());
  if (fitted.waiting_count() < fitted.least_waiting_count()) {
    page += fmt::format("How soon answers come: not learned; {} of {} whose waiting was seen.\n",
                        fitted.waiting_count(), fitted.least_waiting_count());
  }
  page += loss_line("Rank, loss a need", fitted.case_count(), fitted.least_case_count(),
                    "needs that ended at a person", fitted.fitted_rank_loss(),
                    fitted.current_rank_loss());
  return page;
}

Outcome<bool> write_new_file(const std::string& path, const std::string& text) {
  if (std::filesystem::exists(path)) {
    return fail(ExitCode::kUsage, path + " exists already", {"name a new file, or move it away"});
  }
  std::ofstream out(path);
  if (!(out << text) || !out.flush()) {
    return fail(ExitCode::kUsage, "cannot write " + path, {"name a file in a folder of yours"});
  }
  return true;
}

}  // namespace

std::string model_file_of(const v1::FitModelResponse& fitted) {
  std::string text = fmt::format(
      "# Learned by `veieninn fit` from {}.\n"
      "# Start veieninnd with --model-file to put it in force.\n"
      "version = 1\n\n[parameters]\n",
      learned_from(fitted));
  for (const v1::FittedParameter& one : fitted.parameters()) {
    text +=
        fmt::format("{} = {:g}  # before: {:g}\n", one.name(), one.value(), one.current_value());
  }
  return text;
}

ExitCode run_model(Session& session) {
  v1::GetModelResponse model;
  const Outcome<bool> answered =
      session.server.call("ModelService", "GetModel", v1::GetModelRequest(), model);
  if (!answered) return tell(session, answered.error());
  for (const v1::ModelParameter& parameter : model.parameters()) {
    if (session.json) {
      print_json(session, parameter);
    } else {
      session.out << model_line(parameter, session.style);
    }
  }
  return ExitCode::kAnswered;
}

ExitCode run_fit(Session& session, const FitOptions& options) {
  v1::FitModelResponse fitted;
  const Outcome<bool> answered =
      session.server.call_at_length("ModelService", "FitModel", v1::FitModelRequest(), fitted);
  if (!answered) return tell(session, answered.error());
  if (fitted.parameters().empty()) {
    return tell(
        session,
        Failure{ExitCode::kRefused,
                fmt::format("there are {} answers and silences, {} answers whose waiting was "
                            "seen, and {} needs that ended at somebody; it takes {}, {} or {} "
                            "to learn",
                            fitted.outcome_count(), fitted.waiting_count(), fitted.case_count(),
                            fitted.least_outcome_count(), fitted.least_waiting_count(),
                            fitted.least_case_count()),
                {"record more engagements, and ask again"},
                {}});
  }
  if (!options.out_path.empty()) {
    const Outcome<bool> written = write_new_file(options.out_path, model_file_of(fitted));
    if (!written) return tell(session, written.error());
  }
  if (session.json) {
    print_json(session, fitted);
  } else {
    session.out << fit_page(fitted, session.style);
    if (!options.out_path.empty()) session.out << "Written to " << options.out_path << ".\n";
  }
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
