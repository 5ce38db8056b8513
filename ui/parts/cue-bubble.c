/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bubble-private.h"

#include <glib/gi18n-lib.h>

#include "cue-access.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-ui.h"

#define FLASH_MS 1600
#define GROUP_MS (5 * 60 * 1000)

G_DEFINE_FINAL_TYPE (CueBubble, cue_bubble, GTK_TYPE_WIDGET)

enum
{
  MARK_ACTIVATED,
  MARK_HOVERED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
place (CueBubble *self, CueRole role)
{
  static const char *const classes[] = {
    [CUE_ROLE_CUSTOMER] = "customer", [CUE_ROLE_AGENT] = "agent", [CUE_ROLE_SYSTEM] = "system"
  };
  GtkAlign align = role == CUE_ROLE_CUSTOMER ? GTK_ALIGN_START
                   : role == CUE_ROLE_AGENT  ? GTK_ALIGN_END
                                             : GTK_ALIGN_CENTER;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[role]);
  gtk_widget_set_halign (GTK_WIDGET (self->head), align);
  gtk_widget_set_halign (self->balloon, align);
  gtk_widget_set_halign (GTK_WIDGET (self->ticks), align);
}

static const char *
author_of (CueBubble *self)
{
  const char *author = cue_message_get_author (self->message);

  if (author != NULL && *author != '\0')
    return author;
  if (cue_message_get_role (self->message) == CUE_ROLE_CUSTOMER && self->conversation != NULL)
    return cue_conversation_get_title (self->conversation);
  return cue_closure_role_word (cue_message_get_role (self->message));
}

/* What stands around the words: still being spoken, the points they say. */
static char *
dup_description (CueBubble *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (cue_message_is_partial (self->message))
    g_string_append (text, _ ("Still speaking."));
  for (GtkWidget *tick = gtk_widget_get_first_child (GTK_WIDGET (self->ticks)); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    if (gtk_widget_get_tooltip_text (tick) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              gtk_widget_get_tooltip_text (tick));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_accessible (CueBubble *self)
{
  g_autofree char *time = cue_closure_time (cue_message_get_at_ms (self->message));
  g_autofree char *author = cue_closure_isolate (author_of (self));
  g_autofree char *line
      = g_strdup_printf ("%s %s: %s", author, time, cue_shown_get_text (self->shown));

  g_autofree char *description = dup_description (self);

  cue_access_name_row (GTK_WIDGET (self), line, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update (CueBubble *self)
{
  if (self->message == NULL)
    return;
  g_clear_pointer (&self->shown, cue_shown_free);
  self->shown = cue_shown_new (cue_message_get_text (self->message),
                               self->whole ? 0 : CUE_SHOWN_MOST_GRAPHEMES);
  place (self, cue_message_get_role (self->message));
  gtk_label_set_text (self->text, cue_shown_get_text (self->shown));
  cue_bubble_update_attributes (self);
  gtk_widget_set_visible (self->more, cue_shown_is_cut (self->shown));
  if (cue_message_is_partial (self->message))
    gtk_widget_add_css_class (GTK_WIDGET (self), "partial");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "partial");
  if (cue_message_is_pending (self->message))
    gtk_widget_add_css_class (GTK_WIDGET (self), "pending");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pending");
  cue_bubble_update_ticks (self);
  update_accessible (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CueBubble *self = user_data;

  self->refresh_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several properties change in one step: one update for all of them. */
static void
changed_cb (CueBubble *self)
{
  self->followed = FALSE;
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

void
cue_bubble_bind (CueBubble *self, CueConversation *conversation, CueMessage *message)
{
  g_return_if_fail (CUE_IS_BUBBLE (self));

  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->hovered, g_free);
  g_array_set_size (self->flashes, 0);
  self->whole = FALSE;
  self->followed = FALSE;
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->checklist_signals,
                             conversation != NULL ? cue_conversation_get_checklist (conversation)
                                                  : NULL);
  g_set_object (&self->message, message);
  g_signal_group_set_target (self->message_signals, message);
  update (self);
}

void
cue_bubble_follow (CueBubble *self, CueMessage *previous, gint64 now_ms)
{
  gint64 at_ms = 0;
  gboolean new_day = FALSE, new_group = FALSE;

  g_return_if_fail (CUE_IS_BUBBLE (self));
  /* asked of every row at every turn: nothing may be measured again that did not change */
  if (self->message == NULL
      || (self->followed && previous == self->previous
          && !gtk_widget_get_visible (GTK_WIDGET (self->day))))
    return;
  self->followed = TRUE;
  g_set_object (&self->previous, previous);
  at_ms = cue_message_get_at_ms (self->message);
  new_day = previous == NULL || !cue_closure_same_day (cue_message_get_at_ms (previous), at_ms);
  new_group = new_day || cue_message_get_role (previous) != cue_message_get_role (self->message)
              || at_ms - cue_message_get_at_ms (previous) > GROUP_MS;
  if (new_day)
    {
      g_autofree char *day = cue_closure_day (at_ms, now_ms);

      gtk_label_set_text (self->day, day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->day), new_day);
  if (new_group)
    {
      g_autofree char *time = cue_closure_time (at_ms);
      g_autofree char *author = cue_closure_isolate (author_of (self));
      g_autofree char *head = g_strdup_printf ("%s  %s", author, time);

      gtk_label_set_text (self->head, head);
      cue_lang_set_label (self->head, cue_message_get_lang (self->message));
      gtk_widget_add_css_class (GTK_WIDGET (self), "first");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  gtk_widget_set_visible (GTK_WIDGET (self->head),
                          new_group && cue_message_get_role (self->message) != CUE_ROLE_SYSTEM);
}

CueMessage *
cue_bubble_get_message (CueBubble *self)
{
  return self->message;
}

void
cue_bubble_set_needle (CueBubble *self, const CueNeedle *needle)
{
  if (self->needle == NULL && needle == NULL)
    return;
  self->needle = needle;
  if (self->message != NULL)
    cue_bubble_update_attributes (self);
}

static gboolean
flash_over_cb (gpointer user_data)
{
  CueBubble *self = user_data;

  self->flash_source = 0;
  g_array_set_size (self->flashes, 0);
  cue_bubble_update_attributes (self);
  return G_SOURCE_REMOVE;
}

void
cue_bubble_flash (CueBubble *self, const CueSpan *span)
{
  CueSpan flash = span != NULL ? *span : (CueSpan){ 0, G_MAXUINT };

  g_return_if_fail (CUE_IS_BUBBLE (self));
  if (self->message == NULL)
    return;
  g_array_append_val (self->flashes, flash);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  self->flash_source = g_timeout_add (FLASH_MS, flash_over_cb, self);
  cue_bubble_update_attributes (self);
}

static void
show_all_cb (CueBubble *self)
{
  self->whole = TRUE;
  update (self);
}

void
cue_bubble_activate_mark (CueBubble *self, const CueMark *mark)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark->kind, mark->id);
}

void
cue_bubble_activate_point (CueBubble *self, const char *point)
{
  g_signal_emit (self, signals[POINT_ACTIVATED], 0, point);
}

void
cue_bubble_hover (CueBubble *self, const CueMark *mark)
{
  if (g_strcmp0 (self->hovered, mark != NULL ? mark->id : NULL) == 0)
    return;
  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->id) : NULL;
  g_signal_emit (self, signals[MARK_HOVERED], 0, mark != NULL ? mark->kind : NULL, self->hovered);
}

/* ---- lifecycle ---- */

static void
cue_bubble_dispose (GObject *object)
{
  CueBubble *self = CUE_BUBBLE (object);

  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->message_signals);
  g_clear_object (&self->checklist_signals);
  g_clear_object (&self->conversation);
  g_clear_object (&self->message);
  g_clear_object (&self->previous);
  cue_ui_dispose_template (GTK_WIDGET (self), CUE_TYPE_BUBBLE);
  G_OBJECT_CLASS (cue_bubble_parent_class)->dispose (object);
}

static void
cue_bubble_finalize (GObject *object)
{
  CueBubble *self = CUE_BUBBLE (object);

  g_clear_pointer (&self->shown, cue_shown_free);
  g_array_unref (self->flashes);
  g_free (self->hovered);
  G_OBJECT_CLASS (cue_bubble_parent_class)->finalize (object);
}

static void
cue_bubble_class_init (CueBubbleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_bubble_dispose;
  object_class->finalize = cue_bubble_finalize;
  signals[MARK_ACTIVATED]
      = g_signal_new ("mark-activated", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MARK_HOVERED] = g_signal_new ("mark-hovered", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-bubble.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, day);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, head);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, balloon);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, text);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, more);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, ticks);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
cue_bubble_init (CueBubble *self)
{
  self->flashes = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->message_signals = g_signal_group_new (CUE_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->message_signals, "notify", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->message_signals, "marks-changed", G_CALLBACK (changed_cb),
                                  self);
  self->checklist_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->checklist_signals, "items-changed", G_CALLBACK (changed_cb),
                                  self);
  cue_bubble_add_controllers (self);
}

GtkWidget *
cue_bubble_new (void)
{
  return g_object_new (CUE_TYPE_BUBBLE, NULL);
}
