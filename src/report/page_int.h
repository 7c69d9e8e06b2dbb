/*
 * page_int: how pages look.
 */
#ifndef GRILL_REPORT_PAGE_INT_H
#define GRILL_REPORT_PAGE_INT_H

/* Style sheets, each a text without "<" and "&": what is for screens and paper, and what is for paper only. The number
 * of columns comes between them. */
extern const char page_style[];
extern const char page_style_print[];

#endif
