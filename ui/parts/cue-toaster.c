/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-toaster.h"

typedef struct
{
  char *id;
  char *text;
  char *button;
  char *action;
  gint64 until_us; /* G_MAXINT64: until it is closed by hand */
} Toast;

struct _CueToaster
{
  GtkWidget parent;

  /* owned */
  GPtrArray *toasts; /* Toast; the last is shown */
  guint source;

  /* template */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (CueToaster, cue_toaster, GTK_TYPE_WIDGET)

static void
toast_free (Toast *toast)
{
  g_free (toast->id);
  g_free (toast->text);
  g_free (toast->button);
  g_free (toast->action);
  g_free (toast);
}

static Toast *
find (CueToaster *self, const char *id)
{
  for (guint i = 0; i < self->toasts->len; i++)
    if (g_str_equal (((Toast *) self->toasts->pdata[i])->id, id))
      return self->toasts->pdata[i];
  return NULL;
}

static gboolean due_cb (gpointer user_data);

static void
watch_clock (CueToaster *self)
{
  gint64 next_us = G_MAXINT64;

  g_clear_handle_id (&self->source, g_source_remove);
  for (guint i = 0; i < self->toasts->len; i++)
    next_us = MIN (next_us, ((Toast *) self->toasts->pdata[i])->until_us);
  if (next_us != G_MAXINT64)
    self->source = g_timeout_add ((guint) (MAX (next_us - g_get_monotonic_time (), 0) / 1000 + 1),
                                  due_cb, self);
}

static void
show_last (CueToaster *self)
{
  const Toast *toast = self->toasts->len > 0 ? self->toasts->pdata[self->toasts->len - 1] : NULL;

  gtk_revealer_set_reveal_child (self->revealer, toast != NULL);
  watch_clock (self);
  if (toast == NULL)
    return;
  gtk_label_set_text (self->label, toast->text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), toast->button != NULL);
  gtk_button_set_label (self->button, toast->button != NULL ? toast->button : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), toast->action);
}

static gboolean
due_cb (gpointer user_data)
{
  CueToaster *self = user_data;
  gint64 now_us = g_get_monotonic_time ();

  self->source = 0;
  for (guint i = self->toasts->len; i > 0; i--)
    if (((Toast *) self->toasts->pdata[i - 1])->until_us <= now_us)
      g_ptr_array_remove_index (self->toasts, i - 1);
  show_last (self);
  return G_SOURCE_REMOVE;
}

static void
close_cb (CueToaster *self)
{
  if (self->toasts->len > 0)
    g_ptr_array_remove_index (self->toasts, self->toasts->len - 1);
  show_last (self);
}

void
cue_toaster_tell (CueToaster *self,
                  const char *id,
                  const char *text,
                  guint seconds,
                  const char *button,
                  const char *action)
{
  Toast *toast = g_new0 (Toast, 1);
  Toast *before;

  g_return_if_fail (CUE_IS_TOASTER (self));
  g_return_if_fail (id != NULL && text != NULL);

  toast->id = g_strdup (id);
  toast->text = g_strdup (text);
  toast->button = g_strdup (button);
  toast->action = g_strdup (action);
  toast->until_us = seconds > 0 ? g_get_monotonic_time () + seconds * G_USEC_PER_SEC : G_MAXINT64;
  before = find (self, id);
  if (before != NULL)
    g_ptr_array_remove (self->toasts, before);
  g_ptr_array_add (self->toasts, toast);
  show_last (self);
}

gboolean
cue_toaster_tells (CueToaster *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_TOASTER (self), FALSE);

  return find (self, id) != NULL;
}

void
cue_toaster_withdraw (CueToaster *self, const char *id)
{
  Toast *toast;

  g_return_if_fail (CUE_IS_TOASTER (self));

  toast = find (self, id);
  if (toast == NULL)
    return;
  g_ptr_array_remove (self->toasts, toast);
  show_last (self);
}

static void
cue_toaster_dispose (GObject *object)
{
  CueToaster *self = CUE_TOASTER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->toasts, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_toaster_parent_class)->dispose (object);
}

static void
cue_toaster_class_init (CueToasterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_toaster_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-toaster.ui");
  gtk_widget_class_bind_template_child (widget_class, CueToaster, revealer);
  gtk_widget_class_bind_template_child (widget_class, CueToaster, label);
  gtk_widget_class_bind_template_child (widget_class, CueToaster, button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
cue_toaster_init (CueToaster *self)
{
  self->toasts = g_ptr_array_new_with_free_func ((GDestroyNotify) toast_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
