/* Any bytes as a text file: what comes out is valid UTF-8 with plain line feeds, and as many lines as went in. */
#include <stdint.h>
#include <stdlib.h>

#include "grill/text/encoding.h"
#include "grill/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static size_t count_lines(str text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.len; i++) {
        bool pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';

        lines += (text.ptr[i] == '\n' || text.ptr[i] == '\r') && !pair;
    }
    return lines;
}

static bool is_wide(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].code == DIAG_ENCODING && str_contains(diags->items[i].text, STR("UTF-")))
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size}, text;
    struct arena arena;
    struct diags diags;

    arena_init(&arena);
    diags_init(&diags, &arena);
    if (text_decode(&arena, bytes, STR("fuzz"), &diags, &text)) {
        size_t lines = count_lines(text);

        require(utf8_first_bad(text) < 0);
        require(str_find_byte(text, '\r', 0) < 0 && str_find_byte(text, '\0', 0) < 0);
        require(is_wide(&diags) || lines == count_lines(bytes));
        for (size_t i = 0; i < diags.count; i++)
            require(diags.items[i].line <= lines + 1);
    } else {
        require(diags.count == 1 && diags.items[0].code == DIAG_BINARY);
    }
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
