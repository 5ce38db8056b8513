/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-message-private.h"

CueMark *
cue_mark_new (CueSpan span, const char *kind, const char *id)
{
  CueMark *self = g_new0 (CueMark, 1);

  self->span = span;
  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  return self;
}

void
cue_mark_free (CueMark *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self);
}

int
cue_mark_compare (gconstpointer a, gconstpointer b)
{
  const CueMark *x = *(CueMark *const *) a;
  const CueMark *y = *(CueMark *const *) b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end < y->span.end ? -1 : 1;
  int kind = strcmp (x->kind, y->kind);
  return kind != 0 ? kind : g_strcmp0 (x->id, y->id);
}

gboolean
cue_marks_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (cue_mark_compare (&a->pdata[i], &b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}
