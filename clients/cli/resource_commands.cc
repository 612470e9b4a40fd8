#include "clients/cli/resource_commands.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>
#include <google/protobuf/field_mask.pb.h>

#include "clients/cli/directory_calls.h"
#include "clients/cli/random_uuid.h"
#include "clients/cli/resource_view.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/engagement_service.pb.h"

namespace veieninn::cli {
namespace {

using google::protobuf::Message;

void set_text(Message& message, const std::string& field, const std::string& value) {
  const auto* descriptor = message.GetDescriptor()->FindFieldByName(field);
  if (descriptor != nullptr && !value.empty()) {
    message.GetReflection()->SetString(&message, descriptor, value);
  }
}

Message& sub_message(Message& message, const std::string& field) {
  return *message.GetReflection()->MutableMessage(&message,
                                                  message.GetDescriptor()->FindFieldByName(field));
}

const Message& resource_in_answer(const Table& table, const Message& answer) {
  return answer.GetReflection()->GetMessage(
      answer, answer.GetDescriptor()->FindFieldByName(table.entry_field));
}

// Reads the options' cells into `resource`.
Outcome<bool> fill(const Table& table, const WriteOptions& options, Today today,
                   Message& resource) {
  for (const auto& [name, cell] : options.cells) {
    const Column& column = *table.find(name);
    if (trimmed(cell).empty()) continue;
    if (const auto problem = column.read(cell, today, resource)) {
      return fail(ExitCode::kUsage, fmt::format("--{}: {}", name, problem->description),
                  {problem->remedy});
    }
  }
  return true;
}

// What every write answers with.
ExitCode print_written(const Session& session, const Table& table, const Message& answer) {
  if (session.json) {
    print_json(session, answer);
  } else {
    session.out << resource_details(table, resource_in_answer(table, answer), session.style);
  }
  return ExitCode::kAnswered;
}

}  // namespace

ExitCode run_list(Session& session, const Table& table, const ListOptions& options) {
  std::vector<std::string> conditions = options.conditions;
  if (!options.words.empty()) {
    const char* field = table.find("titles") != nullptr ? "title" : "display_name";
    conditions.push_back(condition(field, ":", options.words));
  }
  if (!options.filter.empty()) conditions.push_back(options.filter);
  std::string filter;
  for (const std::string& one : conditions) filter += (filter.empty() ? "" : " AND ") + one;
  std::vector<std::vector<std::string>> rows;
  const Outcome<bool> more =
      list_resources(session.server, table, {filter, options.order_by, options.limit, nullptr},
                     [&](const Message& resource) {
                       if (session.json) {
                         print_json(session, resource);
                       } else {
                         rows.push_back(overview_row(table, resource, session.language));
                       }
                     });
  if (!more) return tell(session, more.error());
  if (!session.json) session.out << overview(table, rows, session.style);
  if (*more) {
    session.err << fmt::format("only the first {} are shown; --limit 0 shows all\n", options.limit);
  }
  return ExitCode::kAnswered;
}

ExitCode run_show(Session& session, const Table& table, const std::string& id) {
  const Cell<std::string> name = read_reference(id, table.collection);
  if (!name) return tell(session, {ExitCode::kUsage, name.error().description, {}, {}});
  const OwnedMessage request = new_message(fmt::format("Get{}Request", table.type));
  set_text(*request, "name", *name);
  const Outcome<OwnedMessage> answer = call_directory(session.server, table, "Get", *request);
  if (!answer) return tell(session, answer.error());
  return print_written(session, table, **answer);
}

ExitCode run_create(Session& session, const Table& table, const WriteOptions& options) {
  const OwnedMessage request = new_message(fmt::format("Create{}Request", table.type));
  const Outcome<bool> filled =
      fill(table, options, session.today, sub_message(*request, table.entry_field));
  if (!filled) return tell(session, filled.error());
  set_text(*request, table.entry_field + "_id", bare_id(options.id));
  set_text(*request, "request_id", options.request_id);
  const Outcome<OwnedMessage> answer = call_directory(session.server, table, "Create", *request);
  if (!answer) return tell(session, answer.error());
  return print_written(session, table, **answer);
}

ExitCode run_update(Session& session, const Table& table, const WriteOptions& options) {
  if (options.cells.empty()) {
    return tell(session, {ExitCode::kUsage,
                          "nothing to change",
                          {fmt::format("give at least one of the fields; see 'veieninn {} update "
                                       "--help'",
                                       table.singular)},
                          {}});
  }
  const OwnedMessage request = new_message(fmt::format("Update{}Request", table.type));
  Message& resource = sub_message(*request, table.entry_field);
  auto& mask = dynamic_cast<google::protobuf::FieldMask&>(sub_message(*request, "update_mask"));
  // Two columns may share a field (from and until): what is not given stays as it is stored.
  const Cell<std::string> name = read_reference(options.id, table.collection);
  if (!name) return tell(session, {ExitCode::kUsage, name.error().description, {}, {}});
  const OwnedMessage get = new_message(fmt::format("Get{}Request", table.type));
  set_text(*get, "name", *name);
  const Outcome<OwnedMessage> stored = call_directory(session.server, table, "Get", *get);
  if (stored) {
    resource.CopyFrom(resource_in_answer(table, **stored));
  } else if (!options.allow_missing || stored.error().code != ExitCode::kRefused) {
    return tell(session, stored.error());
  }
  for (const auto& [column_name, cell] : options.cells) {
    const Column& column = *table.find(column_name);
    column.clear(resource);
    const auto& paths = mask.paths();
    if (std::find(paths.begin(), paths.end(), column.field) == paths.end()) {
      mask.add_paths(column.field);
    }
  }
  const Outcome<bool> filled = fill(table, options, session.today, resource);
  if (!filled) return tell(session, filled.error());
  set_text(resource, "name", *name);
  if (!options.etag.empty()) set_text(resource, "etag", options.etag);
  set_text(*request, "request_id", options.request_id);
  request->GetReflection()->SetBool(request.get(),
                                    request->GetDescriptor()->FindFieldByName("allow_missing"),
                                    options.allow_missing);
  const Outcome<OwnedMessage> answer = call_directory(session.server, table, "Update", *request);
  if (!answer) return tell(session, answer.error());
  return print_written(session, table, **answer);
}

ExitCode run_delete(Session& session, const Table& table, const WriteOptions& options) {
  const Cell<std::string> name = read_reference(options.id, table.collection);
  if (!name) return tell(session, {ExitCode::kUsage, name.error().description, {}, {}});
  const OwnedMessage request = new_message(fmt::format("Delete{}Request", table.type));
  set_text(*request, "name", *name);
  set_text(*request, "etag", options.etag);
  set_text(*request, "request_id", options.request_id);
  request->GetReflection()->SetBool(request.get(),
                                    request->GetDescriptor()->FindFieldByName("allow_missing"),
                                    options.allow_missing);
  const Outcome<OwnedMessage> answer = call_directory(session.server, table, "Delete", *request);
  if (!answer) return tell(session, answer.error());
  if (session.json) {
    print_json(session, **answer);
  } else {
    session.out << "deleted " << *name << "\n";
  }
  return ExitCode::kAnswered;
}

ExitCode run_record(Session& session, const WriteOptions& options) {
  const Table& table = *find_table("engagements");
  v1::RecordEngagementsRequest request;
  v1::Engagement& fact = *request.add_engagements();
  const Outcome<bool> filled = fill(table, options, session.today, fact);
  if (!filled) return tell(session, filled.error());
  if (!fact.has_time()) {
    return tell(session, {ExitCode::kUsage, "--time is missing", {"write such as --time -2d"}, {}});
  }
  if (fact.source_id().empty()) fact.set_source_id(random_uuid());
  request.set_request_id(options.request_id);
  v1::RecordEngagementsResponse answer;
  const Outcome<bool> answered =
      session.server.call("EngagementService", "RecordEngagements", request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    const bool fresh = answer.recorded_count() > 0;
    session.out << (fresh ? "recorded " : "was recorded before as ")
                << (answer.names().empty() ? "" : answer.names(0)) << "\n";
  }
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
