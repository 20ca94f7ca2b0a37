#include "jwt/jwt_json.hpp"

#include "vedette/json/object.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::crypto {
namespace {

constexpr std::string_view access = "access";
constexpr std::string_view refresh = "refresh";

std::int64_t secondsOf(Timestamp time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// NumericDate (RFC 7519 §2), here whole seconds from 1970 up to the year 9999.
std::optional<Timestamp> timeOf(const std::optional<std::int64_t>& seconds) {
  constexpr std::int64_t endOf9999 = 253'402'300'799;
  if (!seconds || *seconds < 0 || *seconds > endOf9999) return std::nullopt;
  return Timestamp{std::chrono::seconds{*seconds}};
}

std::optional<TokenType> typeOf(const std::optional<std::string>& name) {
  if (name == access) return TokenType::Access;
  if (name == refresh) return TokenType::Refresh;
  return std::nullopt;
}

bool isJti(const std::optional<std::string>& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  return text && text->size() == 32 && text->find_first_not_of(digits) == std::string::npos;
}

}  // namespace

bool isPlainHs256(std::string_view header) {
  if (header == jwtHeader) return true;
  auto object = json::Object::parse(header);
  if (!object) return false;
  json::Fields fields(std::move(*object));
  const bool ours = fields.text("alg") == "HS256" && fields.text("typ").value_or("JWT") == "JWT";
  return ours && fields.problems().empty();
}

std::string toJson(const Claims& claims) {
  std::string out;
  json::Writer writer(out);
  writer.startObject();
  writer.key("sub").text(claims.username);
  writer.key("user_id").integer(claims.userId);
  writer.key("username").text(claims.username);
  writer.key("role").text(claims.role);
  writer.key("token_type").text(claims.type == TokenType::Access ? access : refresh);
  writer.key("iat").integer(secondsOf(claims.issuedAt));
  writer.key("exp").integer(secondsOf(claims.expiresAt));
  writer.key("jti").text(claims.jti);
  writer.key("sid").text(claims.session);
  writer.endObject();
  return out;
}

std::optional<ReadClaims> claimsFrom(std::string_view payload) {
  auto object = json::Object::parse(payload);
  if (!object) return std::nullopt;
  json::Fields fields(std::move(*object));
  const auto subject = fields.text("sub");
  const auto userId = fields.integer("user_id");
  auto username = fields.text("username");
  auto role = fields.text("role");
  const auto type = typeOf(fields.text("token_type"));
  const auto issuedAt = timeOf(fields.integer("iat"));
  const auto expiresAt = timeOf(fields.integer("exp"));
  auto jti = fields.text("jti");
  auto session = fields.text("sid");
  const auto notBeforeSeconds = fields.integer("nbf");
  const auto notBefore = timeOf(notBeforeSeconds);
  if (!fields.problems().empty()) return std::nullopt;
  if (!userId || !username || !role || !type || !issuedAt || !expiresAt || !session) return std::nullopt;
  if (subject != username || !isJti(jti) || notBeforeSeconds.has_value() != notBefore.has_value())
    return std::nullopt;
  return ReadClaims{{*type, *userId, *std::move(username), *std::move(role), *std::move(session),
                     *std::move(jti), *issuedAt, *expiresAt},
                    notBefore};
}

}  // namespace vedette::crypto
