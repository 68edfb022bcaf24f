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
	{"\x1F\x8B\x08", 3, "is gzip-compressed", unpack},
	{"\x28\xB5\x2F\xFD", 4, "is zstd-compressed", unpack},
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

static enum doublet_status refuse(struct doublet_error *error,
                                  const char *reason, const char *remedy)
{
	return doublet_error_set(error, &(struct doublet_error){
						.status = DOUBLET_UNSUPPORTED,
						.reason = reason,
						.remedy = remedy,
					});
}

enum doublet_status doublet_sniff(const char *bytes, size_t length,
                                  bool skip_binary, struct doublet_error *error)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]);
	     i++) {
		if (is_match(&signatures[i], bytes, length))
			return refuse(error, signatures[i].reason,
			              signatures[i].remedy);
	}
	if (length > DOUBLET_SNIFF_BYTES)
		length = DOUBLET_SNIFF_BYTES;
	if (skip_binary && length > 0 && memchr(bytes, '\0', length) != NULL)
		return refuse(error, "is no text", NULL);
	return DOUBLET_OK;
}

static const char strip[] =
	"strip the markup first, or read it as it is with --input-format text";

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
	{".json", NULL, "is JSON, but not JSON Lines",
         "put each story on a line of its own, as an object with a \"text\""},
};

static bool has_ending(const char *name, const char *ending)
{
	size_t length = strlen(name);
	size_t tail = strlen(ending);

	return length >= tail && strcasecmp(name + length - tail, ending) == 0;
}

static bool has_beginning(const char *bytes, size_t length,
                          const char *beginning)
{
	size_t head = strlen(beginning);
	size_t at = doublet_sniff_mark(bytes, length);

	while (at < length && (bytes[at] == ' ' || bytes[at] == '\t' ||
	                       bytes[at] == '\r' || bytes[at] == '\n'))
		at++;
	return length - at >= head &&
	       strncasecmp(bytes + at, beginning, head) == 0;
}

enum doublet_status doublet_sniff_markup(const char *name, const char *bytes,
                                         size_t length,
                                         struct doublet_error *error)
{
	for (size_t i = 0; i < sizeof(markups) / sizeof(markups[0]); i++) {
		if (has_ending(name, markups[i].ending) ||
		    (markups[i].beginning != NULL &&
		     has_beginning(bytes, length, markups[i].beginning)))
			return refuse(error, markups[i].reason,
			              markups[i].remedy);
	}
	return DOUBLET_OK;
}

size_t doublet_sniff_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}
