// Each standing as the page that is shown, and each page as an HTTP answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "service/answer_site/answer_form.h"
#include "service/answer_site/page_nonce.h"
#include "service/answer_site/situation.h"
#include "service/feed/snapshot_publisher.h"
#include "service/gateway/http_message.h"
#include "service/letters/result_pages.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

inline constexpr std::string_view kAnswerPath = "/svar/";  // and a token

// The three that pages come in; empty for any other.
[[nodiscard]] std::string_view page_language(std::string_view tag) noexcept;

// A page with the headers of every page: only its own style is let in.
[[nodiscard]] gateway::HttpResponse html_response(int status, std::string html);
// `language` is one of page_language(), or empty: bokmål.
[[nodiscard]] gateway::HttpResponse notice_response(int status, letters::Notice notice,
                                                    std::string_view language);

// What was posted in vain, to be shown with the page again.
struct Refused {
  letters::EnteredAnswer entered = {};
  std::vector<Problem> problems = {};
};

// Reads the store and never writes to it. Thread safe. REQUIRES: what is handed in outlives this.
class ResponsePages {
 public:
  ResponsePages(store::Store& store, const feed::SnapshotPublisher& publisher,
                const PageNonces& nonces)
      : store_(store), publisher_(publisher), nonces_(nonces) {}

  // What is shown behind the link; of an expired one always with 410. `language` as above, empty:
  // the reader's own. `refused` is shown where the page still asks.
  [[nodiscard]] Result<gateway::HttpResponse> page(int status, const Situation& situation,
                                                   const Standing& standing,
                                                   const std::string& language,
                                                   const Refused& refused = {}) const;

 private:
  [[nodiscard]] Result<std::string> html_of(const Situation& situation, const Standing& standing,
                                            const std::string& language,
                                            const Refused& refused) const;
  [[nodiscard]] Result<std::string> question(const Situation& situation, const Standing& standing,
                                             const std::string& language,
                                             const Refused& refused) const;
  // Fills in who may be chosen, where an action of the page lets her choose.
  [[nodiscard]] Result<void> list_colleagues(const Situation& situation,
                                             letters::AnswerPage& page) const;
  [[nodiscard]] Result<std::string> pending(const Situation& situation,
                                            const std::string& language) const;
  [[nodiscard]] Result<std::string> reported(const Situation& situation,
                                             const std::string& language) const;
  [[nodiscard]] Result<std::string> answered(const Situation& situation, const Standing& standing,
                                             const std::string& language) const;
  [[nodiscard]] Result<std::string> name_of(const std::string& contact) const;
  [[nodiscard]] Result<letters::DonePage> done_page(const Situation& situation,
                                                    const std::string& language) const;

  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  const PageNonces& nonces_;
};

}  // namespace veieninn::answer_site
