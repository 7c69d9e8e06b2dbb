/*
 * unfenced: the lines of a text that stand in no fence, before Markdown has been read.
 */
#include "char_int.h"
#include "fence_int.h"

bool begins_plainly(str line)
{
    return line.len == 0 || code_is_alphabetic((unsigned char)line.ptr[0]);
}

str text_of_line(str line)
{
    line = str_strip_left(line, STR(" \t>"));
    bool bullet = line.len > 2 && str_has_byte(STR("-*+"), line.ptr[0]) && line.ptr[1] == ' ';
    return bullet ? str_trim_left(str_skip(line, 1)) : line;
}

bool next_unfenced(struct unfenced *lines, str *line)
{
    while (lines->rest.ptr) {
        *line = str_cut(&lines->rest, '\n');
        bool fence = !begins_plainly(*line) && str_starts(text_of_line(*line), STR("```"));
        lines->fenced = lines->fenced != fence;
        if (!fence && !lines->fenced)
            return true;
    }
    return false;
}
