#include "service/publishing/publishing_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "service/publishing/contact_page.h"
#include "tests/service/answer_site/watched_store.h"
#include "tests/service/publishing/site_world.h"

namespace veieninn::publishing {
namespace {

using gateway::HttpResponse;
using testing::HasSubstr;
using testing::Not;

std::string header(const HttpResponse& response, std::string_view name) {
  return std::string(gateway::find_header(response.headers, name).value_or("(none)"));
}

model::Contact consenting(bool agrees) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  if (!agrees) row.publish_consent_time = kNever;
  return row;
}

TEST(PublishingSite, ShowsWhoAgreedInTheUnitAndUnderItAtAllThreeAddresses) {
  SiteWorld world;
  for (const std::string& address : addresses_of("asker")) {
    const HttpResponse answer = world.get(address);
    EXPECT_EQ(answer.status, 200) << address;
    EXPECT_THAT(answer.body, HasSubstr("Rolig Bok")) << address;
    EXPECT_THAT(answer.body, HasSubstr("Vennlig Sky")) << address;
    EXPECT_THAT(answer.body, Not(HasSubstr("Blid Stol"))) << address;
  }
  const HttpResponse below = world.get("/embed/oppvekst");
  EXPECT_EQ(below.status, 200) << "a unit under one that publishes";
  EXPECT_THAT(below.body, Not(HasSubstr("Rolig Bok")));
}

TEST(PublishingSite, TellsAnUnknownUnitFromASilentOneByNothing) {
  SiteWorld world;
  for (std::size_t i = 0; i < 3; ++i) {
    const HttpResponse silent = world.get(addresses_of("baerum")[i]);
    EXPECT_EQ(silent.status, 404);
    for (const std::string unit : {"ukjent", "ASKER", "..%2f", "a b", "", "asker/x"}) {
      const HttpResponse unknown = world.get(addresses_of(unit)[i]);
      EXPECT_EQ(unknown.status, 404) << unit;
      EXPECT_EQ(unknown.body, silent.body) << unit;
      EXPECT_EQ(unknown.headers, silent.headers) << unit;
    }
  }
}

TEST(PublishingSite, AnswersFeedsWithTypedProblemsAndPagesWithPages) {
  SiteWorld world;
  const HttpResponse page = world.get("/embed/baerum");
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_THAT(page.body, HasSubstr("<h1>Siden finnes ikke</h1>"));
  for (const char* feed : {"/feeds/baerum/contacts.jsonld", "/feeds/baerum/contacts.vcf",
                           "/feeds/baerum/annet", "/feeds/x"}) {
    const HttpResponse problem = world.get(feed);
    EXPECT_EQ(problem.content_type, "application/problem+json") << feed;
    EXPECT_EQ(nlohmann::json::parse(problem.body)["status"], 404) << feed;
  }
}

TEST(PublishingSite, LosesWhoIsErasedWithThatCommit) {
  SiteWorld world;
  world.commit({store::Erase{store::ResourceKind::kContact, "c1", {}, false}});
  for (const std::string& address : addresses_of("asker")) {
    EXPECT_THAT(world.get(address).body, Not(HasSubstr("Rolig Bok"))) << address;
    EXPECT_THAT(world.get(address).body, HasSubstr("Vennlig Sky")) << address;
  }
}

TEST(PublishingSite, LosesWhoTakesConsentBackAndFindsHerAgain) {
  SiteWorld world;
  for (const bool agrees : {false, true}) {
    world.commit({store::Put{consenting(agrees), store::PutCondition::kUpdate, {}}});
    const bool shown = world.get("/embed/asker").body.find("Rolig Bok") != std::string::npos;
    EXPECT_EQ(shown, agrees);
  }
}

TEST(PublishingSite, IsGoneWhenTheUnitTakesConsentBack) {
  SiteWorld world;
  model::OrgUnit silent = asker();
  silent.publishes_contacts = false;
  world.commit({store::Put{silent, store::PutCondition::kUpdate, {}}});
  for (const std::string unit : {"asker", "oppvekst"}) {
    for (const std::string& address : addresses_of(unit)) {
      EXPECT_EQ(world.get(address).status, 404) << address;
    }
  }
}

TEST(PublishingSite, HidesWhoIsNotConfirmedAsTimeGoesBy) {
  SiteWorld world;
  world.now.unix_seconds += 200 * kDay;
  EXPECT_THAT(world.get("/embed/asker").body, HasSubstr("Rolig Bok"));
  world.now.unix_seconds += kDay;
  EXPECT_THAT(world.get("/embed/asker").body, Not(HasSubstr("Rolig Bok")));
}

TEST(PublishingSite, MayBeFramedByAnyoneAndLoadsNothing) {
  SiteWorld world;
  const HttpResponse page = world.get("/embed/asker");
  EXPECT_EQ(header(page, "X-Frame-Options"), "") << "left out by the server";
  const std::string policy = header(page, "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("frame-ancestors *"));
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(header(world.get("/feeds/asker/contacts.vcf"), "X-Frame-Options"), "(none)")
      << "feeds keep the server's own";
}

TEST(PublishingSite, IsCachedForAMinuteAtMostAndTellsWhatIsUnchanged) {
  SiteWorld world;
  for (const std::string& address : addresses_of("asker")) {
    const HttpResponse first = world.get(address);
    EXPECT_EQ(header(first, "Cache-Control"), "public, max-age=60, must-revalidate") << address;
    EXPECT_EQ(header(first, "Vary"), "Accept-Language") << address;
    const std::string etag = header(first, "ETag");
    const HttpResponse again = world.get(address, "", {{"If-None-Match", etag}});
    EXPECT_EQ(again.status, 304) << address;
    EXPECT_EQ(again.body, "") << address;
    EXPECT_EQ(header(again, "ETag"), etag) << address;
    EXPECT_EQ(world.get(address, "", {{"If-None-Match", "\"x\", W/" + etag}}).status, 304);
  }
  const std::string before = header(world.get("/embed/asker"), "ETag");
  world.commit({store::Erase{store::ResourceKind::kContact, "c1", {}, false}});
  EXPECT_EQ(world.get("/embed/asker", "", {{"If-None-Match", before}}).status, 200);
}

TEST(PublishingSite, NeverLetsARefusalBeCached) {
  SiteWorld world;
  EXPECT_EQ(header(world.get("/embed/baerum"), "Cache-Control"), "(none)")
      << "so that the server's no-store holds";
}

TEST(PublishingSite, SpeaksTheReadersLanguage) {
  SiteWorld world;
  EXPECT_THAT(world.get("/embed/asker").body, HasSubstr("<html lang=\"nb\">"));
  EXPECT_THAT(world.get("/embed/asker", "", {{"Accept-Language", "nn, en;q=0.5"}}).body,
              HasSubstr("<html lang=\"nn\">"));
  const HttpResponse english =
      world.get("/feeds/asker/contacts.jsonld", "lang=en", {{"Accept-Language", "nn"}});
  EXPECT_EQ(header(english, "Content-Language"), "en");
  EXPECT_THAT(english.body, HasSubstr("Kindergarten"));
}

TEST(PublishingSite, KeepsATopicAndRefusesOneThatDoesNotExist) {
  SiteWorld world;
  for (const std::string& address : addresses_of("asker")) {
    const HttpResponse kept = world.get(address, "topic=barnehage");
    EXPECT_THAT(kept.body, HasSubstr("Rolig Bok")) << address;
    EXPECT_THAT(kept.body, Not(HasSubstr("Vennlig Sky"))) << address;
    EXPECT_EQ(world.get(address, "topic=omsorg").status, 200) << "nobody states it";
    EXPECT_EQ(world.get(address, "topic=ukjent").status, 404) << address;
    EXPECT_EQ(world.get(address, "topic=%3Cx%3E").status, 404) << address;
  }
}

TEST(PublishingSite, RefusesPagesThatAreNone) {
  SiteWorld world;
  for (const char* page : {"page=0", "page=2", "page=-1", "page=x", "page=", "page=1x",
                           "page=99999999999999999999999999"}) {
    for (const std::string& address : addresses_of("asker")) {
      EXPECT_EQ(world.get(address, page).status, 404) << address << page;
    }
  }
  EXPECT_EQ(world.get("/embed/asker", "page=1").status, 200);
}

TEST(PublishingSite, CutsFeedsIntoPagesThatNameTheNext) {
  SiteWorld world;
  std::vector<store::Operation> many;
  for (model::Contact& row : crowded_rows(kFeedContactsPerPage).contacts) {
    many.push_back(store::Put{std::move(row), store::PutCondition::kCreate, {}});
  }
  world.commit(std::move(many));
  const HttpResponse first = world.get("/feeds/asker/contacts.jsonld", "topic=barnehage");
  EXPECT_EQ(header(first, "Link"), "<?lang=nb&topic=barnehage&page=2>; rel=\"next\"");
  EXPECT_EQ(nlohmann::json::parse(first.body)["employee"].size(), kFeedContactsPerPage);
  const HttpResponse last = world.get("/feeds/asker/contacts.jsonld", "topic=barnehage&page=2");
  EXPECT_EQ(nlohmann::json::parse(last.body)["employee"].size(), 1U);
  EXPECT_EQ(header(last, "Link"), "(none)");
}

TEST(PublishingSite, OnlyReads) {
  SiteWorld world;
  gateway::HttpRequest request;
  request.path = "/embed/asker";
  request.method = gateway::HttpMethod::kPost;
  const HttpResponse refused = world.site.handle(request);
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(header(refused, "Allow"), "GET, HEAD");
}

TEST(PublishingSite, SlowsDownWhoAsksTooOftenAndWhoGuesses) {
  SiteWorld world({.trusted_proxy = "", .reads_per_minute = 2, .misses_per_minute = 1});
  for (int i = 0; i < 2; ++i) EXPECT_EQ(world.get("/embed/ukjent").status, 404);
  const HttpResponse guessed = world.get("/embed/ukjent");
  EXPECT_EQ(guessed.status, 429);
  EXPECT_EQ(header(guessed, "Retry-After"), "60");
  EXPECT_EQ(world.get("/embed/asker").status, 200);
  EXPECT_EQ(world.get("/embed/asker").status, 429);
  world.from = "198.51.100.1";
  EXPECT_EQ(world.get("/embed/asker").status, 200);
}

TEST(PublishingSite, SaysToTryLaterWhenTheStoreDoesNotAnswer) {
  SiteWorld world;
  answer_site::WatchedStore asleep(world.host.store());
  asleep.fails = true;
  PublishingSite site(asleep, belief::ModelParameters{}, [] { return kNow; }, {});
  for (const std::string& address : addresses_of("asker")) {
    gateway::HttpRequest request;
    request.path = address;
    const HttpResponse later = site.handle(request);
    EXPECT_EQ(later.status, 503) << address;
    EXPECT_EQ(header(later, "Retry-After"), "60") << address;
  }
  EXPECT_EQ(asleep.writes, 0);
}

}  // namespace
}  // namespace veieninn::publishing
