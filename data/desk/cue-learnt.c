/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-learnt.h"

#include "cue-gate.h"
#include "cue-json.h"

static const char *const verdicts[] = {
  [CUE_STUDY_FEW] = "few",
  [CUE_STUDY_UNTRIED] = "untried",
  [CUE_STUDY_NO_BETTER] = "no-better",
  [CUE_STUDY_BETTER] = "better",
  [CUE_STUDY_WITHDRAWN] = "withdrawn",
};

CueLearningStand *
cue_learning_stand_copy (const CueLearningStand *self)
{
  CueLearningStand *copy = g_memdup2 (self, sizeof *self);

  cue_pack_ref (copy->pack);
  return copy;
}

void
cue_learning_stand_free (CueLearningStand *self)
{
  cue_pack_unref (self->pack);
  g_free (self);
}

CueKeptRanking *
cue_kept_ranking_copy (const CueKeptRanking *self)
{
  CueKeptRanking *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  cue_ranking_ref (copy->ranking);
  return copy;
}

void
cue_kept_ranking_free (CueKeptRanking *self)
{
  if (self == NULL)
    return;
  cue_ranking_unref (self->ranking);
  g_free (self);
}

CueLearnt *
cue_learnt_new (void)
{
  CueLearnt *self = g_new0 (CueLearnt, 1);

  self->n_needed = CUE_OFF_POLICY_LEAST;
  return self;
}

CueLearnt *
cue_learnt_copy (const CueLearnt *self)
{
  CueLearnt *copy = g_memdup2 (self, sizeof *self);

  copy->now = cue_kept_ranking_copy (self->now);
  copy->before = cue_kept_ranking_copy (self->before);
  return copy;
}

void
cue_learnt_free (CueLearnt *self)
{
  cue_kept_ranking_free (self->now);
  cue_kept_ranking_free (self->before);
  g_free (self);
}

static void
write_kept (JsonObject *to, const char *name, const CueKeptRanking *kept)
{
  JsonObject *object;
  g_autofree char *digest = NULL;

  if (kept == NULL)
    return;
  object = json_object_new ();
  digest = cue_ranking_dup_digest (kept->ranking);
  json_object_set_member (object, "ranking", cue_ranking_to_json (kept->ranking));
  json_object_set_string_member (object, "digest", digest);
  json_object_set_int_member (object, "since_ms", kept->since_ms);
  json_object_set_int_member (object, "choices", kept->n);
  json_object_set_int_member (object, "accepted_micro", kept->accepted.value_micro);
  json_object_set_int_member (object, "low_micro", kept->accepted.low_micro);
  json_object_set_int_member (object, "high_micro", kept->accepted.high_micro);
  json_object_set_int_member (object, "gain_micro", kept->gain_micro);
  json_object_set_object_member (to, name, object);
}

char *
cue_learnt_to_text (const CueLearnt *self)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = cue_json_new_object (object);

  json_object_set_int_member (object, "after_place", self->after_place);
  json_object_set_string_member (object, "verdict", verdicts[self->verdict]);
  json_object_set_int_member (object, "tried", self->n_tried);
  json_object_set_int_member (object, "needed", self->n_needed);
  write_kept (object, "now", self->now);
  write_kept (object, "before", self->before);
  return cue_json_to_canonical (node);
}

static gboolean
refuse (GError **error, const char *path, const char *expected)
{
  g_set_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID,
               "%s: found something else; expected %s", path, expected);
  return FALSE;
}

/* @name may be missing. */
static gboolean
read_kept (JsonObject *from, const char *name, CueKeptRanking **out, GError **error)
{
  JsonObject *object = cue_json_get_object (from, name);
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, "ranking");
  g_autoptr (CueRanking) ranking = NULL;
  g_autofree char *digest = NULL;

  if (object == NULL)
    return !json_object_has_member (from, name) || refuse (error, name, "an object");
  if (node == NULL)
    return refuse (error, name, "a ranking in it");
  ranking = cue_ranking_from_json (node, error);
  if (ranking == NULL)
    return FALSE;
  digest = cue_ranking_dup_digest (ranking);
  if (!g_str_equal (digest, cue_json_get_string (object, "digest", "")))
    return refuse (error, name, "the ranking of its digest");
  *out = g_new0 (CueKeptRanking, 1);
  (*out)->ranking = g_steal_pointer (&ranking);
  (*out)->since_ms = cue_json_get_int (object, "since_ms", 0);
  (*out)->n = (guint) cue_json_get_int (object, "choices", 0);
  (*out)->accepted.value_micro = cue_json_get_int (object, "accepted_micro", 0);
  (*out)->accepted.low_micro = cue_json_get_int (object, "low_micro", 0);
  (*out)->accepted.high_micro = cue_json_get_int (object, "high_micro", 0);
  (*out)->gain_micro = cue_json_get_int (object, "gain_micro", 0);
  return TRUE;
}

static gboolean
read_verdict (CueLearnt *self, const char *text, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_str_equal (verdicts[i], text))
      {
        self->verdict = (CueStudyVerdict) i;
        return TRUE;
      }
  return refuse (error, "verdict", "few, untried, no-better, better or withdrawn");
}

CueLearnt *
cue_learnt_from_text (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = cue_gate_parse (text, -1, &CUE_GATE_LINE, error);
  g_autoptr (CueLearnt) self = cue_learnt_new ();
  JsonObject *object;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, "", "an object");
      return NULL;
    }
  object = json_node_get_object (node);
  self->after_place = cue_json_get_int (object, "after_place", 0);
  self->n_tried = (guint) cue_json_get_int (object, "tried", 0);
  self->n_needed = (guint) cue_json_get_int (object, "needed", CUE_OFF_POLICY_LEAST);
  if (!read_verdict (self, cue_json_get_string (object, "verdict", ""), error)
      || !read_kept (object, "now", &self->now, error)
      || !read_kept (object, "before", &self->before, error))
    return NULL;
  return g_steal_pointer (&self);
}
