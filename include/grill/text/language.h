/*
 * language: which language a text is in, as far as its letters and commonest words tell.
 *
 * A guess for what has to name a language, such as a page; nothing is left out or changed because of it.
 */
#ifndef GRILL_TEXT_LANGUAGE_H
#define GRILL_TEXT_LANGUAGE_H

#include <stdbool.h>

#include "grill/base/str.h"

/* The tag of the language ("en", "zh"), a literal; "en" when nothing tells. Looks at the first 64 kB. */
const char *language_guess(str text);
/* Whether the language is written from right to left. */
bool language_is_rtl(const char *tag);

#endif
