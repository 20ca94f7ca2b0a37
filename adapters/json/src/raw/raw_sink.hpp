#pragma once

#include "raw/raw_handler.hpp"
#include "text/sink.hpp"

namespace vedette::json {

// What the thorough reader says, in the handler's words, until the handler has heard enough.
class RawSink : public Sink {
 public:
  explicit RawSink(RawHandler& handler) : handler_(handler) {}

  void startObject() override { sound_ = sound_ && handler_.StartObject(); }
  void endObject() override { sound_ = sound_ && handler_.EndObject(0); }
  void startArray() override { sound_ = sound_ && handler_.StartArray(); }
  void endArray() override { sound_ = sound_ && handler_.EndArray(0); }
  void key(std::string_view name) override {
    sound_ = sound_ && handler_.Key(name.data(), sizeOf(name), false);
  }
  void text(std::string_view value) override {
    sound_ = sound_ && handler_.String(value.data(), sizeOf(value), false);
  }
  void number(std::string_view token) override {
    sound_ = sound_ && handler_.RawNumber(token.data(), sizeOf(token), false);
  }
  void boolean(bool value) override { sound_ = sound_ && handler_.Bool(value); }
  void null() override { sound_ = sound_ && handler_.Null(); }

  bool sound() const { return sound_; }

 private:
  static unsigned sizeOf(std::string_view text) { return static_cast<unsigned>(text.size()); }

  RawHandler& handler_;
  bool sound_ = true;
};

}  // namespace vedette::json
