/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-offer-card.h"

#include <glib/gi18n-lib.h>

#include "cue-money.h"
#include "cue-say-label.h"

struct _CueOfferCard
{
  GtkWidget parent;

  /* owned */
  CueLamp *lamp;
  char *lang;

  /* template */
  GtkLabel *price;
  GtkLabel *pitch;
};

G_DEFINE_FINAL_TYPE (CueOfferCard, cue_offer_card, GTK_TYPE_WIDGET)

static void
show_lamp (CueOfferCard *self)
{
  CuePack *pack = cue_lamp_get_pack (self->lamp);
  const CueOffer *offer = cue_pack_find_offer (pack, cue_lamp_get_of (self->lamp));
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (self->lamp);
  g_autofree char *price = NULL;

  if (offer != NULL && offer->price_milli >= 0)
    price = cue_money_format_price (offer);
  gtk_label_set_text (self->price, price != NULL ? price : "");
  gtk_widget_set_visible (GTK_WIDGET (self->price), price != NULL);
  cue_say_label_show (self->pitch, pieces, pack, self->lang);
}

static void
cue_offer_card_dispose (GObject *object)
{
  CueOfferCard *self = CUE_OFFER_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lamp);

  G_OBJECT_CLASS (cue_offer_card_parent_class)->dispose (object);
}

static void
cue_offer_card_finalize (GObject *object)
{
  CueOfferCard *self = CUE_OFFER_CARD (object);

  g_clear_pointer (&self->lang, g_free);

  G_OBJECT_CLASS (cue_offer_card_parent_class)->finalize (object);
}

static void
cue_offer_card_class_init (CueOfferCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_offer_card_dispose;
  object_class->finalize = cue_offer_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-offer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueOfferCard, price);
  gtk_widget_class_bind_template_child (widget_class, CueOfferCard, pitch);
}

static void
cue_offer_card_init (CueOfferCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_offer_card_new (CueLamp *lamp, const char *lang)
{
  CueOfferCard *self;

  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  self = g_object_new (CUE_TYPE_OFFER_CARD, NULL);
  self->lamp = g_object_ref (lamp);
  self->lang = g_strdup (lang);
  g_signal_connect_object (lamp, "notify::say", G_CALLBACK (show_lamp), self, G_CONNECT_SWAPPED);
  show_lamp (self);
  return GTK_WIDGET (self);
}
