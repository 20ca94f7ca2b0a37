#pragma once

#include <cstddef>
#include <string_view>

#include "text/sink.hpp"
#include "vedette/json/object.hpp"

namespace vedette::json {

// Hears one object and takes it apart member by member: scalars come as they are, a nested value goes to the
// sink that the derived class names for it.
class MemberSink : public Sink {
 public:
  void startObject() final;
  void endObject() final;
  void startArray() final;
  void endArray() final;
  void key(std::string_view) final;
  void text(std::string_view) final;
  void number(std::string_view) final;
  void boolean(bool) final;
  void null() final;

 protected:
  virtual void member(std::string_view name) = 0;
  virtual void scalar(Kind, std::string_view token) = 0;  // a text unescaped, else as JSON
  virtual Sink& nested(Kind) = 0;                         // Array or Object

 private:
  void descend(Kind);
  void ascend();

  std::size_t depth_ = 0;  // 1: among the members
  Sink* inner_ = nullptr;
};

// For a value that nobody wants.
inline Sink& ignored() {
  static Sink sink;
  return sink;
}

}  // namespace vedette::json
