/* SPDX-License-Identifier: MIT */
/*
 * What the machine's processor can do beyond what every one of its kind can:
 * what the rows of a table of kernels need.
 */
#ifndef DOUBLET_BASE_CPU_H
#define DOUBLET_BASE_CPU_H

/* Which kernels can be compiled at all; with -Dsimd=disabled none. */
#if defined(DOUBLET_SIMD) && defined(__x86_64__)
#define DOUBLET_CPU_IS_X86 1
#else
#define DOUBLET_CPU_IS_X86 0
#endif
#if defined(DOUBLET_SIMD) && defined(__aarch64__) &&                           \
	__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define DOUBLET_CPU_IS_ARM 1
#else
#define DOUBLET_CPU_IS_ARM 0
#endif

enum doublet_cpu {
	/* AVX2, BMI1, BMI2, POPCNT */
	DOUBLET_CPU_AVX2 = 1,
	/* these and AVX-512 F, BW, VL, VBMI, VBMI2 */
	DOUBLET_CPU_AVX512 = 2,
	DOUBLET_CPU_NEON = 4,
	/* What no processor has: a kernel that was not compiled. */
	DOUBLET_CPU_NEVER = 8,
	/* AVX-512 VP2INTERSECT beside all of the above: Zen 5 has it */
	DOUBLET_CPU_VP2INTERSECT = 16
};

/*
 * What this one has, as bits of enum doublet_cpu, and the variable DOUBLET_CPU
 * of the environment allows: "scalar", "avx2" (and less), "avx512". Any other
 * value allows all. Asked once, when a handle is opened.
 */
unsigned doublet_cpu_features(void);

#endif
