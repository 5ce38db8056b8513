/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-desk.h"
#include "cue-queue.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CueQueue *queue;
  CueDesk *desk;
  GtkWindow *window;
} Fixture;

static void
add (Fixture *fixture,
     const char *id,
     const char *name,
     const char *channel,
     CueConversationStatus status,
     int waits_s,
     const char *text)
{
  g_autoptr (CueConversation) conversation = cue_ui_fixture_empty (id, "zh", channel);
  gint64 now_ms = cue_desk_now_ms (fixture->desk);

  cue_conversation_set_title (conversation, name);
  cue_conversation_set_opened_ms (conversation, now_ms - 192000);
  cue_conversation_say (conversation, "1", 1, CUE_ROLE_CUSTOMER, text, now_ms - waits_s * 1000,
                        FALSE);
  cue_conversation_set_status (conversation, status);
  cue_conversation_set_unread (conversation, waits_s > 0 ? 2 : 0);
  cue_conversation_set_snoozed_until_ms (conversation, now_ms + 3600000);
  cue_conversation_set_n_lit (conversation, waits_s > 30 ? 3 : 0);
  g_list_store_append (G_LIST_STORE (cue_desk_get_conversations (fixture->desk)), conversation);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = g_object_new (CUE_TYPE_DESK, NULL);
  fixture->queue = g_object_new (CUE_TYPE_QUEUE, NULL);
  cue_queue_set_desk (fixture->queue, fixture->desk);
  fixture->window = cue_ui_test_show (GTK_WIDGET (fixture->queue), 260, 480);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (fixture->desk);
}

static void
fill (Fixture *fixture)
{
  add (fixture, "1", "王女士", "chat", CUE_CONVERSATION_MINE, 42, "流量不够用怎么办？上个月也超了");
  add (fixture, "2", "陈先生", "voice", CUE_CONVERSATION_MINE, 80, "我想查一下话费");
  add (fixture, "3", "Ms Lopez", "chat", CUE_CONVERSATION_WAITING, 130, "cancel my roaming");
  add (fixture, "4", "赵先生", "chat", CUE_CONVERSATION_SNOOZED, 5, "下午再说");
  add (fixture, "5", "一位名字非常非常非常长的客户女士", "chat", CUE_CONVERSATION_WRAP_UP, 0,
       "谢谢");
  cue_ui_test_spin (100);
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_QUEUE);
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "queue-light");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "queue-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  cue_ui_test_spin (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       cue_ui_test_find (GTK_WIDGET (fixture->queue), GTK_TYPE_STACK)),
                   ==, "empty");
  cue_ui_test_shot (GTK_WIDGET (fixture->window), "queue-empty");
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (fixture->queue), "All 4"));
  /* who is in wrap-up waits for nothing */
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (fixture->queue), "Waiting 3"));
  g_assert_true (cue_ui_test_has_label (GTK_WIDGET (fixture->queue), "Snoozed 1"));
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/queue/made-and-finalized", test_made_and_dropped);
  g_test_add ("/queue/looks", Fixture, NULL, set_up, test_looks, tear_down);
  g_test_add ("/queue/empty-says-what-to-expect", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/queue/counts", Fixture, NULL, set_up, test_counts, tear_down);
  return g_test_run ();
}
