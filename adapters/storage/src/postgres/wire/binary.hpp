#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sql/value.hpp"

// PostgreSQL's binary forms of values (what its *recv functions read and its *send functions write): numbers
// in network order, timestamptz in microseconds since 2000-01-01 UTC, json as its text.
namespace vedette::storage::binary {

// Of pg_type.
using TypeId = unsigned;
TypeId typeOf(Kind);
TypeId arrayTypeOf(Kind);

void append16(std::string& out, std::int16_t);
void append32(std::string& out, std::int32_t);

// The bytes of a value that is not null.
void appendValue(std::string& out, const Value&);

// As an element of an array or a field of a row that is copied: its length and its bytes, -1 for null.
void appendField(std::string& out, const Value&);

// An array's head and its elements, which appendField wrote.
std::string array(Kind element, std::size_t count, bool hasNull, std::string_view elements);

std::int64_t toInteger(std::string_view bytes);  // of 2, 4 or 8 bytes
Timestamp toTime(std::string_view bytes);

}  // namespace vedette::storage::binary
