/* SPDX-License-Identifier: MIT */
/* The names of statuses, and the versions of library and engine. */
#include "doublet/status.h"

#include <stddef.h>

#include "base/version.h"

/*
 * Raised by every change after which words, their folding or their hashes
 * differ: kept sketches are then of no use. See sketch/engine.h.
 */
static const char engine_version[] = "1";

static const char *const names[] = {
	[DOUBLET_OK] = "success",
	[DOUBLET_END] = "end of input",
	[DOUBLET_NO_MEMORY] = "out of memory",
	[DOUBLET_INVALID] = "invalid argument",
	[DOUBLET_IO] = "input or output error",
	[DOUBLET_SYNTAX] = "malformed input",
	[DOUBLET_TOO_LARGE] = "too large",
	[DOUBLET_UNSUPPORTED] = "unsupported input",
	[DOUBLET_CLOSED] = "output closed",
};

const char *doublet_status_text(enum doublet_status status)
{
	size_t index = (size_t)status;

	if (index >= sizeof(names) / sizeof(names[0]))
		return "unknown status";
	return names[index];
}

const char *doublet_version(void)
{
	return DOUBLET_VERSION;
}

const char *doublet_engine_version(void)
{
	return engine_version;
}
