#include "backup/format/row_values.hpp"

namespace vedette::storage::backup {

void RowValues::take(Row& row) {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Kind kind = values_[i].kind;
    if (row.null(i)) {
      setNull(i);
    } else if (isText(kind)) {
      texts_[i] = row.text(i);
      textIsSet(i);
    } else if (kind == Kind::Time) {
      setNumber(i, toMicroseconds(row.time(i)));
    } else {
      setNumber(i, kind == Kind::Boolean ? std::int64_t{row.boolean(i)} : row.integer(i));
    }
  }
}

}  // namespace vedette::storage::backup
