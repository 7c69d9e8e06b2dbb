/* YAML of any bytes at all. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "grill/doc/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Aliases share what they stand for, so the walk is as long as the budget for them allows. */
static size_t count_values(const struct yaml_value *value, unsigned depth)
{
    size_t count = 0;
    if (depth > 200)
        abort();
    for (; value; value = value->next) {
        count += 1 + count_values(value->first, depth + 1);
        if (value->kind == YAML_SCALAR && (value->first || (value->text.len && !value->text.ptr)))
            abort();
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct diags diags;
    struct yaml_value *value;
    arena_init(&arena);
    diags_init(&diags, &arena);
    bool ok = yaml_read(&arena, (str){(const char *)data, size}, STR("fuzz"), 1, &diags, &value);
    if (!ok && diags.count == 0)
        abort();
    if (count_values(value, 0) > size + 200000)
        abort();
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
