/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-private.h"

#include "cue-store-write.h"

/*
 * Small things that are kept as they come, without an answer: when one fails, the trouble of the
 * store tells.
 */

static gboolean
row_job (CueDatabase *database, gpointer data, GError **error)
{
  return cue_store_write_row (database, data, error);
}

void
cue_store_put_conversation (CueStore *self, const CueConversationRow *row)
{
  g_return_if_fail (CUE_IS_STORE (self));

  cue_store_write_job (self, row_job, cue_conversation_row_copy (row),
                       (GDestroyNotify) cue_conversation_row_free, NULL);
}

typedef struct
{
  char *key;
  char *text;
  const char *part; /* of a draft, one of the constants */
  gint64 at_ms;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->key);
  g_free (put->text);
  g_free (put);
}

static Put *
put_new (const char *key, const char *text, gint64 at_ms)
{
  Put *put = g_new0 (Put, 1);

  put->key = g_strdup (key);
  put->text = g_strdup (text);
  put->at_ms = at_ms;
  return put;
}

static gboolean
draft_job (CueDatabase *database, gpointer data, GError **error)
{
  const Put *put = data;

  return cue_store_write_draft (database, put->key, put->part, put->text, put->at_ms, error);
}

void
cue_store_put_draft (CueStore *self,
                     const char *conversation,
                     const char *part,
                     const char *text,
                     gint64 at_ms)
{
  Put *put;

  g_return_if_fail (CUE_IS_STORE (self));

  put = put_new (conversation, text, at_ms);
  put->part = g_intern_string (part);
  cue_store_write_job (self, draft_job, put, put_free, NULL);
}

static gboolean
note_job (CueDatabase *database, gpointer data, GError **error)
{
  const Put *put = data;

  return cue_store_write_note (database, put->key, put->text, put->at_ms, error);
}

void
cue_store_put_note (CueStore *self, const char *conversation, const char *text, gint64 at_ms)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (text != NULL);

  cue_store_write_job (self, note_job, put_new (conversation, text, at_ms), put_free, NULL);
}

static gboolean
memo_job (CueDatabase *database, gpointer data, GError **error)
{
  const Put *put = data;

  return cue_store_write_memo (database, put->key, put->text, error);
}

void
cue_store_put_memo (CueStore *self, const char *key, const char *value)
{
  g_return_if_fail (CUE_IS_STORE (self));

  cue_store_write_job (self, memo_job, put_new (key, value, 0), put_free, NULL);
}
