/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-panel.h"

#include <glib/gi18n-lib.h>

#include "cue-card-factory.h"
#include "cue-card.h"
#include "cue-check-row.h"
#include "cue-compat.h"
#include "cue-customer-card.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-model-follower.h"

#define LOOK_MS 1200

/* The parts that show one list model each. */
typedef enum
{
  PART_OFFERS,
  PART_SAYINGS,
  PART_HELD,
  PART_CHECKS,
  N_PARTS
} Part;

struct _CuePanel
{
  GtkWidget parent;

  /* owned */
  CueConversation *conversation;
  CueModelFollower *followers[N_PARTS];
  GListModel *models[N_PARTS];
  GSignalGroup *check_signals;
  GSignalGroup *deck_signals;
  guint seen_source; /* while the panel is on the screen */

  /* template */
  GtkWidget *frame;
  GtkScrolledWindow *scroller;
  CueCustomerCard *customer;
  GtkWidget *no_offer;
  GtkWidget *offers;
  GtkWidget *no_saying;
  GtkWidget *sayings;
  GtkExpander *held_expander;
  GtkWidget *held;
  GtkLabel *said_count;
  GtkWidget *no_check;
  GtkWidget *check_scroller;
  GtkWidget *checks;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (CuePanel, cue_panel, GTK_TYPE_WIDGET)

static GtkWidget *
create_card (gpointer item, gpointer user_data)
{
  CuePanel *self = user_data;

  return GTK_WIDGET (cue_card_new (item, cue_conversation_get_lang (self->conversation)));
}

static GtkWidget *
create_check (gpointer item, gpointer user_data)
{
  CuePanel *self = user_data;

  return cue_check_row_new (item, cue_conversation_get_lang (self->conversation));
}

static guint
count_items (CuePanel *self, Part part)
{
  return self->models[part] != NULL ? g_list_model_get_n_items (self->models[part]) : 0;
}

static void
show_empty_parts (CuePanel *self)
{
  guint held = count_items (self, PART_HELD);
  g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is waiting",
                                                        "%u more are waiting", held),
                                           held);

  gtk_widget_set_visible (self->no_offer, count_items (self, PART_OFFERS) == 0);
  gtk_widget_set_visible (self->no_saying, count_items (self, PART_SAYINGS) == 0);
  gtk_widget_set_visible (self->no_check, count_items (self, PART_CHECKS) == 0);
  gtk_widget_set_visible (self->check_scroller, count_items (self, PART_CHECKS) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->held_expander), held > 0);
  gtk_expander_set_label (self->held_expander, more);
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
set_part (CuePanel *self, Part part, GListModel *model)
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
  for (guint i = 0; i < N_PARTS; i++)
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
  set_part (self, PART_OFFERS, shown);
  set_part (self, PART_SAYINGS, sayings);
  set_part (self, PART_HELD, rest);
  set_part (self, PART_CHECKS, G_LIST_MODEL (cue_conversation_get_checklist (self->conversation)));
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
}

static CueCard *
find_focused_card (CuePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? (CueCard *) gtk_widget_get_ancestor (focus, CUE_TYPE_CARD) : NULL;
}

static CueCard *
find_card (CuePanel *self, guint number)
{
  for (Part part = PART_OFFERS; part <= PART_HELD; part++)
    for (guint i = 0; i < count_items (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);
        CueLamp *lamp = cue_card_get_lamp (CUE_CARD (card));

        if (cue_lamp_get_number (lamp) == number || (number == 0 && cue_lamp_is_alight (lamp)))
          return CUE_CARD (card);
      }
  return NULL;
}

gboolean
cue_panel_show_why (CuePanel *self)
{
  CueCard *card;

  g_return_val_if_fail (CUE_IS_PANEL (self), FALSE);

  card = find_focused_card (self);
  if (card == NULL)
    card = find_card (self, 0);
  if (card == NULL)
    card = (CueCard *) cue_model_follower_get_widget (self->followers[PART_OFFERS], 0);
  if (card == NULL)
    return FALSE;
  cue_card_show_why (card);
  return TRUE;
}

gboolean
cue_panel_show_decline (CuePanel *self, guint number)
{
  CueCard *card;

  g_return_val_if_fail (CUE_IS_PANEL (self), FALSE);

  card = find_card (self, number);
  if (card != NULL)
    cue_card_show_decline (card);
  return card != NULL;
}

static CueCheckRow *
find_focused_row (CuePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? (CueCheckRow *) gtk_widget_get_ancestor (focus, CUE_TYPE_CHECK_ROW) : NULL;
}

static GtkWidget *
find_row (CuePanel *self, CueCheck *check)
{
  for (guint i = 0; i < count_items (self, PART_CHECKS); i++)
    {
      GtkWidget *row = cue_model_follower_get_widget (self->followers[PART_CHECKS], i);

      if (cue_check_row_get_check (CUE_CHECK_ROW (row)) == check)
        return row;
    }
  return NULL;
}

gboolean
cue_panel_focus_missed (CuePanel *self)
{
  CueCheckRow *row;
  CueCheck *next;

  g_return_val_if_fail (CUE_IS_PANEL (self), FALSE);

  if (self->conversation == NULL)
    return FALSE;
  row = find_focused_row (self);
  next = cue_checklist_next_missed (cue_conversation_get_checklist (self->conversation),
                                    row != NULL ? cue_check_row_get_check (row) : NULL);
  if (next == NULL)
    return FALSE;
  cue_panel_reveal_point (self, cue_check_get_id (next));
  return TRUE;
}

CueCheck *
cue_panel_get_check (CuePanel *self)
{
  CueCheckRow *row;

  g_return_val_if_fail (CUE_IS_PANEL (self), NULL);

  row = find_focused_row (self);
  if (row != NULL)
    return cue_check_row_get_check (row);
  if (self->conversation == NULL)
    return NULL;
  return cue_checklist_next_missed (cue_conversation_get_checklist (self->conversation), NULL);
}

/* The class starts the animation again only when it was gone for a frame. */
static gboolean
glow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_add_css_class (widget, "lamp-new");
  return G_SOURCE_REMOVE;
}

static void
glow (GtkWidget *widget)
{
  gtk_widget_remove_css_class (widget, "lamp-new");
  gtk_widget_add_tick_callback (widget, glow_cb, NULL, NULL);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
cue_panel_reveal_point (CuePanel *self, const char *point)
{
  CueCheck *check;
  GtkWidget *row;

  g_return_if_fail (CUE_IS_PANEL (self));
  g_return_if_fail (point != NULL);

  if (self->conversation == NULL)
    return;
  check = cue_checklist_find (cue_conversation_get_checklist (self->conversation), point);
  row = check != NULL ? find_row (self, check) : NULL;
  if (row != NULL)
    glow (row);
}

/* Do the words or tags of @proof name the phrase or tag @id? */
static gboolean
proof_names (JsonObject *proof, const char *id)
{
  JsonArray *words = proof != NULL && json_object_has_member (proof, "words")
                         ? json_object_get_array_member (proof, "words")
                         : NULL;
  JsonArray *tags = proof != NULL && json_object_has_member (proof, "tags")
                        ? json_object_get_array_member (proof, "tags")
                        : NULL;

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    if (g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (words,
                                                                                              i),
                                                               "phrase", NULL),
                   id)
        == 0)
      return TRUE;
  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    if (g_strcmp0 (json_array_get_string_element (tags, i), id) == 0)
      return TRUE;
  return FALSE;
}

/* The first card that was lit by these words, in the order of the panel. */
static GtkWidget *
find_card_of (CuePanel *self, const char *id)
{
  for (Part part = PART_OFFERS; part <= PART_HELD; part++)
    for (guint i = 0; i < count_items (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);

        if (proof_names (cue_lamp_get_proof (cue_card_get_lamp (CUE_CARD (card))), id))
          return card;
      }
  return NULL;
}

void
cue_panel_reveal_lamp_of (CuePanel *self, const char *kind, const char *id)
{
  GtkWidget *card = NULL;

  g_return_if_fail (CUE_IS_PANEL (self));

  if (g_strcmp0 (kind, "point") == 0)
    {
      cue_panel_reveal_point (self, id);
      return;
    }
  card = find_card_of (self, id);
  if (card != NULL)
    glow (card);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->customer), GTK_DIR_TAB_FORWARD);
}

static void
set_pointed (GtkWidget *widget, gboolean pointed)
{
  if (pointed)
    gtk_widget_add_css_class (widget, "pointed");
  else
    gtk_widget_remove_css_class (widget, "pointed");
}

void
cue_panel_point_at (CuePanel *self, const char *kind, const char *id)
{
  g_return_if_fail (CUE_IS_PANEL (self));

  for (Part part = PART_OFFERS; part <= PART_HELD; part++)
    for (guint i = 0; i < count_items (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);
        CueLamp *lamp = cue_card_get_lamp (CUE_CARD (card));

        set_pointed (card, id != NULL && proof_names (cue_lamp_get_proof (lamp), id));
      }
  for (guint i = 0; i < count_items (self, PART_CHECKS); i++)
    {
      GtkWidget *row = cue_model_follower_get_widget (self->followers[PART_CHECKS], i);
      CueCheck *check = cue_check_row_get_check (CUE_CHECK_ROW (row));

      set_pointed (row, g_strcmp0 (cue_check_get_id (check), id) == 0);
    }
}

static gboolean
is_in_view (CuePanel *self, GtkWidget *card)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (card)
      || !gtk_widget_compute_bounds (card, GTK_WIDGET (self->scroller), &bounds))
    return FALSE;
  return bounds.origin.y >= 0
         && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

/* A lamp has been seen when its card stood in view for a look's time in the window the agent works
 * in. */
static gboolean
look_cb (gpointer user_data)
{
  CuePanel *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root)))
    return G_SOURCE_CONTINUE;
  for (Part part = PART_OFFERS; part <= PART_SAYINGS; part++)
    for (guint i = 0; i < count_items (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);
        CueLamp *lamp = cue_card_get_lamp (CUE_CARD (card));

        if (cue_lamp_get_state (lamp) == CUE_LAMP_LIT && is_in_view (self, card))
          gtk_widget_activate_action (GTK_WIDGET (self), "win.see-lamp", "s",
                                      cue_lamp_get_id (lamp));
      }
  return G_SOURCE_CONTINUE;
}

static void
cue_panel_map (GtkWidget *widget)
{
  CuePanel *self = CUE_PANEL (widget);

  GTK_WIDGET_CLASS (cue_panel_parent_class)->map (widget);
  self->seen_source = g_timeout_add (LOOK_MS, look_cb, self);
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
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_object (&self->followers[i]);
  g_clear_object (&self->check_signals);
  g_clear_object (&self->deck_signals);
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
  self->followers[PART_OFFERS] = cue_model_follower_new (self->offers, create_card, self);
  self->followers[PART_SAYINGS] = cue_model_follower_new (self->sayings, create_card, self);
  self->followers[PART_HELD] = cue_model_follower_new (self->held, create_card, self);
  self->followers[PART_CHECKS] = cue_model_follower_new (self->checks, create_check, self);
  self->check_signals = g_signal_group_new (CUE_TYPE_CHECKLIST);
  g_signal_group_connect_swapped (self->check_signals, "notify", G_CALLBACK (show_count), self);
  self->deck_signals = g_signal_group_new (CUE_TYPE_LAMP_DECK);
  g_signal_group_connect (self->deck_signals, "items-changed", G_CALLBACK (deck_changed_cb), self);
  show_empty_parts (self);
}
