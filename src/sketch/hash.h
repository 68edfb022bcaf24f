/* SPDX-License-Identifier: MIT */
/* Hashes of bytes; the only file that includes xxHash is hash.c. */
#ifndef DOUBLET_SKETCH_HASH_H
#define DOUBLET_SKETCH_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * XXH3 (64 bits, seed 0) of any bytes: for keys and identities, and for words
 * of over 16 bytes. Source: Collet, xxHash, the XXH3 specification.
 */
uint64_t doublet_hash_bytes(const void *bytes, size_t length);

/* The same with a seed. */
uint64_t doublet_hash_seeded(const void *bytes, size_t length, uint64_t seed);

/*
 * The hash of a word as it stands in a text (at most DOUBLET_WORD_MAX bytes):
 * of its folded form, see doublet/sketch.h.
 */
uint64_t doublet_hash_word(const char *word, size_t length);

/*
 * The hash of a word that is folded already, of any length. Words of ASCII
 * are told apart by the bytes that addresses and other words have; not by
 * blanks and zeros.
 */
uint64_t doublet_hash_folded(const char *folded, size_t length);

#endif
