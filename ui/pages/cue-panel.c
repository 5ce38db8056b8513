/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-panel-private.h"

#include <glib/gi18n-lib.h>

#include "cue-card-factory.h"
#include "cue-card.h"
#include "cue-check-row.h"
#include "cue-compat.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-share-box.h"

#define LOOK_MS 1200

G_DEFINE_FINAL_TYPE (CuePanel, cue_panel, GTK_TYPE_WIDGET)

static GtkWidget *
create_card (gpointer item, gpointer user_data)
{
  CuePanel *self = user_data;

  return GTK_WIDGET (
      cue_card_new (item, cue_conversation_get_lang (self->conversation), self->acts));
}

static GtkWidget *
create_check (gpointer item, gpointer user_data)
{
  CuePanel *self = user_data;

  return cue_check_row_new (item, cue_conversation_get_lang (self->conversation), self->acts);
}

guint
cue_panel_count (CuePanel *self, CuePanelPart part)
{
  return self->models[part] != NULL ? g_list_model_get_n_items (self->models[part]) : 0;
}

/* How selling stands while nothing is lit: by the newest offer that came to an end. */
static CueLamp *
find_last_offer (CuePanel *self)
{
  GListModel *deck = G_LIST_MODEL (cue_conversation_get_deck (self->conversation));

  for (guint i = g_list_model_get_n_items (deck); i > 0; i--)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (deck, i - 1);
      CueLampState state = cue_lamp_get_state (lamp);

      if (cue_lamp_get_kind (lamp) == CUE_TARGET_OFFER && state >= CUE_LAMP_SAID
          && state != CUE_LAMP_EXPIRED)
        return g_steal_pointer (&lamp);
    }
  return NULL;
}

static void
show_offer_line (CuePanel *self)
{
  g_autoptr (CueLamp) last = self->conversation != NULL ? find_last_offer (self) : NULL;
  g_autoptr (CueLamp) shown = cue_panel_count (self, CUE_PART_OFFERS) > 0
                                  ? g_list_model_get_item (self->models[CUE_PART_OFFERS], 0)
                                  : NULL;
  CueLampState state = last != NULL ? cue_lamp_get_state (last) : CUE_LAMP_DARK;
  g_autofree char *title
      = last != NULL ? cue_lamp_dup_title (last, cue_lang_get_screen ()) : g_strdup ("");
  g_autofree char *line = cue_closure_offer_line (state, title);

  gtk_label_set_text (self->no_offer, line);
  /* a held card tells of itself; beside it stands what became of the one before */
  gtk_widget_set_visible (GTK_WIDGET (self->no_offer),
                          shown == NULL || (last != NULL && !cue_lamp_is_alight (shown)));
}

static void
show_empty_parts (CuePanel *self)
{
  guint held = cue_panel_count (self, CUE_PART_HELD);
  g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is waiting",
                                                        "%u more are waiting", held),
                                           held);

  show_offer_line (self);
  gtk_widget_set_visible (self->no_saying, cue_panel_count (self, CUE_PART_SAYINGS) == 0);
  gtk_widget_set_visible (self->no_check, cue_panel_count (self, CUE_PART_CHECKS) == 0);
  gtk_widget_set_visible (self->check_scroller, cue_panel_count (self, CUE_PART_CHECKS) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->held_expander), held > 0);
  gtk_expander_set_label (self->held_expander, more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->held_expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

static void
show_count (CuePanel *self)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (self->conversation != NULL)
    {
      CueChecklist *list = cue_conversation_get_checklist (self->conversation);
      guint said = cue_checklist_get_n_said (list);
      guint must = cue_checklist_get_n_must (list);

      text = g_strdup_printf ("%u/%u", said, must);
      words = g_strdup_printf (_ ("%u of %u points that must be said have been said"), said, must);
    }
  gtk_label_set_text (self->said_count, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->said_count), words);
}

static void
set_part (CuePanel *self, CuePanelPart part, GListModel *model)
{
  if (self->models[part] != NULL)
    g_signal_handlers_disconnect_by_func (self->models[part], show_empty_parts, self);
  g_set_object (&self->models[part], model);
  cue_model_follower_set_model (self->followers[part], model);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (show_empty_parts), self,
                             G_CONNECT_SWAPPED);
}

static void
clear_parts (CuePanel *self)
{
  for (guint i = 0; i < CUE_PART_N; i++)
    set_part (self, i, NULL);
}

/* The first offer of the view: lit ones stand first; where none is lit, the first held one tells
 * why. */
static gboolean
is_shown_offer (gpointer item, gpointer user_data)
{
  GListModel *offers = user_data;
  g_autoptr (CueLamp) first = g_list_model_get_item (offers, 0);

  return item == first || cue_lamp_is_alight (item);
}

static gboolean
is_spare_offer (gpointer item, gpointer user_data)
{
  return !is_shown_offer (item, user_data);
}

static void
refilter_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GListModel *
filter_offers (GListModel *offers, GtkCustomFilterFunc func)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (func, offers, NULL));

  g_signal_connect_object (offers, "items-changed", G_CALLBACK (refilter_cb), filter,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (offers), filter));
}

/* One lit offer, three sayings; the rest waits behind "+n". */
static void
show_parts (CuePanel *self)
{
  CueLampDeck *deck = cue_conversation_get_deck (self->conversation);
  g_autoptr (GListModel) offers = cue_lamp_deck_new_offers_view (deck);
  g_autoptr (GListModel) shown = filter_offers (offers, is_shown_offer);
  g_autoptr (GListModel) sayings = cue_lamp_deck_new_sayings_view (deck);
  GListStore *waiting = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) spare = filter_offers (offers, is_spare_offer);
  g_autoptr (GListModel) held = cue_lamp_deck_new_held_view (deck);
  g_autoptr (GListModel) rest = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (waiting)));

  g_list_store_append (waiting, spare);
  g_list_store_append (waiting, held);
  set_part (self, CUE_PART_OFFERS, shown);
  set_part (self, CUE_PART_SAYINGS, sayings);
  set_part (self, CUE_PART_HELD, rest);
  set_part (self, CUE_PART_CHECKS,
            G_LIST_MODEL (cue_conversation_get_checklist (self->conversation)));
}

/* A new lamp is told to a screen reader once. */
static void
deck_changed_cb (GListModel *deck, guint position, guint removed, guint added, CuePanel *self)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (deck, position + i);
      g_autofree char *title = NULL;
      g_autofree char *message = NULL;

      if (!cue_lamp_is_alight (lamp))
        continue;
      title = cue_lamp_dup_title (lamp, cue_lang_get_screen ());
      message
          = g_strdup_printf ("%s: %s, Alt+%u", cue_card_factory_get_word (cue_lamp_get_kind (lamp)),
                             title, cue_lamp_get_number (lamp));
      cue_compat_announce (GTK_WIDGET (self), self->status, message);
    }
}

void
cue_panel_set_acts (CuePanel *self, gboolean acts)
{
  g_return_if_fail (CUE_IS_PANEL (self));

  self->acts = acts;
  cue_customer_card_set_acts (self->customer, acts);
}

void
cue_panel_set_conversation (CuePanel *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_PANEL (self));

  if (self->conversation == conversation)
    return;
  clear_parts (self);
  g_set_object (&self->conversation, conversation);
  cue_customer_card_set_conversation (self->customer, conversation);
  g_signal_group_set_target (self->check_signals,
                             conversation != NULL ? cue_conversation_get_checklist (conversation)
                                                  : NULL);
  g_signal_group_set_target (self->deck_signals, conversation != NULL
                                                     ? cue_conversation_get_deck (conversation)
                                                     : NULL);
  if (conversation != NULL)
    show_parts (self);
  show_empty_parts (self);
  show_count (self);
  cue_panel_follow_next (self);
}

static void
cue_panel_map (GtkWidget *widget)
{
  CuePanel *self = CUE_PANEL (widget);

  GTK_WIDGET_CLASS (cue_panel_parent_class)->map (widget);
  if (self->acts)
    self->seen_source = g_timeout_add (LOOK_MS, cue_panel_look_cb, self);
  cue_panel_bring_next (self);
}

static void
cue_panel_unmap (GtkWidget *widget)
{
  CuePanel *self = CUE_PANEL (widget);

  g_clear_handle_id (&self->seen_source, g_source_remove);
  GTK_WIDGET_CLASS (cue_panel_parent_class)->unmap (widget);
}

static void
cue_panel_dispose (GObject *object)
{
  CuePanel *self = CUE_PANEL (object);

  if (self->followers[0] != NULL)
    clear_parts (self);
  for (guint i = 0; i < CUE_PART_N; i++)
    g_clear_object (&self->followers[i]);
  g_clear_object (&self->check_signals);
  g_clear_object (&self->deck_signals);
  if (self->talk != NULL)
    g_signal_handlers_disconnect_by_data (self->talk, self);
  g_clear_object (&self->talk);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (cue_panel_parent_class)->dispose (object);
}

static void
cue_panel_class_init (CuePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_panel_dispose;
  widget_class->map = cue_panel_map;
  widget_class->unmap = cue_panel_unmap;
  g_type_ensure (CUE_TYPE_CUSTOMER_CARD);
  g_type_ensure (CUE_TYPE_SHARE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/cuelight/ui/pages/cue-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePanel, frame);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, customer);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, no_offer);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, offers);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, no_saying);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, sayings);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, held_expander);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, held);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, said_count);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, no_check);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, check_scroller);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, checks);
  gtk_widget_class_bind_template_child (widget_class, CuePanel, status);
  gtk_widget_class_set_css_name (widget_class, "panel");
}

static void
cue_panel_init (CuePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->acts = TRUE;
  self->followers[CUE_PART_OFFERS] = cue_model_follower_new (self->offers, create_card, self);
  self->followers[CUE_PART_SAYINGS] = cue_model_follower_new (self->sayings, create_card, self);
  self->followers[CUE_PART_HELD] = cue_model_follower_new (self->held, create_card, self);
  self->followers[CUE_PART_CHECKS] = cue_model_follower_new (self->checks, create_check, self);
  self->check_signals = g_signal_group_new (CUE_TYPE_CHECKLIST);
  g_signal_group_connect_swapped (self->check_signals, "notify", G_CALLBACK (show_count), self);
  self->deck_signals = g_signal_group_new (CUE_TYPE_LAMP_DECK);
  g_signal_group_connect (self->deck_signals, "items-changed", G_CALLBACK (deck_changed_cb), self);
  g_signal_group_connect_swapped (self->deck_signals, "moved", G_CALLBACK (show_offer_line), self);
  g_signal_group_connect_swapped (self->deck_signals, "cleared", G_CALLBACK (show_offer_line),
                                  self);
  g_signal_group_connect_swapped (self->deck_signals, "moved", G_CALLBACK (cue_panel_follow_next),
                                  self);
  g_signal_group_connect_swapped (self->deck_signals, "cleared", G_CALLBACK (cue_panel_follow_next),
                                  self);
  /* its rows stand there first */
  g_signal_group_connect_data (self->check_signals, "items-changed",
                               G_CALLBACK (cue_panel_follow_next), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->check_scroller, "state-flags-changed",
                           G_CALLBACK (cue_panel_bring_next), self, G_CONNECT_SWAPPED);
  show_empty_parts (self);
}
