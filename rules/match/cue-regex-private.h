/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-phrase-book.h"

G_BEGIN_DECLS

/* One regular expression over folded text, with the literals one of which every match contains. */
typedef struct _CueRegex CueRegex;

/* A folded text in UTF-8 with the byte of each code point; made once for all expressions. */
typedef struct
{
  /* owned */
  char *bytes;
  guint *offsets; /* length + 1 of them */
  guint length;
  gsize n_bytes;
} CueRegexText;

/* For files that include pcre2.h before this one. */
#ifdef PCRE2_CODE_UNIT_WIDTH
/* @options: besides the usual ones. (transfer full) */
pcre2_code *cue_regex_compile (const char *pattern, guint options, GError **error);
pcre2_match_context *cue_regex_limits_new (void); /* (transfer full) */
#endif

typedef void (*CueRegexFunc) (guint start, guint end, gpointer user_data);

CueRegexText *cue_regex_text_new (const CueFolded *folded);
void cue_regex_text_free (CueRegexText *self);

CueRegex *cue_regex_new (const char *pattern, GError **error);
CueRegex *cue_regex_ref (CueRegex *self);
void cue_regex_unref (CueRegex *self);
/* (element-type utf8): every match contains one of them. */
GPtrArray *cue_regex_get_literals (const CueRegex *self);
gboolean cue_regex_match (const CueRegex *self,
                          const CueRegexText *text,
                          CueRegexFunc func,
                          gpointer user_data,
                          GError **error);

/* The set of literals of a pattern, (element-type utf8): every match contains one. NULL when there
 * is none of @min. */
GPtrArray *cue_regex_find_literals (const char *pattern, guint min);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRegex, cue_regex_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRegexText, cue_regex_text_free)

G_END_DECLS
