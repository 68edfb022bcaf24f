/* SPDX-License-Identifier: MIT */
/* What stands for a part of a story, whoever read the object it is in. */
#ifndef DOUBLET_WIRE_VALUE_H
#define DOUBLET_WIRE_VALUE_H

#include "doublet/story.h"

enum doublet_value_kind {
	/* not there, or null */
	DOUBLET_VALUE_NONE,
	DOUBLET_VALUE_STRING,
	/* as it is written */
	DOUBLET_VALUE_NUMBER,
	DOUBLET_VALUE_OTHER
};

struct doublet_value {
	enum doublet_value_kind kind;
	struct doublet_view view; /* of a string or a number */
};

#endif
