#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/text/charset_int.h"
#include "grill/base/buf.h"
#include "grill/text/mojibake.h"
#include "grill/text/utf8.h"

static void check_repair(const char *broken, const char *whole)
{
    struct arena arena;
    struct mojibake report;
    str repaired;

    arena_init(&arena);
    repaired = mojibake_repair(&arena, str_of(broken), &report);
    if (!str_eq(repaired, str_of(whole)))
        print_error("of:     %s\ngot:    %.*s\nwanted: %s\n", broken, STR_ARG(repaired), whole);
    assert_true(str_eq(repaired, str_of(whole)));
    arena_release(&arena);
}

static void check_unchanged(const char *text)
{
    struct arena arena;
    struct mojibake report;
    str s = str_of(text), repaired;

    arena_init(&arena);
    repaired = mojibake_repair(&arena, s, &report);
    if (repaired.ptr != s.ptr)
        print_error("of:  %s\ngot: %.*s\n", text, STR_ARG(repaired));
    assert_ptr_equal(repaired.ptr, s.ptr);
    assert_int_equal(repaired.len, s.len);
    assert_int_equal(report.runs, 0);
    arena_release(&arena);
}

static void test_windows(void **state)
{
    static const char *const pairs[][2] = {
        {"I donâ€™t know", "I don’t know"},
        {"Overfitting â†’ dropout", "Overfitting → dropout"},
        {"from 0â€“1, 10xâ€“100x", "from 0–1, 10x–100x"},
        {"Yes âœ… They", "Yes ✅ They"},
        {"ðŸ”¥ Hot ðŸ“˜ book ðŸ‘‰ there âœ¨", "🔥 Hot 📘 book 👉 there ✨"},
        {"formula â†’ (Å· - y)", "formula → (ŷ - y)"},
        {"cafÃ© au lait", "café au lait"},
        {"La informaciÃ³n no se perdiÃ³", "La información no se perdió"},
        {"GrÃ¶ÃŸe und FuÃŸ", "Größe und Fuß"},
        {"Å»Ã³Å‚Ä‡ zaÅ¼Ã³Å‚Ä‡", "Żółć zażółć"},
        {"Ã©tÃ© Ã\u00a0 la plage", "été à la plage"},
        {"25Â°C and 30Â°C", "25°C and 30°C"},
        {"Â© 2020 Acme, Â§ 5", "© 2020 Acme, § 5"},
        {"Î±, Î², Ïƒ and Ï€ â‰ˆ 3", "α, β, σ and π ≈ 3"},
        {"a â‰¤ b â‰\u00a0 c âˆž âˆ‘ âˆš", "a ≤ b ≠ c ∞ ∑ √"},
        {"ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð¼Ð¸Ñ€", "Привет мир"},
        {"ä½\u00a0å¥½ä¸–ç•Œ", "你好世界"},
        {"ã“ã‚“ã«ã¡ã¯", "こんにちは"},
        {"Tiáº¿ng Viá»‡t cÃ³ dáº¥u", "Tiếng Việt có dấu"},
        {"ï»¿# Title â€” text", "\ufeff# Title — text"},
        {"â€œquotedâ€\xc2\x9d â€˜tooâ€™", "“quoted” ‘too’"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_repair(pairs[i][0], pairs[i][1]);
}

/* Bytes without a meaning in Windows-1252 became C1 controls, or were dropped, or a no-break space became a plain one.
 */
static void test_windows_lossy(void **state)
{
    static const char *const pairs[][2] = {
        {"ðŸ› ï¸\xc2\x8f tools", "🛠️ tools"},
        {"ðŸ›\u00a0ï¸\xc2\x8f tools", "🛠️ tools"},
        {"ðŸ›\u00a0ï¸ tools", "🛠️ tools"},
        {"ðŸ› ï¸ tools", "🛠️ tools"},
        {"âš ï¸ careful", "⚠️ careful"},
        {"he said â€œyesâ€ twice", "he said “yes” twice"},
        {"ðŸ‘¨â€ðŸ‘© pair", "👨‍👩 pair"},
        {"ðŸ“\xc2\x9d notes", "📝 notes"},
        {"ðŸ“ notes", "📝 notes"},
        {"ðŸ† lost", "\ufffd lost"},
        {"donâ€™t Â do", "don’t \u00a0 do"},
        {"â\xc2\x80\xc2\x99s and â\xc2\x86\xc2\x92", "’s and →"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_repair(pairs[i][0], pairs[i][1]);
}

static void test_mac(void **state)
{
    static const char *const pairs[][2] = {
        {"\uf8ffüß†\uf8ffüß± and \uf8ffüìñ", "🧠🧱 and 📖"},
        {"Debugging \uf8ffüõ†Ô∏è", "Debugging 🛠️"},
        {"# Preparation üß†üß±\n## Concepts üìñ\n## üéØ Sheet",
         "# Preparation 🧠🧱\n## Concepts 📖\n## 🎯 Sheet"},
        {"üõ†Ô∏è tools", "🛠️ tools"},
        {"üöÄ start, üî• hot", "🚀 start, 🔥 hot"},
        {"don‚Äôt ‚Äî ever ‚Üí go", "don’t — ever → go"},
        {"caf√© and ni√±o", "café and niño"},
        {"‚úÖ done, 25¬∞C", "✅ done, 25°C"},
        {"œÉ(x), Œ±, Œ≤", "σ(x), α, β"},
        {"‰∏≠Êñá", "中文"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_repair(pairs[i][0], pairs[i][1]);
}

static void test_dos(void **state)
{
    (void)state;
    check_repair("donΓÇÖt ΓåÆ go ≡ƒöÑ", "don’t → go 🔥");
    check_repair("don\u00d4\u00c7\u00d6t go, caf├® tr├¿s", "don’t go, café très");
}

static void test_encoded_again_and_again(void **state)
{
    (void)state;
    check_repair("donÃ¢â‚¬â„¢t", "don’t");
    check_repair("donÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t", "don’t");
    check_repair("cafÃƒÂ© olÃƒÂ©", "café olé");
    check_repair("itÃ¢Â\xc2\x80Â\xc2\x99s", "it’s");
}

static void test_partly_broken(void **state)
{
    (void)state;
    check_repair("Ein café – naïve, but donâ€™t, canâ€™t, wonâ€™t.", "Ein café – naïve, but don’t, can’t, won’t.");
    check_repair("Genuine → arrow and √dₖ, broken â†’ arrow", "Genuine → arrow and √dₖ, broken → arrow");
    check_repair("日本語 text with donâ€™t", "日本語 text with don’t");
}

static void test_report(void **state)
{
    struct arena arena;
    struct mojibake report;

    (void)state;
    arena_init(&arena);
    mojibake_repair(&arena, STR("one\ntwo donâ€™t\ncanâ€™t\n"), &report);
    assert_int_equal(report.runs, 2);
    assert_int_equal(report.first, 11);
    assert_string_equal(report.charset, "Windows-1252");
    mojibake_repair(&arena, STR("don‚Äôt"), &report);
    assert_string_equal(report.charset, "Mac Roman");
    mojibake_repair(&arena, STR("nothing"), &report);
    assert_null(report.charset);
    arena_release(&arena);
}

static void test_clean_languages(void **state)
{
    static const char *const texts[] = {
        "Où est le café ? À côté de l’église, « là-bas », déjà fermé… L’été, c’est à Noël qu’on rêve.",
        "« Été », « À », «Â», « Ç », l’Œuvre d’ÉMILE ZOLA — ÉÈÊË ÀÂ ÎÏ ÔŒ ÙÛÜ Ÿ.",
        "Größe, Füße, Straße; ÄÖÜ äöü ß. „Ärger“ und ‚Übermut‘ – „süß“, »ÜBEL«, «Öl». Maße: 5 Å² ± 3 %.",
        "Åsa åt räksmörgås på Öland. ”Å”, sade hon. ÅÄÖ åäö – Ärtor… Ö!",
        "Blåbærsyltetøy på Ærø: ÆØÅ æøå. »Å«, «Øl», ”Ø”.",
        "Hyvää päivää, Äiti! Åbo – Öitä, ”Ääni”.",
        "Öö jäääär, „Öö“, ‚Öö on pikk’, õhtu, ÜÜ, ŠŽ šž. Kuuuurija töööö.",
        "Þetta er íslenska: ÞÐÆÖ þðæö. Ólafur ætlar að éta ‚Ýsu‘. „Það“…",
        "El niño comió piña; ¿qué? ¡Sí! ÁÉÍÓÚÑ «Ñandú» 1.ª edición, 2.º piso, 5 €.",
        "São Paulo, SÃO PAULO, NÃO, MAÇÃ, IRMÃ” … ÃO ÕES, «ÃÃ», “Ã” é til. Avô, avó, coração, pão; está»…",
        "Perché è così? L’università… «È», È·À. Più, giù, né, àèéìòù.",
        "Zażółć gęślą jaźń. ŁÓDŹ, ĄĆĘŁŃÓŚŹŻ. „Żółw”, »Ósmy«…",
        "Příliš žluťoučký kůň úpěl ďábelské ódy. ČŘŠŽ ÁÉÍÓÚÝ „Ž“, »Á«.",
        "Árvíztűrő tükörfúrógép; ÁRVÍZTŰRŐ. „Ő”, »Ű«, Úú.",
        "Șapte țări și câteva văi; ÎNTÂIA ÂNSĂ, „Î”, «Â» … în România",
        "Çığlık İstanbul’da; ŞIK ĞÜÖÇ. Hâlâ… “hâlâ”, kâr, lâzım.",
        "Tiếng Việt: Ả, Ắ, ế, Ở đâu? “Ồ”, ‘Ừ’… đã Đi. ẤỐỀ ĂÂÊÔƠƯ",
        "Привет, мир! «Ёж» – №5… РёВ СЪЕЗД",
        "Γειά σου Κόσμε· «ΑΒΓ» ά έ ή",
        "שלום עולם – ״בדיקה״ 5°",
        "مرحبا بالعالم، «تجربة»؟ می‌خواهم",
        "你好，世界！“引号”……《书》 café、naïve",
        "こんにちは、世界。「括弧」…ー・Ａ１",
        "안녕하세요 “세계” – 5°C, ±2",
        "सही उत्तर क्या है? “हाँ” – ñ",
        "สวัสดีชาวโลก “ครับ” …",
        "Ħal Għaxaq, ċ ġ ż; Ŵyr ŷ â ê î ô û ŵ; Ēriks Ģirts ķ ļ ņ, Ąžuolas ėmė",
        "naïve café — “É”, ‘À’, ’É…, É®, Ü™, ß°, à·b, x·Ô, Å±0.1, 10 Å³, Ø½″ Ø30, ×2, ÷, Ð–, Þ•",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        check_unchanged(texts[i]);
}

static void test_clean_signs(void **state)
{
    static const char *const texts[] = {
        "",
        "plain ASCII only",
        "Attention(Q,K,V) = softmax(QKᵀ/√dₖ)V → eˣ, ŷ, Σ, ∂L/∂w ≤ ∞",
        "√π, 2√π, √±1, √∞, ¬∞, ≈π, ≈±5, ∆π, ∂∑, √∂x, √∫, ¬π ∧ ¬∂, √µ",
        "ÄÖÜ",
        "Â«",
        "äöüÄÖÜß",
        "üöÄ",
        "Umlaute: ä ö ü, üöä, ÜÖÄ",
        "Ä | Ö | Ü\nä | ö | ü\nüöÄ | ß",
        "©®™ §¶†‡ °C ±5 ²³¹ ½¼¾ µm €5 £3 ¥9 “q” ‘q’ … – — • · ›‹",
        "┌──┬──┐\n│  ├──┤\n└──┴──┘ ╔═╦╗ ╠╬╣ ║│ ░▒▓█ ┬│ ┼┤ ╬║",
        "😀 🇩🇪 👨‍👩‍👧 ❤️ 1️⃣ ✅",
        "Åse, Øyvind and Çağlar met Ðorđe; Ñ, Ò, Ô, Õ",
        "“Über”, –Ältere, ’Örtlich, ‘Ähnlich, —Île, “É”, ”à”",
        "Mojibake: donâ€™t is how don’t looks, Ã© is é",
        "the letter Ã is rare, so is Â",
        "ù€ 5, à€, é¢ 5",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        check_unchanged(texts[i]);
}

/* Whatever the bytes, the result is valid and has as many lines. */
static void test_line_count_kept(void **state)
{
    struct arena arena;
    struct mojibake report;
    struct buf text;
    size_t lines = 0, i;
    str repaired;

    (void)state;
    arena_init(&arena);
    buf_init(&text);
    for (i = 0; i < 5000; i++)
        buf_add_z(&text, "donâ€™t\nðŸ”¥ æ—¥æœ¬\n");
    repaired = mojibake_repair(&arena, buf_str(&text), &report);
    for (i = 0; i < repaired.len; i++)
        lines += repaired.ptr[i] == '\n';
    assert_int_equal(lines, 10000);
    assert_int_equal(utf8_first_bad(repaired), -1);
    assert_int_equal(report.runs, 15000);
    buf_release(&text);
    arena_release(&arena);
}

/* The byte of a code point by looking at all of them. */
static unsigned char search_byte(const struct charset *charset, unsigned code)
{
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if (charset_code(charset, (unsigned char)byte) == code)
            return (unsigned char)byte;
    return charset == &charsets[CHARSET_WINDOWS_1252] && code < 0xA0 ? (unsigned char)code : 0;
}

static void test_character_sets_both_ways(void **state)
{
    (void)state;
    for (int i = 0; i < CHARSET_COUNT; i++) {
        struct charset_index index;
        charset_index_init(&index, &charsets[i]);
        for (unsigned code = 0x80; code < 0x12000; code++)
            assert_int_equal(charset_byte(&index, code), search_byte(&charsets[i], code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_windows_lossy),
        cmocka_unit_test(test_mac),
        cmocka_unit_test(test_dos),
        cmocka_unit_test(test_encoded_again_and_again),
        cmocka_unit_test(test_partly_broken),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_clean_languages),
        cmocka_unit_test(test_clean_signs),
        cmocka_unit_test(test_line_count_kept),
        cmocka_unit_test(test_character_sets_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
