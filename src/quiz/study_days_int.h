/*
 * study_days: when study days begin, remembered because the calendar is slow and cards fall due on few different days.
 */
#ifndef GRILL_QUIZ_STUDY_DAYS_INT_H
#define GRILL_QUIZ_STUDY_DAYS_INT_H

#include <stdint.h>

struct study_days;

/* `rollover` is the hour at which a study day begins. */
struct study_days *study_days_new(int rollover);
void study_days_free(struct study_days *days);
/* When that study day begins, in ms. */
int64_t study_days_start(struct study_days *days, int32_t day);
/* The study day that contains the moment. */
int32_t study_days_of(struct study_days *days, int64_t ms);

#endif
