/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-talk-card.h"

#include <glib/gi18n-lib.h>

#include "cue-lang.h"
#include "cue-say-label.h"

struct _CueTalkCard
{
  GtkWidget parent;

  /* owned */
  CueLamp *lamp;
  char *lang;

  /* template */
  GtkLabel *step;
  GtkLabel *say;
};

G_DEFINE_FINAL_TYPE (CueTalkCard, cue_talk_card, GTK_TYPE_WIDGET)

static void
show_lamp (CueTalkCard *self)
{
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (self->lamp);
  guint step = cue_lamp_get_step (self->lamp);
  guint steps = cue_lamp_get_steps (self->lamp);
  g_autofree char *why = cue_lamp_dup_step_why (self->lamp, cue_lang_get_screen ());
  g_autofree char *text = NULL;

  if (step > 0 && steps > 1)
    /* Translators: of a talk: which sentence comes next, e.g. "Step 3 of 6" */
    text = g_strdup_printf (_ ("Step %u of %u"), step, steps);
  if (text != NULL && why != NULL)
    {
      g_autofree char *place = g_steal_pointer (&text);

      text = g_strdup_printf ("%s · %s", place, why);
    }
  gtk_label_set_text (self->step, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->step), text != NULL);
  cue_say_label_show (self->say, pieces, cue_lamp_get_pack (self->lamp), self->lang);
}

static void
cue_talk_card_dispose (GObject *object)
{
  CueTalkCard *self = CUE_TALK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lamp);

  G_OBJECT_CLASS (cue_talk_card_parent_class)->dispose (object);
}

static void
cue_talk_card_finalize (GObject *object)
{
  CueTalkCard *self = CUE_TALK_CARD (object);

  g_clear_pointer (&self->lang, g_free);

  G_OBJECT_CLASS (cue_talk_card_parent_class)->finalize (object);
}

static void
cue_talk_card_class_init (CueTalkCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_talk_card_dispose;
  object_class->finalize = cue_talk_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-talk-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTalkCard, step);
  gtk_widget_class_bind_template_child (widget_class, CueTalkCard, say);
}

static void
cue_talk_card_init (CueTalkCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_talk_card_new (CueLamp *lamp, const char *lang)
{
  CueTalkCard *self;

  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  self = g_object_new (CUE_TYPE_TALK_CARD, NULL);
  self->lamp = g_object_ref (lamp);
  self->lang = g_strdup (lang);
  g_signal_connect_object (lamp, "notify::say", G_CALLBACK (show_lamp), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lamp, "notify::step", G_CALLBACK (show_lamp), self, G_CONNECT_SWAPPED);
  show_lamp (self);
  return GTK_WIDGET (self);
}
