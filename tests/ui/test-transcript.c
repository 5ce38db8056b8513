/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <time.h>

#include "cue-transcript.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CueTranscript *transcript;
  CueConversation *conversation;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  fixture->transcript = CUE_TRANSCRIPT (cue_transcript_new ());
  fixture->conversation = cue_ui_fixture_conversation (lang != NULL ? lang : "zh");
  cue_transcript_set_conversation (fixture->transcript, fixture->conversation);
  fixture->window = cue_ui_test_show (GTK_WIDGET (fixture->transcript), 560, 640);
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (fixture->conversation);
}

static GtkAdjustment *
adjustment_of (Fixture *fixture)
{
  GtkScrolledWindow *scroller
      = cue_ui_test_find (GTK_WIDGET (fixture->transcript), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (scroller);
}

static double
from_bottom (Fixture *fixture)
{
  GtkAdjustment *adjustment = adjustment_of (fixture);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
         - gtk_adjustment_get_value (adjustment);
}

static void
say (Fixture *fixture, const char *turn, CueRole role, const char *text)
{
  cue_conversation_say (fixture->conversation, turn, 1, role, text,
                        cue_ui_fixture_start_ms () + 200000, FALSE);
}

static void
fill (Fixture *fixture, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *turn = g_strdup_printf ("f%d", i);
      g_autofree char *text = g_strdup_printf ("第 %d 句：这个套餐还包含港澳台漫游", i);

      say (fixture, turn, CUE_ROLE_CUSTOMER, text);
    }
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_TRANSCRIPT);
}

static void
test_looks (Fixture *fixture, gconstpointer lang)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *light = g_strdup_printf ("transcript-%s-light", (const char *) lang);
  g_autofree char *dark = g_strdup_printf ("transcript-%s-dark", (const char *) lang);

  say (fixture, "x1", CUE_ROLE_CUSTOMER,
       "a\342\200\256bc\342\200\213 <b>no markup</b> &amp; see https://example.com/x?a=1.");
  cue_conversation_say (fixture->conversation, "p", 1, CUE_ROLE_CUSTOMER, "那我再想",
                        cue_ui_fixture_start_ms () + 210000, TRUE);
  cue_conversation_set_typing (fixture->conversation, TRUE);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_empty (void)
{
  g_autoptr (CueConversation) conversation = cue_ui_fixture_empty ("empty", "zh", "chat");
  GtkWidget *transcript = cue_transcript_new ();
  GtkWindow *window = cue_ui_test_show (transcript, 560, 400);
  GtkStack *stack = cue_ui_test_find (transcript, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  cue_transcript_set_conversation (CUE_TRANSCRIPT (transcript), conversation);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  cue_ui_test_shot (GTK_WIDGET (window), "transcript-empty");
  cue_conversation_say (conversation, "1", 1, CUE_ROLE_CUSTOMER, "你好", 1000, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  gtk_window_destroy (window);
}

static void
test_stays_at_the_end (Fixture *fixture, gconstpointer lang)
{
  fill (fixture, 200);
  cue_ui_test_spin (300);
  g_assert_true (cue_transcript_is_at_bottom (fixture->transcript));
  g_assert_cmpfloat (from_bottom (fixture), <, 2.0);
  say (fixture, "one-more", CUE_ROLE_CUSTOMER, "还有\n一句\n很长的话");
  cue_ui_test_spin (200);
  g_assert_cmpfloat (from_bottom (fixture), <, 2.0);
}

static void
test_scrolled_up_stays (Fixture *fixture, gconstpointer lang)
{
  double value = 0;

  fill (fixture, 200);
  cue_ui_test_spin (300);
  gtk_adjustment_set_value (adjustment_of (fixture),
                            gtk_adjustment_get_value (adjustment_of (fixture)) - 900);
  cue_ui_test_spin (200);
  g_assert_false (cue_transcript_is_at_bottom (fixture->transcript));
  value = from_bottom (fixture);
  say (fixture, "n1", CUE_ROLE_CUSTOMER, "还在吗");
  say (fixture, "n2", CUE_ROLE_CUSTOMER, "喂");
  say (fixture, "n3", CUE_ROLE_CUSTOMER, "？");
  cue_ui_test_spin (200);
  g_assert_false (cue_transcript_is_at_bottom (fixture->transcript));
  g_assert_cmpfloat (from_bottom (fixture), >=, value - 1);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "transcript-new-pill");
  say (fixture, "mine", CUE_ROLE_AGENT, "在的");
  cue_ui_test_spin (300);
  g_assert_true (cue_transcript_is_at_bottom (fixture->transcript));
  g_assert_cmpfloat (from_bottom (fixture), <, 2.0);
}

static void
test_reveal (Fixture *fixture, gconstpointer lang)
{
  CueSpan span = { 2, 6 };

  fill (fixture, 300);
  cue_ui_test_spin (300);
  g_assert_false (cue_transcript_reveal (fixture->transcript, "no-such-turn", NULL));
  g_assert_true (cue_transcript_reveal (fixture->transcript, "t1", &span));
  cue_ui_test_spin (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (fixture)), <, 400);
  g_assert_false (cue_transcript_is_at_bottom (fixture->transcript));
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "transcript-reveal");
}

static void
test_find (Fixture *fixture, gconstpointer lang)
{
  GtkLabel *count = NULL;

  cue_transcript_open_find (fixture->transcript);
  cue_transcript_find (fixture->transcript, "香港");
  cue_ui_test_spin (100);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "transcript-find");
  cue_transcript_find (fixture->transcript, "GB");
  cue_transcript_find_step (fixture->transcript, 1);
  cue_transcript_find (fixture->transcript, "nowhere");
  count = cue_ui_test_find_class (GTK_WIDGET (fixture->transcript), "numeric");
  g_assert_cmpstr (gtk_label_get_text (count), ==, "No match");
  cue_transcript_close_find (fixture->transcript);
}

static void
test_many (void)
{
  g_autoptr (CueConversation) conversation = cue_ui_fixture_empty ("many", "zh", "chat");
  GtkWidget *transcript = cue_transcript_new ();
  GtkWindow *window = cue_ui_test_show (transcript, 560, 640);
  gint64 start = 0;

  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *turn = g_strdup_printf ("m%d", i);

      cue_conversation_say (conversation, turn, 1, i % 3 ? CUE_ROLE_CUSTOMER : CUE_ROLE_AGENT,
                            "这个月流量又超了，有没有更便宜的套餐？", 1000 + i, FALSE);
    }
  start = g_get_monotonic_time ();
  cue_transcript_set_conversation (CUE_TRANSCRIPT (transcript), conversation);
  cue_ui_test_spin (50);
  g_test_message ("opened in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  start = clock ();
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *turn = g_strdup_printf ("later%d", i);

      cue_conversation_say (conversation, turn, 1, CUE_ROLE_CUSTOMER, "还有一句", 200000 + i,
                            FALSE);
      cue_ui_test_spin (30);
    }
  g_test_message ("a new message costs %.1f ms of CPU", (double) (clock () - start) / 60 / 1000);
  g_assert_true (cue_transcript_is_at_bottom (CUE_TRANSCRIPT (transcript)));
  cue_ui_test_shot (GTK_WIDGET (window), "transcript-many");
  gtk_window_destroy (window);
}

/* Words without end must not hold up the screen. */
static void
test_endless_words (Fixture *fixture, gconstpointer lang)
{
  static const char *const units[] = { "x", "я", "哈", "e\314\201", "\360\237\230\200" };
  clock_t start = clock ();

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int k = 0; k < 9000; k++)
        g_string_append (text, units[i]);
      say (fixture, units[i], CUE_ROLE_CUSTOMER, text->str);
      cue_ui_test_spin (30);
      g_test_message ("%s: %ld ms", units[i], (clock () - start) / 1000);
    }
  g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 10);
}

/* What the screen shows of a text is that text: nothing is read as markup. */
static void
test_markup (Fixture *fixture, gconstpointer lang)
{
  const char *data = g_getenv ("CUE_DATA");
  g_autofree char *path
      = g_build_filename (data != NULL ? data : "../shared", "badinput", "blns", "blns.txt", NULL);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  say (fixture, "markup", CUE_ROLE_CUSTOMER,
       "<span size='99999'>big</span> &lt; <a href='x'>y</a>");
  cue_ui_test_spin (100);
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (fixture->transcript),
                                        "<span size='99999'>big</span> &lt; <a href='x'>y</a>"));
  if (!g_file_get_contents (path, &all, NULL, NULL))
    return;
  lines = g_strsplit (all, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *turn = g_strdup_printf ("blns%" G_GSIZE_FORMAT, i);
      g_autofree char *valid = g_utf8_make_valid (lines[i], -1);

      say (fixture, turn, CUE_ROLE_CUSTOMER, valid);
      if (i % 10 == 0)
        cue_ui_test_spin (10);
    }
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "transcript-naughty");
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/transcript/made-and-finalized", test_made_and_dropped);
  g_test_add ("/transcript/looks-zh", Fixture, "zh", set_up, test_looks, tear_down);
  g_test_add ("/transcript/looks-en", Fixture, "en", set_up, test_looks, tear_down);
  g_test_add_func ("/transcript/empty-says-what-to-do", test_empty);
  g_test_add ("/transcript/stays-at-the-end", Fixture, NULL, set_up, test_stays_at_the_end,
              tear_down);
  g_test_add ("/transcript/scrolled-up-stays-until-we-speak", Fixture, NULL, set_up,
              test_scrolled_up_stays, tear_down);
  g_test_add ("/transcript/reveal-scrolls-to-the-words", Fixture, NULL, set_up, test_reveal,
              tear_down);
  g_test_add ("/transcript/find-counts-and-walks", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/transcript/markup-is-text", Fixture, NULL, set_up, test_markup, tear_down);
  g_test_add ("/transcript/endless-words-do-not-hold-up", Fixture, NULL, set_up, test_endless_words,
              tear_down);
  g_test_add_func ("/transcript/opens-100000-messages", test_many);
  return g_test_run ();
}
