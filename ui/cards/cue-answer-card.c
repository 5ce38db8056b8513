/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answer-card.h"

#include "cue-say-label.h"

struct _CueAnswerCard
{
  GtkWidget parent;

  /* owned */
  CueLamp *lamp;
  char *lang;

  /* template */
  GtkLabel *reply;
};

G_DEFINE_FINAL_TYPE (CueAnswerCard, cue_answer_card, GTK_TYPE_WIDGET)

static void
show_lamp (CueAnswerCard *self)
{
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (self->lamp);

  cue_say_label_show (self->reply, pieces, cue_lamp_get_pack (self->lamp), self->lang);
}

static void
cue_answer_card_dispose (GObject *object)
{
  CueAnswerCard *self = CUE_ANSWER_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lamp);

  G_OBJECT_CLASS (cue_answer_card_parent_class)->dispose (object);
}

static void
cue_answer_card_finalize (GObject *object)
{
  CueAnswerCard *self = CUE_ANSWER_CARD (object);

  g_clear_pointer (&self->lang, g_free);

  G_OBJECT_CLASS (cue_answer_card_parent_class)->finalize (object);
}

static void
cue_answer_card_class_init (CueAnswerCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_answer_card_dispose;
  object_class->finalize = cue_answer_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueAnswerCard, reply);
}

static void
cue_answer_card_init (CueAnswerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_answer_card_new (CueLamp *lamp, const char *lang)
{
  CueAnswerCard *self;

  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  self = g_object_new (CUE_TYPE_ANSWER_CARD, NULL);
  self->lamp = g_object_ref (lamp);
  self->lang = g_strdup (lang);
  g_signal_connect_object (lamp, "notify::say", G_CALLBACK (show_lamp), self, G_CONNECT_SWAPPED);
  show_lamp (self);
  return GTK_WIDGET (self);
}
