/* What a sheet keeps of questions and answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grill/doc/markdown.h"
#include "grill/doc/render.h"
#include "grill/report/condense.h"

static const struct render_options options = {.width = 0, .reveal = true};

static void assert_question(const char *question, const char *expected)
{
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    struct node *document = node_new(&arena, NODE_DOCUMENT);
    node_append(document, markdown_parse_inlines(&arena, str_of(question)));
    condense_question(&arena, document->first);
    render(&out, document, RENDER_MARKDOWN, &options);
    assert_string_equal(str_trim(buf_str(&out)).len ? (buf_trim_line(&out), buf_z(&out)) : "", expected);
    buf_release(&out);
    arena_release(&arena);
}

static void test_questions(void **state)
{
    static const struct {
        const char *question, *expected;
    } rows[] = {
        {"What is an epoch?", "Epoch\n"},
        {"What are residual connections?", "Residual connections\n"},
        {"what's a *dead* ReLU?", "*dead* ReLU\n"},
        {"What is the difference between LSTM and GRU?", "Difference between LSTM and GRU\n"},
        {"Explain the vanishing gradient problem.", "Vanishing gradient problem\n"},
        {"Define entropy:", "Entropy\n"},
        {"What is meant by overfitting?", "Overfitting\n"},
        {"What does `pwd` mean?", "`pwd`\n"},
        {"What is pH?", "pH\n"},
        {"Was ist eine Epoche?", "Epoche\n"},
        {"Qu'est-ce qu'une époque ?", "Époque\n"},
        {"¿Qué es una época?", "Época\n"},
        {"Что такое эпоха?", "Эпоха\n"},
        {"什么是过拟合？", "过拟合\n"},
        {"過学習とは何ですか？", "過学習\n"},
        /* what would lose something stays */
        {"What is batch normalisation and why is it useful?", "What is batch normalisation and why is it useful?\n"},
        {"What is a dead ReLU, and how do you prevent it?", "What is a dead ReLU, and how do you prevent it?\n"},
        {"What is softmax used for?", "What is softmax used for?\n"},
        {"What is wrong with plain SGD?", "What is wrong with plain SGD?\n"},
        {"Explain how dropout works.", "Explain how dropout works.\n"},
        {"What is it?", "What is it?\n"},
        {"What is in a form?", "What is in a form?\n"},
        {"Whatever is rare?", "Whatever is rare?\n"},
        {"What is", "What is\n"},
        {"Why?", "Why?\n"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_question(rows[i].question, rows[i].expected);
}

/* The words, and below them the blocks, as Markdown. */
static void assert_answer(const char *answer, bool ascii, const char *expected)
{
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    struct node *tree = markdown_parse(&arena, str_of(answer));
    struct node *line = node_new(&arena, NODE_PARAGRAPH);
    struct node *document = node_new(&arena, NODE_DOCUMENT);
    struct node *blocks = node_new(&arena, NODE_DOCUMENT);
    condense_prepare(&arena, tree);
    condense_answer(&arena, tree, ascii, line, blocks);
    if (line->first)
        node_append(document, line);
    node_move_children(document, blocks);
    render(&out, document, RENDER_MARKDOWN, &options);
    if (strcmp(buf_z(&out), expected) != 0)
        fail_msg("of:\n%s\nremained:\n%s\nexpected:\n%s", answer, buf_z(&out), expected);
    buf_release(&out);
    arena_release(&arena);
}

#define A50  "Roughly fifty cells are taken by this very sentence."
#define A100 "About one hundred cells are what this longer sentence takes, which is a good deal more than the other."

static void test_words(void **state)
{
    (void)state;
    assert_answer("", false, "");
    assert_answer("One line.", false, "One line.\n");
    assert_answer("No full stop", false, "No full stop\n");
    assert_answer(A100 " " A100 " " A100, false, A100 " " A100 " …\n");
    assert_answer(A100 " **" A100 "** " A100, false, A100 " **" A100 "** …\n");
    assert_answer(A50 "\n\n" A50 "\n\n" A100 "\n\n" A100, false, A50 " " A50 " " A100 "\n");
    assert_answer("It is short\n\n" A50, false, "It is short; " A50 "\n");
    /* the first sentence stays however long it is, and what looks like an end is none */
    assert_answer(A50 " e.g. " A50 " " A100 " " A100, false, A50 " e.g. " A50 " " A100 " …\n");
    assert_answer("By J. von Neumann, vs. others, ca. 3.5 of them. " A100 " " A100 " " A100, false,
                  "By J. von Neumann, vs. others, ca. 3.5 of them. " A100 " …\n");
    assert_answer("one  \ntwo  \nthree.  \nfour", false, "one · two · three. four\n");
    assert_answer("one  \ntwo", true, "one; two\n");
}

static void test_wide_sentences(void **state)
{
    static const char sentence[] = "这是一个用来测试的句子它的长度大约是四十个汉字因此在终端里占用八十个单元格左右。";
    struct buf three;
    struct buf two;
    (void)state;
    buf_init(&three);
    buf_init(&two);
    buf_add_repeat(&three, str_of(sentence), 3);
    buf_add_repeat(&two, str_of(sentence), 2);
    buf_add_z(&two, " …\n");
    assert_answer(buf_z(&three), false, buf_z(&two));
    buf_release(&three);
    buf_release(&two);
}

static void test_lists(void **state)
{
    (void)state;
    assert_answer("- one.\n- two;\n- three.", false, "one · two · three.\n");
    assert_answer("There are:\n\n- one\n- two", true, "There are: one; two\n");
    assert_answer("There are some.\n\n- one\n- two", false, "There are some.\n\n- one\n- two\n");
    assert_answer("1. one\n2. two", false, "1. one\n2. two\n");
    assert_answer("- " A100 "\n- " A100 " " A50 " " A50, false, "- " A100 "\n- " A100 "\n");
    assert_answer("- " A100 "\n- x:\n  - y\n  - z\n- w\n  - v", false, "- " A100 "\n- x: y · z\n- w (v)\n");
    assert_answer("1. a\n2. a\n3. a\n4. a\n5. a\n6. a\n7. a\n8. a\n9. a\n10. a\n11. a\n12. a\n13. a", false,
                  "1. a\n2. a\n3. a\n4. a\n5. a\n6. a\n7. a\n8. a\n9. a\n10. a\n11. … 3 more\n");
    /* what follows a list without an empty line is no part of its last item */
    assert_answer("There are.\n- one\n- two\nKey word: " A50, false,
                  "There are.\n\n- one\n- two\n\nKey word: " A50 "\n");
    assert_answer("- one\n- two\nThree is said.", false, "one · two\n");
    assert_answer("1. one\n2. two,\n   Three\n", false, "1. one\n2. two,\n   Three\n");
    /* paragraphs that each begin with a label are a list */
    assert_answer("CNN: for images.\n\nRNN: for sequences.\n\n**MLP** for the rest.", false,
                  "- CNN: for images.\n- RNN: for sequences.\n- **MLP** for the rest.\n");
}

static void test_blocks(void **state)
{
    (void)state;
    assert_answer("It is a law.\n\n$$F = ma$$\n\n" A100, false, "It is a law.\n\n$$\nF = ma\n$$\n");
    assert_answer("With $a$:\n\n$$x$$\n\nSince " A50 "\n\n$$y$$", false,
                  "With $a$:\n\n$$\nx\n$$\n\nSince " A50 "\n\n$$\ny\n$$\n");
    assert_answer("> Quoted.\n> More.\n\n| a |\n|---|\n| b |", false, "Quoted.\nMore.\n\n| a |\n| --- |\n| b |\n");
    assert_answer("See.\n\n```c\nint a;\n```\n\nAnd so " A100 A100 "\n\n| a |\n|---|\n| b |", false,
                  "See.\n\n```c\nint a;\n```\n\n| a |\n| --- |\n| b |\n");
    assert_answer("```\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n```", false,
                  "```\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n…\n```\n");
    assert_answer("See the figure:\n\n![A coil](coil.png)", false, "See the figure: ![A coil](coil.png)\n");
    assert_answer("Somebody said:\n\n> Short.\n\n> " A100 " " A100, false, "Somebody said:\n\n> Short.\n");
    assert_answer("<details><summary>Why</summary>\n\nBecause.\n\n</details>\n\n---\n\n## Well\n\nYes.", false,
                  "**Why**; Because. **Well**; Yes.\n");
}

static void test_hostile(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text);
    for (int i = 0; i < 20000; i++)
        buf_add_z(&text, "a. b! c? **d.** `e.` ");
    struct arena arena;
    arena_init(&arena);
    struct node *tree = markdown_parse(&arena, buf_str(&text));
    struct node *line = node_new(&arena, NODE_PARAGRAPH);
    condense_prepare(&arena, tree);
    condense_answer(&arena, tree, false, line, node_new(&arena, NODE_ITEM));
    assert_non_null(line->first);
    arena_release(&arena);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions), cmocka_unit_test(test_words),  cmocka_unit_test(test_wide_sentences),
        cmocka_unit_test(test_lists),     cmocka_unit_test(test_blocks), cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
