/*
 * inner_words: words that ask anywhere in a sentence, as Chinese, Japanese, Korean and Hindi have them.
 */
#include <stdint.h>

#include "grill/base/array.h"
#include "words_int.h"

/* Chinese, Japanese, Korean and Hindi ask with a word anywhere in the sentence. */
static const char *const inner_words[] = {
    "简述",     "请解释",     "介绍",     "说说",   "讲讲",   "谈谈",   "ですか", "とは",   "なぜ",
    "どのよう", "どうやって", "何ですか", "違い",   "説明",   "ますか", "どう",   "무엇",   "왜",
    "어떻게",   "언제",       "어디",     "누구",   "설명하", "차이는", "차이점", "차이를", "차이가",
    "인가",     "습니까",     "나요",     "क्या है",  "क्या हैं",  "समझाइए", "समझाओ",  "बताइए",  "बताओ",
    "वर्णन",     "परिभाषित",   "说一下",   "讲一下", "谈一谈", "聊聊",   "教えて", "述べ",   "どれか",
    "どちら",   "選びなさい", "いくつ",   "설명해", "알려주", "서술하", "비교하", "비교해", "어느",
    "뭔가요",   "कौन सा",     "कौन सी",   "किसने",   "कितन",   "लिखिए",  "दीजिए"};

/* … but behind these, Chinese and Hindi may go on to the end of a statement: "看是否有风。" */
static const char *const open_words[] = {"什么", "为什么", "如何",   "怎么",   "怎样", "哪些",    "哪个",    "哪种",
                                         "是否", "区别",   "多少",   "谁",     "何时", "吗",      "什麼",    "為什麼",
                                         "怎麼", "區別",   "有没有", "是不是", "能否", "为何",    "何为",    "何谓",
                                         "क्यों",  "कैसे",     "कहाँ",    "कहां",    "कब ",  "क्या अंतर", "क्या फ़र्क", "क्या फर्क"};

/* Chinese sentences that begin with these ask for what follows; notes end with those. */
static const char *const asking_starts[] = {"描述", "列举", "解释", "阐述", "概述", "论述", "试述", "手写",
                                            "写出", "说明", "简要", "对比", "比较", "推导", "画出", "举例"};
static const char *const weak_ends[] = {"原理",   "流程", "过程", "机制", "方式", "方法", "作用",
                                        "优缺点", "特点", "场景", "理解", "步骤", "概念", "优势",
                                        "关系",   "差异", "异同", "实现", "차이", "특징"};

/* Which two bytes the words begin with, all of scripts whose letters take three bytes. */
struct starts {
    uint64_t second[16]; /* by the low bits of the first byte: a bit for each second one */
};

static struct starts starts_of(const char *const *words, size_t count)
{
    struct starts starts = {.second = {0}};
    for (size_t i = 0; i < count; i++)
        starts.second[words[i][0] & 0xF] |= (uint64_t)1 << (words[i][1] & 0x3F);
    return starts;
}

/* Whether `s` begins with one of the words; their scripts have no capitals. */
static bool begins_with_any(str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == s.ptr[0] && words[i][1] == s.ptr[1] && str_starts(s, str_of(words[i])))
            return true;
    return false;
}

/* Whether one of the words begins in the first `limit` bytes of a text. */
static bool has_any(str s, size_t limit, const char *const *words, size_t count)
{
    struct starts starts = starts_of(words, count);
    for (size_t at = 0; at + 1 < s.len && at < limit; at++) {
        bool letter = (unsigned char)s.ptr[at] >= 0xE0;
        if (!letter || !(starts.second[s.ptr[at] & 0xF] >> (s.ptr[at + 1] & 0x3F) & 1))
            continue;
        if (begins_with_any(str_skip(s, at), words, count))
            return true;
    }
    return false;
}

/* Korean titles ask what something is by their last syllable. */
bool has_inner_word(str s)
{
    enum { START = 4 };
    bool ends = str_ends(s, STR("。")) || str_ends(s, STR("；")) || str_ends(s, STR("।"));
    return str_ends(s, STR("란")) || starts_with_one_of(s, asking_starts, COUNT_OF(asking_starts)) ||
           has_any(s, s.len, inner_words, COUNT_OF(inner_words)) ||
           has_any(s, ends ? START : s.len, open_words, COUNT_OF(open_words));
}

bool has_weak_end(str s)
{
    for (size_t i = 0; i < COUNT_OF(weak_ends); i++)
        if (str_ends(s, str_of(weak_ends[i])))
            return true;
    return false;
}
