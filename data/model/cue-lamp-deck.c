/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-deck-private.h"

#include "cue-lamp-view.h"

struct _CueLampDeck
{
  GObject parent_instance;

  /* owned */
  GPtrArray *lamps;
  GHashTable *by_id; /* id of the lamp → lamp, both borrowed from @lamps */
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
cue_lamp_deck_get_item_type (GListModel *model)
{
  return CUE_TYPE_LAMP;
}

static guint
cue_lamp_deck_get_n_items (GListModel *model)
{
  return CUE_LAMP_DECK (model)->lamps->len;
}

static gpointer
cue_lamp_deck_get_item (GListModel *model, guint position)
{
  CueLampDeck *self = CUE_LAMP_DECK (model);

  return position < self->lamps->len ? g_object_ref (g_ptr_array_index (self->lamps, position))
                                     : NULL;
}

static void
cue_lamp_deck_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_lamp_deck_get_item_type;
  iface->get_n_items = cue_lamp_deck_get_n_items;
  iface->get_item = cue_lamp_deck_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CueLampDeck,
                               cue_lamp_deck,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cue_lamp_deck_list_model_init))

static void
cue_lamp_deck_finalize (GObject *object)
{
  CueLampDeck *self = CUE_LAMP_DECK (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->lamps, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_lamp_deck_parent_class)->finalize (object);
}

static void
cue_lamp_deck_class_init (CueLampDeckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_lamp_deck_finalize;

  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, CUE_TYPE_LAMP);
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_lamp_deck_init (CueLampDeck *self)
{
  self->lamps = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

CueLampDeck *
cue_lamp_deck_new (void)
{
  return g_object_new (CUE_TYPE_LAMP_DECK, NULL);
}

void
cue_lamp_deck_add (CueLampDeck *self, CueLamp *lamp)
{
  g_return_if_fail (CUE_IS_LAMP_DECK (self));
  g_return_if_fail (!g_hash_table_contains (self->by_id, cue_lamp_get_id (lamp)));

  g_ptr_array_add (self->lamps, g_object_ref (lamp));
  g_hash_table_insert (self->by_id, (gpointer) cue_lamp_get_id (lamp), lamp);
  g_list_model_items_changed (G_LIST_MODEL (self), self->lamps->len - 1, 0, 1);
  cue_lamp_deck_moved (self, lamp);
}

void
cue_lamp_deck_moved (CueLampDeck *self, CueLamp *lamp)
{
  g_return_if_fail (CUE_IS_LAMP_DECK (self));

  g_signal_emit (self, signals[SIGNAL_MOVED], 0, lamp);
}

void
cue_lamp_deck_clear (CueLampDeck *self)
{
  g_return_if_fail (CUE_IS_LAMP_DECK (self));

  guint n = self->lamps->len;
  if (n == 0)
    return;

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->lamps, 0);
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

guint
cue_lamp_deck_count_alight (CueLampDeck *self)
{
  guint n = 0;

  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), 0);

  for (guint i = 0; i < self->lamps->len; i++)
    n += cue_lamp_is_alight (g_ptr_array_index (self->lamps, i)) ? 1 : 0;
  return n;
}

const char *
cue_lamp_deck_find_offer (CueLampDeck *self, const char *rule)
{
  const char *alight = NULL;

  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), NULL);

  for (guint i = self->lamps->len; i > 0; i--)
    {
      CueLamp *lamp = g_ptr_array_index (self->lamps, i - 1);

      if (cue_lamp_get_kind (lamp) != CUE_TARGET_OFFER)
        continue;
      if (g_strcmp0 (cue_lamp_get_rule (lamp), rule) == 0)
        return cue_lamp_get_of (lamp);
      if (alight == NULL && cue_lamp_is_alight (lamp))
        alight = cue_lamp_get_of (lamp);
    }
  return alight;
}

CueLamp *
cue_lamp_deck_find (CueLampDeck *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

CueLamp *
cue_lamp_deck_find_number (CueLampDeck *self, guint number)
{
  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), NULL);

  for (guint i = self->lamps->len; number > 0 && i > 0; i--)
    {
      CueLamp *lamp = g_ptr_array_index (self->lamps, i - 1);

      if (cue_lamp_is_alight (lamp) && cue_lamp_get_number (lamp) == number)
        return lamp;
    }
  return NULL;
}

static int
offers_group (CueLamp *lamp)
{
  if (cue_lamp_get_kind (lamp) != CUE_TARGET_OFFER)
    return -1;
  if (cue_lamp_is_alight (lamp))
    return 0;
  return cue_lamp_get_state (lamp) == CUE_LAMP_HELD ? 1 : -1;
}

static int
sayings_group (CueLamp *lamp)
{
  return cue_lamp_get_kind (lamp) != CUE_TARGET_OFFER && cue_lamp_is_alight (lamp) ? 0 : -1;
}

/* Is @a to be said rather than @b, which stands above it? */
static gboolean
goes_before (CueLamp *a, CueLamp *b)
{
  gboolean taken_a = cue_lamp_get_state (a) == CUE_LAMP_TAKEN;
  gboolean taken_b = cue_lamp_get_state (b) == CUE_LAMP_TAKEN;
  gboolean talk_a = cue_lamp_get_kind (a) == CUE_TARGET_TALK;
  gboolean talk_b = cue_lamp_get_kind (b) == CUE_TARGET_TALK;

  if (taken_a != taken_b)
    return taken_a;
  if (talk_a != talk_b)
    return talk_a;
  return cue_lamp_get_at_ms (a) >= cue_lamp_get_at_ms (b);
}

static CueLamp *
choose (CueLampDeck *self, gboolean talks_only)
{
  CueLamp *chosen = NULL;

  for (guint i = 0; i < self->lamps->len; i++)
    {
      CueLamp *lamp = g_ptr_array_index (self->lamps, i);

      if (sayings_group (lamp) < 0 || (talks_only && cue_lamp_get_kind (lamp) != CUE_TARGET_TALK))
        continue;
      if (chosen == NULL || goes_before (lamp, chosen))
        chosen = lamp;
    }
  return chosen;
}

CueLamp *
cue_lamp_deck_choose_saying (CueLampDeck *self)
{
  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), NULL);

  return choose (self, FALSE);
}

CueLamp *
cue_lamp_deck_choose_talk (CueLampDeck *self)
{
  g_return_val_if_fail (CUE_IS_LAMP_DECK (self), NULL);

  return choose (self, TRUE);
}

static int
held_group (CueLamp *lamp)
{
  return cue_lamp_get_kind (lamp) != CUE_TARGET_OFFER && cue_lamp_get_state (lamp) == CUE_LAMP_HELD
             ? 0
             : -1;
}

static int
past_group (CueLamp *lamp)
{
  return cue_lamp_get_state (lamp) >= CUE_LAMP_SAID ? 0 : -1;
}

GListModel *
cue_lamp_deck_new_offers_view (CueLampDeck *self)
{
  return G_LIST_MODEL (cue_lamp_view_new (self, offers_group, FALSE));
}

GListModel *
cue_lamp_deck_new_sayings_view (CueLampDeck *self)
{
  return G_LIST_MODEL (cue_lamp_view_new (self, sayings_group, FALSE));
}

GListModel *
cue_lamp_deck_new_held_view (CueLampDeck *self)
{
  return G_LIST_MODEL (cue_lamp_view_new (self, held_group, FALSE));
}

GListModel *
cue_lamp_deck_new_past_view (CueLampDeck *self)
{
  return G_LIST_MODEL (cue_lamp_view_new (self, past_group, TRUE));
}
