#include "settings/database_url.hpp"

#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

TEST_CASE("a database URL is SQLite with an absolute path, or PostgreSQL") {
  CHECK(isDatabaseUrl("sqlite:///var/lib/vedette/vedette.db"));
  CHECK(isDatabaseUrl("postgresql://vedette@db:5432/vedette"));
  for (const char* wrong :
       {"", "vedette.db", "sqlite://vedette.db", "sqlite:///", "mysql://x/y", "host=db user=x"}) {
    CAPTURE(wrong);
    CHECK_FALSE(isDatabaseUrl(wrong));
  }
}

TEST_CASE("the file of an SQLite URL is its path") {
  CHECK(sqliteFile("sqlite:///a/b.db") == std::filesystem::path("/a/b.db"));
  CHECK_FALSE(sqliteFile("postgresql://db/vedette"));
}

TEST_CASE("a password in a URL is found and masked wherever libpq allows it") {
  const auto check = [](const char* url, const char* shown) {
    CAPTURE(url);
    CHECK(holdsPassword(url));
    CHECK(masked(url) == shown);
  };
  check("postgresql://u:hunter2@db/v", "postgresql://u:***@db/v");
  check("postgresql://u:hunt?er2@db:5432/v?sslmode=require", "postgresql://u:***@db:5432/v?sslmode=require");
  check("postgresql://:p@db", "postgresql://:***@db");
  check("postgresql://u@db/v?password=hunter2&sslmode=require",
        "postgresql://u@db/v?password=***&sslmode=require");
  check("postgresql:///v?sslkey=k&sslpassword=hunter2", "postgresql:///v?sslkey=k&sslpassword=***");
  check("postgresql://u:one@db/v?password=two", "postgresql://u:***@db/v?password=***");
}

TEST_CASE("a URL without a password stays as it is") {
  for (const char* url : {"postgresql://u@db:5432/v", "postgresql://db:5432/v", "sqlite:///a:b@c.db"}) {
    CAPTURE(url);
    CHECK_FALSE(holdsPassword(url));
    CHECK(masked(url) == url);
  }
}

}  // namespace
}  // namespace vedette::app
