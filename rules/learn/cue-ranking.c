/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ranking.h"

#include "cue-arithmetic.h"
#include "cue-json.h"

#define MICRO 1000000
#define MOST_FEATURES 4096

struct _CueRanking
{
  /* owned */
  GHashTable *features; /* "offer|mark" → CueAcceptance */
  /* values */
  gatomicrefcount refs;
  gint64 baseline_micro;
  gint64 unknown_micro;
  guint explore_most_milli;
  gboolean explore;
  guint n_decisions;
};

G_DEFINE_QUARK (cue_ranking_error, cue_ranking_error)

CueRanking *
cue_ranking_new (gint64 baseline_micro, gboolean explore, guint n_decisions)
{
  CueRanking *self = g_new0 (CueRanking, 1);

  g_atomic_ref_count_init (&self->refs);
  self->features = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->baseline_micro = CLAMP (baseline_micro, 1, MICRO);
  self->explore_most_milli = CUE_RANKING_DRAWS;
  self->explore = explore;
  self->n_decisions = n_decisions;
  return self;
}

void
cue_ranking_set_trying (CueRanking *self, guint most_milli, gint64 unknown_micro)
{
  self->explore_most_milli = MIN (most_milli, CUE_RANKING_DRAWS);
  self->unknown_micro = CLAMP (unknown_micro, 0, MICRO);
}

guint
cue_ranking_get_n_decisions (const CueRanking *self)
{
  return self->n_decisions;
}

void
cue_ranking_set (CueRanking *self, const char *feature, const CueAcceptance *value)
{
  g_hash_table_replace (self->features, g_strdup (feature), g_memdup2 (value, sizeof (*value)));
}

CueRanking *
cue_ranking_ref (CueRanking *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_ranking_unref (CueRanking *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->features);
  g_free (self);
}

static gboolean
read_feature (CueRanking *self, const char *name, JsonNode *node, GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  CueAcceptance value = { 0 };

  if (pair == NULL || json_array_get_length (pair) != 2)
    {
      g_set_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID,
                   "/features/%s: found %s; a feature is [mean_micro, deviation_micro]", name,
                   cue_json_type_name (node));
      return FALSE;
    }
  value.mean_micro = json_array_get_int_element (pair, 0);
  value.deviation_micro = json_array_get_int_element (pair, 1);
  if (ABS (value.mean_micro) > MICRO || value.deviation_micro < 0 || value.deviation_micro > MICRO)
    {
      g_set_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID,
                   "/features/%s: found a number outside ±1,000,000", name);
      return FALSE;
    }
  cue_ranking_set (self, name, &value);
  return TRUE;
}

static gboolean
read_trying (CueRanking *self, JsonObject *object, GError **error)
{
  gint64 most = cue_json_get_int (object, "explore_most_milli", CUE_RANKING_DRAWS);
  gint64 unknown = cue_json_get_int (object, "unknown_micro", 0);

  if (most < 0 || most > CUE_RANKING_DRAWS || unknown < 0 || unknown > MICRO)
    {
      g_set_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID,
                   "/explore_most_milli, /unknown_micro: found %" G_GINT64_FORMAT
                   ", %" G_GINT64_FORMAT "; they are at most 1000 and 1000000, and not below 0",
                   most, unknown);
      return FALSE;
    }
  cue_ranking_set_trying (self, (guint) most, unknown);
  return TRUE;
}

CueRanking *
cue_ranking_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *features = object == NULL ? NULL : cue_json_get_object (object, "features");
  gint64 baseline = object == NULL ? 0 : cue_json_get_int (object, "baseline_micro", 0);
  gint64 decisions = object == NULL ? 0 : cue_json_get_int (object, "decisions", 0);
  g_autoptr (CueRanking) self = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (features == NULL || cue_json_get_int (object, "ranking", 0) != 1 || baseline < 1
      || baseline > MICRO || decisions < 0 || decisions > G_MAXINT
      || json_object_get_size (features) > MOST_FEATURES)
    {
      g_set_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID,
                   "found something else; a ranking is {\"ranking\":1,\"baseline_micro\":1 to "
                   "1000000,\"explore\":…,\"features\":{at most %d}}",
                   MOST_FEATURES);
      return NULL;
    }
  self = cue_ranking_new (baseline, cue_json_get_boolean (object, "explore", FALSE),
                          (guint) decisions);
  if (!read_trying (self, object, error))
    return NULL;
  json_object_iter_init (&iter, features);
  while (json_object_iter_next (&iter, &name, &value))
    if (!read_feature (self, name, value, error))
      return NULL;
  return g_steal_pointer (&self);
}

JsonNode *
cue_ranking_to_json (const CueRanking *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *features = json_object_new ();
  g_autoptr (GList) names
      = g_list_sort (g_hash_table_get_keys (self->features), (GCompareFunc) g_strcmp0);

  for (GList *at = names; at != NULL; at = at->next)
    {
      const CueAcceptance *value = g_hash_table_lookup (self->features, at->data);
      JsonArray *pair = json_array_new ();

      json_array_add_int_element (pair, value->mean_micro);
      json_array_add_int_element (pair, value->deviation_micro);
      json_object_set_array_member (features, at->data, pair);
    }
  json_object_set_int_member (object, "ranking", 1);
  json_object_set_int_member (object, "baseline_micro", self->baseline_micro);
  json_object_set_boolean_member (object, "explore", self->explore);
  if (self->explore_most_milli < CUE_RANKING_DRAWS)
    json_object_set_int_member (object, "explore_most_milli", self->explore_most_milli);
  if (self->unknown_micro > 0)
    json_object_set_int_member (object, "unknown_micro", self->unknown_micro);
  json_object_set_int_member (object, "decisions", self->n_decisions);
  json_object_set_object_member (object, "features", features);
  return cue_json_new_object (object);
}

char *
cue_ranking_dup_digest (const CueRanking *self)
{
  g_autoptr (JsonNode) node = cue_ranking_to_json (self);

  return cue_json_digest (node);
}

/* FALSE when nothing was learnt of it. */
static gboolean
add (const CueRanking *self, const char *feature, gint64 *mean, guint64 *variance)
{
  const CueAcceptance *value = g_hash_table_lookup (self->features, feature);

  if (value == NULL)
    return FALSE;
  *mean += value->mean_micro;
  *variance += (guint64) value->deviation_micro * (guint64) value->deviation_micro;
  return TRUE;
}

CueAcceptance
cue_ranking_estimate (const CueRanking *self, const char *of, const char *const *context)
{
  gint64 mean = self->baseline_micro;
  guint64 variance = 0;
  CueAcceptance out;

  if (!add (self, of, &mean, &variance))
    variance = (guint64) self->unknown_micro * (guint64) self->unknown_micro;
  for (guint i = 0; context != NULL && context[i] != NULL; i++)
    {
      g_autofree char *feature = g_strdup_printf ("%s|%s", of, context[i]);

      add (self, feature, &mean, &variance);
    }
  out.mean_micro = CLAMP (mean, 0, MICRO);
  out.deviation_micro = (gint64) MIN (cue_square_root (variance), MICRO);
  return out;
}

gint64
cue_ranking_term_milli (const CueRanking *self, gint64 base_milli, gint64 acceptance_micro)
{
  gint64 quotient_milli = CLAMP (acceptance_micro, 0, MICRO) * 1000 / self->baseline_micro;

  return base_milli * (CLAMP (quotient_milli, 250, 4000) - 1000) / 1000;
}

/* About normal, in 2^-16: twelve dice less their mean (Irwin–Hall). */
static gint64
draw_normal (CueDice *dice)
{
  gint64 sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += cue_dice_throw (dice, 1 << 16);
  return sum - 6 * (1 << 16);
}

static guint
find_best (const gint64 *totals, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (totals[i] > totals[best])
      best = i;
  return best;
}

static void
draw_once (const CueRanking *self,
           const CueAcceptance *estimates,
           const GArray *alternatives,
           CueDice *dice,
           gint64 *totals)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      gint64 base = g_array_index (alternatives, CueAlternative, i).base_milli;
      gint64 acceptance = estimates[i].mean_micro;

      if (dice != NULL)
        acceptance += estimates[i].deviation_micro * draw_normal (dice) / (1 << 16);
      totals[i] = base + cue_ranking_term_milli (self, base, acceptance);
    }
}

/* Leaves to others than @best no more than exploring may give. */
static void
limit_trying (const CueRanking *self, GArray *alternatives, guint best)
{
  guint others = CUE_RANKING_DRAWS - g_array_index (alternatives, CueAlternative, best).share_milli;
  guint left = CUE_RANKING_DRAWS;

  if (others <= self->explore_most_milli)
    return;
  for (guint i = 0; i < alternatives->len; i++)
    {
      CueAlternative *one = &g_array_index (alternatives, CueAlternative, i);

      if (i == best)
        continue;
      one->share_milli = one->share_milli * self->explore_most_milli / others;
      left -= one->share_milli;
    }
  g_array_index (alternatives, CueAlternative, best).share_milli = left;
}

void
cue_ranking_share (const CueRanking *self,
                   const char *const *context,
                   GArray *alternatives,
                   guint64 seed)
{
  guint n = alternatives->len;
  guint n_draws = self != NULL && self->explore && n > 1 ? CUE_RANKING_DRAWS : 1;
  g_autofree CueAcceptance *estimates = g_new0 (CueAcceptance, n + 1);
  g_autofree gint64 *totals = g_new0 (gint64, n + 1);
  CueDice dice;

  cue_dice_init (&dice, seed);
  for (guint i = 0; i < n; i++)
    {
      CueAlternative *one = &g_array_index (alternatives, CueAlternative, i);

      one->share_milli = 0;
      totals[i] = one->base_milli;
      if (self != NULL)
        estimates[i] = cue_ranking_estimate (self, one->of, context);
    }
  for (guint draw = 0; n > 0 && draw < n_draws; draw++)
    {
      if (self != NULL)
        draw_once (self, estimates, alternatives, n_draws > 1 ? &dice : NULL, totals);
      g_array_index (alternatives, CueAlternative, find_best (totals, n)).share_milli
          += CUE_RANKING_DRAWS / n_draws;
    }
  if (n_draws == 1)
    return;
  draw_once (self, estimates, alternatives, NULL, totals);
  limit_trying (self, alternatives, find_best (totals, n));
}

guint
cue_ranking_choose (const GArray *alternatives, guint64 seed)
{
  CueDice dice;
  guint left;

  cue_dice_init (&dice, ~seed);
  left = cue_dice_throw (&dice, CUE_RANKING_DRAWS);
  for (guint i = 0; i < alternatives->len; i++)
    {
      guint share = g_array_index (alternatives, CueAlternative, i).share_milli;

      if (left < share)
        return i;
      left -= share;
    }
  return 0;
}
