/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sessions-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-closures.h"

struct _CueSessionsPage
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;

  /* template */
  GtkWidget *frame;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CueSessionsPage, cue_sessions_page, GTK_TYPE_WIDGET)

typedef struct
{
  guint lit;
  guint taken;
} LampCount;

static LampCount
count_lamps (CueLampDeck *deck)
{
  LampCount count = { 0, 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (deck)); i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (G_LIST_MODEL (deck), i);
      CueLampState state = cue_lamp_get_state (lamp);

      count.lit += state != CUE_LAMP_DARK && state != CUE_LAMP_HELD;
      count.taken
          += state >= CUE_LAMP_TAKEN && state <= CUE_LAMP_UNDECIDED && state != CUE_LAMP_MISSED;
    }
  return count;
}

static void
show_session (CueConversation *conversation, GParamSpec *pspec, AdwActionRow *row)
{
  CueChecklist *checks = cue_conversation_get_checklist (conversation);
  LampCount lamps = count_lamps (cue_conversation_get_deck (conversation));
  g_autofree char *text
      = g_strdup_printf (_ ("%s · %u turns · %u lamps lit, %u used · %u of %u points said"),
                         cue_closure_channel_word (cue_conversation_get_channel (conversation)),
                         g_list_model_get_n_items (cue_conversation_get_messages (conversation)),
                         lamps.lit, lamps.taken, cue_checklist_get_n_said (checks),
                         cue_checklist_get_n_must (checks));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 cue_conversation_get_title (conversation));
  adw_action_row_set_subtitle (row, text);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  CueConversation *conversation = item;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* names are text */

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_name (row, cue_conversation_get_id (conversation));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (cue_closure_channel_icon (
                                 cue_conversation_get_channel (conversation))));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (conversation, "notify", G_CALLBACK (show_session), row, 0);
  show_session (conversation, NULL, ADW_ACTION_ROW (row));
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, CueSessionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.role", "s", "agent");
}

void
cue_sessions_page_set_desk (CueSessionsPage *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_SESSIONS_PAGE (self));

  g_set_object (&self->desk, desk);
  gtk_list_box_bind_model (self->list, cue_desk_get_conversations (desk), create_row, self, NULL);
}

static void
cue_sessions_page_dispose (GObject *object)
{
  CueSessionsPage *self = CUE_SESSIONS_PAGE (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_sessions_page_parent_class)->dispose (object);
}

static void
cue_sessions_page_class_init (CueSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_sessions_page_dispose;
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/pages/cue-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, frame);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cue_sessions_page_init (CueSessionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
