/* Any bytes as a formula: it ends up on one line, valid when the source was, and not much longer than that. */
#include <stdint.h>
#include <stdlib.h>

#include "grill/text/math.h"
#include "grill/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str latex = {(const char *)data, size};
    struct buf out;

    buf_init(&out);
    math_line(&out, latex);
    require(str_find_byte(buf_str(&out), '\n', 0) < 0);
    require(utf8_first_bad(latex) >= 0 || utf8_first_bad(buf_str(&out)) < 0);
    require(out.len <= 12 * size + 12);
    buf_release(&out);
    return 0;
}
