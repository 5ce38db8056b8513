/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-queue-row.h"

#include <glib/gi18n-lib.h>

#include "cue-access.h"
#include "cue-closures.h"
#include "cue-lang.h"

#define PREVIEW_LENGTH 60
#define TOLD_MS (10 * 1000) /* how exactly a wait is told in words */

struct _CueQueueRow
{
  GtkWidget parent;

  /* owned */
  CueConversation *conversation;
  GSignalGroup *signals;
  gint64 now_ms;
  char *told; /* name of the row, as it was told last */

  /* template */
  GtkImage *channel;
  GtkLabel *title;
  GtkImage *state;
  GtkImage *urgent;
  GtkLabel *clock;
  GtkLabel *preview;
  GtkImage *lamp_icon;
  GtkLabel *lamps;
  GtkLabel *unread;
};

G_DEFINE_FINAL_TYPE (CueQueueRow, cue_queue_row, GTK_TYPE_WIDGET)

/* What the clock says: how long the customer waits, or why nobody waits. */
static char *
dup_clock (CueQueueRow *self)
{
  gint64 since_ms = cue_conversation_get_waiting_since_ms (self->conversation);

  switch (cue_conversation_get_status (self->conversation))
    {
    case CUE_CONVERSATION_SNOOZED:
      {
        g_autofree char *until
            = cue_closure_time (cue_conversation_get_snoozed_until_ms (self->conversation));

        return g_strdup_printf (_ ("until %s"), until);
      }
    case CUE_CONVERSATION_WRAP_UP:
      return g_strdup (_ ("wrap up"));
    case CUE_CONVERSATION_WAITING:
    case CUE_CONVERSATION_MINE:
    case CUE_CONVERSATION_CLOSED:
    default:
      if (cue_conversation_is_voice (self->conversation))
        return cue_closure_clock (self->now_ms
                                  - cue_conversation_get_opened_ms (self->conversation));
      return since_ms > 0 ? cue_closure_clock (MAX (0, self->now_ms - since_ms)) : g_strdup ("");
    }
}

/* Beside the clock, so that no colour has to say it: put aside, to be wrapped up, or waiting. */
static const char *
choose_icon (CueQueueRow *self)
{
  switch (cue_conversation_get_status (self->conversation))
    {
    case CUE_CONVERSATION_SNOOZED:
      return "cue-snooze-symbolic";
    case CUE_CONVERSATION_WRAP_UP:
      return "cue-wrap-up-symbolic";
    case CUE_CONVERSATION_WAITING:
    case CUE_CONVERSATION_MINE:
    case CUE_CONVERSATION_CLOSED:
    default:
      return !cue_conversation_is_voice (self->conversation)
                     && cue_conversation_is_waiting (self->conversation)
                 ? "cue-clock-symbolic"
                 : NULL;
    }
}

static gboolean
is_urgent (CueQueueRow *self)
{
  gint64 since_ms = cue_conversation_get_waiting_since_ms (self->conversation);

  return cue_conversation_is_waiting (self->conversation)
         && !cue_conversation_is_voice (self->conversation)
         && cue_closure_is_urgent (self->now_ms - since_ms);
}

static char *
dup_wait (CueQueueRow *self)
{
  CueConversationStatus status = cue_conversation_get_status (self->conversation);
  gint64 since_ms = cue_conversation_get_waiting_since_ms (self->conversation);

  if (status == CUE_CONVERSATION_SNOOZED || status == CUE_CONVERSATION_WRAP_UP)
    return dup_clock (self);
  if (since_ms <= 0 || cue_conversation_is_voice (self->conversation))
    return g_strdup (cue_closure_status_word (status));
  if (self->now_ms - since_ms < TOLD_MS)
    return g_strdup (cue_closure_status_word (CUE_CONVERSATION_WAITING));
  return cue_closure_wait ((self->now_ms - since_ms) / TOLD_MS * TOLD_MS);
}

/* Who, by what, how it stands, what is new: everything the row shows, in words. */
static char *
dup_name (CueQueueRow *self)
{
  guint unread = cue_conversation_get_unread (self->conversation);
  g_autofree char *title = cue_closure_isolate (cue_conversation_get_title (self->conversation));
  g_autofree char *wait = dup_wait (self);
  g_autoptr (GString) text = g_string_new (title);
  guint lit;

  g_object_get (self->conversation, "n-lit", &lit, NULL);
  g_string_append_printf (text, ", %s, %s",
                          cue_closure_channel_word (
                              cue_conversation_get_channel (self->conversation)),
                          wait);
  if (unread > 0)
    g_string_append_printf (text,
                            dngettext (GETTEXT_PACKAGE, ", %u new message", ", %u new messages",
                                       unread),
                            unread);
  if (lit > 0)
    g_string_append_printf (text,
                            dngettext (GETTEXT_PACKAGE, ", %u lamp lit", ", %u lamps lit", lit),
                            lit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Told only when it has changed: the clock ticks each second. */
static void
tell (CueQueueRow *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *told = g_strdup_printf ("%s\n%s", name, gtk_label_get_text (self->preview));

  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  cue_access_name_row (GTK_WIDGET (self), name, gtk_label_get_text (self->preview));
}

void
cue_queue_row_show_time (CueQueueRow *self, gint64 now_ms)
{
  g_autofree char *clock = NULL;
  gboolean urgent;

  g_return_if_fail (CUE_IS_QUEUE_ROW (self));

  self->now_ms = now_ms;
  if (self->conversation == NULL)
    return;
  clock = dup_clock (self);
  urgent = is_urgent (self);
  /* setting a tooltip asks the X server where the pointer is: not at every turn */
  if (urgent != (gtk_widget_get_tooltip_text (GTK_WIDGET (self->urgent)) != NULL))
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->urgent),
                                 urgent ? _ ("Waiting for over a minute") : NULL);
  gtk_label_set_text (self->clock, clock);
  gtk_image_set_from_icon_name (self->state, choose_icon (self));
  gtk_widget_set_visible (GTK_WIDGET (self->state), !urgent && choose_icon (self) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->urgent), urgent);
  if (urgent)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "error");
  tell (self);
}

static void
show_name (CueQueueRow *self)
{
  const char *title = cue_conversation_get_title (self->conversation);
  guint unread = cue_conversation_get_unread (self->conversation);
  g_autofree char *count = g_strdup_printf ("%u", unread);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->unread, count);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), unread > 0);
}

static void
show_preview (CueQueueRow *self)
{
  g_autofree char *line
      = cue_closure_first_line (cue_conversation_get_preview (self->conversation), PREVIEW_LENGTH);
  g_autofree char *shown = cue_closure_isolate (line);

  gtk_label_set_text (self->preview, shown);
  cue_lang_set_label (self->preview, cue_conversation_get_lang (self->conversation));
}

static void
show_lamps (CueQueueRow *self)
{
  guint lit;
  g_autofree char *text = NULL;

  g_object_get (self->conversation, "n-lit", &lit, NULL);
  if (lit > 0)
    text = g_strdup_printf ("%u", lit);
  gtk_label_set_text (self->lamps, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lamp_icon), lit > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->lamps), lit > 0);
}

static void
show_all (CueQueueRow *self)
{
  gtk_image_set_from_icon_name (self->channel,
                                cue_closure_channel_icon (
                                    cue_conversation_get_channel (self->conversation)));
  show_name (self);
  show_preview (self);
  show_lamps (self);
  cue_queue_row_show_time (self, self->now_ms);
}

void
cue_queue_row_set_conversation (CueQueueRow *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_QUEUE_ROW (self));

  if (!g_set_object (&self->conversation, conversation))
    return;
  g_signal_group_set_target (self->signals, conversation);
  if (conversation != NULL)
    show_all (self);
}

static void
cue_queue_row_dispose (GObject *object)
{
  CueQueueRow *self = CUE_QUEUE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (cue_queue_row_parent_class)->dispose (object);
}

static void
cue_queue_row_finalize (GObject *object)
{
  CueQueueRow *self = CUE_QUEUE_ROW (object);

  g_clear_pointer (&self->told, g_free);

  G_OBJECT_CLASS (cue_queue_row_parent_class)->finalize (object);
}

static void
cue_queue_row_class_init (CueQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_queue_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_queue_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, channel);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, urgent);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, clock);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, preview);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, lamp_icon);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, lamps);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, state);
  gtk_widget_class_bind_template_child (widget_class, CueQueueRow, unread);
}

static void
cue_queue_row_init (CueQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show_all), self);
}

GtkWidget *
cue_queue_row_new (void)
{
  return g_object_new (CUE_TYPE_QUEUE_ROW, NULL);
}
