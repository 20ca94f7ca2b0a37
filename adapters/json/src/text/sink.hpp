#pragma once

#include <string_view>

namespace vedette::json {

// Hears a JSON text, value by value. Names and texts are unescaped, UTF-8 without NUL, and live until read()
// returns.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void startObject() {}
  virtual void endObject() {}
  virtual void startArray() {}
  virtual void endArray() {}
  virtual void key(std::string_view) {}
  virtual void text(std::string_view) {}
  virtual void number(std::string_view /*token, as written*/) {}
  virtual void boolean(bool) {}
  virtual void null() {}
};

}  // namespace vedette::json
