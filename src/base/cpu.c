/* SPDX-License-Identifier: MIT */
/* Asks the processor, by way of the compiler, and the environment. */
#include "base/cpu.h"

#include <stdlib.h>
#include <string.h>

static unsigned detected(void)
{
	unsigned features = 0;

#if DOUBLET_CPU_IS_X86
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt"))
		features |= DOUBLET_CPU_AVX2;
	if (features != 0 && __builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") &&
	    __builtin_cpu_supports("avx512vbmi") &&
	    __builtin_cpu_supports("avx512vbmi2"))
		features |= DOUBLET_CPU_AVX512;
	if ((features & DOUBLET_CPU_AVX512) != 0 &&
	    __builtin_cpu_supports("avx512vp2intersect"))
		features |= DOUBLET_CPU_VP2INTERSECT;
#endif
#if DOUBLET_CPU_IS_ARM
	/* Every 64-bit one has it. */
	features |= DOUBLET_CPU_NEON;
#endif
	return features;
}

static unsigned allowed(const char *level)
{
	if (level == NULL)
		return ~0u;
	if (strcmp(level, "scalar") == 0)
		return 0;
	if (strcmp(level, "avx2") == 0)
		return DOUBLET_CPU_AVX2;
	return ~0u;
}

unsigned doublet_cpu_features(void)
{
	return detected() & allowed(getenv("DOUBLET_CPU"));
}
