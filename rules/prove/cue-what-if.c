/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-what-if-private.h"

#include <string.h>

typedef enum
{
  ADDED,
  REMOVED,
  MOVED,
  SAME,
  N_KINDS,
} Kind;

static const char *const KINDS[] = { "added", "removed", "moved", "same" };

struct _CueWhatIf
{
  /* owned */
  JsonArray *samples[N_KINDS];
  CueWhatIfCounts counts[2];
  /* values */
  guint n[N_KINDS];
  guint n_added_said;
  guint n_added_refused;
  guint n_conversations;
  guint max_samples;
};

CueWhatIf *
cue_what_if_new (guint max_samples)
{
  CueWhatIf *self = g_new0 (CueWhatIf, 1);

  self->max_samples = max_samples;
  for (guint i = 0; i < N_KINDS; i++)
    self->samples[i] = json_array_new ();
  for (guint i = 0; i < 2; i++)
    cue_what_if_counts_init (&self->counts[i]);
  return self;
}

void
cue_what_if_free (CueWhatIf *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    json_array_unref (self->samples[i]);
  for (guint i = 0; i < 2; i++)
    cue_what_if_counts_clear (&self->counts[i]);
  g_free (self);
}

static void
add_sample (CueWhatIf *self, Kind kind, const CueWhatIfCase *one, const CueWhatIfCard *card)
{
  JsonObject *sample;

  self->n[kind]++;
  if (kind == SAME || self->n[kind] > self->max_samples)
    return;
  sample = json_object_new ();
  json_object_set_string_member (sample, "conversation", one->conversation);
  json_object_set_int_member (sample, "seq", card->seq);
  if (card->turn != NULL)
    json_object_set_string_member (sample, "turn", card->turn);
  json_object_set_string_member (sample, "of", card->of);
  json_object_set_string_member (sample, "rule", card->rule);
  if (card->said)
    json_object_set_boolean_member (sample, "already_said", TRUE);
  if (card->refused)
    json_object_set_boolean_member (sample, "after_refusal", TRUE);
  json_array_add_object_element (self->samples[kind], sample);
}

void
cue_what_if_add (CueWhatIf *self, const CueWhatIfCase *one)
{
  const CueWhatIfSide *from = one->sides[0];
  const CueWhatIfSide *to = one->sides[1];

  self->n_conversations++;
  cue_what_if_counts_add (&self->counts[0], &from->counts);
  cue_what_if_counts_add (&self->counts[1], &to->counts);
  for (guint i = 0; i < from->cards->len; i++)
    {
      const CueWhatIfCard *card = g_ptr_array_index (from->cards, i);

      if (cue_what_if_side_find (to, card->of) == NULL)
        add_sample (self, REMOVED, one, card);
    }
  for (guint i = 0; i < to->cards->len; i++)
    {
      const CueWhatIfCard *card = g_ptr_array_index (to->cards, i);
      const CueWhatIfCard *before = cue_what_if_side_find (from, card->of);

      add_sample (self,
                  before == NULL             ? ADDED
                  : before->seq != card->seq ? MOVED
                                             : SAME,
                  one, card);
      self->n_added_said += before == NULL && card->said;
      self->n_added_refused += before == NULL && card->refused;
    }
}

static JsonObject *
counts_to_json (const CueWhatIfCounts *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *held = json_object_new ();
  g_autoptr (GList) reasons
      = g_list_sort (g_hash_table_get_keys (self->held), (GCompareFunc) strcmp);

  for (GList *l = reasons; l != NULL; l = l->next)
    json_object_set_int_member (held, l->data,
                                GPOINTER_TO_UINT (g_hash_table_lookup (self->held, l->data)));
  json_object_set_int_member (object, "lit", self->n_lit);
  json_object_set_int_member (object, "already_said", self->n_said);
  json_object_set_int_member (object, "after_refusal", self->n_refused);
  json_object_set_int_member (object, "owned", self->n_owned);
  json_object_set_int_member (object, "cards", self->n_cards);
  json_object_set_object_member (object, "held", held);
  return object;
}

JsonNode *
cue_what_if_to_json (const CueWhatIf *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *lit = json_object_new ();
  JsonObject *samples = json_object_new ();

  for (guint i = 0; i < N_KINDS; i++)
    {
      json_object_set_int_member (lit, KINDS[i], self->n[i]);
      if (i != SAME)
        json_object_set_array_member (samples, KINDS[i], json_array_ref (self->samples[i]));
    }
  json_object_set_int_member (lit, "added_already_said", self->n_added_said);
  json_object_set_int_member (lit, "added_after_refusal", self->n_added_refused);
  json_object_set_int_member (object, "conversations", self->n_conversations);
  json_object_set_object_member (object, "from", counts_to_json (&self->counts[0]));
  json_object_set_object_member (object, "to", counts_to_json (&self->counts[1]));
  json_object_set_object_member (object, "lit", lit);
  json_object_set_object_member (object, "samples", samples);
  return cue_json_new_object (object);
}
