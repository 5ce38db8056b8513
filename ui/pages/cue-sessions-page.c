/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sessions-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-compat.h"
#include "cue-find.h"
#include "cue-review-page.h"

#define MOST_CLOSED 500

struct _CueSessionsPage
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  GtkFilter *filter;
  CueNeedle *needle;     /* NULL: everything is shown */
  GCancellable *reading; /* of a review */
  GCancellable *listing; /* of what is closed */
  char *reviewed;        /* conversation of this desk, NULL from a file */

  /* template */
  GtkStack *stack;
  GtkSearchEntry *search;
  GtkWidget *open_title;
  GtkListBox *list;
  GtkListBox *closed;
  GtkLabel *no_closed;
  GtkSpinner *spinner;
  CueReviewPage *review;
};

G_DEFINE_FINAL_TYPE (CueSessionsPage, cue_sessions_page, GTK_TYPE_WIDGET)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
      = g_strdup_printf (_ ("%s · Turns: %u · Lamps lit: %u, used: %u · Points said: %u of %u"),
                         cue_closure_channel_word (cue_conversation_get_channel (conversation)),
                         g_list_model_get_n_items (cue_conversation_get_messages (conversation)),
                         lamps.lit, lamps.taken, cue_checklist_get_n_said (checks),
                         cue_checklist_get_n_must (checks));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 cue_conversation_get_title (conversation));
  adw_action_row_set_subtitle (row, text);
}

static GtkWidget *
create_row (const char *id, const char *channel)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* names are text */
  gtk_widget_set_name (row, id);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (cue_closure_channel_icon (channel)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_open_row (gpointer item, gpointer user_data)
{
  CueConversation *conversation = item;
  GtkWidget *row = create_row (cue_conversation_get_id (conversation),
                               cue_conversation_get_channel (conversation));

  g_signal_connect_object (conversation, "notify", G_CALLBACK (show_session), row, 0);
  show_session (conversation, NULL, ADW_ACTION_ROW (row));
  return row;
}

static GtkWidget *
create_closed_row (gpointer item, gpointer user_data)
{
  CueClosed *closed = item;
  gint64 at_ms = cue_closed_get_last_ms (closed);
  GtkWidget *row = create_row (cue_closed_get_id (closed), cue_closed_get_channel (closed));
  g_autofree char *day = cue_closure_day (at_ms, g_get_real_time () / 1000);
  g_autofree char *time = cue_closure_time (at_ms);
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);
  g_autofree char *text
      = g_strdup_printf (_ ("%s · Turns: %u · Lamps lit: %u, used: %u · Points said: %u"),
                         cue_closure_channel_word (cue_closed_get_channel (closed)),
                         cue_closed_get_n_turns (closed), cue_closed_get_n_lit (closed),
                         cue_closed_get_n_used (closed), cue_closed_get_n_said (closed));
  GtkWidget *label = gtk_label_new (when);

  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "quiet");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cue_closed_get_title (closed));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  return row;
}

static gboolean
is_sought (gpointer item, gpointer user_data)
{
  CueSessionsPage *self = user_data;
  const char *title
      = CUE_IS_CLOSED (item) ? cue_closed_get_title (item) : cue_conversation_get_title (item);
  const char *id = CUE_IS_CLOSED (item) ? cue_closed_get_id (item) : cue_conversation_get_id (item);
  CueSpan span;

  return self->needle == NULL || cue_needle_find (self->needle, title, 0, &span)
         || cue_needle_find (self->needle, id, 0, &span);
}

static void
search_changed_cb (CueSessionsPage *self)
{
  g_clear_pointer (&self->needle, cue_needle_free);
  self->needle = cue_needle_new (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_label_set_text (self->no_closed,
                      self->needle != NULL
                          ? _ ("No customer of that name.")
                          : _ ("What you close is listed here with what was said. Open it to go "
                               "through it step by step."));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
show_open_title (CueSessionsPage *self)
{
  gboolean any = self->desk != NULL
                 && g_list_model_get_n_items (cue_desk_get_conversations (self->desk)) > 0;

  gtk_widget_set_visible (self->open_title, any);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
}

static void
bind (CueSessionsPage *self, GtkListBox *list, GListModel *model, GtkListBoxCreateWidgetFunc create)
{
  g_autoptr (GtkFilterListModel) sought
      = gtk_filter_list_model_new (g_object_ref (model), g_object_ref (self->filter));

  gtk_list_box_bind_model (list, G_LIST_MODEL (sought), create, self, NULL);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueSessionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) closed = cue_desk_list_closed_finish (CUE_DESK (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (closed != NULL)
    bind (self, self->closed, closed, create_closed_row);
  else
    gtk_label_set_text (self->no_closed, error->message);
}

static void
show_page (CueSessionsPage *self, const char *page)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "reading"));
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
leave_review (CueSessionsPage *self)
{
  g_clear_pointer (&self->reviewed, g_free);
  cue_review_page_set_review (self->review, NULL);
  show_page (self, "list");
}

/* What was closed by mistake and is open again is nothing to review. */
static gboolean
is_open_again (CueSessionsPage *self)
{
  GListModel *open = cue_desk_get_conversations (self->desk);

  for (guint i = 0; self->reviewed != NULL && i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (open, i);

      if (g_str_equal (cue_conversation_get_id (conversation), self->reviewed))
        return TRUE;
    }
  return FALSE;
}

static void
list_closed (CueSessionsPage *self)
{
  show_open_title (self);
  if (self->desk != NULL && is_open_again (self))
    leave_review (self);
  if (self->desk == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  cue_desk_list_closed_async (self->desk, MOST_CLOSED, self->listing, listed_cb,
                              g_object_ref (self));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueSessionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReview) review = cue_desk_review_finish (CUE_DESK (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (review == NULL)
    {
      show_page (self, "list");
      g_signal_emit (self, signals[TOLD], 0, error->message);
      return;
    }
  show_page (self, "review");
  cue_review_page_set_review (self->review, review);
}

static void
stop_reading (CueSessionsPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (CueSessionsPage *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  show_page (self, "reading");
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  CueSessionsPage *self = user_data;

  if (file == NULL || self->desk == NULL)
    return;
  start_reading (self);
  g_clear_pointer (&self->reviewed, g_free);
  cue_desk_review_file_async (self->desk, file, self->reading, read_cb, g_object_ref (self));
}

static void
act_open_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_compat_open_file (widget, _ ("Open an exported conversation"), file_chosen_cb, widget);
}

static void
act_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stop_reading (CUE_SESSIONS_PAGE (widget));
  show_page (CUE_SESSIONS_PAGE (widget), "list");
}

static void
open_activated_cb (GtkListBox *list, GtkListBoxRow *row, CueSessionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.role", "s", "agent");
}

static void
closed_activated_cb (GtkListBox *list, GtkListBoxRow *row, CueSessionsPage *self)
{
  start_reading (self);
  g_free (self->reviewed);
  self->reviewed = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));
  cue_desk_review_async (self->desk, gtk_widget_get_name (GTK_WIDGET (row)), self->reading, read_cb,
                         g_object_ref (self));
}

static void
focus_list (CueSessionsPage *self)
{
  if (!gtk_widget_child_focus (GTK_WIDGET (self->closed), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
left_cb (CueSessionsPage *self)
{
  leave_review (self);
  focus_list (self);
}

static void
told_cb (CueReviewPage *page, const char *text, CueSessionsPage *self)
{
  g_signal_emit (self, signals[TOLD], 0, text);
}

static void
cue_sessions_page_map (GtkWidget *widget)
{
  CueSessionsPage *self = CUE_SESSIONS_PAGE (widget);

  GTK_WIDGET_CLASS (cue_sessions_page_parent_class)->map (widget);
  list_closed (self);
  /* keys are for what is on the screen now */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0)
    cue_review_page_focus_scale (self->review);
  else
    focus_list (self);
}

void
cue_sessions_page_set_desk (CueSessionsPage *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_SESSIONS_PAGE (self));

  g_set_object (&self->desk, desk);
  bind (self, self->list, cue_desk_get_conversations (desk), create_open_row);
  g_signal_connect_object (cue_desk_get_conversations (desk), "items-changed",
                           G_CALLBACK (list_closed), self, G_CONNECT_SWAPPED);
  list_closed (self);
}

static void
cue_sessions_page_dispose (GObject *object)
{
  CueSessionsPage *self = CUE_SESSIONS_PAGE (object);

  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  stop_reading (self);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&child, gtk_widget_unparent);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->reviewed, g_free);
  g_clear_pointer (&self->needle, cue_needle_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_sessions_page_parent_class)->dispose (object);
}

static void
cue_sessions_page_class_init (CueSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_sessions_page_dispose;
  widget_class->map = cue_sessions_page_map;
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "sessions.open-file", NULL, act_open_file);
  gtk_widget_class_install_action (widget_class, "sessions.cancel", NULL, act_cancel);
  g_type_ensure (CUE_TYPE_REVIEW_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/pages/cue-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, open_title);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, closed);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, no_closed);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueSessionsPage, review);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_activated_cb);
}

static void
cue_sessions_page_init (CueSessionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_sought, self, NULL));
  search_changed_cb (self);
  show_open_title (self);
  g_signal_connect_object (self->review, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "told", G_CALLBACK (told_cb), self, 0);
}
