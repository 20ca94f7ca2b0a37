#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vedette::bench {

// One query, prepared once, whose rows go straight from the database to JSON. For one thread. Throws
// std::runtime_error when the store fails.
class PageQuery {
 public:
  // Of a store that vedette has migrated; see EventTable. A column named "json:x" is x, and is JSON already.
  static std::unique_ptr<PageQuery> open(const std::string& url, const std::string& sql);
  virtual ~PageQuery() = default;

  // Runs the query and replaces `json` by {"items":[{...}]}.
  void write(std::string& json);

 protected:
  enum class Kind { Null, Number, Text };

  virtual void run() = 0;
  virtual bool nextRow() = 0;
  virtual int columns() const = 0;
  virtual std::string_view name(int column) const = 0;
  virtual Kind kind(int column) const = 0;
  virtual std::string_view text(int column) const = 0;

 private:
  void writeValue(std::string& json, int column, bool isJson) const;
};

std::unique_ptr<PageQuery> querySqlite(const std::string& path, const std::string& sql);
std::unique_ptr<PageQuery> queryPostgres(const std::string& url, const std::string& sql);

}  // namespace vedette::bench
