/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-bubble.h"
#include "cue-closures.h"
#include "cue-compat.h"
#include "cue-lang.h"
#include "cue-transcript-find.h"
#include "cue-ui.h"

/* A row that was asked for may be made a frame or two later; so long its flash is kept for it. */
#define REVEAL_MS 1500
#define NEAR_BOTTOM 4.0

struct _CueTranscript
{
  GtkWidget parent_instance;

  /* owned */
  CueConversation *conversation;
  GSignalGroup *conversation_signals;
  GSignalGroup *messages_signals;
  GtkNoSelection *selection;
  GPtrArray *rows; /* GtkListItem that are bound */
  CueTranscriptFind find;
  char *reveal_turn;
  guint reveal_source;
  guint pin_tick;
  guint follow_tick;

  CueSpan reveal_span;
  gboolean reveal_whole;
  gboolean stuck; /* to the bottom */
  guint n_new;
  double last_value;
  double last_upper;
  double last_page;

  /* template */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkImage *empty_icon;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkLabel *typing;
  GtkRevealer *pill_revealer;
  GtkWidget *pill;
  GtkLabel *pill_label;
  GtkRevealer *find_revealer;
  GtkWidget *find_entry;
  GtkLabel *find_count;
  GtkWidget *find_up;
  GtkWidget *find_down;
};

G_DEFINE_FINAL_TYPE (CueTranscript, cue_transcript, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONVERSATION,
  PROP_AT_BOTTOM,
  N_PROPS
};

enum
{
  MARK_ACTIVATED,
  MARK_HOVERED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GListModel *
messages_of (CueTranscript *self)
{
  return self->conversation != NULL ? cue_conversation_get_messages (self->conversation) : NULL;
}

static guint
n_messages (CueTranscript *self)
{
  GListModel *messages = messages_of (self);

  return messages != NULL ? g_list_model_get_n_items (messages) : 0;
}

/* ---- the bottom ---- */

static void
show_new (CueTranscript *self)
{
  gboolean shown = !self->stuck && n_messages (self) > 0;
  g_autofree char *text
      = self->n_new > 0
            ? g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%u new", "%u new", self->n_new),
                               self->n_new)
            : g_strdup (_ ("Latest"));

  gtk_label_set_text (self->pill_label, text);
  gtk_revealer_set_reveal_child (self->pill_revealer, shown);
  gtk_widget_set_can_target (GTK_WIDGET (self->pill_revealer), shown);
  gtk_widget_set_focusable (self->pill, shown);
}

static void
set_stuck (CueTranscript *self, gboolean stuck)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  /* what fits has no end to be away from */
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 1)
    stuck = TRUE;
  if (stuck)
    self->n_new = 0;
  if (self->stuck != stuck)
    {
      self->stuck = stuck;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT_BOTTOM]);
    }
  show_new (self);
}

static gboolean
pin_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CueTranscript *self = CUE_TRANSCRIPT (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n = n_messages (self);

  self->pin_tick = 0;
  if (self->stuck && n > 0)
    {
      double bottom
          = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      cue_compat_list_scroll_to (self->list, n - 1);
      gtk_adjustment_set_value (adjustment, bottom);
    }
  return G_SOURCE_REMOVE;
}

/* The list guesses the height of rows that it has not made, so its end moves while it comes into
 * view: the bottom is taken again in each frame in which the adjustment changed. */
static void
pin_to_bottom (CueTranscript *self)
{
  if (self->pin_tick == 0)
    self->pin_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), pin_cb, NULL, NULL);
}

static void
adjustment_changed_cb (CueTranscript *self)
{
  if (self->stuck)
    pin_to_bottom (self);
}

/* Only a move up by the user lets go of the bottom; a list that grew or was resized does not. */
static void
adjustment_value_cb (CueTranscript *self, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  gboolean same_size = upper == self->last_upper && page == self->last_page;

  if (value + page >= upper - NEAR_BOTTOM)
    {
      if (self->reveal_turn == NULL)
        set_stuck (self, TRUE);
    }
  else if (same_size && value < self->last_value - 1 && self->pin_tick == 0)
    set_stuck (self, FALSE);
  self->last_value = value;
  self->last_upper = upper;
  self->last_page = page;
}

void
cue_transcript_scroll_to_bottom (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  g_clear_pointer (&self->reveal_turn, g_free);
  set_stuck (self, TRUE);
  pin_to_bottom (self);
}

static void
pill_clicked_cb (CueTranscript *self)
{
  cue_transcript_scroll_to_bottom (self);
}

/* ---- rows ---- */

static void
follow (CueTranscript *self, GtkListItem *item)
{
  CueBubble *bubble = CUE_BUBBLE (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  g_autoptr (CueMessage) previous = NULL;

  if (position != GTK_INVALID_LIST_POSITION && position > 0)
    previous = g_list_model_get_item (messages_of (self), position - 1);
  cue_bubble_follow (bubble, previous, g_get_real_time () / 1000);
}

static gboolean
follow_all_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CueTranscript *self = CUE_TRANSCRIPT (widget);

  self->follow_tick = 0;
  for (guint i = 0; i < self->rows->len; i++)
    follow (self, self->rows->pdata[i]);
  return G_SOURCE_REMOVE;
}

static void
flash_if_asked (CueTranscript *self, CueBubble *bubble)
{
  CueMessage *message = cue_bubble_get_message (bubble);

  if (self->reveal_turn == NULL || message == NULL
      || g_strcmp0 (cue_message_get_turn (message), self->reveal_turn) != 0)
    return;
  cue_bubble_flash (bubble, self->reveal_whole ? NULL : &self->reveal_span);
}

static void
mark_activated_cb (CueTranscript *self, const char *kind, const char *id)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, kind, id);
}

static void
mark_hovered_cb (CueTranscript *self, const char *kind, const char *id)
{
  g_signal_emit (self, signals[MARK_HOVERED], 0, kind, id);
}

static void
point_activated_cb (CueTranscript *self, const char *id)
{
  g_signal_emit (self, signals[POINT_ACTIVATED], 0, id);
}

static void
setup_cb (CueTranscript *self, GtkListItem *item)
{
  GtkWidget *bubble = cue_bubble_new ();

  g_signal_connect_object (bubble, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "mark-hovered", G_CALLBACK (mark_hovered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "point-activated", G_CALLBACK (point_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, bubble);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (CueTranscript *self, GtkListItem *item)
{
  CueBubble *bubble = CUE_BUBBLE (gtk_list_item_get_child (item));

  g_ptr_array_add (self->rows, item);
  cue_bubble_bind (bubble, self->conversation, gtk_list_item_get_item (item));
  cue_bubble_set_needle (bubble, self->find.needle);
  follow (self, item);
  flash_if_asked (self, bubble);
}

static void
unbind_cb (CueTranscript *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, item);
  cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (item)), NULL);
  cue_bubble_bind (CUE_BUBBLE (gtk_list_item_get_child (item)), NULL, NULL);
}

/* ---- the conversation ---- */

static void
show_empty (CueTranscript *self)
{
  gboolean voice = self->conversation != NULL && cue_conversation_is_voice (self->conversation);

  gtk_stack_set_visible_child_name (self->stack, n_messages (self) > 0 ? "list" : "empty");
  gtk_image_set_from_icon_name (self->empty_icon,
                                voice ? "cue-phone-symbolic" : "cue-chat-symbolic");
  if (self->conversation == NULL)
    {
      gtk_label_set_text (self->empty_title, _ ("No conversation is open"));
      gtk_label_set_text (self->empty_text,
                          _ ("Choose one in the queue: J and K move, Enter opens."));
      return;
    }
  gtk_label_set_text (self->empty_title, _ ("Nothing has been said yet"));
  gtk_label_set_text (self->empty_text, voice ? _ ("What is said on the call appears here.")
                                              : _ ("The first message appears here. You can greet "
                                                   "the customer at once."));
}

static void
show_typing (CueTranscript *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->conversation != NULL && cue_conversation_is_typing (self->conversation))
    {
      title = cue_closure_isolate (cue_conversation_get_title (self->conversation));
      text = g_strdup_printf (cue_conversation_is_voice (self->conversation) ? _ ("%s is speaking…")
                                                                             : _ ("%s is typing…"),
                              title);
    }
  gtk_label_set_text (self->typing, text != NULL ? text : "");
}

static void
count_new (CueTranscript *self, guint position, guint added)
{
  GListModel *messages = messages_of (self);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, position + i);

      if (cue_message_get_role (message) == CUE_ROLE_AGENT && !cue_message_is_partial (message))
        {
          cue_transcript_scroll_to_bottom (self);
          return;
        }
    }
  if (!self->stuck)
    self->n_new += added;
  show_new (self);
}

static void
messages_changed_cb (CueTranscript *self, guint position, guint removed, guint added)
{
  show_empty (self);
  if (added > removed && added < 32 && position + added == n_messages (self))
    count_new (self, position + removed, added - removed);
  if (self->stuck)
    pin_to_bottom (self);
  if (self->follow_tick == 0)
    self->follow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_all_cb, NULL, NULL);
}

void
cue_transcript_set_conversation (CueTranscript *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));
  g_return_if_fail (conversation == NULL || CUE_IS_CONVERSATION (conversation));

  if (self->conversation == conversation)
    return;
  cue_transcript_close_find (self);
  gtk_no_selection_set_model (self->selection, NULL);
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->conversation_signals, conversation);
  g_signal_group_set_target (self->messages_signals, messages_of (self));
  gtk_no_selection_set_model (self->selection, messages_of (self));
  show_empty (self);
  show_typing (self);
  cue_transcript_scroll_to_bottom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

CueConversation *
cue_transcript_get_conversation (CueTranscript *self)
{
  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), NULL);

  return self->conversation;
}

gboolean
cue_transcript_is_at_bottom (CueTranscript *self)
{
  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), FALSE);

  return self->stuck;
}

/* ---- reveal ---- */

static gboolean
reveal_over_cb (gpointer user_data)
{
  CueTranscript *self = user_data;

  self->reveal_source = 0;
  g_clear_pointer (&self->reveal_turn, g_free);
  return G_SOURCE_REMOVE;
}

static void
reveal_position (CueTranscript *self, guint position, const char *turn, const CueSpan *span)
{
  g_free (self->reveal_turn);
  self->reveal_turn = g_strdup (turn);
  self->reveal_whole = span == NULL;
  self->reveal_span = span != NULL ? *span : (CueSpan){ 0, 0 };
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  self->reveal_source = g_timeout_add (REVEAL_MS, reveal_over_cb, self);
  set_stuck (self, position + 1 == n_messages (self));
  cue_compat_list_scroll_to (self->list, position);
  for (guint i = 0; i < self->rows->len; i++)
    flash_if_asked (self, CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])));
}

gboolean
cue_transcript_reveal (CueTranscript *self, const char *turn, const CueSpan *span)
{
  GListModel *messages = NULL;

  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), FALSE);
  messages = messages_of (self);
  for (guint i = n_messages (self); i > 0; i--)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i - 1);

      if (g_strcmp0 (cue_message_get_turn (message), turn) != 0)
        continue;
      reveal_position (self, i - 1, turn, span);
      return TRUE;
    }
  return FALSE;
}

/* ---- find ---- */

static void
show_found (CueTranscript *self)
{
  g_autofree char *count = cue_transcript_find_dup_count (&self->find);
  gboolean any = self->find.positions->len > 0;

  gtk_label_set_text (self->find_count, count);
  gtk_widget_set_sensitive (self->find_up, any);
  gtk_widget_set_sensitive (self->find_down, any);
}

void
cue_transcript_find_step (CueTranscript *self, int step)
{
  guint position = 0;

  g_return_if_fail (CUE_IS_TRANSCRIPT (self));
  if (cue_transcript_find_move (&self->find, step, &position))
    {
      set_stuck (self, position + 1 == n_messages (self));
      cue_compat_list_scroll_to (self->list, position);
    }
  show_found (self);
}

void
cue_transcript_find (CueTranscript *self, const char *words)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  for (guint i = 0; i < self->rows->len; i++)
    cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])), NULL);
  cue_transcript_find_look (&self->find, messages_of (self), words);
  for (guint i = 0; i < self->rows->len; i++)
    cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])),
                           self->find.needle);
  cue_transcript_find_step (self, 0);
}

void
cue_transcript_open_find (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  gtk_revealer_set_reveal_child (self->find_revealer, TRUE);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

void
cue_transcript_close_find (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  if (!gtk_revealer_get_reveal_child (self->find_revealer))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->find_entry), "");
  cue_transcript_find (self, NULL);
  gtk_revealer_set_reveal_child (self->find_revealer, FALSE);
}

static void
find_changed_cb (CueTranscript *self)
{
  cue_transcript_find (self, gtk_editable_get_text (GTK_EDITABLE (self->find_entry)));
}

static void
find_next_cb (CueTranscript *self)
{
  cue_transcript_find_step (self, 1);
}

static void
find_previous_cb (CueTranscript *self)
{
  cue_transcript_find_step (self, -1);
}

static void
find_close_cb (CueTranscript *self)
{
  cue_transcript_close_find (self);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.write", NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- lifecycle ---- */

/* The colours of marks are made for light or dark. */
static void
dark_changed_cb (CueTranscript *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *item = self->rows->pdata[i];

      cue_bubble_bind (CUE_BUBBLE (gtk_list_item_get_child (item)), self->conversation,
                       gtk_list_item_get_item (item));
    }
}

static void
cue_transcript_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  switch (id)
    {
    case PROP_CONVERSATION:
      cue_transcript_set_conversation (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_transcript_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  switch (id)
    {
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_AT_BOTTOM:
      g_value_set_boolean (value, self->stuck);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_transcript_dispose (GObject *object)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->conversation_signals);
  g_clear_object (&self->messages_signals);
  g_clear_object (&self->conversation);
  cue_ui_dispose_template (GTK_WIDGET (self), CUE_TYPE_TRANSCRIPT);
  G_OBJECT_CLASS (cue_transcript_parent_class)->dispose (object);
}

static void
cue_transcript_finalize (GObject *object)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  cue_transcript_find_clear (&self->find);
  g_ptr_array_unref (self->rows);
  g_free (self->reveal_turn);
  G_OBJECT_CLASS (cue_transcript_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-transcript.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, stack);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, list);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_icon);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_title);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_text);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, typing);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill_revealer);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill_label);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_entry);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_count);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_up);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_down);
  gtk_widget_class_bind_template_callback (widget_class, pill_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_close_cb);
}

static void
cue_transcript_class_init (CueTranscriptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cue_transcript_set_property;
  object_class->get_property = cue_transcript_get_property;
  object_class->dispose = cue_transcript_dispose;
  object_class->finalize = cue_transcript_finalize;
  properties[PROP_CONVERSATION]
      = g_param_spec_object ("conversation", NULL, NULL, CUE_TYPE_CONVERSATION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_AT_BOTTOM] = g_param_spec_boolean ("at-bottom", NULL, NULL, TRUE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MARK_ACTIVATED]
      = g_signal_new ("mark-activated", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MARK_HOVERED]
      = g_signal_new ("mark-hovered", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[POINT_ACTIVATED]
      = g_signal_new ("point-activated", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
make_list (CueTranscript *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_no_selection_new (NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_value_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (factory);
}

static void
cue_transcript_init (CueTranscript *self)
{
  self->rows = g_ptr_array_new ();
  self->stuck = TRUE;
  cue_transcript_find_init (&self->find);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->conversation_signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::typing",
                                  G_CALLBACK (show_typing), self);
  self->messages_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->messages_signals, "items-changed",
                                  G_CALLBACK (messages_changed_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
  make_list (self);
  show_empty (self);
  show_found (self);
  show_new (self);
}

GtkWidget *
cue_transcript_new (void)
{
  return g_object_new (CUE_TYPE_TRANSCRIPT, NULL);
}
