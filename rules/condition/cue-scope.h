/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CueHeard: what a condition asks about words
 * @by: 'c' customer, 'a' agent, 'x' any
 * @within_turns: last N turns of that speaker, 0 for all
 * @within_ms: 0 for all
 * @polarity: 'p' plain, 'n' negated, 'q' quoted, 'x' any
 * @question: 1 only questions, 0 only statements, -1 both
 * @once: whether it was heard at all is the question; a scope need not count on
 */
typedef struct
{
  const char *phrase;
  char by;
  guint within_turns;
  gint64 within_ms;
  char polarity;
  int question;
  gboolean once;
} CueHeard;

typedef struct _CueScope CueScope;

/**
 * CueScopeClass: the conversation as conditions see it
 *
 * Every function may be NULL (then nothing is known). Nodes are (transfer none), NULL means null.
 * @heard: number of turns in which the phrase was heard; @next_flip_ms is lowered to the time when
 * this can change by time alone. The scope records what it was asked as evidence for the proof.
 */
typedef struct
{
  JsonNode *(*fact) (CueScope *scope, const char *name);
  gboolean (*tag) (CueScope *scope, const char *tag);
  guint (*heard) (CueScope *scope, const CueHeard *question, gint64 *next_flip_ms);
  gboolean (*said) (CueScope *scope, const char *point);
  const char *(*stage) (CueScope *scope);
  gint64 (*since) (CueScope *scope, const char *what); /* the time (at_ms) it happened, -1 never */
  guint (*turns) (CueScope *scope, char by);
  gboolean (*number) (CueScope *scope, const char *unit, gint64 *value_micro);
  gboolean (*owns) (CueScope *scope, const char *offer);
  const char *(*outcome) (CueScope *scope, const char *offer);
  gboolean (*lit) (CueScope *scope, const char *rule);
  JsonNode *(*var) (CueScope *scope, const char *name); /* "channel", "lang", "stage" */
} CueScopeClass;

/**
 * CueScope:
 * @unsteady: out: a flip that was told is a guess and depends on when it was asked
 */
struct _CueScope
{
  const CueScopeClass *klass;
  gint64 now_ms;
  gboolean unsteady;
};

G_END_DECLS
