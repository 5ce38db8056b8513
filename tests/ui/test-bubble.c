/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-bubble.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CueBubble *bubble;
  CueConversation *conversation;
  GtkWindow *window;
  GString *heard; /* what the signals told */
} Fixture;

static void
mark_cb (CueBubble *bubble, const char *kind, const char *id, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "%s:%s ", kind, id);
}

static void
point_cb (CueBubble *bubble, const char *id, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "tick:%s ", id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->heard = g_string_new (NULL);
  fixture->bubble = CUE_BUBBLE (g_object_ref_sink (cue_bubble_new ()));
  fixture->conversation = cue_ui_fixture_conversation ("zh");
  g_signal_connect (fixture->bubble, "mark-activated", G_CALLBACK (mark_cb), fixture);
  g_signal_connect (fixture->bubble, "point-activated", G_CALLBACK (point_cb), fixture);
  fixture->window = cue_ui_test_show (GTK_WIDGET (fixture->bubble), 500, 200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (fixture->bubble);
  cue_ui_test_assert_finalized (fixture->conversation);
  g_string_free (fixture->heard, TRUE);
}

static void
show (Fixture *fixture, const char *turn)
{
  cue_bubble_bind (fixture->bubble, fixture->conversation,
                   cue_conversation_find_message (fixture->conversation, turn));
  cue_bubble_follow (fixture->bubble, NULL, cue_ui_fixture_start_ms ());
  cue_ui_test_spin (60);
}

static GtkLabel *
text_of (Fixture *fixture)
{
  return cue_ui_test_find (cue_ui_test_find_class (GTK_WIDGET (fixture->bubble), "balloon"),
                           GTK_TYPE_LABEL);
}

/* A click in the middle of the character at @index. */
static void
click (Fixture *fixture, int index)
{
  GtkLabel *label = text_of (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (label));
  PangoRectangle place;
  int left = 0, top = 0;

  pango_layout_index_to_pos (gtk_label_get_layout (label),
                             (int) (g_utf8_offset_to_pointer (gtk_label_get_text (label), index)
                                    - gtk_label_get_text (label)),
                             &place);
  gtk_label_get_layout_offsets (label, &left, &top);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "released", 1,
                               (double) left + (place.x + place.width / 2) / PANGO_SCALE,
                               (double) top + (place.y + place.height / 2) / PANGO_SCALE);
    }
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_BUBBLE);
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  show (fixture, "t1");
  click (fixture, 8);
  g_assert_cmpstr (fixture->heard->str, ==, "phrase:over-quota ");
  click (fixture, 0);
  g_assert_cmpstr (fixture->heard->str, ==, "phrase:over-quota ");
  cue_bubble_flash (fixture->bubble, NULL);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  const char *point = cue_ui_fixture_point (fixture->conversation, FALSE);
  g_autofree char *told = g_strdup_printf ("tick:%s ", point);
  GtkWidget *tick = NULL;

  show (fixture, "t5");
  tick = cue_ui_test_find_class (GTK_WIDGET (fixture->bubble), "tick");
  g_assert_nonnull (tick);
  g_signal_emit_by_name (tick, "clicked");
  g_assert_cmpstr (fixture->heard->str, ==, told);
}

/* Every point of the pack is judged; a tick that no checklist asks for would be noise. */
static void
test_other_ticks (Fixture *fixture, gconstpointer data)
{
  cue_ui_fixture_prove (fixture->conversation, "t2", "no-talk/no-point", "用量");
  show (fixture, "t2");
  g_signal_emit_by_name (cue_ui_test_find_class (GTK_WIDGET (fixture->bubble), "tick"), "clicked");
  g_assert_null (strstr (fixture->heard->str, "no-talk"));
  click (fixture, 11);
  g_assert_null (strstr (fixture->heard->str, "no-talk"));
}

static void
test_revised (Fixture *fixture, gconstpointer data)
{
  show (fixture, "t4");
  cue_conversation_say (fixture->conversation, "t4", 2, CUE_ROLE_CUSTOMER, "上次有人说可以升级",
                        cue_ui_fixture_start_ms () + 55000, FALSE);
  cue_ui_test_spin (60);
  g_assert_cmpstr (gtk_label_get_text (text_of (fixture)), ==, "上次有人说可以升级");
}

static int
count_x (Fixture *fixture)
{
  int n = 0;

  for (const char *p = gtk_label_get_text (text_of (fixture)); *p != '\0'; p++)
    n += *p == 'x';
  return n;
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (9000, 'x');
  GtkWidget *more = NULL;

  cue_conversation_say (fixture->conversation, "long", 1, CUE_ROLE_CUSTOMER, text,
                        cue_ui_fixture_start_ms (), FALSE);
  show (fixture, "long");
  g_assert_cmpint (count_x (fixture), ==, 4000);
  more = cue_ui_test_find (cue_ui_test_find_class (GTK_WIDGET (fixture->bubble), "balloon"),
                           GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "clicked");
  cue_ui_test_spin (20);
  g_assert_cmpint (count_x (fixture), ==, 9000);
  g_assert_false (gtk_widget_get_visible (more));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What is copied is what the customer wrote, with what cannot be seen. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  cue_conversation_say (fixture->conversation, "odd", 1, CUE_ROLE_CUSTOMER, "a\342\200\256bc",
                        cue_ui_fixture_start_ms (), FALSE);
  show (fixture, "odd");
  g_assert_cmpstr (gtk_label_get_text (text_of (fixture)), ==, "aRLObc");
  gtk_label_select_region (text_of (fixture), 0, -1);
  g_signal_emit_by_name (text_of (fixture), "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->bubble)), NULL,
                                 copied_cb, &copied);
  for (int i = 0; i < 50 && copied == NULL; i++)
    cue_ui_test_spin (10);
  g_assert_cmpstr (copied, ==, "a\342\200\256bc");
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/bubble/made-and-finalized", test_made_and_dropped);
  g_test_add ("/bubble/a-click-on-matched-words-tells-which", Fixture, NULL, set_up, test_marks,
              tear_down);
  g_test_add ("/bubble/a-tick-tells-its-point", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/bubble/only-the-checklist-is-ticked", Fixture, NULL, set_up, test_other_ticks,
              tear_down);
  g_test_add ("/bubble/a-revision-is-shown", Fixture, NULL, set_up, test_revised, tear_down);
  g_test_add ("/bubble/a-long-text-is-cut-until-asked-for", Fixture, NULL, set_up, test_cut,
              tear_down);
  g_test_add ("/bubble/a-copy-holds-the-original", Fixture, NULL, set_up, test_copy, tear_down);
  return g_test_run ();
}
