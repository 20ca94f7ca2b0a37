#pragma once

#include <string>

#include "text/sink.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::json {

// Writes what it hears as compact JSON.
class WriterSink : public Sink {
 public:
  explicit WriterSink(std::string& out) : writer_(out) {}

  void startObject() override { writer_.startObject(); }
  void endObject() override { writer_.endObject(); }
  void startArray() override { writer_.startArray(); }
  void endArray() override { writer_.endArray(); }
  void key(std::string_view name) override { writer_.name(name); }
  void text(std::string_view value) override { writer_.text(value); }
  void number(std::string_view token) override { writer_.raw(token); }
  void boolean(bool value) override { writer_.boolean(value); }
  void null() override { writer_.null(); }

 private:
  Writer writer_;
};

}  // namespace vedette::json
