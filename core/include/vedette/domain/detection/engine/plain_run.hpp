#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace vedette::detection {

// The first character from here that ends a run of plain ones in a JSON text: a quote, a backslash or a
// control character, one of which comes. Reads up to 15 bytes behind it.
inline char* endOfPlain(char* at) {
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1F);
  for (;; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i special =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                     _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    if (const int mask = _mm_movemask_epi8(special)) return at + __builtin_ctz(static_cast<unsigned>(mask));
  }
#else
  while (*at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
#endif
}

}  // namespace vedette::detection
