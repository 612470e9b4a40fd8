#include "service/publishing/wanted.h"

#include <gtest/gtest.h>

namespace veieninn::publishing {
namespace {

using letters::Language;

Wanted wanted(const std::string& path, const std::string& query = "") {
  gateway::HttpRequest request;
  request.path = path;
  request.query = gateway::parse_form(query).value();
  return wanted_by(request);
}

TEST(Wanted, IsAPageOrAFeedOfAUnit) {
  EXPECT_EQ(wanted("/embed/asker"), (Wanted{Form::kPage, "asker", "", 1, Language::kBokmaal}));
  EXPECT_EQ(wanted("/feeds/asker/contacts.jsonld"),
            (Wanted{Form::kJson, "asker", "", 1, Language::kBokmaal}));
  EXPECT_EQ(wanted("/feeds/asker/contacts.vcf", "topic=arbeid&page=3&lang=en"),
            (Wanted{Form::kVcard, "asker", "arbeid", 3, Language::kEnglish}));
}

TEST(Wanted, IsIllFormedWhereNoUnitTopicOrPageCouldBeMeant) {
  for (const char* path : {"/embed/", "/embed/a/b", "/embed/Asker", "/embed/-a", "/feeds/",
                           "/feeds/asker", "/feeds/asker/", "/feeds/contacts.vcf",
                           "/feeds//contacts.vcf", "/feeds/asker/contacts.jsonld/x"}) {
    EXPECT_FALSE(is_well_formed(wanted(path))) << path;
  }
  for (const char* query : {"page=0", "page=-1", "page=", "page=1x", "page=x", "topic=%3Cx%3E",
                            "page=99999999999999999999999"}) {
    EXPECT_FALSE(is_well_formed(wanted("/embed/asker", query))) << query;
  }
  EXPECT_TRUE(is_well_formed(wanted("/embed/asker", "page=7&topic=tema-arbeid")));
}

TEST(Wanted, LeadsToAnotherPageOfTheSame) {
  EXPECT_EQ(query_of_page(wanted("/embed/asker", "lang=nn"), 2), "?lang=nn&page=2");
  EXPECT_EQ(query_of_page(wanted("/embed/asker", "topic=arbeid&page=2"), 3),
            "?lang=nb&topic=arbeid&page=3");
}

TEST(Wanted, KnowsItsOwnPathsOnly) {
  for (const char* own : {"/embed/asker", "/embed/", "/feeds/asker/contacts.vcf", "/feeds/"}) {
    EXPECT_TRUE(is_published_path(own)) << own;
  }
  for (const char* other : {"/", "/embed", "/svar/embed/", "/robots.txt", ""}) {
    EXPECT_FALSE(is_published_path(other)) << other;
  }
}

}  // namespace
}  // namespace veieninn::publishing
