/* SPDX-License-Identifier: MIT */
/* Addresses in a text: of pages ("www.example.com/a?b") and of mailboxes. */
#ifndef DOUBLET_TEXT_ADDRESS_H
#define DOUBLET_TEXT_ADDRESS_H

#include <stddef.h>

/*
 * The end of the address that begins with the word text[start] ...
 * text[end - 1]; `end` when none does. *looked is how far it had to look: no
 * word that begins before there begins an address, unless this one does.
 */
size_t doublet_address_end(const char *text, size_t length, size_t start,
                           size_t end, size_t *looked);

#endif
