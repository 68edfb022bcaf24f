/* SPDX-License-Identifier: MIT */
/*
 * Programs that count UTF-16 cut texts between the halves of a pair, and
 * write the one that is left as an escape. No parser takes it, so it is mended
 * in a line that failed to parse; all other lines never come here.
 */
#include "wire/surrogate.h"

#include <stdint.h>
#include <string.h>

enum { ESCAPE = 6 };

static int hex_digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte |= 0x20;
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* The code unit of an escape "\uXXXX" at `at`; -1 = there is none. */
static int32_t unit_at(const char *json, size_t length, size_t at)
{
	int32_t unit = 0;

	if (length - at < ESCAPE || json[at] != '\\' || json[at + 1] != 'u')
		return -1;
	for (size_t i = 2; i < ESCAPE; i++) {
		int digit = hex_digit(json[at + i]);
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static bool is_high(int32_t unit)
{
	return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(int32_t unit)
{
	return unit >= 0xDC00 && unit < 0xE000;
}

bool doublet_surrogates_mend(char *json, size_t length)
{
	bool mended = false;
	size_t at = 0;

	while (at < length) {
		const char *next = memchr(json + at, '\\', length - at);
		if (next == NULL)
			break;
		at = (size_t)(next - json);
		int32_t unit = unit_at(json, length, at);
		if (unit < 0) {
			at += 2; /* an escape of two bytes, or a broken one */
			continue;
		}
		if (is_high(unit) && length - at > ESCAPE &&
		    is_low(unit_at(json, length, at + ESCAPE))) {
			at += 2 * (size_t)ESCAPE;
			continue;
		}
		if (is_high(unit) || is_low(unit)) {
			memcpy(json + at + 2, "FFFD", 4);
			mended = true;
		}
		at += ESCAPE;
	}
	return mended;
}
