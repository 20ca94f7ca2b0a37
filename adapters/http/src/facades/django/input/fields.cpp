#include "fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "vedette/domain/text.hpp"

namespace vedette::http::django {
namespace {

constexpr std::array<std::string_view, 7> trueWords{"t", "y", "yes", "true", "on", "1", "1.0"};
constexpr std::array<std::string_view, 7> falseWords{"f", "n", "no", "false", "off", "0", "0.0"};

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "7", " 7 " and "7.00" are seven.
std::optional<std::int64_t> wholeNumber(std::string_view text) {
  text = trimmed(text);
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view fraction = text.substr(std::min(dot + 1, text.size()));
  if (fraction.find_first_not_of('0') != fraction.npos) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + dot, number);
  if (problem != std::errc() || end != text.data() + dot) return std::nullopt;
  return number;
}

}  // namespace

void Input::wrong(std::string_view name, Violation violation, std::string value) {
  problems_.push_back({std::string(name), violation, {}, std::move(value)});
}

void Input::add(const std::vector<FieldError>& errors) {
  for (const FieldError& error : errors) {
    const auto isSameField = [&](const FieldError& known) { return known.field == error.field; };
    if (std::none_of(problems_.begin(), problems_.end(), isSameField)) problems_.push_back(error);
  }
}

const json::Member* Input::find(std::string_view name, Presence presence) {
  const auto& members = object_.members();
  const auto member = std::find_if(members.begin(), members.end(),
                                   [&](const json::Member& candidate) { return candidate.name == name; });
  if (member == members.end()) {
    if (presence == Presence::Required) wrong(name, Violation::Required);
    return nullptr;
  }
  if (member->kind == json::Kind::Null) {
    wrong(name, Violation::Null);
    return nullptr;
  }
  return &*member;
}

std::optional<std::string> Input::scalar(std::string_view name, Presence presence) {
  const json::Member* member = find(name, presence);
  if (!member) return std::nullopt;
  if (member->kind == json::Kind::Text || member->kind == json::Kind::Number) return member->text;
  wrong(name, Violation::WrongType, "string");
  return std::nullopt;
}

std::optional<std::string> Input::text(std::string_view name, Presence presence) {
  const auto sent = scalar(name, presence);
  if (!sent) return std::nullopt;
  std::string text(trimmed(*sent));
  if (!text.empty()) return text;
  wrong(name, Violation::Blank);
  return std::nullopt;
}

std::optional<std::string> Input::blankableText(std::string_view name) {
  auto sent = scalar(name, Presence::Optional);
  if (sent) *sent = std::string(trimmed(*sent));
  return sent;
}

std::optional<std::string> Input::secret(std::string_view name, Presence presence) {
  auto sent = scalar(name, presence);
  if (!sent || !sent->empty()) return sent;
  wrong(name, Violation::Blank);
  return std::nullopt;
}

std::optional<std::string> Input::choice(std::string_view name, Presence presence,
                                         bool (*isWord)(std::string_view)) {
  const json::Member* member = find(name, presence);
  if (!member) return std::nullopt;
  if (member->kind == json::Kind::Text && isWord(member->text)) return member->text;
  constexpr std::size_t longestEcho = 256;  // bytes; a longer value is not sent back
  wrong(name, Violation::NotAChoice, member->text.size() <= longestEcho ? member->text : "...");
  return std::nullopt;
}

std::optional<bool> Input::boolean(std::string_view name) {
  const json::Member* member = find(name, Presence::Optional);
  if (!member) return std::nullopt;
  const bool nested = member->kind == json::Kind::Array || member->kind == json::Kind::Object;
  const std::string word = toLower(trimmed(member->text));
  if (!nested && contains(trueWords, word)) return true;
  if (!nested && contains(falseWords, word)) return false;
  wrong(name, Violation::WrongType, "boolean");
  return std::nullopt;
}

std::optional<std::int64_t> Input::integer(std::string_view name, Presence presence) {
  const json::Member* member = find(name, presence);
  if (!member) return std::nullopt;
  const bool readable = member->kind == json::Kind::Text || member->kind == json::Kind::Number;
  if (const auto number = readable ? wholeNumber(member->text) : std::nullopt) return number;
  wrong(name, Violation::WrongType, "integer");
  return std::nullopt;
}

}  // namespace vedette::http::django
