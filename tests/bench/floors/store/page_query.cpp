#include "store/page_query.hpp"

#include "store/store_url.hpp"

namespace vedette::bench {
namespace {

void appendQuoted(std::string& json, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20)
      json.append("\\u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    else if (c == '"' || c == '\\')
      json.append(1, '\\').append(1, c);
    else
      json += c;
  }
  json += '"';
}

}  // namespace

std::unique_ptr<PageQuery> PageQuery::open(const std::string& url, const std::string& sql) {
  const auto path = sqlitePathOf(url);
  return path ? querySqlite(*path, sql) : queryPostgres(url, sql);
}

void PageQuery::write(std::string& json) {
  constexpr std::string_view isJson = "json:";
  json = "{\"items\":[";
  run();
  while (nextRow()) {
    json += '{';
    for (int column = 0; column < columns(); ++column) {
      std::string_view key = name(column);
      const bool raw = key.starts_with(isJson);
      if (raw) key.remove_prefix(isJson.size());
      json.append(1, '"').append(key).append("\":");
      writeValue(json, column, raw);
      json += ',';
    }
    json.back() = '}';
    json += ',';
  }
  if (json.back() == ',') json.pop_back();
  json += "]}";
}

void PageQuery::writeValue(std::string& json, int column, bool isJson) const {
  const Kind kindOfValue = kind(column);
  if (kindOfValue == Kind::Null)
    json += "null";
  else if (kindOfValue == Kind::Number || isJson)
    json += text(column);
  else
    appendQuoted(json, text(column));
}

}  // namespace vedette::bench
