/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How tags are learnt, and from which margin on they are believed. */
#include "cue-learnt-tags-private.h"
#include "cue-pack-writer.h"

/* Of 100 texts that light a tag so many must carry it; those judged had not been learnt from. This
 * and the next two were chosen on labelled turns of five public sets: docs/learning.md. */
#define RIGHT_PERCENT 85
/* A tag that finds less than one in so many of its texts stays dark. */
#define FOUND_ONE_IN 5
/* No lower margin is believed, whatever the few examples say: 0 is undecided. */
#define LOWEST_FLOOR_MILLI 200

typedef struct
{
  CueLearntTags *self;
  GPtrArray *examples; /* CueExample */
} Gathering;

static void
gather_text (const CueTagExample *text, guint i, CueFeatures *features, gpointer user_data)
{
  Gathering *gathering = user_data;
  CueLearntTags *self = gathering->self;
  GPtrArray *tags = cue_pack_get_tags (self->pack);
  CueExample *example = cue_example_new (features, i);

  for (guint k = 0; k < self->n_classes; k++)
    if (cue_tag_example_carries (text, ((CueTagDef *) g_ptr_array_index (tags, self->tags[k]))->id))
      cue_example_add_label (example, k);
  g_ptr_array_add (gathering->examples, example);
}

/* Tags with enough examples become classes, in their order. */
static void
choose_classes (CueLearntTags *self, const CuePack *pack)
{
  GPtrArray *tags = cue_pack_get_tags (pack);
  GPtrArray *examples = cue_pack_get_examples (pack);

  for (guint i = 0; i < tags->len; i++)
    {
      CueTagLesson *lesson = &self->lessons[i];
      guint n = 0;

      for (guint k = 0; k < examples->len; k++)
        n += cue_tag_example_carries (g_ptr_array_index (examples, k),
                                      ((CueTagDef *) g_ptr_array_index (tags, i))->id);
      lesson->n_examples = n;
      lesson->learning = n == 0 ? CUE_LEARNING_NONE : CUE_LEARNING_FEW;
      if (n < CUE_LEARNT_TAGS_FEWEST || examples->len - n < CUE_LEARNT_TAGS_FEWEST)
        continue;
      lesson->learning = CUE_LEARNING_ALIKE;
      self->classes[i] = self->n_classes;
      self->tags[self->n_classes++] = i;
    }
}

typedef struct
{
  gint32 margin;
  gboolean right;
} Judged;

/* The safest first; of equal margins those that are wrong. */
static int
compare_judged (gconstpointer a, gconstpointer b)
{
  const Judged *x = a;
  const Judged *y = b;

  if (x->margin != y->margin)
    return x->margin > y->margin ? -1 : 1;
  return (int) x->right - (int) y->right;
}

static GArray *
list_judged (GPtrArray *examples, const CueScores *scores, guint class)
{
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (Judged));

  for (guint i = 0; i < examples->len; i++)
    {
      const CueExample *example = g_ptr_array_index (examples, i);
      Judged one = { scores->each[(gsize) i * scores->n_classes + class], FALSE };

      for (guint k = 0; k < example->labels->len; k++)
        one.right |= g_array_index (example->labels, guint, k) == class;
      g_array_append_val (judged, one);
    }
  g_array_sort (judged, compare_judged);
  return judged;
}

/* The lowest margin from which enough are right. */
static void
choose_floor (CueTagLesson *lesson, const GArray *judged)
{
  guint right = 0;
  guint n_right = 0;

  for (guint i = 0; i < judged->len; i++)
    n_right += g_array_index (judged, Judged, i).right;
  for (guint i = 0; i < judged->len; i++)
    {
      const Judged *one = &g_array_index (judged, Judged, i);

      right += one->right;
      if (one->margin < LOWEST_FLOOR_MILLI)
        break;
      if (!one->right || right * 100 < (i + 1) * RIGHT_PERCENT)
        continue;
      lesson->floor_milli = one->margin;
      lesson->n_found = right;
      lesson->n_wrong = i + 1 - right;
    }
  lesson->n_texts = n_right;
  if (lesson->n_found * FOUND_ONE_IN >= n_right)
    lesson->learning = CUE_LEARNING_DONE;
}

static gboolean
learn (CueLearntTags *self,
       const CuePack *pack,
       GPtrArray *examples,
       CueTrainProgress progress,
       gpointer user_data)
{
  g_autofree char *text = cue_pack_write_file (pack, "examples.jsonl");
  guint64 seed = cue_hash_text (text);
  g_autoptr (CueScores) scores = NULL;
  CueSettings settings;

  cue_settings_init (&settings);
  settings.classifier.together_milli = 0; /* several can be right */
  scores = cue_classifier_cross (examples, self->n_classes, &settings.classifier, settings.folds,
                                 seed, progress, user_data);
  if (scores == NULL)
    return FALSE;
  for (guint k = 0; k < self->n_classes; k++)
    {
      g_autoptr (GArray) judged = list_judged (examples, scores, k);

      choose_floor (&self->lessons[self->tags[k]], judged);
    }
  self->classifier = cue_classifier_train (examples, self->n_classes, &settings.classifier, seed,
                                           progress, user_data);
  return self->classifier != NULL;
}

CueLearntTags *
cue_learnt_tags_train (const CuePack *pack, CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (CueLearntTags) self = cue_learnt_tags_new (pack);
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  Gathering gathering = { self, examples };

  choose_classes (self, pack);
  if (self->n_classes == 0)
    return g_steal_pointer (&self);
  cue_learnt_tags_foreach_text (pack, &self->plan, gather_text, &gathering);
  if (!learn (self, pack, examples, progress, user_data))
    return NULL;
  cue_learnt_tags_finish (self);
  return g_steal_pointer (&self);
}
