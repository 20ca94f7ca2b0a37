#include "store/page_query.hpp"
#include "store/postgres/result.hpp"

namespace vedette::bench {
namespace {

constexpr auto statement = "page";

class PostgresPage final : public PageQuery {
 public:
  PostgresPage(const std::string& url, const std::string& sql)
      : connection_(PQconnectdb(url.c_str()), PQfinish), page_(nullptr, PQclear) {
    checked(get(), PQexec(get(), "SET jit = off"));
    checked(get(), PQprepare(get(), statement, sql.c_str(), 0, nullptr));
  }

 private:
  PGconn* get() const { return connection_.get(); }

  void run() override {
    page_ = checked(get(), PQexecPrepared(get(), statement, 0, nullptr, nullptr, nullptr, 0));
    row_ = -1;
  }
  bool nextRow() override { return ++row_ < PQntuples(page_.get()); }
  int columns() const override { return PQnfields(page_.get()); }
  std::string_view name(int column) const override { return PQfname(page_.get(), column); }

  Kind kind(int column) const override {
    constexpr Oid bigint = 20, smallint = 21, integer = 23;
    if (PQgetisnull(page_.get(), row_, column)) return Kind::Null;
    const Oid type = PQftype(page_.get(), column);
    return type == bigint || type == smallint || type == integer ? Kind::Number : Kind::Text;
  }

  std::string_view text(int column) const override {
    return {PQgetvalue(page_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(page_.get(), row_, column))};
  }

  PostgresConnection connection_;
  PostgresResult page_;
  int row_ = -1;
};

}  // namespace

std::unique_ptr<PageQuery> queryPostgres(const std::string& url, const std::string& sql) {
  return std::make_unique<PostgresPage>(url, sql);
}

}  // namespace vedette::bench
