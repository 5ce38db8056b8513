/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * As bytes: a mark, the digest of the pack in hex, the index of the answers, and their classifier
 * where there is one: feature by feature where all answers are looked at, answer by answer where
 * they are very many. What examples taught about tags follows in packs that have examples. The long
 * rows are used where they lie, so a model is made by writing and by reading its bytes, and loading
 * a sealed one costs a look at them.
 */
#include "cue-model.h"

#include <string.h>

#include "cue-pack-writer.h"
#include "cue-settings.h"
#include "cue-sha256.h"

#define MARK "cuemodl2"
#define DIGEST_LENGTH 64
#define FEWEST_ANSWERS 2
#define MOST_ANSWERS 20000
/* More answers are kept answer by answer: then it costs less to ask about few of them. */
#define MOST_WHOLE 2000

/* How the classifier is written. */
typedef enum
{
  LEARNT_NONE,
  LEARNT_WHOLE,    /* cue_classifier_write () */
  LEARNT_BY_CLASS, /* cue_classifier_write_by_class () */
} Learnt;

struct _CueModel
{
  CueAnswerSearch *answers;
  CueLearntTags *learnt_tags; /* or NULL */
  GBytes *bytes;
  char *digest;
};

G_DEFINE_QUARK (cue_model_error, cue_model_error)
G_DEFINE_BOXED_TYPE (CueModel, cue_model, cue_model_ref, cue_model_unref)

static void
add_question (GPtrArray *examples, guint answer, const char *text, const CueTextPlan *plan)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  CueExample *example;

  cue_text_features_add (features, tokens, plan);
  cue_features_finish (features);
  example = cue_example_new (features, answer);
  cue_example_add_label (example, answer);
  g_ptr_array_add (examples, example);
}

/* In both languages, once where they are the same. */
static void
add_text (GPtrArray *examples, guint answer, const CueText *text, const CueTextPlan *plan)
{
  const char *zh = cue_text_get (text, "zh");
  const char *en = cue_text_get (text, "en");

  add_question (examples, answer, zh, plan);
  if (g_strcmp0 (zh, en) != 0)
    add_question (examples, answer, en, plan);
}

static GPtrArray *
list_questions (GPtrArray *answers, const CueTextPlan *plan)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);

  for (guint i = 0; i < answers->len; i++)
    {
      const CueAnswer *answer = g_ptr_array_index (answers, i);

      add_text (examples, i, answer->title, plan);
      add_text (examples, i, answer->question, plan);
      for (guint k = 0; answer->similar != NULL && answer->similar[k] != NULL; k++)
        add_question (examples, i, answer->similar[k], plan);
    }
  return examples;
}

static CueClassifier *
train_classifier (const CuePack *pack, CueTrainProgress progress, gpointer user_data)
{
  GPtrArray *answers = cue_pack_get_answers (pack);
  g_autoptr (GPtrArray) examples = NULL;
  g_autofree char *text = NULL;
  CueSettings settings;

  cue_settings_init (&settings);
  /* a desk asks how sure it is of each by itself */
  settings.classifier.together_milli = 0;
  examples = list_questions (answers, &settings.text);
  text = cue_pack_write_file (pack, "answers.jsonl");
  return cue_classifier_train (examples, answers->len, &settings.classifier, cue_hash_text (text),
                               progress, user_data);
}

/* FALSE when @progress ended it. */
static gboolean
write_classifier (GByteArray *out,
                  const CuePack *pack,
                  CueTrainProgress progress,
                  gpointer user_data)
{
  guint n = cue_pack_get_answers (pack)->len;
  g_autoptr (CueClassifier) classifier = NULL;

  if (n < FEWEST_ANSWERS || n > MOST_ANSWERS)
    {
      cue_bytes_write_16 (out, LEARNT_NONE);
      return TRUE;
    }
  classifier = train_classifier (pack, progress, user_data);
  if (classifier == NULL)
    return FALSE;
  cue_bytes_write_16 (out, n > MOST_WHOLE ? LEARNT_BY_CLASS : LEARNT_WHOLE);
  if (n > MOST_WHOLE)
    cue_classifier_write_by_class (classifier, out);
  else
    cue_classifier_write (classifier, out);
  return TRUE;
}

static gboolean
has_examples (const CuePack *pack)
{
  return cue_pack_get_examples (pack)->len > 0;
}

/* FALSE when @progress ended it. */
static gboolean
write_tags (GByteArray *out, const CuePack *pack, CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (CueLearntTags) tags = NULL;

  if (!has_examples (pack))
    return TRUE;
  tags = cue_learnt_tags_train (pack, progress, user_data);
  if (tags == NULL)
    return FALSE;
  cue_learnt_tags_write (tags, out);
  return TRUE;
}

CueModel *
cue_model_train (const CuePack *pack, CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (out, (const guint8 *) MARK, strlen (MARK));
  g_byte_array_append (out, (const guint8 *) cue_pack_get_digest (pack), DIGEST_LENGTH);
  cue_answer_index_write_for (cue_pack_get_answers (pack), out);
  if (!write_classifier (out, pack, progress, user_data)
      || !write_tags (out, pack, progress, user_data))
    return NULL;
  bytes = g_bytes_new_take (out->data, out->len);
  g_byte_array_free (g_steal_pointer (&out), FALSE);
  return cue_model_from_bytes (bytes, pack, NULL);
}

static CueModel *
refuse (GError **error, CueModelError code, const char *found)
{
  g_set_error (error, CUE_MODEL_ERROR, code, "found %s; a model is what cuectl model writes",
               found);
  return NULL;
}

static CueClassifier *
read_classifier (CueBytes *reader, GBytes *source, guint n_answers, Learnt learnt)
{
  g_autoptr (CueClassifier) classifier = NULL;

  if (learnt == LEARNT_WHOLE)
    classifier = cue_classifier_read (reader);
  else if (learnt == LEARNT_BY_CLASS)
    classifier = cue_classifier_read_by_class (reader, source);
  if (classifier == NULL || cue_classifier_get_n_classes (classifier) != n_answers)
    reader->failed = TRUE;
  return g_steal_pointer (&classifier);
}

static CueAnswerSearch *
read_answers (CueBytes *reader, GBytes *source, guint n_answers)
{
  g_autoptr (CueAnswerIndex) index = cue_answer_index_read (reader, source);
  g_autoptr (CueClassifier) classifier = NULL;
  Learnt learnt;

  if (index == NULL || cue_answer_index_get_size (index) != n_answers)
    return NULL;
  learnt = (Learnt) cue_bytes_read_16 (reader);
  if (learnt != LEARNT_NONE)
    classifier = read_classifier (reader, source, n_answers, learnt);
  if (reader->failed)
    return NULL;
  return cue_answer_search_new (g_steal_pointer (&index), g_steal_pointer (&classifier));
}

CueModel *
cue_model_from_bytes (GBytes *bytes, const CuePack *pack, GError **error)
{
  g_autoptr (CueModel) self = NULL;
  g_autoptr (GBytes) source = cue_bytes_readable (bytes);
  CueBytes reader = { NULL, 0, FALSE };
  const char *head = g_bytes_get_data (source, &reader.left);

  if (reader.left < strlen (MARK) + DIGEST_LENGTH || memcmp (head, MARK, strlen (MARK)) != 0)
    return refuse (error, CUE_MODEL_ERROR_INVALID, "another kind of file");
  head += strlen (MARK);
  if (memcmp (head, cue_pack_get_digest (pack), DIGEST_LENGTH) != 0)
    return refuse (error, CUE_MODEL_ERROR_MISMATCH, "the model of another pack");
  reader.at = (const guint8 *) head + DIGEST_LENGTH;
  reader.left -= strlen (MARK) + DIGEST_LENGTH;
  self = g_atomic_rc_box_new0 (CueModel);
  self->answers = read_answers (&reader, source, cue_pack_get_answers (pack)->len);
  if (self->answers != NULL && has_examples (pack))
    self->learnt_tags = cue_learnt_tags_read (&reader, pack);
  if (self->answers == NULL || (self->learnt_tags == NULL && has_examples (pack)) || reader.failed
      || reader.left != 0)
    return refuse (error, CUE_MODEL_ERROR_INVALID, "a model that is broken");
  self->bytes = g_bytes_ref (bytes);
  /* that of tens of megabytes is not summed up twice */
  self->digest = bytes == cue_pack_get_model (pack) ? g_strdup (cue_pack_get_model_digest (pack))
                                                    : cue_sha256_to_hex (bytes);
  return g_steal_pointer (&self);
}

CueModel *
cue_model_new_for_pack (const CuePack *pack, CueTrainProgress progress, gpointer user_data)
{
  GBytes *sealed = cue_pack_get_model (pack);
  CueModel *self = sealed != NULL ? cue_model_from_bytes (sealed, pack, NULL) : NULL;

  return self != NULL ? self : cue_model_train (pack, progress, user_data);
}

GBytes *
cue_model_to_bytes (const CueModel *self)
{
  return g_bytes_ref (self->bytes);
}

gboolean
cue_model_has_learnt_same (const CueModel *self, const CueModel *other)
{
  const gsize head = strlen (MARK) + DIGEST_LENGTH;
  gsize size;
  gsize other_size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  const guint8 *other_data = g_bytes_get_data (other->bytes, &other_size);

  return size == other_size && memcmp (data + head, other_data + head, size - head) == 0;
}

CueModel *
cue_model_ref (CueModel *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
model_clear (gpointer data)
{
  CueModel *self = data;

  g_clear_pointer (&self->answers, cue_answer_search_unref);
  g_clear_pointer (&self->learnt_tags, cue_learnt_tags_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->digest);
}

void
cue_model_unref (CueModel *self)
{
  g_atomic_rc_box_release_full (self, model_clear);
}

const char *
cue_model_get_digest (const CueModel *self)
{
  return self->digest;
}

CueAnswerSearch *
cue_model_get_answers (const CueModel *self)
{
  return self->answers;
}

CueLearntTags *
cue_model_get_learnt_tags (const CueModel *self)
{
  return self->learnt_tags;
}
