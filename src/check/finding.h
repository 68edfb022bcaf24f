/* SPDX-License-Identifier: MIT */
/* From what was merged to what is told. */
#ifndef DOUBLET_CHECK_FINDING_H
#define DOUBLET_CHECK_FINDING_H

#include "base/buffer.h"
#include "check/merge.h"

/*
 * Makes the findings of a result, in evidence->arena, in the order of the
 * groups. `scratch` is used for the messages. Linear. DOUBLET_NO_MEMORY: the
 * result is as it was.
 */
DOUBLET_NODISCARD enum doublet_status doublet_findings_make(
	const struct doublet_evidence *evidence,
	const struct doublet_merged *merged, struct doublet_buffer *scratch,
	struct doublet_check_result *result);

#endif
