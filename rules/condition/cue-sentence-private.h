/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-expression-private.h"

G_BEGIN_DECLS

/* A sentence on its way; @zh: it is written in Chinese; @beside: what a text is compared with, or
 * NULL; @names: texts are names of facts */
typedef struct
{
  GString *out;
  gboolean zh;
  gboolean names;
  const CueExpression *beside;
  const char *lang;
  CueTitleFunc title;
  gpointer user_data;
} CueSentence;

void cue_sentence_write (CueSentence *self, const char *en, const char *zh);
void cue_sentence_write_quoted (CueSentence *self, const char *text);
void cue_sentence_write_id (CueSentence *self, const char *family, const char *id);
/* A text of the condition: what it is called, where it is a name or the value of a fact. */
void cue_sentence_write_text (CueSentence *self, const char *text);
void cue_sentence_write_number (CueSentence *self, double number);
void cue_sentence_write_duration (CueSentence *self, gint64 ms);

void cue_sentence_write_says (CueSentence *self, const CueExpression *call);
void cue_sentence_write_not_said (CueSentence *self, const CueExpression *call);
void cue_sentence_write_count_within (CueSentence *self, const CueExpression *call);
void cue_sentence_write_stage (CueSentence *self, const CueExpression *call);
void cue_sentence_write_number_heard (CueSentence *self, const CueExpression *call);
void cue_sentence_write_since (CueSentence *self, const CueExpression *call);
void cue_sentence_write_silence (CueSentence *self, const CueExpression *call);
void cue_sentence_write_turns (CueSentence *self, const CueExpression *call);

G_END_DECLS
