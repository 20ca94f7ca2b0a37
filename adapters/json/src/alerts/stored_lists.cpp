#include "members/texts_sink.hpp"
#include "text/reader.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::json {
namespace {

constexpr std::string_view none = "[]";  // most lists: not worth a reader

// Hears an array of {"type","value"}.
class EntitiesSink : public Sink {
 public:
  std::vector<Entity> take() { return std::move(entities_); }

  void startObject() override { entities_.emplace_back(); }
  void key(std::string_view name) override { isType_ = name == "type"; }
  void text(std::string_view value) override {
    if (!entities_.empty()) (isType_ ? entities_.back().type : entities_.back().value) = value;
  }

 private:
  std::vector<Entity> entities_;
  bool isType_ = false;
};

}  // namespace

std::vector<std::string> toTexts(std::string_view json) {
  if (json == none) return {};
  TextsSink sink;
  if (!read(json, sink, Root::Any)) return {};
  return sink.take();
}

std::vector<Entity> toEntities(std::string_view json) {
  if (json == none) return {};
  EntitiesSink sink;
  if (!read(json, sink, Root::Any)) return {};
  return sink.take();
}

}  // namespace vedette::json
