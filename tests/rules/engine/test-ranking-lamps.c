/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-play.h"

#include "cue-decision-log.h"

/* Two offers want one place: what was learnt of them is a term of the score, and an exploring
 * ranking draws by it and says how probable that was. */

static CueEngine *engine;

static CueEngine *
make_engine (guint offer_floor)
{
  g_autofree char *manifest
      = g_strdup_printf ("{'pack':'p','title':'P','lang':'en','limits':{'offer_floor':%u}}",
                         offer_floor);
  g_autoptr (CuePack) pack
      = cue_test_make_pack ("pack.json", manifest, "phrases.jsonl",
                            "{'phrase':'phone','title':'Phone','any':['phone']}\n"
                            "{'phrase':'dear','title':'Dear','any':['too dear']}",
                            "tags.jsonl",
                            "{'tag':'price','title':'Price','kind':'need','when':{'says':['dear',{'"
                            "within_turns':0}]}}",
                            "offers.jsonl",
                            "{'offer':'small','title':'Small','pitch':'A small one','weight':50,"
                            "'price':{'amount_milli':1000,'unit':'yuan'}}\n"
                            "{'offer':'large','title':'Large','pitch':'A large one','weight':60,"
                            "'price':{'amount_milli':2000,'unit':'yuan'}}",
                            "rules.jsonl",
                            "{'rule':'rs','title':'S','when':{'says':['phone',{'within_turns':0}]},"
                            "'light':[{'offer':'small'}]}\n"
                            "{'rule':'rl','title':'L','when':{'says':['phone',{'within_turns':0}]},"
                            "'light':[{'offer':'large'}]}",
                            NULL);

  return cue_engine_new (pack, NULL);
}

#define SURE                                                                                       \
  "{'ranking':{'ranking':1,'baseline_micro':200000,'explore':false,'decisions':9,"                 \
  "'features':{'small|tag:price':[200000,10000]}},'seed':1}"

static char *
trying (guint seed)
{
  return g_strdup_printf ("{'ranking':{'ranking':1,'baseline_micro':200000,'explore':true,"
                          "'decisions':9,'features':{'small':[10000,60000],'large':[0,60000]}},"
                          "'seed':%u}",
                          seed);
}

static void
test_best_score (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "a phone, please");
  g_assert_cmpstr (play_lamp (play, "offer:large"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "offer:small"), ==, "held=beaten");
  /* its probability is logged from the first day */
  g_assert_nonnull (strstr (play->log->str, "\"of\":\"large\",\"share_milli\":1000"));
  g_assert_null (strstr (play->log->str, "acceptance_milli"));
}

static void
test_learnt (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "ranking", SURE);
  play_customer (play, "that phone is too dear");
  g_assert_cmpstr (play_lamp (play, "offer:small"), ==, "lit");
  /* 0.4 is twice the baseline: the score of 60 (50 and a fifth) once more */
  g_assert_nonnull (strstr (play->log->str, "\"acceptance_milli\":60000"));
  g_assert_nonnull (strstr (play->log->str, "\"context\":[\"tag:price\"]"));
}

static void
test_only_in_its_context (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "ranking", SURE);
  play_customer (play, "a phone, please");
  g_assert_cmpstr (play_lamp (play, "offer:large"), ==, "lit");
}

static void
test_off (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "ranking", SURE);
  play_event (play, 0, "ranking", "{'ranking':null}");
  play_customer (play, "that phone is too dear");
  g_assert_cmpstr (play_lamp (play, "offer:large"), ==, "lit");
}

static guint
share_of (const Play *play, const char *of)
{
  g_autofree char *start = g_strdup_printf ("\"of\":\"%s\",\"share_milli\":", of);
  const char *at = strstr (play->log->str, start);

  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen (start), NULL, 10);
}

/* In as many conversations as its share says. */
static void
test_drawn (void)
{
  guint n_small = 0;
  guint shares = 0;
  const guint n = 300;

  for (guint seed = 0; seed < n; seed++)
    {
      g_autoptr (Play) play = play_new (engine);
      g_autofree char *body = trying (seed * 1000);

      play_event (play, 0, "ranking", body);
      play_customer (play, "a phone, please");
      n_small += g_strcmp0 (play_lamp (play, "offer:small"), "lit") == 0;
      shares += share_of (play, "small");
      g_assert_cmpuint (share_of (play, "small") + share_of (play, "large"), ==, 1000);
    }
  shares /= n;
  g_assert_cmpuint (shares, >, 200);
  g_assert_cmpuint (shares, <, 500);
  g_assert_cmpuint (ABS ((int) (n_small * 1000 / n) - (int) shares), <, 100);
}

static void
test_same_again (void)
{
  g_autofree char *body = trying (4711);
  g_autofree char *log = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Play) play = play_new (engine);

      play_event (play, 0, "ranking", body);
      play_customer (play, "a phone, please");
      if (log == NULL)
        log = g_strdup (play->log->str);
      g_assert_cmpstr (log, ==, play->log->str);
    }
}

/* Who has the place keeps it: a look at the same things draws no second time. */
static void
test_drawn_once (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *body = trying (3);
  g_autofree char *first = NULL;

  play_event (play, 0, "ranking", body);
  play_customer (play, "a phone, please");
  first = g_strdup (play_lamp (play, "offer:small"));
  for (guint i = 0; i < 20; i++)
    play_event (play, 100, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:small"), ==, first);
}

static void
test_weak (void)
{
  g_autoptr (CueEngine) choosy = make_engine (62);
  g_autoptr (Play) play = play_new (choosy);

  /* the large one has 55 and a fifth more for being spoken of, the small one 50 and a fifth */
  play_customer (play, "a phone, please");
  g_assert_cmpstr (play_lamp (play, "offer:large"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "offer:small"), ==, "held=weak");
}

static void
watch (CueDecisionLog *log, Play *play, const char *type, const char *body)
{
  g_autoptr (CueEvent) event
      = cue_test_event (cue_state_get_seq (play->state) + 1, type, play->at_ms += 1000, body);
  g_autoptr (GPtrArray) changes = cue_engine_step (play->engine, play->state, event, NULL);

  g_assert_nonnull (changes);
  for (guint i = 0; i < changes->len; i++)
    play_take (play, g_ptr_array_index (changes, i));
  cue_decision_log_watch (log, changes);
}

static void
test_decisions (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (CueDecisionLog) log = cue_decision_log_new ("c1");
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *seen = NULL;
  const CueDecision *decision;

  watch (log, play, "turn",
         "{'turn':'t1','rev':1,'role':'customer','text':'that phone is too dear'}");
  none = cue_decision_log_collect (log);
  g_assert_cmpuint (none->len, ==, 0); /* nobody has looked at it */
  seen = g_strdup_printf ("{'lamp':'%s'}", (char *) g_hash_table_lookup (play->ids, "offer:large"));
  watch (log, play, "lamp.seen", seen);
  watch (log, play, "outcome", "{'offer':'large','result':'accepted'}");
  found = cue_decision_log_collect (log);
  g_assert_cmpuint (found->len, ==, 1);
  decision = g_ptr_array_index (found, 0);
  g_assert_cmpuint (decision->reward_milli, ==, 1000);
  g_assert_cmpuint (decision->alternatives->len, ==, 2);
  g_assert_cmpstr (g_array_index (decision->alternatives, CueAlternative, decision->chosen).of, ==,
                   "large");
  g_assert_cmpstr (decision->context[0], ==, "tag:price");
}

static void
test_refused (void)
{
  static const char *const bodies[]
      = { "{}", "{'ranking':1}", "{'ranking':{}}",
          "{'ranking':{'ranking':1,'baseline_micro':0,'features':{}}}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Play) play = play_new (engine);
      g_autoptr (CueEvent) event = cue_test_event (1, "ranking", play->at_ms, bodies[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_engine_step (engine, play->state, event, &error));
      g_assert_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_EVENT);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  engine = make_engine (0);
  g_test_add_func ("/ranking-lamps/without-one-the-best-score-wins", test_best_score);
  g_test_add_func ("/ranking-lamps/what-was-learnt-is-a-term-of-the-score", test_learnt);
  g_test_add_func ("/ranking-lamps/it-counts-only-in-its-context", test_only_in_its_context);
  g_test_add_func ("/ranking-lamps/it-can-be-switched-off", test_off);
  g_test_add_func ("/ranking-lamps/an-exploring-one-draws-as-often-as-it-says", test_drawn);
  g_test_add_func ("/ranking-lamps/the-same-seed-draws-the-same", test_same_again);
  g_test_add_func ("/ranking-lamps/who-has-the-place-keeps-it", test_drawn_once);
  g_test_add_func ("/ranking-lamps/the-weak-stay-dark", test_weak);
  g_test_add_func ("/ranking-lamps/decisions-are-read-off-the-changes", test_decisions);
  g_test_add_func ("/ranking-lamps/another-shape-is-refused", test_refused);
  status = g_test_run ();
  cue_engine_unref (engine);
  return status;
}
