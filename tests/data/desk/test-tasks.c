/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-help.h"

/* What is to be done after a conversation: proposed, made, late, done, and never lost. */

#define TURN(id, text)                                                                             \
  "{\"conversation\":\"c1\",\"id\":\"" id "\",\"type\":\"turn\",\"body\":{\"turn\":\"" id          \
  "\",\"rev\":1,\"role\":\"customer\",\"text\":\"" text "\"}}\n"
#define OPENED                                                                                     \
  "{\"conversation\":\"c1\",\"id\":\"o\",\"type\":\"conversation.opened\",\"body\":{\"channel\":"  \
  "\"chat\",\"lang\":\"zh\",\"customer\":{\"name\":\"王女士\"}}}\n"
#define TASK                                                                                             \
  "{\"task\":\"call\",\"title\":{\"zh\":\"回访\",\"en\":\"Call "                                       \
  "back\"},\"when\":{\"tag\":\"over-quota\"},\"do\":{\"zh\":\"问{{customer.name|客户}}还要不要{{" \
  "offer.title|流量}}，{{plan.gb_used}}\",\"en\":\"Ask about "                                        \
  "{{offer.title}}\"},\"due_in_ms\":3600000,\"unless_bought\":true}\n"
#define HOUR_MS 3600000

static CueConversation *
start (CueHelpDesk *help)
{
  g_autofree char *path = g_build_filename (help->pack, "tasks.jsonl", NULL);
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  g_assert_true (g_file_set_contents (path, TASK, -1, NULL));
  cue_help_desk_write (help, OPENED TURN ("t1", "我的流量超了好多"));
  cue_help_desk_start (help, &options);
  return cue_help_desk_wait (help, "c1", 1);
}

static void
restart (CueHelpDesk *help)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_stop (help);
  cue_help_desk_start (help, &options);
}

/* @offer NULL: nothing is known of any. (transfer full) */
static GPtrArray *
propose (CueHelpDesk *help, CueConversation *conversation, const char *offer, const char *result)
{
  g_autoptr (GHashTable) outcomes = g_hash_table_new (g_str_hash, g_str_equal);

  if (offer != NULL)
    g_hash_table_insert (outcomes, (gpointer) offer, (gpointer) result);
  return cue_desk_propose_tasks (help->desk, conversation, outcomes, "zh");
}

static CueTask *
get_first (CueHelpDesk *help)
{
  g_autoptr (CueTask) task = g_list_model_get_item (cue_desk_get_tasks (help->desk), 0);

  g_assert_nonnull (task);
  return task;
}

static void
test_is_proposed (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = start (help);
  gint64 seq = cue_conversation_get_seq (conversation);
  g_autoptr (GPtrArray) tasks = propose (help, conversation, NULL, NULL);
  g_autoptr (GPtrArray) refused = propose (help, conversation, "60gb", "refused");
  g_autoptr (GPtrArray) bought = propose (help, conversation, "60gb", "accepted");
  CueTask *task;

  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpuint (bought->len, ==, 0);
  task = tasks->pdata[0];
  g_assert_cmpstr (cue_task_get_title (task), ==, "回访");
  g_assert_true (g_str_has_prefix (cue_task_get_what (task), "问王女士还要不要"));
  g_assert_true (g_str_has_suffix (cue_task_get_what (task), "，…"));
  g_assert_cmpstr (cue_task_get_who (task), ==, "王女士");
  g_assert_cmpint (cue_task_get_due_ms (task), ==, help->now_ms + HOUR_MS);
  /* asking has changed nothing */
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq);
  g_assert_false (cue_conversation_is_over (conversation));
}

static void
test_is_made_late_and_done (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = start (help);
  g_autoptr (GError) error = NULL;

  /* only what the end has proposed, and in words */
  g_assert_false (cue_desk_make_task (help->desk, conversation, "call", "问问", 1, TRUE, NULL));
  g_assert_true (cue_desk_close (help->desk, conversation, &error));
  g_assert_false (cue_desk_make_task (help->desk, conversation, "call", "  ", 1, TRUE, NULL));
  g_assert_false (cue_desk_make_task (help->desk, conversation, "other", "问问", 1, TRUE, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_tasks (help->desk)), ==, 0);
  g_assert_true (cue_desk_make_task (help->desk, conversation, "call", " 周一打给她 ",
                                     help->now_ms + HOUR_MS, TRUE, &error));
  g_assert_false (cue_desk_make_task (help->desk, conversation, "call", "再来", 1, TRUE, NULL));
  g_assert_true (cue_desk_resolve (help->desk, conversation, "follow-up", "", &error));
  g_assert_cmpstr (cue_task_get_what (get_first (help)), ==, "周一打给她");
  g_assert_false (cue_task_is_overdue (get_first (help)));

  help->now_ms += HOUR_MS;
  restart (help);
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_tasks (help->desk)), ==, 1);
  g_assert_cmpstr (cue_task_get_what (get_first (help)), ==, "周一打给她");
  g_assert_cmpstr (cue_task_get_who (get_first (help)), ==, "王女士");
  g_assert_true (cue_task_is_overdue (get_first (help)));

  /* done by mistake, and done */
  cue_desk_set_task_done (help->desk, get_first (help), TRUE);
  g_assert_false (cue_task_is_overdue (get_first (help)));
  cue_desk_set_task_done (help->desk, get_first (help), FALSE);
  g_assert_true (cue_task_is_overdue (get_first (help)));
  restart (help);
  g_assert_false (cue_task_is_done (get_first (help)));
  cue_desk_set_task_done (help->desk, get_first (help), TRUE);
  g_assert_true (cue_task_is_done (get_first (help)));
  restart (help);
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_tasks (help->desk)), ==, 0);
  g_assert_false (cue_help_desk_has_notice (help, "store-refused"));
}

static void
count_cb (CueDesk *desk, guint *n)
{
  (*n)++;
}

static gboolean
is_overdue (gpointer data)
{
  return cue_task_is_overdue (get_first (data));
}

/* The clock alone makes it late, without anybody asking. */
static void
test_time_makes_it_late (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = start (help);
  guint n_told = 0;

  g_assert_true (cue_desk_close (help->desk, conversation, NULL));
  g_assert_true (
      cue_desk_make_task (help->desk, conversation, "call", "问问", help->now_ms + 50, TRUE, NULL));
  g_signal_connect (help->desk, "tasks-changed", G_CALLBACK (count_cb), &n_told);
  help->now_ms += 50;
  while (!is_overdue (help))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, >, 0);
}

static void
test_dismissed_is_not_asked_again (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = start (help);

  g_assert_true (cue_desk_close (help->desk, conversation, NULL));
  g_assert_true (cue_desk_dismiss_task (help->desk, conversation, "call", NULL));
  g_autoptr (GPtrArray) tasks = propose (help, conversation, NULL, NULL);
  g_assert_cmpuint (tasks->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_tasks (help->desk)), ==, 0);
}

static guint
count_tasks (CueHelpDesk *help)
{
  return g_list_model_get_n_items (cue_desk_get_tasks (help->desk));
}

static guint
count_proposed (CueHelpDesk *help, CueConversation *conversation, const char *result)
{
  g_autoptr (GPtrArray) tasks = propose (help, conversation, "60gb", result);

  return tasks->len;
}

/* The whole wrap-up; @answer: "make", "word", "dismiss", or "" where nothing is proposed. */
static void
wrap_up (CueHelpDesk *help, CueConversation *conversation, const char *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cue_desk_close (help->desk, conversation, &error));
  if (g_str_equal (answer, "dismiss"))
    g_assert_true (cue_desk_dismiss_task (help->desk, conversation, "call", &error));
  else if (*answer != '\0')
    g_assert_true (cue_desk_make_task (help->desk, conversation, "call", "问问",
                                       help->now_ms + HOUR_MS, g_str_equal (answer, "word"),
                                       &error));
  g_assert_true (cue_desk_resolve (help->desk, conversation, "follow-up", "", &error));
}

/* Closed by mistake: what that end proposed is proposed anew, as things then are. */
static void
test_undo_asks_again (CueHelpDesk *help, gconstpointer data)
{
  const char *answer = data;
  CueConversation *conversation = start (help);

  wrap_up (help, conversation, answer);
  g_assert_cmpuint (count_tasks (help), ==, g_str_equal (answer, "make") ? 1 : 0);
  g_assert_true (cue_desk_reopen (help->desk, "c1"));
  g_assert_cmpuint (count_tasks (help), ==, 0);
  g_assert_cmpuint (count_proposed (help, conversation, "refused"), ==, 1);
  g_assert_cmpuint (count_proposed (help, conversation, "accepted"), ==, 0);

  restart (help);
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_cmpuint (count_tasks (help), ==, 0);
  g_assert_cmpuint (count_proposed (help, conversation, "refused"), ==, 1);
  wrap_up (help, conversation, "make");
  restart (help);
  g_assert_cmpuint (count_tasks (help), ==, 1);
}

/* What the agent worded, or has had in hand since, is his. */
static void
test_undo_leaves_his_own (CueHelpDesk *help, gconstpointer data)
{
  const char *answer = data;
  CueConversation *conversation = start (help);

  wrap_up (help, conversation, answer);
  if (g_str_equal (answer, "make"))
    cue_desk_set_task_done (help->desk, get_first (help), TRUE);
  g_assert_true (cue_desk_reopen (help->desk, "c1"));
  g_assert_cmpuint (count_tasks (help), ==, 1);
  g_assert_cmpuint (count_proposed (help, conversation, "refused"), ==, 0);
  wrap_up (help, conversation, "");
  g_assert_cmpuint (count_tasks (help), ==, 1);
  restart (help);
  g_assert_cmpuint (count_tasks (help), ==, g_str_equal (answer, "word") ? 1 : 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD ("/desk-tasks/is-proposed-as-the-offers-end", test_is_proposed);
  ADD ("/desk-tasks/is-made-late-and-done-and-never-lost", test_is_made_late_and_done);
  ADD ("/desk-tasks/time-makes-it-late", test_time_makes_it_late);
  ADD ("/desk-tasks/dismissed-is-not-asked-again", test_dismissed_is_not_asked_again);
#define ADD_WITH(path, answer, function)                                                           \
  g_test_add (path, CueHelpDesk, answer, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD_WITH ("/desk-tasks/undo-asks-again-what-was-made", "make", test_undo_asks_again);
  ADD_WITH ("/desk-tasks/undo-asks-again-what-was-dismissed", "dismiss", test_undo_asks_again);
  ADD_WITH ("/desk-tasks/undo-leaves-what-he-worded", "word", test_undo_leaves_his_own);
  ADD_WITH ("/desk-tasks/undo-leaves-what-is-done", "make", test_undo_leaves_his_own);
  return g_test_run ();
}
