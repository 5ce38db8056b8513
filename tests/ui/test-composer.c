/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-composer.h"
#include "cue-ghost-view.h"
#include "cue-template.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CueComposer *composer;
  GtkTextView *view;
  CueConversation *conversation;
  GtkWindow *window;
  GString *sent; /* texts, each with a line end */
  int n_next;
} Fixture;

static gboolean
submit_cb (CueComposer *composer, const char *text, Fixture *fixture)
{
  g_string_append_printf (fixture->sent, "%s|", text);
  return TRUE;
}

static void
sent_cb (CueComposer *composer, gboolean next, Fixture *fixture)
{
  fixture->n_next += next;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *filler = gtk_label_new (NULL);

  fixture->sent = g_string_new (NULL);
  fixture->composer = CUE_COMPOSER (cue_composer_new ());
  fixture->view = cue_composer_get_view (fixture->composer);
  fixture->conversation = cue_ui_fixture_conversation ("zh");
  g_signal_connect (fixture->composer, "submit", G_CALLBACK (submit_cb), fixture);
  g_signal_connect (fixture->composer, "sent", G_CALLBACK (sent_cb), fixture);
  cue_composer_set_conversation (fixture->composer, fixture->conversation);
  gtk_widget_set_vexpand (filler, TRUE);
  gtk_box_append (GTK_BOX (box), filler);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->composer));
  fixture->window = cue_ui_test_show (box, 560, 320);
  cue_composer_focus (fixture->composer);
  cue_ui_test_spin (20);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (fixture->conversation);
  g_string_free (fixture->sent, TRUE);
}

static GtkTextBuffer *
buffer_of (Fixture *fixture)
{
  return gtk_text_view_get_buffer (fixture->view);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_begin_user_action (buffer_of (fixture));
  gtk_text_buffer_insert_at_cursor (buffer_of (fixture), text, -1);
  gtk_text_buffer_end_user_action (buffer_of (fixture));
  cue_ui_test_spin (20);
}

static void
key (Fixture *fixture, guint keyval, GdkModifierType state)
{
  cue_ui_test_key (GTK_WIDGET (fixture->view), keyval, state);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (buffer_of (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (cue_conversation_get_draft (fixture->conversation), ==, expected);
}

static GPtrArray *
pieces_of (const char *text)
{
  return cue_template_expand (text, NULL, NULL);
}

static char *
no_value (const char *name, gpointer user_data)
{
  return g_str_equal (name, "offer.title") ? g_strdup ("畅享 5G 60GB") : NULL;
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_COMPOSER);
}

static void
test_enter_sends (Fixture *fixture, gconstpointer data)
{
  key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "");
  type (fixture, "您好");
  key (fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_text (fixture, "您好\n");
  type (fixture, "王女士");
  key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "您好\n王女士|");
  assert_text (fixture, "");
  type (fixture, "再见");
  key (fixture, GDK_KEY_KP_Enter, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture->sent->str, ==, "您好\n王女士|再见|");
  g_assert_cmpint (fixture->n_next, ==, 1);
}

/* While an input method composes, Enter and Tab are its keys. */
static void
test_preedit (Fixture *fixture, gconstpointer data)
{
  type (fixture, "您好");
  g_signal_emit_by_name (fixture->view, "preedit-changed", "ni hao");
  g_assert_true (cue_ghost_view_is_composing (CUE_GHOST_VIEW (fixture->view)));
  key (fixture, GDK_KEY_Return, 0);
  key (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "");
  g_signal_emit_by_name (fixture->view, "preedit-changed", "");
  key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "您好|");
}

static void
test_one_undo_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = cue_template_expand ("推荐{{offer.title}}。", no_value, NULL);
  g_autoptr (GPtrArray) second = pieces_of ("不用换卡。");

  type (fixture, "您好");
  cue_composer_insert_pieces (fixture->composer, first);
  assert_text (fixture, "您好，推荐畅享 5G 60GB。");
  cue_composer_insert_pieces (fixture->composer, second);
  assert_text (fixture, "您好，推荐畅享 5G 60GB。不用换卡。");
  gtk_text_buffer_undo (buffer_of (fixture));
  assert_text (fixture, "您好，推荐畅享 5G 60GB。");
  gtk_text_buffer_undo (buffer_of (fixture));
  assert_text (fixture, "您好");
  gtk_text_buffer_redo (buffer_of (fixture));
  assert_text (fixture, "您好，推荐畅享 5G 60GB。");
}

static void
test_insert_at_cursor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pieces = pieces_of ("B");
  GtkTextIter iter;

  type (fixture, "A C");
  gtk_text_buffer_get_iter_at_offset (buffer_of (fixture), &iter, 1);
  gtk_text_buffer_place_cursor (buffer_of (fixture), &iter);
  cue_composer_insert_pieces (fixture->composer, pieces);
  assert_text (fixture, "A B C");
}

static void
test_hole_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pieces
      = cue_template_expand ("每月{{x.delta}}元，从{{x.start}}起。", no_value, NULL);
  GtkTextIter start, end;

  cue_composer_insert_pieces (fixture->composer, pieces);
  assert_text (fixture, "每月{{delta}}元，从{{start}}起。");
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "composer-holes");
  key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "");
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "composer-hole-error");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer_of (fixture), &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 2);
  gtk_text_buffer_delete_selection (buffer_of (fixture), TRUE, TRUE);
  type (fixture, "20");
  key (fixture, GDK_KEY_Tab, 0);
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer_of (fixture), &start, &end));
  gtk_text_buffer_delete_selection (buffer_of (fixture), TRUE, TRUE);
  type (fixture, "四月");
  key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->sent->str, ==, "每月20元，从四月起。|");
}

static void
test_ghost (Fixture *fixture, gconstpointer data)
{
  CueGhostView *view = CUE_GHOST_VIEW (fixture->view);

  type (fixture, "Shall I");
  cue_ghost_view_set_ghost (view, " order it for you?");
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "composer-ghost");
  key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_text (fixture, "Shall I order");
  cue_ghost_view_set_ghost (view, " it for you?");
  key (fixture, GDK_KEY_Tab, 0);
  assert_text (fixture, "Shall I order it for you?");
  gtk_text_buffer_undo (buffer_of (fixture));
  assert_text (fixture, "Shall I order");
  cue_ghost_view_set_ghost (view, " it");
  key (fixture, GDK_KEY_Escape, 0);
  g_assert_null (cue_ghost_view_get_ghost (view));
  assert_text (fixture, "Shall I order");
}

static void
test_drafts_survive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CueConversation) other = cue_ui_fixture_empty ("other", "en", "chat");

  type (fixture, "写了一半");
  cue_composer_set_conversation (fixture->composer, other);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer_of (fixture)), ==, 0);
  gtk_text_buffer_insert_at_cursor (buffer_of (fixture), "half", -1);
  g_assert_cmpstr (cue_conversation_get_draft (other), ==, "half");
  cue_composer_set_conversation (fixture->composer, fixture->conversation);
  assert_text (fixture, "写了一半");
  gtk_text_buffer_undo (buffer_of (fixture));
  assert_text (fixture, "");
  cue_conversation_set_draft (fixture->conversation, "从磁盘来");
  assert_text (fixture, "从磁盘来");
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (CUE_COMPOSER_MOST + 1, 'a');

  type (fixture, text);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "composer-limit");
  g_assert_false (cue_composer_send (fixture->composer, FALSE));
  g_assert_cmpstr (fixture->sent->str, ==, "");
  gtk_text_buffer_undo (buffer_of (fixture));
}

static void
test_hint (Fixture *fixture, gconstpointer data)
{
  cue_conversation_set_hint (fixture->conversation, "王女士您好，我先看一下您这个月的用量。");
  cue_conversation_set_waits_for_agent (fixture->conversation, TRUE);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "composer-hint");
  assert_text (fixture, "");
  gtk_widget_activate (
      cue_ui_test_find (cue_ui_test_find_class (GTK_WIDGET (fixture->composer), "hint-bar"),
                        GTK_TYPE_BUTTON));
  cue_ui_test_spin (300);
  assert_text (fixture, "王女士您好，我先看一下您这个月的用量。");
  g_assert_cmpstr (fixture->sent->str, ==, "");
}

/* The whole road: typed, sent with Enter, and on the screen as a message of ours. */
static void
test_desk (void)
{
  CueDesk *desk
      = cue_ui_fixture_desk ("{\"id\":\"c1\",\"lang\":\"zh\",\"channel\":\"chat\",\"turns\":["
                             "{\"t\":0,\"role\":\"customer\",\"text\":\"流量又超了\"},"
                             "{\"t\":2,\"role\":\"agent\",\"text\":\"您好，我看一下\"},"
                             "{\"t\":4,\"role\":\"customer\",\"text\":\"好的\"}]}");
  g_autoptr (CueConversation) conversation
      = g_list_model_get_item (cue_desk_get_conversations (desk), 0);
  GtkWidget *composer = cue_composer_new ();
  GtkWindow *window = cue_ui_test_show (composer, 560, 200);
  GtkTextView *view = cue_composer_get_view (CUE_COMPOSER (composer));
  guint before = 0;

  g_assert_nonnull (conversation);
  cue_composer_set_desk (CUE_COMPOSER (composer), desk);
  cue_composer_set_conversation (CUE_COMPOSER (composer), conversation);
  cue_composer_focus (CUE_COMPOSER (composer));
  cue_ui_test_spin (200);
  before = g_list_model_get_n_items (cue_conversation_get_messages (conversation));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "/", 1);
  cue_ui_test_spin (200);
  cue_ui_test_key (GTK_WIDGET (view), GDK_KEY_Escape, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "您好，马上看", -1);
  cue_ui_test_key (GTK_WIDGET (view), GDK_KEY_Return, 0);
  cue_ui_test_spin (100);
  g_assert_cmpuint (g_list_model_get_n_items (cue_conversation_get_messages (conversation)), >,
                    before);
  g_assert_cmpstr (cue_conversation_get_draft (conversation), ==, "");
  gtk_window_destroy (window);
  g_object_unref (desk);
  cue_ui_test_spin (50);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/composer/made-and-finalized", test_made_and_dropped);
  g_test_add ("/composer/enter-sends-shift-enter-breaks", Fixture, NULL, set_up, test_enter_sends,
              tear_down);
  g_test_add ("/composer/enter-in-a-preedit-does-not-send", Fixture, NULL, set_up, test_preedit,
              tear_down);
  g_test_add ("/composer/an-insertion-is-one-undo-step", Fixture, NULL, set_up, test_one_undo_step,
              tear_down);
  g_test_add ("/composer/inserts-at-the-cursor", Fixture, NULL, set_up, test_insert_at_cursor,
              tear_down);
  g_test_add ("/composer/a-hole-blocks-sending-and-is-jumped-to", Fixture, NULL, set_up,
              test_hole_blocks, tear_down);
  g_test_add ("/composer/ghost-by-tab-and-by-word", Fixture, NULL, set_up, test_ghost, tear_down);
  g_test_add ("/composer/drafts-survive-switching", Fixture, NULL, set_up, test_drafts_survive,
              tear_down);
  g_test_add ("/composer/too-long-is-not-sent", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/composer/hint-is-used-not-sent", Fixture, NULL, set_up, test_hint, tear_down);
  g_test_add_func ("/composer/sends-through-the-desk", test_desk);
  return g_test_run ();
}
