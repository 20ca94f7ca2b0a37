#pragma once

#include <string>

#include "facets/paging/ordering.hpp"
#include "sql/connection.hpp"
#include "vedette/domain/cursor.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/result.hpp"

namespace vedette::storage {

// A list that is ordered by one number only. `list` tells the cursors of one list from another's.
struct LineQuery {
  std::string list;
  std::string select;  // the number first; WHERE the owner is the first parameter, which may be left out
  std::string count;
  std::string place;  // the column of the number
  bool descending = false;
};

// One page of it. `read` makes an item of a row.
template <class Item, class Read>
Result<Page<Item>> linePage(Connection& connection, const LineQuery& query, Columns columns,
                            std::int64_t owner, const PageRequest& request, Read read) {
  std::optional<Cursor> behind;
  if (!request.cursor.empty()) {
    behind = decodeCursor(request.cursor);
    if (!behind || behind->group != query.list) return badCursor();
  }
  const std::int64_t start = query.descending ? std::numeric_limits<std::int64_t>::max() : 0;
  Page<Item> page;
  page.total = static_cast<std::uint64_t>(connection.integer(query.count, {owner}).value_or(0));
  std::int64_t last = 0;
  connection.each(query.select + " AND " + query.place + (query.descending ? " < ?" : " > ?") + " ORDER BY " +
                      query.place + (query.descending ? " DESC" : "") + " LIMIT ? OFFSET ?",
                  columns,
                  {owner, behind ? behind->id : start, request.limit + 1, behind ? 0 : request.offset},
                  [&](Row& row) {
                    if (page.items.size() == request.limit) {
                      if (request.limit > 0) page.next = encodeCursor({query.list, 0, last});
                      return;
                    }
                    last = row.integer(0);
                    page.items.push_back(read(row));
                  });
  return page;
}

}  // namespace vedette::storage
