/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One conversation through two engines. The states are quiet: only lamps are told, without proofs,
 * so a step costs what judging costs. Where the packs differ in rules only, a probe plays it first,
 * and once is enough when none of those rules ever comes true.
 */
#include "cue-json.h"
#include "cue-probe.h"
#include "cue-what-if-private.h"

struct _CueWhatIfPair
{
  /* owned */
  CueEngine *engines[2]; /* from, to */
  CueEngine *probe;      /* or NULL: the packs are too different */
};

/* One conversation while it is played with one pack. */
typedef struct
{
  /* borrowed */
  CuePack *pack;
  CueWhatIfSide *side;
  const CueEvent *event;
  const char *turn;
  /* owned */
  GHashTable *said;  /* utf8: what was said so far */
  GHashTable *waits; /* utf8: "offer:5g-60 owned", each counted once */
  /* values */
  gboolean refused;
} Play;

static void
card_free (gpointer data)
{
  CueWhatIfCard *self = data;

  g_free (self->of);
  g_free (self->rule);
  g_free (self->turn);
  g_free (self);
}

void
cue_what_if_counts_init (CueWhatIfCounts *self)
{
  *self = (CueWhatIfCounts){ 0 };
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
cue_what_if_counts_clear (CueWhatIfCounts *self)
{
  g_clear_pointer (&self->held, g_hash_table_unref);
}

void
cue_what_if_count_held (CueWhatIfCounts *self, const char *reason, guint n)
{
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->held, reason));

  g_hash_table_insert (self->held, g_strdup (reason), GUINT_TO_POINTER (old + n));
}

void
cue_what_if_counts_add (CueWhatIfCounts *self, const CueWhatIfCounts *other)
{
  GHashTableIter iter;
  gpointer reason;
  gpointer n;

  self->n_lit += other->n_lit;
  self->n_said += other->n_said;
  self->n_refused += other->n_refused;
  self->n_owned += other->n_owned;
  self->n_cards += other->n_cards;
  g_hash_table_iter_init (&iter, other->held);
  while (g_hash_table_iter_next (&iter, &reason, &n))
    cue_what_if_count_held (self, reason, GPOINTER_TO_UINT (n));
}

const CueWhatIfCard *
cue_what_if_side_find (const CueWhatIfSide *self, const char *of)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_str_equal (((CueWhatIfCard *) g_ptr_array_index (self->cards, i))->of, of))
      return g_ptr_array_index (self->cards, i);
  return NULL;
}

static const CueTalk *
find_talk (const Play *self, const CueDraft *lamp)
{
  return g_str_equal (cue_draft_get_string (lamp, "kind", ""), "talk")
             ? cue_pack_find_talk (self->pack, cue_draft_get_string (lamp, "of", ""))
             : NULL;
}

static gboolean
sells (const Play *self, const CueDraft *lamp)
{
  const CueTalk *talk = find_talk (self, lamp);

  return talk != NULL ? talk->sells
                      : g_str_equal (cue_draft_get_string (lamp, "kind", ""), "offer");
}

/* What must be said and sells nothing asks for no attention. */
static gboolean
is_free (const Play *self, const CueDraft *lamp)
{
  const CueTalk *talk = find_talk (self, lamp);

  if (talk == NULL || talk->sells)
    return FALSE;
  for (guint i = 0; i < talk->points->len; i++)
    if (((CuePoint *) g_ptr_array_index (talk->points, i))->must)
      return TRUE;
  return FALSE;
}

static CueWhatIfCard *
take_card (Play *self, const CueDraft *lamp, const char *of)
{
  CueWhatIfCard *card = (CueWhatIfCard *) cue_what_if_side_find (self->side, of);

  if (card != NULL)
    return card;
  card = g_new0 (CueWhatIfCard, 1);
  card->of = g_strdup (of);
  card->rule = g_strdup (cue_draft_get_string (lamp, "rule", ""));
  card->turn = g_strdup (self->turn);
  card->seq = self->event->seq;
  card->said = g_hash_table_contains (self->said, of);
  card->refused = self->refused && sells (self, lamp);
  g_ptr_array_add (self->side->cards, card);
  return card;
}

static void
note_lit (Play *self, const CueDraft *lamp, const char *of)
{
  CueWhatIfCounts *counts = &self->side->counts;
  CueWhatIfCard *card = take_card (self, lamp, of);

  counts->n_lit++;
  counts->n_said += g_hash_table_contains (self->said, of);
  counts->n_refused += self->refused && sells (self, lamp);
  counts->n_cards += !is_free (self, lamp);
  card->n_last = card->last_seq == self->event->seq ? card->n_last + 1 : 1;
  card->last_seq = self->event->seq;
}

/* What is said in the step that lights it was said before. */
static void
note_said (Play *self, const char *of)
{
  CueWhatIfCard *card = (CueWhatIfCard *) cue_what_if_side_find (self->side, of);

  if (!g_hash_table_add (self->said, g_strdup (of)) || card == NULL
      || card->last_seq != self->event->seq)
    return;
  card->said |= card->seq == self->event->seq;
  self->side->counts.n_said += card->n_last;
}

static void
note_held (Play *self, const CueDraft *lamp, const char *of)
{
  const CueDraft *reasons = cue_draft_get (lamp, "reasons");
  const CueDraft *first = reasons == NULL ? NULL : cue_draft_get_first (reasons);

  for (const CueDraft *at = first; at != NULL; at = cue_draft_get_next (at))
    {
      const char *reason = cue_draft_get_text (at);
      gboolean owned = g_str_equal (reason, "owned");

      /* the main one counts; that it is owned always */
      if ((at != first && !owned)
          || !g_hash_table_add (self->waits, g_strconcat (of, " ", reason, NULL)))
        continue;
      if (at == first)
        cue_what_if_count_held (&self->side->counts, reason, 1);
      self->side->counts.n_owned += owned;
    }
}

static void
note_change (Play *self, const CueChange *change)
{
  const CueDraft *lamp = change->draft;
  const char *to;
  g_autofree char *of = NULL;

  if (!g_str_equal (change->type, "lamp"))
    return;
  to = cue_draft_get_string (lamp, "to", "");
  if (g_str_equal (to, cue_draft_get_string (lamp, "from", "")))
    return;
  of = g_strconcat (cue_draft_get_string (lamp, "kind", ""), ":",
                    cue_draft_get_string (lamp, "of", ""), NULL);
  if (g_str_equal (to, "lit"))
    note_lit (self, lamp, of);
  else if (g_str_equal (to, "said"))
    note_said (self, of);
  else if (g_str_equal (to, "held"))
    note_held (self, lamp, of);
}

static void
note_event (Play *self, const CueEvent *event)
{
  JsonObject *body = cue_event_get_body (event);

  self->event = event;
  if (g_str_equal (event->type, "turn"))
    self->turn = cue_json_get_string (body, "turn", NULL);
  else if (g_str_equal (event->type, "outcome")
           && g_str_equal (cue_json_get_string (body, "result", ""), "refused"))
    self->refused = TRUE;
}

static CueWhatIfSide *
side_new (void)
{
  CueWhatIfSide *self = g_rc_box_new0 (CueWhatIfSide);

  cue_what_if_counts_init (&self->counts);
  self->cards = g_ptr_array_new_with_free_func (card_free);
  return self;
}

static void
side_clear (gpointer data)
{
  CueWhatIfSide *self = data;

  cue_what_if_counts_clear (&self->counts);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
}

static void
side_unref (CueWhatIfSide *self)
{
  g_rc_box_release_full (self, side_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueWhatIfSide, side_unref)

/* NULL: with an error when the engine refuses an event, without one when it is a probe that was
 * hit. */
static CueWhatIfSide *
play_side (CueEngine *engine, const char *conversation, GPtrArray *events, GError **error)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, conversation);
  g_autoptr (CueWhatIfSide) side = side_new ();
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Play play = { cue_engine_get_pack (engine), side, NULL, NULL, said, waits, FALSE };

  cue_state_set_quiet (state);
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);
      g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, error);

      if (changes == NULL || cue_probe_is_hit (state))
        return NULL;
      note_event (&play, event);
      for (guint k = 0; k < changes->len; k++)
        note_change (&play, g_ptr_array_index (changes, k));
    }
  return g_steal_pointer (&side);
}

CueWhatIfPair *
cue_what_if_pair_new (CueEngine *from, CueEngine *to)
{
  CueWhatIfPair *self = g_new0 (CueWhatIfPair, 1);

  self->engines[0] = cue_engine_ref (from);
  self->engines[1] = cue_engine_ref (to);
  self->probe = cue_probe_new (from, to);
  return self;
}

void
cue_what_if_pair_free (CueWhatIfPair *self)
{
  if (self == NULL)
    return;
  cue_engine_unref (self->engines[0]);
  cue_engine_unref (self->engines[1]);
  g_clear_pointer (&self->probe, cue_engine_unref);
  g_free (self);
}

/* With both at once, as long as they do the same. */
static CueWhatIfSide *
play_probe (const CueWhatIfPair *pair, const char *conversation, GPtrArray *events)
{
  return pair->probe == NULL ? NULL : play_side (pair->probe, conversation, events, NULL);
}

CueWhatIfCase *
cue_what_if_play (const CueWhatIfPair *pair,
                  const char *conversation,
                  GPtrArray *events,
                  GError **error)
{
  g_autoptr (CueWhatIfCase) self = g_new0 (CueWhatIfCase, 1);

  self->conversation = g_strdup (conversation);
  self->sides[0] = play_probe (pair, conversation, events);
  if (self->sides[0] != NULL)
    {
      self->sides[1] = g_rc_box_acquire (self->sides[0]);
      return g_steal_pointer (&self);
    }
  for (guint i = 0; i < 2; i++)
    {
      self->sides[i] = play_side (pair->engines[i], conversation, events, error);
      if (self->sides[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
cue_what_if_case_free (CueWhatIfCase *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->sides[i], side_unref);
  g_free (self->conversation);
  g_free (self);
}
