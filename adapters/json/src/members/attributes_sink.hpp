#pragma once

#include <utility>

#include "text/sink.hpp"
#include "vedette/domain/events/attributes.hpp"

namespace vedette::json {

// Builds Attributes from an object that read() tells; stops listening at the first problem. Many clients
// write objects as they are kept, in compact text, so the text that is read is followed.
class AttributesSink : public Sink {
 public:
  void startObject() override {
    if (sound()) builder_.startObject();
  }
  void endObject() override {
    if (sound()) builder_.endObject();
  }
  void startArray() override {
    if (sound()) builder_.startArray();
  }
  void endArray() override {
    if (sound()) builder_.endArray();
  }
  void key(std::string_view name) override {
    if (!sound()) return;
    if (!std::exchange(following_, true)) builder_.follow(name.data() - 2);  // a brace and a quote
    builder_.key(name);
  }
  void text(std::string_view value) override {
    if (sound()) builder_.text(value);
  }
  void number(std::string_view token) override {
    if (sound()) builder_.number(token);
  }
  void boolean(bool value) override {
    if (sound()) builder_.boolean(value);
  }
  void null() override {
    if (sound()) builder_.null();
  }

  Result<Attributes> build() { return builder_.build(); }

 private:
  bool sound() const { return builder_.problem().empty(); }
  AttributesBuilder builder_{AttributesBuilder::Input::Checked};
  bool following_ = false;
};

}  // namespace vedette::json
