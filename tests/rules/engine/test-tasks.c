/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-snapshot.h"
#include "cue-tasks.h"
#include "cue-test-play.h"

/* What the end of a conversation proposes, and what becomes of it. */

static CuePack *
make_pack (const char *win_back)
{
  return cue_test_make_pack (
      "phrases.jsonl",
      "{'phrase':'shoes','title':'S','any':['shoes']}\n{'phrase':'dear','title':'D','any':['too "
      "dear']}",
      "tags.jsonl",
      "{'tag':'dear','title':'D','kind':'mood','when':{'says':['dear']},'decay_ms':60000}",
      "offers.jsonl",
      "{'offer':'runner','title':'Runner','pitch':'Light'}\n{'offer':'boot','title':'Boot','pitch':"
      "'Warm'}",
      "rules.jsonl",
      "{'rule':'sell','title':'S','when':{'says':['shoes']},'light':[{'offer':'runner'}]}",
      "tasks.jsonl", win_back, NULL);
}

#define WIN_BACK                                                                                   \
  "{'task':'win-back','title':'Win back','when':{'tag':'dear'},'do':'Ask about "                   \
  "{{offer.title|it}}','due_in_ms':86400000,'unless_bought':true}"
#define UNDECIDED                                                                                  \
  "{'task':'ask','title':'Ask','when':{'==':[{'outcome':'runner'},'undecided']},'do':'Ask',"       \
  "'due_in_ms':60000}"

static Play *
play_with (const char *tasks)
{
  g_autoptr (CuePack) pack = make_pack (tasks);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);

  return play_new (engine);
}

/* "win-back runner 86400000": the tasks that are proposed, with offer and when they are due after
 * the first turn. (transfer full) */
static char *
list (const Play *play)
{
  g_autoptr (GArray) tasks = cue_state_list_tasks (play->state);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CueProposedTask *task = &g_array_index (tasks, CueProposedTask, i);

      g_string_append_printf (text, "%s%s %s %" G_GINT64_FORMAT, i > 0 ? ", " : "", task->task,
                              task->offer != NULL ? task->offer : "-",
                              task->since_ms - CUE_TEST_START_MS);
    }
  return g_string_free (text, FALSE);
}

#define assert_tasks(play, expected)                                                               \
  {                                                                                                \
    g_autofree char *found = list (play);                                                          \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }

static void
hesitate (Play *play)
{
  play_customer (play, "I want shoes");
  play_customer (play, "That is too dear");
}

static void
test_the_end_proposes (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);
  g_autoptr (GPtrArray) snapshot = NULL;

  hesitate (play);
  assert_tasks (play, "");
  play_event (play, 1000, "conversation.closed", NULL);
  assert_tasks (play, "win-back runner 11000");
  g_assert_nonnull (strstr (play->log->str, "\"due_in_ms\":86400000"));
  g_assert_nonnull (strstr (play->log->str, "\"offer\":\"runner\""));
  /* the proof has the words that were the reason */
  g_assert_nonnull (strstr (play->log->str, "\"text\":\"too dear\""));
  snapshot = cue_state_snapshot (play->state);
  g_assert_cmpstr (((CueChange *) g_ptr_array_index (snapshot, snapshot->len - 1))->type, ==,
                   "task");
}

static void
test_nothing_is_proposed_without_reason (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);

  play_customer (play, "I want shoes");
  play_event (play, 1000, "conversation.closed", NULL);
  assert_tasks (play, "");
  g_assert_null (strstr (play->log->str, "\"type\":\"task\""));
}

/* A wrap-up that comes late finds what the end proposed. */
static void
test_waits_for_the_wrap_up (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);

  hesitate (play);
  play_event (play, 1000, "conversation.closed", NULL);
  play_event (play, 3600000, "outcome", "{'offer':'runner','result':'refused'}");
  g_assert_false (g_hash_table_contains (play->tags, "dear"));
  assert_tasks (play, "win-back runner 11000");
}

static void
test_who_buys_is_left_alone (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);

  hesitate (play);
  play_event (play, 1000, "conversation.closed", NULL);
  play_event (play, 1000, "outcome", "{'offer':'runner','result':'accepted'}");
  assert_tasks (play, "");
  g_assert_nonnull (strstr (play->log->str, "\"to\":\"none\""));
  /* it was another one after all: the last word on each offer counts */
  play_event (play, 1000, "outcome", "{'offer':'boot','result':'accepted'}");
  play_event (play, 1000, "outcome", "{'offer':'runner','result':'undecided'}");
  assert_tasks (play, "");
  play_event (play, 1000, "outcome", "{'offer':'boot','result':'refused'}");
  assert_tasks (play, "win-back runner 11000");
}

static void
test_who_bought_before_the_end (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);

  hesitate (play);
  play_event (play, 1000, "outcome", "{'offer':'boot','result':'accepted'}");
  play_event (play, 1000, "conversation.closed", NULL);
  assert_tasks (play, "");
}

static void
test_an_outcome_proposes (void)
{
  g_autoptr (Play) play = play_with (UNDECIDED);

  play_customer (play, "I want shoes");
  play_event (play, 1000, "conversation.closed", NULL);
  assert_tasks (play, "");
  play_event (play, 1000, "outcome", "{'offer':'runner','result':'undecided'}");
  assert_tasks (play, "ask runner 6000");
  play_event (play, 1000, "outcome", "{'offer':'runner','result':'refused'}");
  assert_tasks (play, "");
}

static void
test_what_goes_on_needs_no_task (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);

  hesitate (play);
  play_event (play, 1000, "conversation.closed", NULL);
  play_event (play, 1000, "conversation.opened", NULL);
  assert_tasks (play, "");
  play_event (play, 1000, "conversation.closed", NULL);
  assert_tasks (play, "win-back runner 13000");
}

static void
test_an_answer_is_final (void)
{
  static const struct
  {
    const char *type;
    const char *body;
  } answers[] = { { "task.made", "{'task':'win-back','text':'Call','due_ms':1780275700000}" },
                  { "task.dismissed", "{'task':'win-back'}" } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Play) play = play_with (WIN_BACK);
      gsize length;

      hesitate (play);
      /* too early: it is in the log and changes nothing */
      play_event (play, 1000, answers[i].type, answers[i].body);
      play_event (play, 1000, "conversation.closed", NULL);
      assert_tasks (play, "win-back runner 12000");
      play_event (play, 1000, answers[i].type, answers[i].body);
      assert_tasks (play, "");
      length = play->log->len;
      play_event (play, 1000, answers[i].type, answers[i].body);
      g_assert_cmpuint (play->log->len, ==, length);
      play_event (play, 1000, "conversation.opened", NULL);
      play_event (play, 1000, "conversation.closed", NULL);
      assert_tasks (play, "");
    }
}

/* Undone, it is asked again; and asked as things then are, once the conversation goes on. */
static void
test_an_undone_answer_is_asked_again (void)
{
  static const char *const answers[][2]
      = { { "task.made", "{'task':'win-back','text':'Call','due_ms':1780275700000}" },
          { "task.dismissed", "{'task':'win-back'}" } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Play) play = play_with (WIN_BACK);

      hesitate (play);
      play_event (play, 1000, "conversation.closed", NULL);
      play_event (play, 1000, answers[i][0], answers[i][1]);
      play_event (play, 1000, "task.reconsidered", "{'task':'other'}");
      assert_tasks (play, "");
      play_event (play, 1000, "task.reconsidered", "{'task':'win-back'}");
      assert_tasks (play, "win-back runner 11000");
      play_event (play, 1000, answers[i][0], answers[i][1]);
      play_event (play, 1000, "outcome", "{'offer':'runner','result':'accepted'}");
      play_event (play, 1000, "task.reconsidered", "{'task':'win-back'}");
      assert_tasks (play, "");
      play_event (play, 1000, "conversation.opened", NULL);
      play_event (play, 1000, "outcome", "{'offer':'runner','result':'undecided'}");
      play_event (play, 1000, "conversation.closed", NULL);
      assert_tasks (play, "win-back runner 20000");
    }
}

static void
test_a_copy_is_independent (void)
{
  g_autoptr (Play) play = play_with (WIN_BACK);
  g_autoptr (CueState) copy = NULL;
  g_autoptr (CueEvent) end = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GArray) tasks = NULL;

  hesitate (play);
  copy = cue_state_copy (play->state);
  end = cue_test_event (cue_state_get_seq (copy) + 1, "conversation.closed", play->at_ms, NULL);
  changes = cue_engine_step (play->engine, copy, end, NULL);
  g_assert_nonnull (changes);
  tasks = cue_state_list_tasks (copy);
  g_assert_cmpuint (tasks->len, ==, 1);
  assert_tasks (play, "");
}

/* The next generation of the pack has it, or has it no more. */
static void
test_follows_the_pack (void)
{
  static const struct
  {
    const char *tasks;
    const char *expected;
  } packs[] = { { UNDECIDED "\n" WIN_BACK, "win-back runner 11000" }, { UNDECIDED, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (Play) play = play_with (WIN_BACK);
      g_autoptr (CuePack) pack = make_pack (packs[i].tasks);
      g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);

      hesitate (play);
      play_event (play, 1000, "conversation.closed", NULL);
      cue_engine_unref (play->engine);
      play->engine = cue_engine_ref (engine);
      play_event (play, 1000, "tick", NULL);
      assert_tasks (play, packs[i].expected);
      g_assert_true ((strstr (play->log->str, "\"to\":\"none\"") != NULL)
                     == (*packs[i].expected == '\0'));
    }
}

static void
test_a_bad_answer_is_refused (void)
{
  static const char *const bodies[]
      = { "{}", "{'task':'win-back','text':'Call'}", "{'task':'win-back','due_ms':5}",
          "{'task':'win-back','text':'','due_ms':5}",
          "{'task':'win-back','text':'Call','due_ms':-5}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Play) play = play_with (WIN_BACK);
      g_autoptr (CueEvent) event = cue_test_event (1, "task.made", CUE_TEST_START_MS, bodies[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_engine_step (play->engine, play->state, event, &error));
      g_assert_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_EVENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tasks/the-end-proposes", test_the_end_proposes);
  g_test_add_func ("/tasks/nothing-without-reason", test_nothing_is_proposed_without_reason);
  g_test_add_func ("/tasks/waits-for-the-wrap-up", test_waits_for_the_wrap_up);
  g_test_add_func ("/tasks/who-buys-is-left-alone", test_who_buys_is_left_alone);
  g_test_add_func ("/tasks/who-bought-before-the-end", test_who_bought_before_the_end);
  g_test_add_func ("/tasks/an-outcome-proposes", test_an_outcome_proposes);
  g_test_add_func ("/tasks/what-goes-on-needs-none", test_what_goes_on_needs_no_task);
  g_test_add_func ("/tasks/an-answer-is-final", test_an_answer_is_final);
  g_test_add_func ("/tasks/an-undone-answer-is-asked-again", test_an_undone_answer_is_asked_again);
  g_test_add_func ("/tasks/a-copy-is-independent", test_a_copy_is_independent);
  g_test_add_func ("/tasks/follows-the-pack", test_follows_the_pack);
  g_test_add_func ("/tasks/a-bad-answer-is-refused", test_a_bad_answer_is_refused);
  return g_test_run ();
}
