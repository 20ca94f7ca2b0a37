#include "members/texts_sink.hpp"
#include "text/reader.hpp"
#include "vedette/domain/json_run.hpp"
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

// Takes apart what was written here, texts without escapes alone; anything else is for the reader.
class Plain {
 public:
  explicit Plain(std::string_view json) : rest_(json) {}

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  bool takeText(std::string& text) {  // and the quotation mark behind it
    const std::size_t end = endOfJsonRun(rest_, 0);
    if (end == rest_.size() || rest_[end] != '"') return false;
    text.assign(rest_, 0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }
  // `takeItem(Plain&, Item&)` takes one.
  template <class Item, class TakeItem>
  std::optional<std::vector<Item>> takeList(TakeItem takeItem) {
    std::vector<Item> items;
    if (!take("[")) return std::nullopt;
    do {
      if (!takeItem(*this, items.emplace_back())) return std::nullopt;
    } while (take(","));
    return rest_ == "]" ? std::optional(std::move(items)) : std::nullopt;
  }

 private:
  std::string_view rest_;
};

bool takeText(Plain& json, std::string& text) { return json.take("\"") && json.takeText(text); }

bool takeEntity(Plain& json, Entity& entity) {
  return json.take(R"({"type":")") && json.takeText(entity.type) && json.take(R"(,"value":")") &&
         json.takeText(entity.value) && json.take("}");
}

}  // namespace

std::vector<std::string> toTexts(std::string_view json) {
  if (json == none) return {};
  if (auto plain = Plain(json).takeList<std::string>(takeText)) return *std::move(plain);
  TextsSink sink;
  if (!read(json, sink, Root::Any)) return {};
  return sink.take();
}

std::vector<Entity> toEntities(std::string_view json) {
  if (json == none) return {};
  if (auto plain = Plain(json).takeList<Entity>(takeEntity)) return *std::move(plain);
  EntitiesSink sink;
  if (!read(json, sink, Root::Any)) return {};
  return sink.take();
}

}  // namespace vedette::json
