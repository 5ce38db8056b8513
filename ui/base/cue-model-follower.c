/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-model-follower.h"

struct _CueModelFollower
{
  GObject parent;

  /* owned */
  GListModel *model;
  GPtrArray *widgets; /* of the items, in order */
  GPtrArray *stale;   /* left the model, still shown */
  GtkEventController *pointer;
  GtkEventController *focus;

  /* borrowed */
  GtkWidget *box;
  CueCreateFunc create;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (CueModelFollower, cue_model_follower, G_TYPE_OBJECT)

static gboolean
is_watched (CueModelFollower *self)
{
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer))
         || gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
}

static void
drop_stale (CueModelFollower *self)
{
  if (self->box == NULL || is_watched (self))
    return;
  for (guint i = 0; i < self->stale->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->stale, i));
  g_ptr_array_set_size (self->stale, 0);
}

static void
retire (CueModelFollower *self, GtkWidget *widget)
{
  if (!is_watched (self))
    {
      gtk_widget_unparent (widget);
      return;
    }
  gtk_widget_set_sensitive (widget, FALSE);
  gtk_widget_add_css_class (widget, "stale");
  g_ptr_array_add (self->stale, g_object_ref (widget));
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  CueModelFollower *self)
{
  GtkWidget *after = NULL;

  for (guint i = 0; i < removed; i++)
    {
      g_autoptr (GtkWidget) widget = g_object_ref (g_ptr_array_index (self->widgets, position));

      g_ptr_array_remove_index (self->widgets, position);
      retire (self, widget);
    }
  if (position > 0)
    after = g_ptr_array_index (self->widgets, position - 1);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, position + i);
      GtkWidget *widget = self->create (item, self->user_data);

      if (after == NULL && self->stale->len > 0 && self->widgets->len == 0)
        gtk_widget_insert_before (widget, self->box, NULL); /* below what must not move */
      else
        gtk_widget_insert_after (widget, self->box, after);
      g_ptr_array_insert (self->widgets, (int) (position + i), g_object_ref (widget));
      after = widget;
    }
}

void
cue_model_follower_set_model (CueModelFollower *self, GListModel *model)
{
  g_return_if_fail (CUE_IS_MODEL_FOLLOWER (self));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->widgets, i));
  g_ptr_array_set_size (self->widgets, 0);
  for (guint i = 0; i < self->stale->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->stale, i));
  g_ptr_array_set_size (self->stale, 0);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
}

GtkWidget *
cue_model_follower_get_widget (CueModelFollower *self, guint position)
{
  g_return_val_if_fail (CUE_IS_MODEL_FOLLOWER (self), NULL);

  return position < self->widgets->len ? g_ptr_array_index (self->widgets, position) : NULL;
}

static void
cue_model_follower_dispose (GObject *object)
{
  CueModelFollower *self = CUE_MODEL_FOLLOWER (object);

  if (self->box != NULL)
    {
      cue_model_follower_set_model (self, NULL);
      gtk_widget_remove_controller (self->box, self->pointer);
      gtk_widget_remove_controller (self->box, self->focus);
      self->box = NULL;
    }
  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  g_clear_pointer (&self->stale, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_model_follower_parent_class)->dispose (object);
}

static void
cue_model_follower_class_init (CueModelFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_model_follower_dispose;
}

static void
cue_model_follower_init (CueModelFollower *self)
{
  self->widgets = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = g_ptr_array_new_with_free_func (g_object_unref);
}

CueModelFollower *
cue_model_follower_new (GtkWidget *box, CueCreateFunc create, gpointer user_data)
{
  CueModelFollower *self;

  g_return_val_if_fail (GTK_IS_WIDGET (box), NULL);
  g_return_val_if_fail (create != NULL, NULL);

  self = g_object_new (CUE_TYPE_MODEL_FOLLOWER, NULL);
  self->box = box;
  self->create = create;
  self->user_data = user_data;
  self->pointer = gtk_event_controller_motion_new ();
  self->focus = gtk_event_controller_focus_new ();
  gtk_widget_add_controller (box, self->pointer);
  gtk_widget_add_controller (box, self->focus);
  g_signal_connect_object (self->pointer, "notify::contains-pointer", G_CALLBACK (drop_stale), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->focus, "notify::contains-focus", G_CALLBACK (drop_stale), self,
                           G_CONNECT_SWAPPED);
  return self;
}
