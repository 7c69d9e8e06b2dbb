/*
 * What a syntax error in YAML most likely means.
 */
#ifndef GRILL_DOC_YAML_INT_H
#define GRILL_DOC_YAML_INT_H

/* Advice for libyaml's words about an error (either may be NULL) when `at` is the byte where it gave up; NULL when
 * there is none. */
const char *yaml_advice(const char *problem, const char *context, char at);

#endif
