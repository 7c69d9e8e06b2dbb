#include "grill/text/distance.h"

#include <string.h>

#include "grill/text/utf8.h"

enum { WORD_MAX = 64 };

/* The code points of a word; returns how many, or WORD_MAX + 1 when there are more than fit. */
static size_t code_points(str word, unsigned codes[WORD_MAX])
{
    size_t count = 0;
    while (word.len > 0) {
        size_t size = 0;
        unsigned code = utf8_decode(word, &size);
        if (count == WORD_MAX)
            return WORD_MAX + 1;
        codes[count++] = code;
        word = str_skip(word, size);
    }
    return count;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

size_t word_distance(str a, str b, size_t limit)
{
    unsigned left[WORD_MAX];
    unsigned right[WORD_MAX];
    size_t n = code_points(a, left);
    size_t m = code_points(b, right);
    if (n > WORD_MAX || m > WORD_MAX || (n > m ? n - m : m - n) > limit)
        return limit + 1;
    /* three rows: transpositions look back two */
    size_t rows[3][WORD_MAX + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *earlier = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
            bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped && earlier[j - 2] + 1 < row[j])
                row[j] = earlier[j - 2] + 1;
        }
    }
    size_t distance = rows[n % 3][m];
    return distance <= limit ? distance : limit + 1;
}

const char *nearest_name(str typed, const char *const *names, size_t count)
{
    const char *best = NULL;
    const char *begun = NULL;
    size_t begins = 0;
    size_t best_distance = typed.len / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        str name = str_of(names[i]);
        if (typed.len >= 2 && str_starts(name, typed)) {
            begun = names[i];
            begins++;
        }
        size_t distance = word_distance(typed, name, best_distance);
        if (distance < best_distance && distance < name.len) {
            best = names[i];
            best_distance = distance;
        }
    }
    if (best)
        return best;
    return begins == 1 ? begun : NULL;
}
