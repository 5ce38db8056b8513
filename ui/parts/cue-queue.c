/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-queue.h"

#include <glib/gi18n-lib.h>

#include "cue-queue-row.h"

struct _CueQueue
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  CueConversation *marked;
  GPtrArray *rows;    /* CueQueueRow in use, borrowed from the list */
  GPtrArray *watched; /* conversations whose status is followed */
  guint clock_source;
  guint refresh_source;

  /* template */
  GtkToggleButton *all;
  GtkToggleButton *waiting;
  GtkToggleButton *snoozed;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (CueQueue, cue_queue, GTK_TYPE_WIDGET)

static gboolean
fits (gpointer item, gpointer user_data)
{
  CueQueue *self = user_data;
  CueConversationStatus status = cue_conversation_get_status (item);

  if (gtk_toggle_button_get_active (self->waiting))
    return cue_conversation_is_waiting (item);
  if (gtk_toggle_button_get_active (self->snoozed))
    return status == CUE_CONVERSATION_SNOOZED;
  return status != CUE_CONVERSATION_SNOOZED;
}

/* With large text the three filters must still fit the pane. */
static void
set_filter_label (GtkToggleButton *button, const char *text)
{
  GtkWidget *child = NULL;

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), text) == 0)
    return;
  gtk_button_set_label (GTK_BUTTON (button), text);
  child = gtk_button_get_child (GTK_BUTTON (button));
  if (GTK_IS_LABEL (child))
    gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
}

static void
show_counts (CueQueue *self)
{
  GListModel *all = cue_desk_get_conversations (self->desk);
  guint open = 0, waiting = 0, snoozed = 0;
  g_autofree char *all_text = NULL;
  g_autofree char *waiting_text = NULL;
  g_autofree char *snoozed_text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (all, i);

      if (cue_conversation_get_status (conversation) == CUE_CONVERSATION_SNOOZED)
        snoozed++;
      else
        {
          open++;
          waiting += cue_conversation_is_waiting (conversation) ? 1 : 0;
        }
    }
  /* Translators: filters of the queue with their counts, as short as can be */
  all_text = g_strdup_printf (_ ("All %u"), open);
  waiting_text = g_strdup_printf (_ ("Waiting %u"), waiting);
  snoozed_text = g_strdup_printf (_ ("Snoozed %u"), snoozed);
  set_filter_label (self->all, all_text);
  set_filter_label (self->waiting, waiting_text);
  set_filter_label (self->snoozed, snoozed_text);
}

static void
show_empty (CueQueue *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;
  const char *text = _ ("Nobody is waiting. New conversations appear here.");

  if (gtk_toggle_button_get_active (self->snoozed))
    text = _ ("Nothing is snoozed. Alt+S puts a conversation aside for 15 minutes.");
  else if (gtk_toggle_button_get_active (self->waiting))
    text = _ ("Every customer has an answer.");
  gtk_label_set_text (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, none ? "empty" : "list");
}

static void
select_marked (CueQueue *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueConversation) conversation
          = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (conversation == self->marked)
        position = i;
    }
  gtk_single_selection_set_selected (self->selection, position);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CueQueue *self = user_data;

  self->refresh_source = 0;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
  show_empty (self);
  select_marked (self);
  return G_SOURCE_REMOVE;
}

/* Many things change at one event; the list is looked at once. */
static void
refresh (CueQueue *self)
{
  if (self->refresh_source == 0 && self->desk != NULL)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

static void
filter_toggled_cb (CueQueue *self)
{
  refresh (self);
}

static void
watch_conversations (CueQueue *self)
{
  GListModel *all = cue_desk_get_conversations (self->desk);

  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i), refresh, self);
  g_ptr_array_set_size (self->watched, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      CueConversation *conversation = g_list_model_get_item (all, i);

      g_ptr_array_add (self->watched, conversation);
      g_signal_connect_object (conversation, "notify::status", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (conversation, "notify::waiting-since-ms", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}

static gboolean
clock_cb (gpointer user_data)
{
  CueQueue *self = user_data;
  gint64 now_ms = cue_desk_now_ms (self->desk);

  for (guint i = 0; i < self->rows->len; i++)
    cue_queue_row_show_time (g_ptr_array_index (self->rows, i), now_ms);
  return G_SOURCE_CONTINUE;
}

static void
open_position (CueQueue *self, guint position)
{
  g_autoptr (CueConversation) conversation
      = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (conversation != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                                cue_conversation_get_id (conversation));
}

static void
list_activated_cb (GtkListView *list, guint position, CueQueue *self)
{
  open_position (self, position);
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueQueue *self = CUE_QUEUE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint now = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (now == GTK_INVALID_LIST_POSITION)
    now = 0;
  else
    now = g_str_equal (action, "queue.next") ? MIN (now + 1, n - 1) : now - (now > 0);
  open_position (self, now);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CueQueue *self)
{
  GtkWidget *row = cue_queue_row_new ();

  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CueQueue *self)
{
  CueQueueRow *row = CUE_QUEUE_ROW (gtk_list_item_get_child (item));

  g_ptr_array_add (self->rows, row);
  cue_queue_row_set_conversation (row, gtk_list_item_get_item (item));
  cue_queue_row_show_time (row, cue_desk_now_ms (self->desk));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CueQueue *self)
{
  CueQueueRow *row = CUE_QUEUE_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  cue_queue_row_set_conversation (row, NULL);
}

void
cue_queue_set_desk (CueQueue *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_QUEUE (self));
  g_return_if_fail (CUE_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  gtk_filter_list_model_set_model (self->filtered, cue_desk_get_conversations (desk));
  g_signal_connect_object (cue_desk_get_conversations (desk), "items-changed",
                           G_CALLBACK (watch_conversations), self, G_CONNECT_SWAPPED);
  self->clock_source = g_timeout_add_seconds (1, clock_cb, self);
  watch_conversations (self);
}

void
cue_queue_mark (CueQueue *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_QUEUE (self));

  g_set_object (&self->marked, conversation);
  select_marked (self);
}

static void
cue_queue_dispose (GObject *object)
{
  CueQueue *self = CUE_QUEUE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_object (&self->marked);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_queue_parent_class)->dispose (object);
}

static void
cue_queue_finalize (GObject *object)
{
  CueQueue *self = CUE_QUEUE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_queue_parent_class)->finalize (object);
}

static void
cue_queue_class_init (CueQueueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_queue_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/cuelight/ui/parts/cue-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, CueQueue, all);
  gtk_widget_class_bind_template_child (widget_class, CueQueue, waiting);
  gtk_widget_class_bind_template_child (widget_class, CueQueue, snoozed);
  gtk_widget_class_bind_template_child (widget_class, CueQueue, stack);
  gtk_widget_class_bind_template_child (widget_class, CueQueue, list);
  gtk_widget_class_bind_template_child (widget_class, CueQueue, empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_install_action (widget_class, "queue.next", NULL, move);
  gtk_widget_class_install_action (widget_class, "queue.previous", NULL, move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "queue.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "queue.previous", NULL);
  gtk_widget_class_set_css_name (widget_class, "queue");
}

static void
cue_queue_init (CueQueue *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));

  self->rows = g_ptr_array_new ();
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filtered = gtk_filter_list_model_new (NULL, filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
