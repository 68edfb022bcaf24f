/* SPDX-License-Identifier: MIT */
/* The table of kernels, and the escapes that are too rare to be in them. */
#include "wire/string.h"

#include <stdint.h>

#include "base/cpu.h"

const struct doublet_string_kernel *const doublet_string_kernels[] = {
	&doublet_string_avx2,
	&doublet_string_scalar,
};
const size_t doublet_string_kernel_count =
	sizeof(doublet_string_kernels) / sizeof(doublet_string_kernels[0]);

const struct doublet_string_kernel *doublet_string_kernel_choose(void)
{
	unsigned features = doublet_cpu_features();
	size_t row = 0;

	while ((doublet_string_kernels[row]->needs & ~features) != 0)
		row++;
	return doublet_string_kernels[row];
}

/* The number that the digits of an escape \uXXXX are, or -1: it is none. */
static int read_unit(const struct doublet_string *string)
{
	enum { SIZE = 6 };
	const char *at = string->at;
	int unit = 0;

	if (string->end - at < SIZE || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (int i = 2; i < SIZE; i++) {
		char digit = at[i];
		char letter = (char)(digit | 0x20);
		if (digit >= '0' && digit <= '9')
			unit = unit * 16 + digit - '0';
		else if (letter >= 'a' && letter <= 'f')
			unit = unit * 16 + letter - 'a' + 10;
		else
			return -1;
	}
	return unit;
}

static void put_code_point(struct doublet_string *string, uint32_t code_point)
{
	char *out = string->out;

	if (code_point < 0x80) {
		*out++ = (char)code_point;
	} else if (code_point < 0x800) {
		*out++ = (char)(0xC0 | code_point >> 6);
		*out++ = (char)(0x80 | (code_point & 0x3F));
	} else if (code_point < 0x10000) {
		*out++ = (char)(0xE0 | code_point >> 12);
		*out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
		*out++ = (char)(0x80 | (code_point & 0x3F));
	} else {
		*out++ = (char)(0xF0 | code_point >> 18);
		*out++ = (char)(0x80 | (code_point >> 12 & 0x3F));
		*out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
		*out++ = (char)(0x80 | (code_point & 0x3F));
	}
	string->out = out;
}

bool doublet_string_code_point(struct doublet_string *string)
{
	enum { SIZE = 6 };
	int unit = read_unit(string);

	if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000))
		return false;
	string->at += SIZE;
	if (unit < 0xD800 || unit >= 0xE000) {
		put_code_point(string, (uint32_t)unit);
		return true;
	}
	int low = read_unit(string);
	if (low < 0xDC00 || low >= 0xE000)
		return false;
	string->at += SIZE;
	put_code_point(string, 0x10000 + ((uint32_t)(unit - 0xD800) << 10) +
	                               (uint32_t)(low - 0xDC00));
	return true;
}
