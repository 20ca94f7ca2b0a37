#pragma once

#include <rapidjson/reader.h>

#include <string>
#include <string_view>

#include "text/name_scopes.hpp"
#include "text/reader.hpp"
#include "text/sink.hpp"
#include "vedette/error.hpp"

namespace vedette::json {

// Why the guard stopped the parser.
struct Refusal {
  static constexpr std::size_t here = static_cast<std::size_t>(-1);  // where the parser stands
  std::size_t offset = here;                                         // in bytes
  std::string what;                                                  // "Duplicate name \"a\""
  FieldError field;
};

// Stands between a parser and a sink and refuses what RapidJSON lets pass: depth, names that stand twice in
// one object, texts that no store keeps, numbers out of range.
class Guard : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Guard> {
 public:
  // What is known of the texts beforehand. Plain: ASCII, without escapes that make NUL.
  enum class Texts { Unknown, Plain };

  // `text` is what is parsed in place: names and texts are views of it.
  Guard(Sink& sink, const char* text, Root root, Texts texts = Texts::Unknown)
      : sink_(sink), text_(text), wanted_(root), texts_(texts) {}

  bool Null();
  bool Bool(bool);
  bool RawNumber(const char*, rapidjson::SizeType, bool);
  bool String(const char*, rapidjson::SizeType, bool);
  bool Key(const char*, rapidjson::SizeType, bool);
  bool StartObject();
  bool EndObject(rapidjson::SizeType);
  bool StartArray();
  bool EndArray(rapidjson::SizeType);

  // Also for a number that RapidJSON itself refuses.
  bool refuseNumber(std::size_t offset);

  const Refusal& refusal() const { return refusal_; }

  // Python's name of what stands at the root, when that is not what was wanted; else empty.
  std::string_view wrongRoot() const { return wrongRoot_; }

 private:
  bool heard() const { return wrongRoot_.empty(); }
  void value(std::string_view pythonType);
  bool open(std::string_view pythonType);
  bool close();
  bool mayKeep(std::string_view text) { return texts_ == Texts::Plain || checkText(text); }
  bool checkText(std::string_view);
  bool refuse(std::size_t offset, std::string what, Violation, std::string message);

  Sink& sink_;
  const char* text_;
  Root wanted_;
  Texts texts_;
  NameScopes scopes_;
  std::string_view member_;  // of the outermost object, the one being read
  std::string_view wrongRoot_;
  Refusal refusal_;
};

}  // namespace vedette::json
