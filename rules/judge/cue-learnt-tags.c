/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rules hear the wordings that somebody thought of. Beside them a tag may have examples: a line is
 * learnt for it against all other examples, those of no tag among them, and a customer's turn that
 * is far enough on its side is new evidence like a phrase that was heard.
 */
#include "cue-learnt-tags-private.h"

/* What a text is learnt and judged by; finished. (transfer full) */
static CueFeatures *
list_features (const CueTextPlan *plan, const CueTokens *said, const CueTokens *before)
{
  CueFeatures *features = cue_features_new ();

  cue_text_features_add (features, said, plan);
  if (before != NULL)
    cue_text_features_add_beside (features, CUE_BLOCK_BEFORE, "before", before);
  cue_features_finish (features);
  return features;
}

static void
give_text (const CueTagExample *example,
           guint i,
           const char *lang,
           const CueTextPlan *plan,
           CueTagTextFunc func,
           gpointer user_data)
{
  g_autoptr (CueTokens) said = cue_tokens_new_for_text (cue_text_get (example->text, lang));
  g_autoptr (CueTokens) before
      = example->before == NULL ? NULL
                                : cue_tokens_new_for_text (cue_text_get (example->before, lang));

  func (example, i, list_features (plan, said, before), user_data);
}

void
cue_learnt_tags_foreach_text (const CuePack *pack,
                              const CueTextPlan *plan,
                              CueTagTextFunc func,
                              gpointer user_data)
{
  GPtrArray *examples = cue_pack_get_examples (pack);

  for (guint i = 0; i < examples->len; i++)
    {
      const CueTagExample *example = g_ptr_array_index (examples, i);
      const char *zh = cue_text_get (example->text, "zh");

      give_text (example, i, "zh", plan, func, user_data);
      if (g_strcmp0 (zh, cue_text_get (example->text, "en")) != 0)
        give_text (example, i, "en", plan, func, user_data);
    }
}

CueLearntTags *
cue_learnt_tags_new (const CuePack *pack)
{
  CueLearntTags *self = g_new0 (CueLearntTags, 1);
  GPtrArray *examples = cue_pack_get_examples (pack);
  CueSettings settings;

  cue_settings_init (&settings);
  g_atomic_ref_count_init (&self->refs);
  self->pack = cue_pack_ref ((CuePack *) pack);
  self->plan = settings.text;
  self->n_tags = cue_pack_get_tags (pack)->len;
  self->lessons = g_new0 (CueTagLesson, self->n_tags + 1);
  self->classes = g_new (guint, self->n_tags + 1);
  self->tags = g_new0 (guint, self->n_tags + 1);
  self->texts = g_array_new (FALSE, FALSE, sizeof (CueTagText));
  for (guint i = 0; i < self->n_tags; i++)
    self->classes[i] = G_MAXUINT;
  for (guint i = 0; i < examples->len; i++)
    self->hears_before |= ((CueTagExample *) g_ptr_array_index (examples, i))->before != NULL;
  return self;
}

gboolean
cue_tag_example_carries (const CueTagExample *self, const char *tag)
{
  return self->tags != NULL && g_strv_contains ((const char *const *) self->tags, tag);
}

/* Only those that can be named as likes are kept. */
static void
keep_text (const CueTagExample *example, guint i, CueFeatures *features, gpointer user_data)
{
  CueLearntTags *self = user_data;
  GPtrArray *tags = cue_pack_get_tags (self->pack);
  gboolean kept = FALSE;

  for (guint k = 0; k < self->n_classes && !kept; k++)
    {
      const CueTagDef *def = g_ptr_array_index (tags, self->tags[k]);

      kept = self->lessons[self->tags[k]].learning == CUE_LEARNING_DONE
             && cue_tag_example_carries (example, def->id);
    }
  if (kept)
    {
      CueTagText text = { example, cue_classifier_weigh (self->classifier, features) };

      g_array_append_val (self->texts, text);
    }
  cue_features_free (features);
}

void
cue_learnt_tags_finish (CueLearntTags *self)
{
  if (self->classifier != NULL)
    cue_learnt_tags_foreach_text (self->pack, &self->plan, keep_text, self);
}

CueLearntTags *
cue_learnt_tags_ref (CueLearntTags *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_learnt_tags_unref (CueLearntTags *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->texts->len; i++)
    g_free (g_array_index (self->texts, CueTagText, i).vector);
  g_array_unref (self->texts);
  cue_classifier_unref (self->classifier);
  g_free (self->lessons);
  g_free (self->classes);
  g_free (self->tags);
  cue_pack_unref (self->pack);
  g_free (self);
}

const CueTagLesson *
cue_learnt_tags_get_lesson (const CueLearntTags *self, guint tag)
{
  g_return_val_if_fail (tag < self->n_tags, NULL);

  return &self->lessons[tag];
}

guint
cue_tag_lesson_get_sure_milli (const CueTagLesson *self)
{
  return (self->n_found + 1) * 1000 / (self->n_found + self->n_wrong + 2);
}

void
cue_learnt_tags_write (const CueLearntTags *self, GByteArray *out)
{
  for (guint i = 0; i < self->n_tags; i++)
    {
      const CueTagLesson *lesson = &self->lessons[i];

      cue_bytes_write_16 (out, lesson->learning);
      cue_bytes_write_32 (out, lesson->n_examples);
      cue_bytes_write_32 (out, lesson->n_texts);
      cue_bytes_write_32 (out, lesson->n_found);
      cue_bytes_write_32 (out, lesson->n_wrong);
      cue_bytes_write_32 (out, (guint32) lesson->floor_milli);
      cue_bytes_write_32 (out, self->classes[i]);
    }
  cue_bytes_write_32 (out, self->n_classes);
  if (self->classifier != NULL)
    cue_classifier_write (self->classifier, out);
}

static void
read_lessons (CueLearntTags *self, CueBytes *bytes)
{
  for (guint i = 0; i < self->n_tags; i++)
    {
      CueTagLesson *lesson = &self->lessons[i];

      lesson->learning = (CueLearning) cue_bytes_read_16 (bytes);
      lesson->n_examples = cue_bytes_read_32 (bytes);
      lesson->n_texts = cue_bytes_read_32 (bytes);
      lesson->n_found = cue_bytes_read_32 (bytes);
      lesson->n_wrong = cue_bytes_read_32 (bytes);
      lesson->floor_milli = (gint32) cue_bytes_read_32 (bytes);
      self->classes[i] = cue_bytes_read_32 (bytes);
      if (lesson->learning > CUE_LEARNING_DONE
          || (lesson->learning >= CUE_LEARNING_ALIKE) != (self->classes[i] != G_MAXUINT))
        bytes->failed = TRUE;
      if (self->classes[i] == G_MAXUINT)
        continue;
      /* classes are numbered in the order of their tags */
      if (self->classes[i] != self->n_classes)
        bytes->failed = TRUE;
      self->tags[self->n_classes++] = i;
    }
}

CueLearntTags *
cue_learnt_tags_read (CueBytes *bytes, const CuePack *pack)
{
  g_autoptr (CueLearntTags) self = cue_learnt_tags_new (pack);

  read_lessons (self, bytes);
  if (cue_bytes_read_32 (bytes) != self->n_classes)
    bytes->failed = TRUE;
  if (!bytes->failed && self->n_classes > 0)
    self->classifier = cue_classifier_read (bytes);
  if (bytes->failed
      || (self->n_classes > 0
          && (self->classifier == NULL
              || cue_classifier_get_n_classes (self->classifier) != self->n_classes)))
    return NULL;
  cue_learnt_tags_finish (self);
  return g_steal_pointer (&self);
}

CueFeatures *
cue_learnt_tags_list_features (const CueLearntTags *self,
                               const CueTokens *said,
                               const CueTokens *before)
{
  if (self->texts->len == 0)
    return NULL;
  return list_features (&self->plan, said, self->hears_before ? before : NULL);
}

GArray *
cue_learnt_tags_find (const CueLearntTags *self, const CueFeatures *features)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CueTagHit));
  g_autofree gint32 *margins = NULL;

  if (features == NULL)
    return hits;
  margins = g_new (gint32, self->n_classes);
  cue_classifier_score (self->classifier, features, margins, NULL);
  for (guint k = 0; k < self->n_classes; k++)
    {
      const CueTagLesson *lesson = &self->lessons[self->tags[k]];
      CueTagHit hit = { self->tags[k], margins[k] };

      if (lesson->learning == CUE_LEARNING_DONE && hit.margin_milli >= lesson->floor_milli)
        g_array_append_val (hits, hit);
    }
  return hits;
}
