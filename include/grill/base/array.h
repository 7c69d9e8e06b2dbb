/*
 * array: how many elements an array has, and arrays on the heap that grow.
 */
#ifndef GRILL_BASE_ARRAY_H
#define GRILL_BASE_ARRAY_H

#include <stddef.h>

/* Of an array, never of a pointer to its first element. */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Grows a heap array so that it holds at least `need` items of `size` bytes: returns the new pointer and updates
 * `*capacity`, doubling as it goes. */
void *array_reserve(void *items, size_t *capacity, size_t need, size_t size);

#endif
