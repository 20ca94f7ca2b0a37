#include "store/page_query.hpp"
#include "store/sqlite/statement.hpp"

namespace vedette::bench {
namespace {

class SqlitePage final : public PageQuery {
 public:
  SqlitePage(const std::string& path, const std::string& sql)
      : database_(openSqliteFile(path)), query_(database_.get(), sql) {}

 private:
  void run() override {}  // the last row of the page before has reset it
  bool nextRow() override { return query_.next(); }
  int columns() const override { return sqlite3_column_count(query_.row()); }
  std::string_view name(int column) const override { return sqlite3_column_name(query_.row(), column); }

  Kind kind(int column) const override {
    const int type = sqlite3_column_type(query_.row(), column);
    return type == SQLITE_NULL ? Kind::Null : type == SQLITE_TEXT ? Kind::Text : Kind::Number;
  }

  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(query_.row(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(query_.row(), column))};
  }

  SqliteFile database_;
  SqliteStatement query_;
};

}  // namespace

std::unique_ptr<PageQuery> querySqlite(const std::string& path, const std::string& sql) {
  return std::make_unique<SqlitePage>(path, sql);
}

}  // namespace vedette::bench
