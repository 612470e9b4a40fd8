// `veieninn enquiry create`, `show`, `list` and `watch`: a need on its way to somebody who takes
// it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct EnquiryCreateOptions {
  std::string need_text;
  std::string venture;              // id
  std::string area;                 // a place in any spelling; empty: by the text
  std::vector<std::string> topics;  // ids
  std::string sender_name;
  std::string sender_address;
  std::vector<std::string> chosen_contacts;  // ids, introducers first; empty: the best way
  std::string id;                            // empty: the server makes one
  std::string request_id;                    // empty: a random one
};

struct EnquiryListOptions {
  std::string venture;
  std::string contact;
  bool only_open = false;
  std::size_t limit = 100;  // 0: all
};

[[nodiscard]] ExitCode run_enquiry_create(Session& session, const EnquiryCreateOptions& options);
[[nodiscard]] ExitCode run_enquiry_show(Session& session, const std::string& id);
[[nodiscard]] ExitCode run_enquiry_list(Session& session, const EnquiryListOptions& options);
// Prints what happened and then what happens, until it is closed. A connection that breaks is made
// again; nothing is printed twice.
[[nodiscard]] ExitCode run_enquiry_watch(Session& session, const std::string& id);

}  // namespace veieninn::cli
