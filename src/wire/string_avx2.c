/* SPDX-License-Identifier: MIT */
/* AVX2: two halves of a block, and a bit a byte by one instruction. */
#include "base/cpu.h"
#include "wire/string_walk.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define INLINE TARGET inline __attribute__((always_inline))

INLINE static uint64_t marks_of_half(const char *half)
{
	__m256i bytes = _mm256_loadu_si256((const __m256i *)half);
	__m256i quotes = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
	__m256i escapes = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'));

	return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(quotes, escapes));
}

INLINE static uint64_t marks(const char *block)
{
	return marks_of_half(block) | marks_of_half(block + 32) << 32;
}

TARGET static const char *find(const char *at, const char *end)
{
	return doublet_string_find_by(at, end, marks);
}

TARGET static bool unescape(struct doublet_string *string)
{
	return doublet_string_unescape_by(string, marks);
}

const struct doublet_string_kernel doublet_string_avx2 = {"avx2",
                                                          DOUBLET_CPU_AVX2,
                                                          find, unescape};

#else

const struct doublet_string_kernel doublet_string_avx2 = {"avx2",
                                                          DOUBLET_CPU_NEVER, 0,
                                                          0};

#endif
