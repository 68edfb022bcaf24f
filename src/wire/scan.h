/* SPDX-License-Identifier: MIT */
/* A line of JSON Lines in one pass, when it is as plain as most are. */
#ifndef DOUBLET_WIRE_SCAN_H
#define DOUBLET_WIRE_SCAN_H

#include <stdbool.h>

#include "base/buffer.h"
#include "wire/field.h"
#include "wire/string.h"
#include "wire/value.h"

/*
 * Looks up every part in a line that is an object without objects in it;
 * false: it is not, or not as plain as that, and is to be parsed. Then the
 * values are undefined; the line is as it was in any case. Values point into
 * the line and the buffer, to which strings with escapes are written.
 */
bool doublet_scan_line(const struct doublet_string_kernel *kernel,
                       const struct doublet_fields *fields,
                       struct doublet_view line, struct doublet_buffer *buffer,
                       struct doublet_value values[DOUBLET_PARTS]);

#endif
