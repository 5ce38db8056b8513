/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-so-far.h"

#include "cue-arithmetic.h"

#define WHOLE 1000000 /* of shares */
#define SUREST 999000 /* nobody is surer after one turn */
#define FAINT 50      /* less is not worth a line: a chance of one in twenty */
#define ONE_Q30 (G_GUINT64_CONSTANT (1) << 30)

/* Of being of a class, by how far on its side of its line a text is. */
static gint32
share_of_margin (gint32 each)
{
  guint64 power = cue_exp_q30 ((guint64) ABS ((gint64) each) * CUE_CLASSIFIER_SHARPNESS / 1000);
  gint32 less = (gint32) (WHOLE * power / (ONE_Q30 + power));

  return each < 0 ? less : WHOLE - less;
}

/* −1000 ln (1 − @share). */
static guint
ln_doubt_milli (gint32 share)
{
  return cue_ln_milli (WHOLE, (guint64) (WHOLE - CLAMP (share, 0, SUREST)));
}

/* How much was heard of each class in a conversation. (transfer none) */
static guint *
find_heard (GHashTable *conversations, const CuectlQuery *query, guint n_classes)
{
  const char *name = query->conversation != NULL ? query->conversation : query->id;
  guint *heard = g_hash_table_lookup (conversations, name);

  if (heard == NULL)
    {
      heard = g_new0 (guint, n_classes + 1);
      g_hash_table_insert (conversations, (gpointer) name, heard);
    }
  return heard;
}

void
cuectl_so_far_write (const CuectlLearner *self,
                     GPtrArray *queries,
                     const CueScores *scores,
                     FILE *out)
{
  guint n = self->classes->len;
  guint nothing = cuectl_learner_find (self, CUECTL_NOTHING);
  g_autoptr (GHashTable) conversations
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < queries->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (queries, i);
      guint *heard = find_heard (conversations, query, n);

      for (guint k = 0; k < n; k++)
        {
          gsize at = (gsize) i * n + k;

          heard[k] += ln_doubt_milli (self->several ? share_of_margin (scores->each[at])
                                                    : scores->share[at]);
          if (heard[k] >= FAINT && k + 1 != nothing)
            fprintf (out, "%s\t%s\t%u\n", query->id, (char *) g_ptr_array_index (self->classes, k),
                     heard[k]);
        }
    }
}
