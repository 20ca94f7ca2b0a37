#include "serve/body/inflating_source.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t pieceSize = 256 * 1024;

}  // namespace

InflatingSource::InflatingSource(BodySource& compressed, std::uint64_t limit)
    : compressed_(compressed), inflater_(limit), limit_(limit) {}

std::variant<std::string, Failure> InflatingSource::read() {
  std::string piece;
  while (piece.size() < pieceSize) {
    const Inflater::State state = inflater_.inflate(rest_, piece, pieceSize - piece.size());
    if (state == Inflater::State::Broken)
      return Failure{.status = 400, .detail = "The body is not valid gzip."};
    if (state == Inflater::State::TooLarge)
      return Failure{.status = 413,
                     .detail = "The inflated body is too large: at most " + std::to_string(limit_) +
                               " bytes are taken."};
    if (piece.size() == pieceSize) break;
    std::variant<std::string, Failure> next = compressed_.read();
    if (std::holds_alternative<Failure>(next)) return next;
    input_ = std::get<std::string>(std::move(next));
    rest_ = input_;
    if (!input_.empty()) continue;
    if (!inflater_.atEndOfMember()) return Failure{.status = 400, .detail = "The gzip body breaks off."};
    break;
  }
  return piece;
}

}  // namespace vedette::http
