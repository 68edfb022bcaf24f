/* SPDX-License-Identifier: MIT */
/*
 * Addresses are known by what no prose has: "://", a leading "www.", an @
 * between a name and a host with a dot, or a host that ends with one of the
 * few general domains. The domains of countries are not asked for: "de" and
 * "it" are words, and begin sentences where a blank is missing. Only ASCII.
 */
#include "text/address.h"

#include <stdbool.h>
#include <string.h>

struct text {
	const char *bytes;
	size_t length;
};

/* What may stand in the path of a page, beside letters and digits. */
static const char path_marks[] = "-._~:/?#[]@!$&'()*+,;=%";
/* But what ends it belongs to the sentence around. */
static const char closing_marks[] = ".,:;!?'()[]*";
static const char mailbox_marks[] = "._%+-";

static char lower(char byte)
{
	return (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
}

static bool is_letter(char byte)
{
	return lower(byte) >= 'a' && lower(byte) <= 'z';
}

static bool is_alphanumeric(char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9');
}

/* The byte at an offset; 0, which is in no set, behind the end. */
static char byte_at(const struct text *text, size_t at)
{
	return at < text->length ? text->bytes[at] : '\0';
}

static bool is_in(char byte, const char *set)
{
	return byte != '\0' && strchr(set, byte) != NULL;
}

/* The first offset from `at` on with neither a letter, a digit nor of `set`. */
static size_t skip(const struct text *text, size_t at, const char *set)
{
	while (is_alphanumeric(byte_at(text, at)) ||
	       is_in(byte_at(text, at), set))
		at++;
	return at;
}

static bool begins_with(const struct text *text, size_t at, size_t end,
                        const char *small)
{
	size_t length = strlen(small);

	if (end - at < length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (lower(text->bytes[at + i]) != small[i])
			return false;
	return true;
}

/* The end of a path, the punctuation of the sentence left out. */
static size_t path_end(const struct text *text, size_t at)
{
	size_t end = skip(text, at, path_marks);

	while (end > at && is_in(text->bytes[end - 1], closing_marks))
		end--;
	return end;
}

/* "com", "COM", but not "Com", which begins a sentence. */
static bool is_general_domain(const struct text *text, size_t at, size_t end)
{
	static const char *const domains[] = {"com", "org", "net",
	                                      "gov", "edu", "info"};
	bool is_capital = is_letter(text->bytes[at]) &&
	                  text->bytes[at] != lower(text->bytes[at]);
	bool is_small = text->bytes[end - 1] == lower(text->bytes[end - 1]);

	if (is_capital && is_small)
		return false;
	for (size_t i = 0; i < sizeof(domains) / sizeof(domains[0]); i++)
		if (strlen(domains[i]) == end - at &&
		    begins_with(text, at, end, domains[i]))
			return true;
	return false;
}

/* Whether a label may be of a country: "uk" in "example.co.uk". */
static bool is_country(const struct text *text, size_t at, size_t end)
{
	return end - at == 2 && is_letter(text->bytes[at]) &&
	       is_letter(text->bytes[at + 1]);
}

struct host {
	size_t end;
	/* Has a dot; ends with a general domain, or that and a country's. */
	bool dotted;
	bool general;
};

/* Reads labels with dots between them. */
static struct host read_host(const struct text *text, size_t at)
{
	struct host host = {.end = skip(text, at, "-")};
	bool was_general = false;

	while (byte_at(text, host.end) == '.' &&
	       is_alphanumeric(byte_at(text, host.end + 1))) {
		size_t label = host.end + 1;
		host.end = skip(text, label, "-");
		host.dotted = true;
		host.general =
			is_general_domain(text, label, host.end) ||
			(was_general && is_country(text, label, host.end));
		was_general = is_general_domain(text, label, host.end) ||
		              begins_with(text, label, host.end, "co");
	}
	return host;
}

/* The end of what follows a host: a port and a path, if any. */
static size_t page_end(const struct text *text, size_t host_end)
{
	char next = byte_at(text, host_end);
	bool port = next == ':' && byte_at(text, host_end + 1) >= '0' &&
	            byte_at(text, host_end + 1) <= '9';

	if (next != '/' && next != '?' && !port)
		return host_end;
	return path_end(text, host_end);
}

static bool is_scheme(const struct text *text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!is_alphanumeric(text->bytes[i]))
			return false;
	return begins_with(text, end, text->length, "://") &&
	       is_alphanumeric(byte_at(text, end + 3));
}

size_t doublet_address_end(const char *bytes, size_t length, size_t start,
                           size_t end, size_t *looked)
{
	const struct text text = {bytes, length};

	char next = byte_at(&text, end);

	*looked = end;
	/* Behind most words there is a blank. */
	if (next != '.' && next != ':' && next != '@' && next != '+' &&
	    next != '%')
		return end;
	if (next == ':')
		return is_scheme(&text, start, end) ? path_end(&text, end + 3)
		                                    : end;
	if (!is_alphanumeric(byte_at(&text, end + 1)))
		return end;
	if (next == '.' && begins_with(&text, start, end, "www") &&
	    end - start == 3)
		return path_end(&text, end + 1);

	size_t mailbox = skip(&text, start, mailbox_marks);
	*looked = mailbox;
	/* "story.http://": what stands before the colon may begin one. */
	while (byte_at(&text, mailbox) == ':' && *looked > start &&
	       is_alphanumeric(byte_at(&text, *looked - 1)))
		--*looked;
	if (byte_at(&text, mailbox) == '@') {
		struct host host = read_host(&text, mailbox + 1);
		*looked = host.end;
		return host.dotted ? host.end : end;
	}
	if (next != '.')
		return end;
	struct host host = read_host(&text, start);
	return host.general ? page_end(&text, host.end) : end;
}
