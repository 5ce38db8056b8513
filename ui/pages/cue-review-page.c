/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-review-page.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-compat.h"
#include "cue-panel.h"
#include "cue-transcript.h"
#include "cue-workspace.h"

#define MOST_MARKS 40

struct _CueReviewPage
{
  GtkWidget parent;

  /* owned */
  CueReview *review;
  GSignalGroup *signals;

  /* template */
  GtkWidget *frame;
  GtkImage *channel;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *truth;
  GtkWidget *difference;
  GtkToggleButton *panel_button;
  CueWorkspace *workspace;
  CueTranscript *transcript;
  CuePanel *panel;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *place;
};

G_DEFINE_FINAL_TYPE (CueReviewPage, cue_review_page, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_place (CueReviewPage *self)
{
  guint position = cue_review_get_position (self->review);
  gint64 at_ms = cue_review_get_at_ms (self->review);
  g_autofree char *time = at_ms > 0 ? cue_closure_time (at_ms) : g_strdup ("");
  /* Translators: the step of a conversation and the time of day: "Step 7 of 40 · 14:02" */
  g_autofree char *text = g_strdup_printf (_ ("Step %u of %u · %s"), position,
                                           cue_review_get_length (self->review), time);

  gtk_label_set_text (self->place, text);
  gtk_adjustment_set_value (self->adjustment, position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous-lamp",
                                 cue_review_find_lamp (self->review, position, TRUE) != position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next-lamp",
                                 cue_review_find_lamp (self->review, position, FALSE) != position);
  cue_transcript_scroll_to_bottom (self->transcript);
}

static void
show_conversation (CueReviewPage *self)
{
  CueConversation *conversation = cue_review_get_conversation (self->review);

  cue_transcript_set_conversation (self->transcript, conversation);
  cue_panel_set_conversation (self->panel, conversation);
}

/* Who it was and when: as the conversation told at its end. */
static void
show_head (CueReviewPage *self)
{
  CueConversation *conversation = cue_review_get_conversation (self->review);
  gint64 opened_ms = cue_conversation_get_opened_ms (conversation);
  g_autofree char *day = cue_closure_day (opened_ms, g_get_real_time () / 1000);
  g_autofree char *time = cue_closure_time (opened_ms);
  const char *channel = cue_closure_channel_word (cue_conversation_get_channel (conversation));
  const char *lang = cue_closure_lang_word (cue_conversation_get_lang (conversation));
  g_autofree char *text = opened_ms > 0
                              ? g_strdup_printf ("%s · %s %s · %s", channel, day, time, lang)
                              : g_strdup (channel);

  gtk_image_set_from_icon_name (self->channel, cue_closure_channel_icon (
                                                   cue_conversation_get_channel (conversation)));
  gtk_label_set_text (self->title, cue_conversation_get_title (conversation));
  gtk_label_set_text (self->details, text);
}

static void
show_truth (CueReviewPage *self)
{
  guint step = 0;
  CueReviewTruth truth = cue_review_get_truth (self->review, &step);
  g_autofree char *differs = g_strdup_printf (_ ("Differs from step %u on"), step);
  const struct
  {
    const char *word;
    const char *why;
    const char *class;
  } words[] = {
    [CUE_REVIEW_UNKNOWN] = { _ ("Not checked"),
                             _ ("It was made with another pack or version, so it may light other "
                                "lamps here."),
                             NULL },
    [CUE_REVIEW_SAME] = { _ ("Same as it was"),
                          _ ("Every step gives here what it gave when it happened."), "success" },
    [CUE_REVIEW_DIFFERENT]
    = { differs, _ ("From this step on something was changed afterwards."), "error" },
    [CUE_REVIEW_BROKEN]
    = { _ ("Cannot be read to its end"), cue_review_get_problem (self->review), "error" },
  };

  gtk_label_set_text (self->truth, words[truth].word);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->truth), words[truth].why);
  gtk_widget_remove_css_class (GTK_WIDGET (self->truth), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->truth), "error");
  if (words[truth].class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->truth), words[truth].class);
  gtk_widget_set_visible (self->difference, truth == CUE_REVIEW_DIFFERENT);
}

static void
show_marks (CueReviewPage *self)
{
  guint at = 0;
  guint next;

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < MOST_MARKS; i++)
    {
      next = cue_review_find_lamp (self->review, at, FALSE);
      if (next == at)
        return;
      gtk_scale_add_mark (self->scale, next, GTK_POS_TOP, NULL);
      at = next;
    }
}

void
cue_review_page_set_review (CueReviewPage *self, CueReview *review)
{
  g_return_if_fail (CUE_IS_REVIEW_PAGE (self));

  g_signal_group_set_target (self->signals, NULL);
  if (review == NULL)
    {
      cue_transcript_set_conversation (self->transcript, NULL);
      cue_panel_set_conversation (self->panel, NULL);
      gtk_label_set_text (self->place, "");
    }
  g_set_object (&self->review, review);
  if (review == NULL)
    return;
  gtk_adjustment_set_upper (self->adjustment, cue_review_get_length (review));
  cue_review_seek (review, cue_review_get_length (review));
  g_signal_group_set_target (self->signals, review);
  show_marks (self);
  show_conversation (self);
  show_head (self);
  show_truth (self);
  show_place (self);
  cue_review_page_focus_scale (self);
}

void
cue_review_page_focus_scale (CueReviewPage *self)
{
  g_return_if_fail (CUE_IS_REVIEW_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
}

static void
scrubbed_cb (GtkAdjustment *adjustment, CueReviewPage *self)
{
  if (self->review != NULL)
    cue_review_seek (self->review, (guint) (gtk_adjustment_get_value (adjustment) + 0.5));
}

static void
act_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[LEFT], 0);
}

static void
act_why (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueReviewPage *self = CUE_REVIEW_PAGE (widget);

  cue_workspace_show_panel (self->workspace, TRUE);
  cue_panel_show_why (self->panel);
}

static void
act_step_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueReviewPage *self = CUE_REVIEW_PAGE (widget);
  gboolean back = g_str_equal (action, "review.previous-lamp");

  cue_review_seek (self->review,
                   cue_review_find_lamp (self->review, cue_review_get_position (self->review),
                                         back));
}

static void
act_show_difference (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueReviewPage *self = CUE_REVIEW_PAGE (widget);
  guint step = 0;

  cue_review_get_truth (self->review, &step);
  cue_review_seek (self->review, step);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object));

  g_autofree char *text = g_file_replace_contents_finish (G_FILE (object), result, NULL, &error)
                              ? g_strdup_printf (_ ("Exported to %s"), name)
                              : g_strdup_printf (_ ("Could not be exported: %s"), error->message);
  g_signal_emit (self, signals[TOLD], 0, text);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  CueReviewPage *self = user_data;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || self->review == NULL)
    return;
  bytes = cue_review_export (self->review);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
act_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueReviewPage *self = CUE_REVIEW_PAGE (widget);
  CueConversation *conversation = cue_review_get_conversation (self->review);
  g_autofree char *name = g_strdup_printf ("%s.jsonl", cue_conversation_get_id (conversation));

  g_strdelimit (name, "/\\:", '-');
  cue_compat_save_file (widget, _ ("Export the conversation"), name, file_chosen_cb, self);
}

/* Ticks and reasons lead to the words, as beside a live conversation. */
static void
reveal_span_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CueReviewPage *self = user_data;
  const char *turn;
  CueSpan span;

  g_variant_get (parameter, "(&suu)", &turn, &span.start, &span.end);
  cue_transcript_reveal (self->transcript, turn, &span);
}

static void
reveal_point_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CueReviewPage *self = user_data;
  CueChecklist *list = cue_conversation_get_checklist (cue_review_get_conversation (self->review));
  CueCheck *check = cue_checklist_find (list, g_variant_get_string (parameter, NULL));
  GPtrArray *quotes = check != NULL ? cue_check_get_quotes (check) : NULL;

  if (quotes != NULL && quotes->len > 0)
    {
      const CueQuote *quote = g_ptr_array_index (quotes, 0);

      cue_transcript_reveal (self->transcript, quote->turn, &quote->span);
    }
}

static void
mark_activated_cb (CueTranscript *transcript, const char *kind, const char *id, CueReviewPage *self)
{
  cue_workspace_show_panel (self->workspace, TRUE);
  cue_panel_reveal_lamp_of (self->panel, kind, id);
}

static void
point_activated_cb (CueTranscript *transcript, const char *id, CueReviewPage *self)
{
  mark_activated_cb (transcript, "point", id, self);
}

static void
mark_hovered_cb (CueTranscript *transcript, const char *kind, const char *id, CueReviewPage *self)
{
  cue_panel_point_at (self->panel, kind, id);
}

static void
follow_width (CueReviewPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button),
                          cue_workspace_get_mode (self->workspace) == CUE_WORKSPACE_NARROW);
}

static void
cue_review_page_dispose (GObject *object)
{
  CueReviewPage *self = CUE_REVIEW_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (cue_review_page_parent_class)->dispose (object);
}

static void
cue_review_page_class_init (CueReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_review_page_dispose;
  signals[LEFT]
      = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "review.leave", NULL, act_leave);
  gtk_widget_class_install_action (widget_class, "review.previous-lamp", NULL, act_step_lamp);
  gtk_widget_class_install_action (widget_class, "review.next-lamp", NULL, act_step_lamp);
  gtk_widget_class_install_action (widget_class, "review.show-difference", NULL,
                                   act_show_difference);
  gtk_widget_class_install_action (widget_class, "review.export", NULL, act_export);
  gtk_widget_class_install_action (widget_class, "review.why", NULL, act_why);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "review.why", NULL);
  g_type_ensure (CUE_TYPE_WORKSPACE);
  g_type_ensure (CUE_TYPE_TRANSCRIPT);
  g_type_ensure (CUE_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/pages/cue-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, frame);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, channel);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, details);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, truth);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, difference);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, workspace);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, transcript);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, panel);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, scale);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, adjustment);
  gtk_widget_class_bind_template_child (widget_class, CueReviewPage, place);
}

static void
cue_review_page_init (CueReviewPage *self)
{
  static const GActionEntry acts[] = {
    { .name = "reveal-span", .activate = reveal_span_cb, .parameter_type = "(suu)" },
    { .name = "reveal-point", .activate = reveal_point_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* in place of the window's: what acts on the live conversation is not to be reached from here */
  g_action_map_add_action_entries (G_ACTION_MAP (group), acts, G_N_ELEMENTS (acts), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
  cue_panel_set_acts (self->panel, FALSE);
  self->signals = g_signal_group_new (CUE_TYPE_REVIEW);
  g_signal_group_connect_swapped (self->signals, "notify::conversation",
                                  G_CALLBACK (show_conversation), self);
  g_signal_group_connect_swapped (self->signals, "notify::position", G_CALLBACK (show_place), self);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrubbed_cb), self, 0);
  g_signal_connect_object (self->workspace, "notify::mode", G_CALLBACK (follow_width), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transcript, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                           0);
  g_signal_connect_object (self->transcript, "mark-hovered", G_CALLBACK (mark_hovered_cb), self, 0);
  g_signal_connect_object (self->transcript, "point-activated", G_CALLBACK (point_activated_cb),
                           self, 0);
}
