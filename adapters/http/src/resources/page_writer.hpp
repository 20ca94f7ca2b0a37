#pragma once

#include "../response.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http {

// {"items":[...],"total","limit","offset","next_cursor"}; `writeItem(json::Writer&, const Item&)` writes one.
template <class Item, class WriteItem>
Response pageOf(const Page<Item>& page, const PageRequest& asked, WriteItem writeItem) {
  std::string body;
  body.reserve(128 + page.items.size() * 512);
  json::Writer writer{body};
  writer.startObject().key("items").startArray();
  for (const Item& item : page.items) writeItem(writer, item);
  writer.endArray();
  writer.key("total").count(page.total);
  writer.key("limit").count(asked.limit);
  writer.key("offset").count(asked.offset);
  writer.key("next_cursor");
  page.next.empty() ? writer.null() : writer.text(page.next);
  writer.endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http
