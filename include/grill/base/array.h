/*
 * array: how many elements an array has.
 */
#ifndef GRILL_BASE_ARRAY_H
#define GRILL_BASE_ARRAY_H

/* Of an array, never of a pointer to its first element. */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
