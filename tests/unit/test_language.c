/* Languages are told by their scripts, and those with Latin letters by their commonest words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/text/language.h"

static void assert_language(const char *text, const char *tag)
{
    const char *guess = language_guess(str_of(text));

    if (strcmp(guess, tag) != 0)
        fail_msg("%s instead of %s for: %s", guess, tag, text);
}

static void test_scripts(void **state)
{
    (void)state;
    assert_language("什么是 gradient descent？它沿着负梯度方向更新参数。", "zh");
    assert_language("バッチ正規化とは何ですか。学習を安定させる手法です。", "ja");
    assert_language("드롭아웃이란 무엇인가?", "ko");
    assert_language("Что такое переобучение?", "ru");
    assert_language("Τι είναι η παλινδρόμηση;", "el");
    assert_language("ग्रेडिएंट डिसेंट क्या है?", "hi");
    assert_language("ما هو التعلم العميق؟", "ar");
    assert_language("מהי למידה עמוקה?", "he");
    assert_language("What is the π in the formula σ(x)?", "en");
}

static void test_words(void **state)
{
    (void)state;
    assert_language("What is the difference between a process and a thread?", "en");
    assert_language("Was ist der Unterschied zwischen einem Prozess und einem Thread?", "de");
    assert_language("¿Cuál es la diferencia entre el proceso y los hilos?", "es");
    assert_language("Quelle est la différence entre les processus et les threads ?", "fr");
    assert_language("Qual é a diferença entre os processos? Não são uma coisa.", "pt");
    assert_language("Che cos'è il processo, e che differenza c'è con gli altri?", "it");
    assert_language("Co to jest proces i czym nie jest wątek?", "pl");
    assert_language("Wat is het verschil, en wat zijn de voordelen van een proces?", "nl");
    assert_language("Mi az a folyamat, és mi nem egy szál?", "hu");
    assert_language("", "en");
    assert_language("SELECT 1", "en");
}

static void test_direction(void **state)
{
    (void)state;
    assert_true(language_is_rtl("ar"));
    assert_true(language_is_rtl("he"));
    assert_false(language_is_rtl("en"));
}

/* Only the beginning of a long text is looked at, which may end amid a character. */
static void test_long(void **state)
{
    struct buf text;

    (void)state;
    buf_init(&text);
    buf_add_byte(&text, 'x');
    buf_add_repeat(&text, STR("ж"), 100000);
    buf_add_repeat(&text, STR("the "), 100000);
    assert_string_equal(language_guess(buf_str(&text)), "ru");
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
