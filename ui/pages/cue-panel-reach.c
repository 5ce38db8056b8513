/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-panel-private.h"

#include "cue-card.h"
#include "cue-check-row.h"

/* Reaching into the panel: the card or row with the focus, of a number, of a point, of words; to
 * show it, to glow it, to mark it, or to know that it has been seen. */

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
  for (CuePanelPart part = CUE_PART_OFFERS; part <= CUE_PART_HELD; part++)
    for (guint i = 0; i < cue_panel_count (self, part); i++)
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
    card = (CueCard *) cue_model_follower_get_widget (self->followers[CUE_PART_OFFERS], 0);
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
  for (guint i = 0; i < cue_panel_count (self, CUE_PART_CHECKS); i++)
    {
      GtkWidget *row = cue_model_follower_get_widget (self->followers[CUE_PART_CHECKS], i);

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
  gtk_widget_add_css_class (widget, "glow");
  return G_SOURCE_REMOVE;
}

static void
glow (GtkWidget *widget)
{
  gtk_widget_remove_css_class (widget, "glow");
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
  for (CuePanelPart part = CUE_PART_OFFERS; part <= CUE_PART_HELD; part++)
    for (guint i = 0; i < cue_panel_count (self, part); i++)
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

  for (CuePanelPart part = CUE_PART_OFFERS; part <= CUE_PART_HELD; part++)
    for (guint i = 0; i < cue_panel_count (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);
        CueLamp *lamp = cue_card_get_lamp (CUE_CARD (card));

        set_pointed (card, id != NULL && proof_names (cue_lamp_get_proof (lamp), id));
      }
  for (guint i = 0; i < cue_panel_count (self, CUE_PART_CHECKS); i++)
    {
      GtkWidget *row = cue_model_follower_get_widget (self->followers[CUE_PART_CHECKS], i);
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
gboolean
cue_panel_look_cb (gpointer user_data)
{
  CuePanel *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root)))
    return G_SOURCE_CONTINUE;
  for (CuePanelPart part = CUE_PART_OFFERS; part <= CUE_PART_SAYINGS; part++)
    for (guint i = 0; i < cue_panel_count (self, part); i++)
      {
        GtkWidget *card = cue_model_follower_get_widget (self->followers[part], i);
        CueLamp *lamp = cue_card_get_lamp (CUE_CARD (card));

        if (cue_lamp_get_state (lamp) == CUE_LAMP_LIT && is_in_view (self, card))
          gtk_widget_activate_action (GTK_WIDGET (self), "win.see-lamp", "s",
                                      cue_lamp_get_id (lamp));
      }
  return G_SOURCE_CONTINUE;
}
