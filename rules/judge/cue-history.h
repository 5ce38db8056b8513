/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something that was done and is never withdrawn: a rule lit something, an offer got its outcome, a
 * talk came up. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  char *what;  /* rule, offer or talk */
  char *value; /* offer lit by the rule, or the offer's outcome; may be NULL */
  gint64 seq;
  gint64 at_ms;
  gboolean early; /* before the event of @seq was judged: in a flip, or by the event itself */
} CueMark;

/* The part of a conversation's history that conditions and the said-check can ask for. */
typedef struct
{
  GPtrArray *lit;      /* CueMark, in order */
  GPtrArray *outcomes; /* CueMark, in order */
  GPtrArray *talks;    /* CueMark: when a talk first had a lamp, held or lit */
} CueHistory;

/**
 * CueMoment: from where the history is looked at
 * @seq: the event that is being folded; not looked at for a flip
 * @by_time: a flip at @at_ms, before the event that brought the time
 * @n_lit: how many marks of what was lit are seen, plus one; 0: all of them
 *
 * A reading that is rebuilt must see what it saw when it was first made, not what was done since.
 */
typedef struct
{
  gint64 seq;
  gint64 at_ms;
  gboolean by_time;
  guint n_lit;
} CueMoment;

CueHistory *cue_history_new (void);
CueHistory *cue_history_copy (const CueHistory *self);
void cue_history_free (CueHistory *self);
void cue_history_add_lit (CueHistory *self,
                          const char *rule,
                          const char *offer,
                          const CueMoment *moment);
void cue_history_add_outcome (CueHistory *self,
                              const char *offer,
                              const char *result,
                              const CueMoment *moment);
void cue_history_add_talk (CueHistory *self, const char *talk, const CueMoment *moment);
/* The last one before @moment, NULL when there is none. */
const CueMark *
cue_history_find_lit (const CueHistory *self, const char *rule, const CueMoment *moment);
const CueMark *
cue_history_find_outcome (const CueHistory *self, const char *offer, const CueMoment *moment);
const CueMark *
cue_history_find_talk (const CueHistory *self, const char *talk, const CueMoment *moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueHistory, cue_history_free)

/* How many of the marks, which are in order, were made before @moment. */
guint cue_marks_count_before (GPtrArray *marks, const CueMoment *moment);

G_END_DECLS
