/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-view.h"

struct _CueLampView
{
  GObject parent_instance;

  /* owned */
  CueLampDeck *deck;
  GPtrArray *lamps;
  GArray *groups; /* int, beside @lamps */

  CueLampGroupFunc group;
  gboolean newest_first;
};

static GType
cue_lamp_view_get_item_type (GListModel *model)
{
  return CUE_TYPE_LAMP;
}

static guint
cue_lamp_view_get_n_items (GListModel *model)
{
  return CUE_LAMP_VIEW (model)->lamps->len;
}

static gpointer
cue_lamp_view_get_item (GListModel *model, guint position)
{
  CueLampView *self = CUE_LAMP_VIEW (model);

  return position < self->lamps->len ? g_object_ref (g_ptr_array_index (self->lamps, position))
                                     : NULL;
}

static void
cue_lamp_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_lamp_view_get_item_type;
  iface->get_n_items = cue_lamp_view_get_n_items;
  iface->get_item = cue_lamp_view_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CueLampView,
                               cue_lamp_view,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cue_lamp_view_list_model_init))

static void
cue_lamp_view_dispose (GObject *object)
{
  CueLampView *self = CUE_LAMP_VIEW (object);

  g_clear_object (&self->deck);
  g_ptr_array_set_size (self->lamps, 0);
  g_array_set_size (self->groups, 0);
  G_OBJECT_CLASS (cue_lamp_view_parent_class)->dispose (object);
}

static void
cue_lamp_view_finalize (GObject *object)
{
  CueLampView *self = CUE_LAMP_VIEW (object);

  g_clear_pointer (&self->lamps, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  G_OBJECT_CLASS (cue_lamp_view_parent_class)->finalize (object);
}

static void
cue_lamp_view_class_init (CueLampViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_lamp_view_dispose;
  object_class->finalize = cue_lamp_view_finalize;
}

static void
cue_lamp_view_init (CueLampView *self)
{
  self->lamps = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
insert (CueLampView *self, CueLamp *lamp, int group)
{
  guint at = 0;

  while (at < self->lamps->len)
    {
      int other = g_array_index (self->groups, int, at);
      if (other > group || (self->newest_first && other == group))
        break;
      at++;
    }
  g_ptr_array_insert (self->lamps, (int) at, g_object_ref (lamp));
  g_array_insert_val (self->groups, at, group);
  g_list_model_items_changed (G_LIST_MODEL (self), at, 0, 1);
}

static void
remove_at (CueLampView *self, guint at)
{
  g_ptr_array_remove_index (self->lamps, at);
  g_array_remove_index (self->groups, at);
  g_list_model_items_changed (G_LIST_MODEL (self), at, 1, 0);
}

static void
moved_cb (CueLampDeck *deck, CueLamp *lamp, CueLampView *self)
{
  guint at = 0;
  int group = self->group (lamp);
  gboolean has = g_ptr_array_find (self->lamps, lamp, &at);

  if (has && g_array_index (self->groups, int, at) == group)
    return;
  if (has)
    remove_at (self, at);
  if (group >= 0)
    insert (self, lamp, group);
}

static void
cleared_cb (CueLampDeck *deck, CueLampView *self)
{
  guint n = self->lamps->len;

  g_ptr_array_set_size (self->lamps, 0);
  g_array_set_size (self->groups, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

CueLampView *
cue_lamp_view_new (CueLampDeck *deck, CueLampGroupFunc group, gboolean newest_first)
{
  CueLampView *self = g_object_new (CUE_TYPE_LAMP_VIEW, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (deck));

  self->deck = g_object_ref (deck);
  self->group = group;
  self->newest_first = newest_first;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (G_LIST_MODEL (deck), i);
      moved_cb (deck, lamp, self);
    }
  g_signal_connect_object (deck, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (deck, "cleared", G_CALLBACK (cleared_cb), self, 0);
  return self;
}
