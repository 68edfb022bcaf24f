/* SPDX-License-Identifier: MIT */
/* The signatures of what newsrooms keep beside text, in one table. */
#include "wire/sniff.h"

#include <string.h>
#include <strings.h>

#include "base/error.h"

struct signature {
	const char *bytes;
	size_t length;
	const char *reason;
	const char *remedy;
};

static const char unpack[] = "unpack it first";
static const char extract[] = "save its text as a file first";
static const char convert[] = "convert it to UTF-8 first";

/* The longer of two that begin alike comes first. */
static const struct signature signatures[] = {
	{"\x1F\x8B\x08", 3, "is compressed twice", unpack},
	{"\x28\xB5\x2F\xFD", 4, "is compressed twice", unpack},
	{"\xFD"
         "7zXZ\0",
         6, "is xz-compressed", unpack},
	{"BZh", 3, "is bzip2-compressed", unpack},
	{"\x04\x22\x4D\x18", 4, "is lz4-compressed", unpack},
	{"PK\x03\x04", 4, "is a zip archive or an office document", unpack},
	{"PK\x05\x06", 4, "is a zip archive", unpack},
	{"7z\xBC\xAF\x27\x1C", 6, "is a 7-Zip archive", unpack},
	{"%PDF-", 5, "is a PDF document", extract},
	{"{\\rtf1", 6, "is an RTF document", extract},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "is an office document",
         extract},
	{"\xFF\xFE\0\0", 4, "is UTF-32 text", convert},
	{"\0\0\xFE\xFF", 4, "is UTF-32 text", convert},
	{"\xFF\xFE", 2, "is UTF-16 text", convert},
	{"\xFE\xFF", 2, "is UTF-16 text", convert},
};

/* "BZh" might begin a text; bzip2 goes on with a size and pi or sqrt(pi). */
static bool is_bzip2(const char *bytes, size_t length)
{
	return length >= 10 && bytes[3] >= '1' && bytes[3] <= '9' &&
	       (memcmp(bytes + 4, "1AY&SY", 6) == 0 ||
	        memcmp(bytes + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0);
}

static bool is_match(const struct signature *signature, const char *bytes,
                     size_t length)
{
	if (length < signature->length ||
	    memcmp(bytes, signature->bytes, signature->length) != 0)
		return false;
	return signature->bytes[0] != 'B' || is_bzip2(bytes, length);
}

/* POSIX's ustar, and GNU's form of it: the magic of the first entry. */
static bool is_tar(const char *bytes, size_t length)
{
	enum { MAGIC = 257 };

	return length >= 512 && memcmp(bytes + MAGIC, "ustar", 5) == 0;
}

enum doublet_status doublet_sniff(const char *bytes, size_t length,
                                  bool skip_binary, struct doublet_error *error)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]);
	     i++) {
		if (is_match(&signatures[i], bytes, length))
			return doublet_error_say(error, DOUBLET_UNSUPPORTED,
			                         signatures[i].reason,
			                         signatures[i].remedy);
	}
	if (is_tar(bytes, length))
		return doublet_error_say(error, DOUBLET_UNSUPPORTED,
		                         "is a tar archive", unpack);
	if (length > DOUBLET_SNIFF_BYTES)
		length = DOUBLET_SNIFF_BYTES;
	if (skip_binary && length > 0 && memchr(bytes, '\0', length) != NULL)
		return doublet_error_say(error, DOUBLET_UNSUPPORTED,
		                         "is no text", NULL);
	return DOUBLET_OK;
}

static const char strip[] =
	"strip the markup first, or read it as it is with --input-format text";

static const char not_lines[] = "is JSON, but not JSON Lines";
static const char one_a_line[] =
	"put each story on a line of its own, as an object with a \"text\"";

/* By the ending of the name, or by how the file begins; either may be NULL. */
static const struct {
	const char *ending;
	const char *beginning;
	const char *reason;
	const char *remedy;
} markups[] = {
	{".xml", "<?xml", "is XML, which is not read yet", strip},
	{".nitf", "<nitf", "is NITF, which is not read yet", strip},
	{".html", "<!doctype html", "is HTML, which is not read yet", strip},
	{".htm", "<html", "is HTML, which is not read yet", strip},
	{".json", NULL, not_lines, one_a_line},
};

bool doublet_sniff_ending(struct doublet_view name, const char *ending)
{
	size_t tail = strlen(ending);

	return name.length >= tail &&
	       strncasecmp(name.data + name.length - tail, ending, tail) == 0;
}

/* What is left of the bytes behind the blanks at their start. */
static struct doublet_view skip_blanks(struct doublet_view bytes)
{
	while (bytes.length > 0 &&
	       (*bytes.data == ' ' || *bytes.data == '\t' ||
	        *bytes.data == '\r' || *bytes.data == '\n')) {
		bytes.data++;
		bytes.length--;
	}
	return bytes;
}

struct doublet_view doublet_sniff_start(const char *bytes, size_t length)
{
	size_t mark = doublet_sniff_mark(bytes, length);

	if (length == 0)
		return (struct doublet_view){bytes, 0};
	return skip_blanks((struct doublet_view){bytes + mark, length - mark});
}

static bool has_beginning(struct doublet_view bytes, const char *beginning)
{
	size_t head = strlen(beginning);

	return bytes.length >= head &&
	       strncasecmp(bytes.data, beginning, head) == 0;
}

/* Behind the string of JSON that begins the bytes; no further than its line. */
static struct doublet_view skip_string(struct doublet_view bytes)
{
	size_t at = 1;

	while (at < bytes.length && bytes.data[at] != '"' &&
	       bytes.data[at] != '\n')
		at += bytes.data[at] == '\\' ? 2 : 1;
	if (at >= bytes.length || bytes.data[at] != '"')
		return (struct doublet_view){bytes.data, 0};
	return (struct doublet_view){bytes.data + at + 1,
	                             bytes.length - at - 1};
}

/*
 * Copy may begin with a bracket, and a quotation may stand in it: only a
 * name with its colon, a list with its comma, or a bracket that has a line to
 * itself is JSON.
 */
static bool is_json(struct doublet_view bytes)
{
	if (!has_beginning(bytes, "[") && !has_beginning(bytes, "{"))
		return false;
	bool is_list = *bytes.data == '[';
	struct doublet_view inner = skip_blanks(
		(struct doublet_view){bytes.data + 1, bytes.length - 1});
	if (inner.length == 0)
		return memchr(bytes.data, '\n', bytes.length) != NULL;
	if (is_list && *inner.data == '{')
		return true;
	if (*inner.data != '"')
		return false;
	inner = skip_blanks(skip_string(inner));
	return has_beginning(inner, is_list ? "," : ":") ||
	       (is_list && has_beginning(inner, "]"));
}

enum doublet_status doublet_sniff_markup(struct doublet_view name,
                                         const char *bytes, size_t length,
                                         struct doublet_error *error)
{
	struct doublet_view start = doublet_sniff_start(bytes, length);

	for (size_t i = 0; i < sizeof(markups) / sizeof(markups[0]); i++) {
		if (doublet_sniff_ending(name, markups[i].ending) ||
		    (markups[i].beginning != NULL &&
		     has_beginning(start, markups[i].beginning)))
			return doublet_error_say(error, DOUBLET_UNSUPPORTED,
			                         markups[i].reason,
			                         markups[i].remedy);
	}
	if (is_json(start))
		return doublet_error_say(error, DOUBLET_UNSUPPORTED, not_lines,
		                         one_a_line);
	return DOUBLET_OK;
}

size_t doublet_sniff_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}
