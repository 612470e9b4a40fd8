#include "clients/cli/resource_names.h"

#include <algorithm>

#include "clients/cli/directory_calls.h"
#include "clients/cli/resource_view.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {

std::string called(const std::string& resource, const ResourceNames& names) {
  const auto found = names.find(resource);
  const bool is_known = found != names.end() && !found->second.empty();
  return printable(is_known ? found->second : bare_id(resource));
}

void NameFinder::know(const std::string& resource, const std::string& name) {
  names_[resource] = name;
}

bool NameFinder::find(const std::string& resource) {
  if (names_.contains(resource)) return true;
  const Table* table = find_table(resource.substr(0, resource.find('/')));
  if (table == nullptr || left_to_ask_ == 0) return false;
  --left_to_ask_;
  const OwnedMessage request = new_message("Get" + table->type + "Request");
  request->GetReflection()->SetString(request.get(),
                                      request->GetDescriptor()->FindFieldByName("name"), resource);
  const Outcome<OwnedMessage> answer = call_directory(session_.server, *table, "Get", *request);
  if (!answer) return false;
  const auto& response = **answer;
  const auto* reflection = response.GetReflection();
  const auto* fields = response.GetDescriptor();
  names_[resource] =
      display_name(reflection->GetMessage(response, fields->FindFieldByName(table->entry_field)),
                   session_.language);
  revision_seen_ =
      std::max(revision_seen_, reflection->GetInt64(response, fields->FindFieldByName("revision")));
  return true;
}

}  // namespace veieninn::cli
