/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-snapshot.h"
#include "cue-test-play.h"

/* The fold as a function: of the log alone, whatever the way it came in. */

#define N_ROUNDS 40

static CueEngine *engine;

static const char *const words[]
    = { "我的流量超了",   "有没有更便宜的", "我要投诉",       "算了没事了", "去香港要漫游",
        "给孩子用",       "预算不超过40元", "流量很多够用了", "每月用38GB", "好的",
        "话费账单怎么查", "too expensive",  "不是流量超了" };

static const char *const replies[] = { "您好",
                                       "每月多付20元，就有60GB",
                                       "每月多付30元，就有60GB",
                                       "下个月一号生效",
                                       "非常抱歉",
                                       "漫游包可以用7天",
                                       "不加钱",
                                       "请稍等" };

static const char *
pick (GRand *random, const char *const *list, guint n)
{
  return list[g_rand_int_range (random, 0, (gint32) n)];
}

/* What was heard of every point, whether it counts or not: that depends on what came up. */
static void
append_points (const CueState *state, GString *text)
{
  static const char *const points[]
      = { "opening/hello", "upgrade/price", "upgrade/start", "calm/sorry", "roam/days" };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (JsonNode) proof = cue_engine_why (engine, state, points[i]);

      if (proof != NULL)
        cue_json_append_canonical (text, proof);
      g_string_append_c (text, '\n');
    }
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const CueChange *one = *(CueChange *const *) a;
  const CueChange *other = *(CueChange *const *) b;

  return g_strcmp0 (cue_json_get_string (cue_change_get_body (one), "tag", NULL),
                    cue_json_get_string (cue_change_get_body (other), "tag", NULL));
}

/* Facts, tags and ticks of a state, without the history: not in the order in which tags came. */
static char *
reading_text (const CueState *state, gboolean with_lamps)
{
  g_autoptr (GPtrArray) changes = cue_state_snapshot (state);
  GString *text = g_string_new (NULL);

  if (!with_lamps)
    g_ptr_array_sort (changes, compare_tags);
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      g_autoptr (JsonNode) node = cue_change_to_json (change);

      if (!with_lamps
          && (g_str_equal (change->type, "lamp") || g_str_equal (change->type, "next")
              || g_str_equal (change->type, "turn") || g_str_equal (change->type, "point")))
        continue;
      if (!with_lamps)
        json_object_remove_member (json_node_get_object (node), "proof");
      cue_json_append_canonical (text, node);
      g_string_append_c (text, '\n');
    }
  if (!with_lamps)
    append_points (state, text);
  return g_string_free (text, FALSE);
}

static void
test_revisions_leave_no_trace (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (Play) revised = play_new (engine);
      g_autoptr (Play) final = play_new (engine);
      g_autoptr (GPtrArray) last = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      struct
      {
        gboolean agent;
        gint64 at_ms;
      } turns[45];

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
        {
          gboolean agent = g_rand_int_range (random, 0, 3) == 0;
          const char *text = agent ? pick (random, replies, G_N_ELEMENTS (replies))
                                   : pick (random, words, G_N_ELEMENTS (words));

          turns[i].agent = agent;
          play_turn (revised, g_rand_int_range (random, 0, 90000), agent ? "agent" : "customer",
                     text);
          turns[i].at_ms = revised->at_ms;
          g_ptr_array_add (last, g_strdup (text));
          for (guint k = 2; g_rand_int_range (random, 0, 2) == 0; k++)
            {
              guint which = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
              g_autofree char *id = g_strdup_printf ("t%u", which + 1);
              const char *other = turns[which].agent
                                      ? pick (random, replies, G_N_ELEMENTS (replies))
                                      : pick (random, words, G_N_ELEMENTS (words));

              revised->at_ms += g_rand_int_range (random, 0, 3000);
              play_step (revised, cue_test_turn (cue_state_get_seq (revised->state) + 1,
                                                 revised->at_ms, id, (int) (i * 100 + k),
                                                 turns[which].agent ? "agent" : "customer", other));
              g_free (g_ptr_array_index (last, which));
              g_ptr_array_index (last, which) = g_strdup (other);
            }
        }
      for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
        play_turn (final, turns[i].at_ms - final->at_ms, turns[i].agent ? "agent" : "customer",
                   g_ptr_array_index (last, i));
      play_event (final, revised->at_ms - final->at_ms, "tick", NULL);
      a = reading_text (revised->state, FALSE);
      b = reading_text (final->state, FALSE);
      g_assert_cmpstr (a, ==, b);
    }
}

/* Far back the bases that a revision starts from stand further apart. */
static void
test_far_revisions_leave_no_trace (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (Play) revised = play_new (engine);
  g_autoptr (Play) final = play_new (engine);
  const char *last[600];
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      last[i] = i % 3 == 0 ? pick (random, replies, G_N_ELEMENTS (replies))
                           : pick (random, words, G_N_ELEMENTS (words));
      play_turn (revised, 20000, i % 3 == 0 ? "agent" : "customer", last[i]);
    }
  for (guint k = 0; k < 20; k++)
    {
      guint which = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (last));
      g_autofree char *id = g_strdup_printf ("t%u", which + 1);

      last[which] = which % 3 == 0 ? pick (random, replies, G_N_ELEMENTS (replies))
                                   : pick (random, words, G_N_ELEMENTS (words));
      play_step (revised,
                 cue_test_turn (cue_state_get_seq (revised->state) + 1, revised->at_ms, id,
                                (int) k + 2, which % 3 == 0 ? "agent" : "customer", last[which]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    play_turn (final, 20000, i % 3 == 0 ? "agent" : "customer", last[i]);
  a = reading_text (revised->state, FALSE);
  b = reading_text (final->state, FALSE);
  g_assert_cmpstr (a, ==, b);
}

static void
test_lit_stays_after_a_revision (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_step (play, cue_test_turn (2, play->at_ms, "t1", 2, "customer", "我的流量很多"));
  g_assert_false (g_hash_table_contains (play->tags, "over-quota"));
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  g_assert_nonnull (strstr (play->log->str, "\"reason\":\"revised\""));
  /* an older revision says nothing */
  g_string_truncate (play->log, 0);
  play_step (play, cue_test_turn (3, play->at_ms, "t1", 1, "customer", "我的流量超了"));
  g_assert_cmpstr (play->log->str, ==, "");
}

static void
test_ticks_do_not_matter (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (Play) ticked = play_new (engine);
      g_autoptr (Play) late = play_new (engine);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < 10; i++)
        {
          gint64 gap_ms = g_rand_int_range (random, 0, 150000);
          gboolean agent = g_rand_int_range (random, 0, 3) == 0;
          const char *text = agent ? pick (random, replies, G_N_ELEMENTS (replies))
                                   : pick (random, words, G_N_ELEMENTS (words));
          gint64 spent_ms = 0;

          while (gap_ms - spent_ms > 20000)
            {
              gint64 step_ms = g_rand_int_range (random, 1, 20000);

              play_event (ticked, step_ms, "tick", NULL);
              spent_ms += step_ms;
            }
          play_turn (ticked, gap_ms - spent_ms, agent ? "agent" : "customer", text);
          play_turn (late, gap_ms, agent ? "agent" : "customer", text);
        }
      a = reading_text (ticked->state, FALSE);
      b = reading_text (late->state, FALSE);
      g_assert_cmpstr (a, ==, b);
      {
        GHashTableIter iter;
        gpointer key;
        gpointer value;

        g_assert_cmpuint (g_hash_table_size (ticked->lamps), ==, g_hash_table_size (late->lamps));
        g_hash_table_iter_init (&iter, ticked->lamps);
        while (g_hash_table_iter_next (&iter, &key, &value))
          g_assert_cmpstr (value, ==, play_lamp (late, key));
      }
    }
}

static void
test_next_flip_is_when_to_tick (void)
{
  g_autoptr (Play) play = play_new (engine);

  g_assert_cmpint (cue_state_get_next_flip_ms (play->state), ==, G_MAXINT64);
  play_customer (play, "我的流量超了");
  /* silence of 30 s is the first thing that time alone changes */
  g_assert_cmpint (cue_state_get_next_flip_ms (play->state), ==, play->at_ms + 30001);
  play_event (play, 30001, "tick", NULL);
  g_assert_true (g_hash_table_contains (play->tags, "quiet"));
}

static void
test_copies_are_independent (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (CueState) copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *digest = NULL;

  play_event (play, 0, "conversation.opened", "{'channel':'chat','customer':{'name':'王'}}");
  play_customer (play, "我的流量超了，要去香港");
  play_agent (play, "每月多付20元");
  copy = cue_state_copy (play->state);
  before = reading_text (copy, TRUE);
  digest = g_strdup (cue_state_get_digest (copy));
  play_customer (play, "我要投诉，账单怎么查");
  play_act (play, "lamp.declined", "offer:5g-60");
  play_event (play, 900000, "conversation.closed", NULL);
  after = reading_text (copy, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (digest, ==, cue_state_get_digest (copy));
  g_assert_cmpint (cue_state_get_seq (copy), ==, 3);
}

static void
expect_refused (CueEvent *event, gint code)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  play_customer (play, "我的流量超了");
  before = reading_text (play->state, TRUE);
  digest = g_strdup (cue_state_get_digest (play->state));
  g_assert_null (cue_engine_step (engine, play->state, event, &error));
  g_assert_error (error, CUE_ENGINE_ERROR, code);
  after = reading_text (play->state, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (digest, ==, cue_state_get_digest (play->state));
  g_assert_cmpint (cue_state_get_seq (play->state), ==, 1);
  cue_event_unref (event);
}

static void
test_errors_change_nothing (void)
{
  const gint64 later = CUE_TEST_START_MS + 600000;
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');
  g_autofree char *limit = g_strnfill (64 * 1024, 'a');
  static const struct
  {
    const char *type;
    const char *body;
  } bad[] = {
    { "turn", "{}" },
    { "turn", "{'turn':'x','text':'y'}" },
    { "turn", "{'turn':'x','role':'ghost','text':'y'}" },
    { "turn", "{'turn':'x','role':'agent'}" },
    { "turn", "{'turn':5,'role':'agent','text':'y'}" },
    { "turn", "{'turn':'x','role':'agent','text':'y','rev':-1}" },
    { "lamp.taken", "{}" },
    { "lamp.pinned", "{'lamp':7}" },
    { "point.ticked", "{}" },
    { "point.waived", "{}" },
    { "tag.struck", "{'tag':''}" },
    { "outcome", "{'offer':'5g-60','result':'maybe'}" },
    { "outcome", "{'result':'refused'}" },
    { "pressure", "{'level':9}" },
    { "customer.facts", "{}" },
    { "conversation.opened", "{'customer':[]}" },
  };

  expect_refused (cue_test_event (3, "tick", later, NULL), CUE_ENGINE_ERROR_GAP);
  expect_refused (cue_test_event (1, "tick", later, NULL), CUE_ENGINE_ERROR_GAP);
  expect_refused (cue_test_event (2, "tick", CUE_TEST_START_MS, NULL), CUE_ENGINE_ERROR_TIME);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    expect_refused (cue_test_event (2, bad[i].type, later, bad[i].body), CUE_ENGINE_ERROR_EVENT);
  expect_refused (cue_test_turn (2, later, "x", 1, "customer", huge), CUE_ENGINE_ERROR_EVENT);
  {
    g_autoptr (Play) play = play_new (engine);

    play_customer (play, limit);
  }
}

static void
test_unknown_types_only_let_time_pass (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  play_agent (play, "好的，我看一下。");
  play_event (play, 120000, "weather.report", "{'sun':true}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=ttl");
  /* acts on what is not there are kept and do nothing */
  g_string_truncate (play->log, 0);
  play_event (play, 10, "lamp.taken", "{'lamp':'9.no.such'}");
  play_event (play, 10, "tag.struck", "{'tag':'no-such'}");
  play_event (play, 10, "point.ticked", "{'point':'no/such'}");
  play_event (play, 10, "note", "{'text':'hm'}");
  g_assert_cmpstr (play->log->str, ==, "");
}

static void
test_same_log_same_bytes (void)
{
  g_autofree char *log = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CueEngine) own = cue_test_engine_new ();
      g_autoptr (Play) play = play_new (i == 0 ? engine : own);

      play_event (play, 0, "conversation.opened",
                  "{'channel':'chat','lang':'zh','customer':{'name':'王','plan':{'gb_used':38.5}}"
                  "}");
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        {
          play_customer (play, words[k]);
          play_agent (play, replies[k % G_N_ELEMENTS (replies)]);
        }
      play_event (play, 10, "conversation.closed", NULL);
      g_string_append (play->log, cue_state_get_digest (play->state));
      if (log == NULL)
        log = g_strdup (play->log->str);
      g_assert_cmpstr (log, ==, play->log->str);
    }
  /* numbers leave as integers or as text, never as floats */
  g_assert_nonnull (strstr (log, "\"value\":\"38.5\""));
  g_assert_false (g_regex_match_simple (":-?[0-9]+\\.[0-9]", log, 0, 0));
}

static void
test_digest_depends_on_pack_and_model (void)
{
  g_autoptr (CuePack) a = cue_test_make_pack ("answers.jsonl",
                                              "{'answer':'a','title':'A','question':'how do I "
                                              "pay','similar':['pay it','how to pay now',"
                                              "'paying'],'reply':'r'}\n",
                                              NULL);
  g_autoptr (CuePack) b = cue_test_make_pack ("answers.jsonl",
                                              "{'answer':'a','title':'A','question':'how do I "
                                              "pay','similar':['pay it','how to pay now',"
                                              "'paid'],'reply':'r'}\n",
                                              NULL);
  g_autoptr (CueModel) model = cue_model_train (a, NULL, NULL);
  g_autoptr (GBytes) bytes = cue_model_to_bytes (model);
  g_autoptr (CueModel) again = cue_model_from_bytes (bytes, a, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueEngine) one = cue_engine_new (a, NULL);
  g_autoptr (CueEngine) same = cue_engine_new (a, again);
  g_autoptr (CueEngine) two = cue_engine_new (b, NULL);
  g_autoptr (CueState) x = cue_engine_begin (one, "c");
  g_autoptr (CueState) y = cue_engine_begin (same, "c");
  g_autoptr (CueState) z = cue_engine_begin (two, "c");

  g_assert_cmpstr (cue_state_get_digest (x), ==, cue_state_get_digest (y));
  g_assert_cmpstr (cue_state_get_digest (x), !=, cue_state_get_digest (z));
  g_assert_null (cue_model_from_bytes (bytes, b, &error));
  g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_MISMATCH);
}

static void
test_another_generation (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (CuePack) pack
      = cue_test_make_pack ("tags.jsonl",
                            "{'tag':'upset','title':'U','kind':'mood','when':{'==':[1,2]}}\n",
                            NULL);
  g_autoptr (CueEngine) other = cue_engine_new (pack, NULL);

  play_customer (play, "我的流量超了，投诉");
  play_agent (play, "每月多付20元，就有60GB。");
  g_string_truncate (play->log, 0);
  cue_engine_unref (play->engine);
  play->engine = cue_engine_ref (other);
  play_event (play, 10, "pack.activated", "{'pack':'made','model':'m'}");
  g_assert_cmpuint (g_hash_table_size (play->tags), ==, 0);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=pack");
  g_assert_nonnull (
      strstr (play->log->str, "{\"from\":\"recommend\",\"stage\":null,\"type\":\"stage\"}"));
  g_assert_nonnull (
      strstr (play->log->str,
              "{\"point\":\"upgrade/price\",\"proof\":{\"because\":\"pack\",\"point\":"
              "\"upgrade/price\"},\"score_milli\":0,\"spans\":[],\"type\":\"point\","
              "\"verdict\":\"open\"}"));
  g_assert_nonnull (strstr (play->log->str, "\"hold\":\"upset\""));
  cue_engine_unref (play->engine);
  play->engine = cue_engine_ref (engine);
  play_event (play, 10, "pack.activated", "{'pack':'small','model':'m'}");
  g_assert_true (g_hash_table_contains (play->tags, "over-quota"));
}

static void
test_bad_strings_are_turns_like_others (void)
{
  const char *data = g_getenv ("CUE_DATA");
  const char *root = g_getenv ("CUE_SOURCE_ROOT");
  g_autofree char *path
      = data != NULL
            ? g_build_filename (data, "badinput", "blns", "blns.json", NULL)
            : g_build_filename (root, "..", "shared", "badinput", "blns", "blns.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (Play) play = NULL;
  CueGateLimits limits = { 4 * 1024 * 1024, 8 };
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("no public data: set CUE_DATA");
      return;
    }
  node = cue_gate_parse (text, (gssize) length, &limits, NULL);
  g_assert_nonnull (node);
  play = play_new (engine);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      const char *string = json_array_get_string_element (json_node_get_array (node), i);

      play_turn (play, 1000, i % 2 == 0 ? "customer" : "agent", string);
      play_turn (play, 1000, i % 2 == 0 ? "agent" : "customer", string);
    }
  g_assert_true (g_utf8_validate (play->log->str, -1, NULL));
}

static void
test_no_float_leaves (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 100, "customer.facts",
              "{'facts':{'a':38.5,'b':[1.5,2.0,{'c':-0.25}],'d':{'e':[1e300]}}}");
  g_assert_nonnull (strstr (play->log->str, "\"value\":\"38.5\""));
  g_assert_nonnull (strstr (play->log->str, "\"value\":[\"1.5\",2,{\"c\":\"-0.25\"}]"));
  g_assert_nonnull (strstr (play->log->str, "\"value\":[\"1e+300\"]"));
}

/* A body is stored with its keys sorted: what is read from it must not depend on their order. */
static void
test_order_of_members (void)
{
  static const char *const bodies[] = {
    "{'facts':{'name':'A','customer.name':'B','plan.gb':1,'plan':{'gb':2},'x':{'y.z':1,'y':{'z':2}}"
    "}}",
    "{'facts':{'x':{'y':{'z':2},'y.z':1},'plan':{'gb':2},'plan.gb':1,'customer.name':'B','name':'A'"
    "}}",
  };
  g_autoptr (Play) one = play_new (engine);
  g_autoptr (Play) other = play_new (engine);

  play_event (one, 100, "customer.facts", bodies[0]);
  play_event (other, 100, "customer.facts", bodies[1]);
  g_assert_cmpstr (one->log->str, ==, other->log->str);
  g_assert_nonnull (strstr (one->log->str, "\"fact\":\"customer.name\",\"from\":\"customer\","
                                           "\"type\":\"fact\",\"value\":\"A\""));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  engine = cue_test_engine_new ();
  g_test_add_func ("/fold/revisions-leave-no-trace-in-the-reading", test_revisions_leave_no_trace);
  g_test_add_func ("/fold/revisions-of-the-far-past-leave-no-trace",
                   test_far_revisions_leave_no_trace);
  g_test_add_func ("/fold/what-was-lit-stays-after-a-revision", test_lit_stays_after_a_revision);
  g_test_add_func ("/fold/ticks-or-a-late-event-are-the-same", test_ticks_do_not_matter);
  g_test_add_func ("/fold/next-flip-tells-when-to-tick", test_next_flip_is_when_to_tick);
  g_test_add_func ("/fold/copies-are-independent", test_copies_are_independent);
  g_test_add_func ("/fold/errors-leave-the-state-as-it-was", test_errors_change_nothing);
  g_test_add_func ("/fold/unknown-types-only-let-time-pass", test_unknown_types_only_let_time_pass);
  g_test_add_func ("/fold/same-log-same-bytes", test_same_log_same_bytes);
  g_test_add_func ("/fold/digest-depends-on-pack-and-model", test_digest_depends_on_pack_and_model);
  g_test_add_func ("/fold/another-generation-reads-again", test_another_generation);
  g_test_add_func ("/fold/bad-strings-are-turns-like-others",
                   test_bad_strings_are_turns_like_others);
  g_test_add_func ("/fold/no-float-leaves", test_no_float_leaves);
  g_test_add_func ("/fold/members-mean-the-same-in-any-order", test_order_of_members);
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
