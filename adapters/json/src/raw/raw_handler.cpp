#include "raw/raw_handler.hpp"

#include <algorithm>
#include <utility>

#include "text/number.hpp"

namespace vedette::json {
namespace {

constexpr std::array<std::pair<std::string_view, std::string LogSource::*>, 3> declaredKeys{
    {{"_ls_category", &LogSource::category},
     {"_ls_product", &LogSource::product},
     {"_ls_service", &LogSource::service}}};

}  // namespace

void RawHandler::start(std::size_t bytes, bool numbersAreChecked) {
  numbersAreChecked_ = numbersAreChecked;
  builder_.restart(bytes);
  std::fill(texts_.begin(), texts_.end(), std::string_view());
  declared_ = {};
  declares_ = {};
  declaring_ = nullptr;
  following_ = false;
  depth_ = 0;
}

bool RawHandler::Null() {
  if (depth_ == 0) return false;
  if (!std::exchange(declaring_, nullptr)) builder_.null();
  return sound();
}

bool RawHandler::Bool(bool b) {
  if (depth_ == 0 || declaring_) return false;
  builder_.boolean(b);
  return keep(b ? "true" : "false");
}

bool RawHandler::RawNumber(const char* start, unsigned size, bool) {
  const std::string_view token(start, size);
  if (depth_ == 0 || declaring_ || !(numbersAreChecked_ || evidentlyFitsDouble(token))) return false;
  builder_.number(token);
  return keep(token);
}

bool RawHandler::String(const char* start, unsigned size, bool) {
  const std::string_view text(start, size);
  if (depth_ == 0) return false;
  if (std::string* part = std::exchange(declaring_, nullptr)) {
    *part = text;
    return true;
  }
  builder_.text(text);
  return keep(text);
}

bool RawHandler::Key(const char* start, unsigned size, bool) {
  const std::string_view key(start, size);
  declaring_ = nullptr;
  if (depth_ == 1 && key.starts_with("_ls_"))
    for (std::size_t i = 0; i < declaredKeys.size(); ++i) {
      const auto& [name, part] = declaredKeys[i];
      if (key != name) continue;
      declaring_ = &(declared_.*part);
      return !std::exchange(declares_[i], true);
    }
  Level& level = levels_[depth_ - 1];
  level.value = fields_.child(level.object, key);
  if (!std::exchange(following_, true)) builder_.follow(start - 2);  // a brace and a quote
  builder_.key(key);
  return sound();
}

bool RawHandler::StartObject() {
  if (declaring_ || !open(depth_ == 0 ? detection::FieldTable::root : levels_[depth_ - 1].value))
    return false;
  builder_.startObject();
  return sound();
}

bool RawHandler::EndObject(unsigned) {
  --depth_;
  builder_.endObject();
  return sound();
}

bool RawHandler::StartArray() {
  if (depth_ == 0 || declaring_ || !open(levels_[depth_ - 1].value)) return false;
  builder_.startArray();
  return sound();
}

bool RawHandler::EndArray(unsigned) {
  --depth_;
  builder_.endArray();
  return sound();
}

Error RawHandler::problem() const {
  const auto refusing = [](const char* field, std::string why) {
    return invalid(std::vector<FieldError>{{field, Violation::BadFormat, std::move(why), ""}});
  };
  if (!sound()) return refusing("attributes", builder_.problem());
  if (declaring_) return refusing("logsource", "_ls_category, _ls_product and _ls_service must be texts.");
  return refusing("attributes",
                  "Must not nest deeper than " + std::to_string(Attributes::maxDepth) + " levels.");
}

Result<Attributes> RawHandler::attributes() { return builder_.build(); }

bool RawHandler::open(Node node) {
  if (depth_ == levels_.size()) return false;
  levels_[depth_++] = {node, node};
  return true;
}

bool RawHandler::keep(std::string_view text) {
  const auto field = fields_.fieldAt(levels_[depth_ - 1].value);
  if (field != detection::noField && texts_[field].empty()) texts_[field] = text;
  return sound();
}

}  // namespace vedette::json
