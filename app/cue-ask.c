/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CUE_TYPE_ASK (cue_ask_get_type ())
G_DECLARE_FINAL_TYPE (CueAsk, cue_ask, CUE, ASK, GtkWindow)

struct _CueAsk
{
  GtkWindow parent;

  /* owned */
  CueAskFunc callback; /* NULL once called */
  gpointer user_data;

  /* template */
  GtkLabel *heading;
  GtkLabel *body;
  GtkEntry *entry;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (CueAsk, cue_ask, GTK_TYPE_WINDOW)

static void
answer (CueAsk *self, const char *note)
{
  CueAskFunc callback = self->callback;

  self->callback = NULL;
  if (callback != NULL)
    callback (note, self->user_data);
}

static char *
dup_note (CueAsk *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
accepted_cb (CueAsk *self)
{
  g_autofree char *note = dup_note (self);

  if (*note == '\0')
    return;
  answer (self, note);
  gtk_window_close (GTK_WINDOW (self));
}

static void
changed_cb (CueAsk *self)
{
  g_autofree char *note = dup_note (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), *note != '\0');
}

static void
cue_ask_dispose (GObject *object)
{
  answer (CUE_ASK (object), NULL);

  G_OBJECT_CLASS (cue_ask_parent_class)->dispose (object);
}

static void
cue_ask_class_init (CueAskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_ask_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/cuelight/Cuelight/cue-ask.ui");
  gtk_widget_class_bind_template_child (widget_class, CueAsk, heading);
  gtk_widget_class_bind_template_child (widget_class, CueAsk, body);
  gtk_widget_class_bind_template_child (widget_class, CueAsk, entry);
  gtk_widget_class_bind_template_child (widget_class, CueAsk, accept);
  gtk_widget_class_bind_template_callback (widget_class, accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cue_ask_init (CueAsk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cue_ask_note (GtkWindow *parent,
              const char *heading,
              const char *body,
              const char *accept_label,
              CueAskFunc callback,
              gpointer user_data)
{
  CueAsk *self;

  g_return_if_fail (callback != NULL);

  self = g_object_new (CUE_TYPE_ASK, "transient-for", parent, "title", heading, NULL);
  self->callback = callback;
  self->user_data = user_data;
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->body, body);
  gtk_button_set_label (self->accept, accept_label);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
