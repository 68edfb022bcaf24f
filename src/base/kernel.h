/* SPDX-License-Identifier: MIT */
/* What a row of a table of kernels may need when a kernel was asked for. */
#ifndef DOUBLET_BASE_KERNEL_H
#define DOUBLET_BASE_KERNEL_H

#include "doublet/kernel.h"

/*
 * Bits of enum doublet_cpu: those that this kernel may use here. 0 = plain C.
 * The first row of a table that needs no others is the one to take. Of a
 * kernel that is not usable: 0.
 */
unsigned doublet_kernel_features(enum doublet_kernel kernel);

#endif
