#pragma once

#include <string_view>

// The format of a backup, whatever the database.
//
//   file     = mark contents digest
//   mark     = "vedette backup 1\n"; the number is the version of the format
//   contents = head table* "" tables (text number)*          one zstd frame (RFC 8878)
//   head     = program product time contents-version         text text integer number
//   table    = name columns (column kind)* row* 0            text number (text text)*
//   row      = nulls+1 value*                                bit i of nulls: column i is null and has no
//   value digest   = the SHA-256 of everything before it, 32 bytes
//
//   number   = LEB128, unsigned; integer = a number, zigzag; text = its length as a number, and its bytes
//   value    = integer (also of times, in microseconds since 1970 in UTC, and of booleans, 0 or 1) or text
//
// The names and numbers at the end are each table's rows. Tables come in an order that satisfies foreign
// keys.
namespace vedette::storage::backup {

inline constexpr std::string_view markBegin = "vedette backup ";
inline constexpr std::string_view mark = "vedette backup 1\n";

inline constexpr std::size_t longestText = 256u << 20;  // bytes
inline constexpr std::size_t mostColumns = 63;

}  // namespace vedette::storage::backup
