/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/* What why, why-not and tags share: a question about one conversation at one moment, answered in
 * one language. */
typedef struct
{
  /* owned */
  char *pack;
  char *conversation; /* NULL: the first */
  char *lang;         /* NULL: the pack's, or where that has both the conversation's */
  gint64 at_seq;      /* 0: no event was named */
  int turn;           /* from 1; 0: no turn was named */
} CuectlAsked;

/* clang-format off */
#define CUECTL_ASKED_OPTIONS(asked)                                                                \
  { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &(asked).pack,                                          \
    "The pack: a folder or a sealed file (needed)", "DIR" },                                       \
  { "turn", 't', 0, G_OPTION_ARG_INT, &(asked).turn, "After this turn, from 1", "N" },             \
  { "at", 'a', 0, G_OPTION_ARG_INT64, &(asked).at_seq,                                             \
    "After this event of a log (its seq)", "SEQ" },                                                \
  { "conversation", 'c', 0, G_OPTION_ARG_STRING, &(asked).conversation,                            \
    "Which one (default: the first)", "ID" },                                                      \
  { "lang", 0, 0, G_OPTION_ARG_STRING, &(asked).lang,                                              \
    "Language of the sentences: zh or en", "LANG" }
/* clang-format on */

void cuectl_asked_clear (CuectlAsked *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CuectlAsked, cuectl_asked_clear)

/* FALSE, after a message, when it asks what cannot be asked or says too little. @n_files: there
 * must be one. */
gboolean cuectl_asked_check (const CuectlAsked *self, int n_files, const char *verb);

/* FALSE, after a message, for a language that nobody speaks here. NULL is the default. */
gboolean cuectl_check_lang (const char *lang);

/* The language of the pack, and of one with both that of the conversation. */
const char *cuectl_get_lang (const CuePack *pack, GPtrArray *events);

/* The language that was asked for, else the one above. */
const char *cuectl_asked_get_lang (const CuectlAsked *self, const CuePack *pack, GPtrArray *events);

/* Loads the pack into @engine and calls @func once, for the conversation of @path that is asked
 * about, with its events up to that moment (with neither turn nor event: all). @n_bad: what @func
 * has complained of. The exit status; what is not there is complained of. */
int cuectl_asked_answer (const CuectlAsked *self,
                         const char *path,
                         CueEngine **engine,
                         CuectlConversationFunc func,
                         gpointer user_data,
                         const guint *n_bad);

/* How many events there are up to the end of that turn, its last revision included: the one that is
 * called so (t5 is 5), else the one at that place. 0 asks for the last one; 0 when there is none.
 */
guint cuectl_find_turn (GPtrArray *events, int turn);

G_END_DECLS
