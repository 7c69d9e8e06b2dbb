#include "grill/report/sheet_json.h"

#include "grill/base/json.h"

void sheet_json(struct buf *out, const struct sheet_topic *topics, size_t count, const struct node *document)
{
    static const struct render_options options = {.reveal = true};
    struct json json = json_writer(out);
    struct arena arena;
    arena_init(&arena);
    buf_add(out, STR("{\"schema\":1,\"topics\":"));
    json_array_begin(&json);
    for (size_t i = 0; i < count; i++) {
        const str *path = NULL;
        size_t depth = topic_path(topics[i].topic, &path, &arena);
        json_object_begin(&json);
        json_key_str(&json, "deck", topics[i].deck->path);
        json_key(&json, "topic");
        json_array_begin(&json);
        for (size_t j = 0; j < depth; j++)
            json_str(&json, path[j]);
        json_array_end(&json);
        json_object_end(&json);
    }
    json_array_end(&json);
    buf_add(out, STR(",\"document\":"));
    render(out, document, RENDER_JSON, &options);
    buf_truncate(out, out->len - 1);
    buf_add(out, STR("}\n"));
    arena_release(&arena);
}
