/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-call-bar.h"
#include "cue-choice-row.h"
#include "cue-composer.h"
#include "cue-conversation-page.h"
#include "cue-desk.h"
#include "cue-lamp-deck-private.h"
#include "cue-lang.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CueConversationPage *page;
  CueConversation *conversation;
  CueDesk *desk;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  fixture->desk = g_object_new (CUE_TYPE_DESK, NULL);
  fixture->page = g_object_new (CUE_TYPE_CONVERSATION_PAGE, NULL);
  fixture->conversation = cue_ui_fixture_conversation (lang != NULL ? lang : "zh");
  cue_ui_fixture_light (fixture->conversation);
  cue_conversation_page_set_desk (fixture->page, fixture->desk);
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  fixture->window = cue_ui_test_show (GTK_WIDGET (fixture->page), 620, 668);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (fixture->conversation);
  cue_ui_test_assert_finalized (fixture->desk);
}

static void
shoot (Fixture *fixture, const char *name)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *light = g_strdup_printf ("%s-light", name);
  g_autofree char *dark = g_strdup_printf ("%s-dark", name);

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
type (Fixture *fixture, const char *text)
{
  CueComposer *composer = cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_COMPOSER);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (cue_composer_get_view (composer)),
                                    text, -1);
  cue_ui_test_spin (200);
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_CONVERSATION_PAGE);
}

static void
test_chat (Fixture *fixture, gconstpointer lang)
{
  type (fixture, "王女士，60GB 套餐还包含港澳台漫游 5GB，需要我");
  shoot (fixture, "page-chat");
}

static void
test_snippets (Fixture *fixture, gconstpointer lang)
{
  type (fixture, "/");
  cue_ui_test_spin (300);
  cue_ui_test_shot_screen ("page-snippets");
}

static void
test_call (Fixture *fixture, gconstpointer lang)
{
  cue_conversation_page_set_conversation (fixture->page, NULL);
  cue_conversation_set_channel (fixture->conversation, "voice");
  cue_conversation_set_speaking (fixture->conversation, "customer");
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  shoot (fixture, "page-call");
}

/* The one that a call shows: of talks alike the last. */
static CueLamp *
find_talk (CueConversation *conversation)
{
  CueLamp *talk = NULL;
  g_autoptr (GListModel) sayings
      = cue_lamp_deck_new_sayings_view (cue_conversation_get_deck (conversation));

  for (guint i = 0; i < g_list_model_get_n_items (sayings); i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (sayings, i);

      if (cue_lamp_get_kind (lamp) == CUE_TARGET_TALK && cue_lamp_get_steps (lamp) > 1)
        talk = lamp; /* the deck holds it */
    }
  return talk;
}

/* What is to be said aloud follows what comes next, and says why it is not what stands first. */
static void
test_call_next (Fixture *fixture, gconstpointer lang)
{
  CueCallBar *bar = cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_CALL_BAR);
  GtkWidget *state = cue_ui_test_find (GTK_WIDGET (bar), GTK_TYPE_LABEL);
  g_autoptr (JsonObject) proof = json_object_new ();
  CueLamp *talk = find_talk (fixture->conversation);
  g_autofree char *why = NULL;

  json_object_set_string_member (proof, "because", "asked");
  json_object_set_string_member (proof, "next", "a/b");
  g_assert_nonnull (talk);
  cue_lamp_set_state (talk, CUE_LAMP_TAKEN);
  cue_conversation_page_set_conversation (fixture->page, NULL);
  cue_conversation_set_channel (fixture->conversation, "voice");
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  cue_lamp_set_step (talk, 2, proof);
  why = cue_lamp_dup_step_why (talk, cue_lang_get_screen ());
  g_assert_nonnull (why);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (state)), why));
  cue_lamp_set_step (talk, 2, NULL);
  g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (state)), why));
}

/* Who takes another card says that one aloud, and is told its key. */
static void
test_call_follows (Fixture *fixture, gconstpointer lang)
{
  CueCallBar *bar = cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_CALL_BAR);
  CueLampDeck *deck = cue_conversation_get_deck (fixture->conversation);
  g_autoptr (GListModel) sayings = cue_lamp_deck_new_sayings_view (deck);
  g_autoptr (CueLamp) first = g_list_model_get_item (sayings, 0);
  g_autofree char *key = g_strdup_printf ("Alt+%u", cue_lamp_get_number (first));

  cue_conversation_page_set_conversation (fixture->page, NULL);
  cue_conversation_set_channel (fixture->conversation, "voice");
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  g_assert_false (cue_ui_test_has_label (GTK_WIDGET (bar), key));
  cue_lamp_set_state (first, CUE_LAMP_TAKEN);
  cue_lamp_deck_moved (deck, first);
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (bar), key));
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (bar), "Saying it now"));
}

/* Half a note about one customer must never stand in the next one's call. */
static void
test_call_note (Fixture *fixture, gconstpointer lang)
{
  CueCallBar *bar = cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_CALL_BAR);
  GtkWidget *note = cue_ui_test_find (GTK_WIDGET (bar), GTK_TYPE_ENTRY);

  cue_conversation_page_set_conversation (fixture->page, NULL);
  cue_conversation_set_channel (fixture->conversation, "voice");
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->page)));
  gtk_editable_set_text (GTK_EDITABLE (note), "calls back at five");
  g_assert_cmpstr (cue_conversation_get_draft (fixture->conversation), ==, "calls back at five");
  cue_conversation_page_set_conversation (fixture->page, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "");
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "calls back at five");
}

static void
test_wrap_up (Fixture *fixture, gconstpointer lang)
{
  cue_conversation_set_status (fixture->conversation, CUE_CONVERSATION_WRAP_UP);
  g_assert_cmpstr (gtk_widget_get_name (gtk_window_get_focus (fixture->window)), ==, "accepted");
  shoot (fixture, "page-wrap-up");
}

/* A look elsewhere must not cost what was settled already. */
static void
test_wrap_up_waits (Fixture *fixture, gconstpointer lang)
{
  GtkWidget *refused, *row;

  cue_conversation_set_status (fixture->conversation, CUE_CONVERSATION_WRAP_UP);
  refused = gtk_widget_get_next_sibling (gtk_window_get_focus (fixture->window));
  g_assert_cmpstr (gtk_widget_get_name (refused), ==, "refused");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (refused)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (refused), TRUE);
  cue_conversation_page_set_conversation (fixture->page, NULL);
  g_assert_null (cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_CHOICE_ROW));
  cue_conversation_page_set_conversation (fixture->page, fixture->conversation);
  row = cue_ui_test_find (GTK_WIDGET (fixture->page), CUE_TYPE_CHOICE_ROW);
  g_assert_cmpstr (cue_choice_row_get_choice (CUE_CHOICE_ROW (row)), ==, "refused");
}

static void
test_narrow (Fixture *fixture, gconstpointer lang)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/conversation-page/made-and-finalized", test_made_and_dropped);
  g_test_add ("/conversation-page/chat", Fixture, NULL, set_up, test_chat, tear_down);
  g_test_add ("/conversation-page/snippets", Fixture, NULL, set_up, test_snippets, tear_down);
  g_test_add ("/conversation-page/call", Fixture, NULL, set_up, test_call, tear_down);
  g_test_add ("/conversation-page/a-note-stays-with-its-call", Fixture, NULL, set_up,
              test_call_note, tear_down);
  g_test_add ("/conversation-page/call-says-what-is-next", Fixture, NULL, set_up, test_call_next,
              tear_down);
  g_test_add ("/conversation-page/call-shows-what-was-taken", Fixture, NULL, set_up,
              test_call_follows, tear_down);
  g_test_add ("/conversation-page/wrap-up", Fixture, NULL, set_up, test_wrap_up, tear_down);
  g_test_add ("/conversation-page/a-wrap-up-waits-as-it-was", Fixture, NULL, set_up,
              test_wrap_up_waits, tear_down);
  g_test_add ("/conversation-page/fits-a-narrow-pane", Fixture, NULL, set_up, test_narrow,
              tear_down);
  return g_test_run ();
}
