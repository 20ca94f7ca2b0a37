#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/events/following_text.hpp"
#include "vedette/result.hpp"

namespace vedette {

// The free part of an event: a JSON object in compact text. It is text because it is read from the wire once,
// written to the store and back to the wire as it is, and looked into only by the few rules that name a
// field. A store may give back the same JSON in another order.
class Attributes {
 public:
  static constexpr std::size_t maxBytes = 64 * 1024;
  static constexpr std::size_t maxDepth = 16;

  Attributes() = default;

  // For stores: text that an AttributesBuilder made.
  static Attributes fromStored(std::string json) { return Attributes{std::move(json)}; }

  const std::string& json() const { return json_; }
  bool empty() const { return json_.size() <= 2; }

  // The scalar at a dotted path ("user.name", "answers.0.ip") as text: strings unescaped, numbers and
  // true/false as written; a key that itself holds dots is found too. Nothing for null, objects, arrays, no
  // such path.
  std::optional<std::string> find(std::string_view path) const;

  bool operator==(const Attributes&) const = default;

 private:
  explicit Attributes(std::string json) : json_(std::move(json)) {}
  friend class AttributesBuilder;
  std::string json_ = "{}";
};

// Writes one JSON object, call by call, and keeps the first problem it meets: deeper than maxDepth, a key
// twice in one object, text that is not UTF-8 or holds NUL, longer than maxBytes. The calls must nest
// properly.
class AttributesBuilder {
 public:
  // Checked: by a reader that has refused such texts and names itself, so that they are not looked at again.
  enum class Input { Unchecked, Checked };
  explicit AttributesBuilder(Input = Input::Unchecked);

  // Forgets everything, to write another object, of about so many bytes.
  void restart(std::size_t expectedBytes);

  // What was written, if only its first brace, may stand at `source`, and the rest of the object behind it:
  // as far as it does, it is copied once, as a whole. The source stays as it is until the object ends.
  void follow(const char* source) { json_.follow(source); }

  AttributesBuilder& startObject();
  AttributesBuilder& endObject();
  AttributesBuilder& startArray();
  AttributesBuilder& endArray();
  AttributesBuilder& key(std::string_view);
  AttributesBuilder& text(std::string_view);
  AttributesBuilder& number(std::string_view token);  // a JSON number, kept digit by digit
  AttributesBuilder& integer(std::int64_t);
  AttributesBuilder& boolean(bool);
  AttributesBuilder& null();

  // For the usual flat object: builder.startObject().set("user", "root").set("port", 22).endObject()
  AttributesBuilder& set(std::string_view name, std::string_view value) { return key(name).text(value); }
  AttributesBuilder& set(std::string_view name, std::int64_t value) { return key(name).integer(value); }

  // Why it cannot be built; empty while all is well. A reader may stop early.
  const std::string& problem() const { return problem_; }

  Result<Attributes> build();

 private:
  struct Level {
    bool array;
    std::size_t names;  // where those of this object begin in names_
  };
  struct Name {
    std::size_t at;  // in json_, with its quotes: two names are equal when they are written alike
    std::size_t size;
  };
  void separate();
  void beforeValue();
  void open(bool array);
  void close();
  void refuseRepeated(std::size_t firstName);
  void fail(std::string why);
  void quote(std::string_view);
  std::string_view text(Name name) const { return json_.view().substr(name.at, name.size); }

  Input input_;
  FollowingText json_;
  std::array<Level, Attributes::maxDepth> levels_;
  std::size_t depth_ = 0;
  std::vector<Name> names_;  // of the open objects
  std::string problem_;
};

}  // namespace vedette
