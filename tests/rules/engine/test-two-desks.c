/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Two desks hold one conversation. Each proposes own events at once, a server numbers them in the
 * order in which they happen to arrive, and a wire brings them back shuffled, late and doubled.
 * When it is quiet, both digests are the same, and the same as that of a plain fold.
 */
#include "cue-test-pack.h"
#include "cue-timeline.h"

#define N_DESKS 2
#define N_ROUNDS 40
#define N_EVENTS 60

static const char *const texts[] = {
  "我的流量超了好多",     "有没有更便宜的", "我要投诉",
  "算了没事了",           "出国手机怎么用", "我给孩子用，预算不超过40元",
  "流量很多够用了",       "你好",           "can I use my phone abroad",
  "too expensive for me", "每月用38GB",     "再说一次",
};

static const char *const replies[] = {
  "您好，请问有什么可以帮您？",
  "每月多付20元，就有60GB。",
  "下个月一号生效。",
  "非常抱歉给您带来不便",
  "漫游包可以用7天",
  "不加钱的",
  "好的请稍等",
};

typedef struct
{
  CueTimeline *timeline;
  GPtrArray *inbox; /* CueEvent on the wire to this desk */
  char *name;
  gint64 mid;
  gint64 clock_ms;
} Desk;

typedef struct
{
  GRand *random;
  Desk desks[N_DESKS];
  GPtrArray *outbox; /* CueEvent on the way to the server */
  GPtrArray *log;    /* CueEvent, confirmed */
} World;

static CueEvent *
make_event (World *world, Desk *desk)
{
  JsonObject *body = json_object_new ();
  const char *type = "turn";
  int what = g_rand_int_range (world->random, 0, 10);

  desk->clock_ms += g_rand_int_range (world->random, 0, 40000);
  desk->mid++;
  if (what < 7)
    {
      gboolean agent = what >= 4;
      g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT, desk->name, desk->mid);

      json_object_set_string_member (body, "turn", id);
      json_object_set_int_member (body, "rev", 1);
      json_object_set_string_member (body, "role", agent ? "agent" : "customer");
      json_object_set_string_member (body, "text",
                                     agent ? replies[g_rand_int_range (world->random, 0,
                                                                       G_N_ELEMENTS (replies))]
                                           : texts[g_rand_int_range (world->random, 0,
                                                                     G_N_ELEMENTS (texts))]);
    }
  else if (what == 7)
    {
      type = "outcome";
      json_object_set_string_member (body, "offer", "roam-pack");
      json_object_set_string_member (body, "result", "refused");
    }
  else if (what == 8)
    type = "tick";
  else
    {
      type = "tag.struck";
      json_object_set_string_member (body, "tag", "over-quota");
    }
  return cue_event_new ("conversation:c1", 0, type, desk->clock_ms, desk->name, desk->mid,
                        cue_json_new_object (body));
}

static void
propose (World *world, Desk *desk)
{
  g_autoptr (CueEvent) event = make_event (world, desk);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  guint before = cue_timeline_get_n_unconfirmed (desk->timeline);
  gint64 shown = cue_state_get_seq (cue_timeline_get_state (desk->timeline));

  changes = cue_timeline_propose (desk->timeline, event, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changes);
  /* the optimistic tail is shown at once */
  g_assert_cmpuint (cue_timeline_get_n_unconfirmed (desk->timeline), ==, before + 1);
  g_assert_cmpint (cue_state_get_seq (cue_timeline_get_state (desk->timeline)), ==, shown + 1);
  g_ptr_array_add (world->outbox, cue_event_ref (event));
}

/* The server takes one of the events that are on the way: of each desk in order of mid. */
static void
number (World *world)
{
  guint pick;
  g_autoptr (CueEvent) event = NULL;
  CueEvent *stamped;
  gint64 at_ms;

  if (world->outbox->len == 0)
    return;
  pick = (guint) g_rand_int_range (world->random, 0, (gint32) world->outbox->len);
  event = cue_event_ref (g_ptr_array_index (world->outbox, pick));
  for (guint i = 0; i < pick; i++)
    {
      CueEvent *other = g_ptr_array_index (world->outbox, i);

      if (g_str_equal (other->device, event->device))
        {
          cue_event_unref (event);
          event = cue_event_ref (other);
          pick = i;
          break;
        }
    }
  g_ptr_array_remove_index (world->outbox, pick);
  at_ms = event->at_ms;
  if (world->log->len > 0)
    at_ms = MAX (at_ms, ((CueEvent *) g_ptr_array_index (world->log, world->log->len - 1))->at_ms);
  stamped = cue_event_stamp (event, world->log->len + 1, at_ms);
  g_ptr_array_add (world->log, stamped);
  for (guint i = 0; i < N_DESKS; i++)
    {
      guint copies = g_rand_int_range (world->random, 0, 4) == 0 ? 2 : 1;

      while (copies-- > 0)
        g_ptr_array_add (world->desks[i].inbox, cue_event_ref (stamped));
    }
}

/* Brings one event, any one; one that is too early stays on the wire. */
static void
deliver (World *world, Desk *desk)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean refolded;
  guint pick;

  if (desk->inbox->len == 0)
    return;
  pick = (guint) g_rand_int_range (world->random, 0, (gint32) desk->inbox->len);
  changes = cue_timeline_confirm (desk->timeline, g_ptr_array_index (desk->inbox, pick), &refolded,
                                  &error);
  if (g_error_matches (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_GAP))
    return;
  g_assert_no_error (error);
  g_ptr_array_remove_index (desk->inbox, pick);
}

static void
calm_down (World *world)
{
  while (world->outbox->len > 0)
    number (world);
  for (guint i = 0; i < N_DESKS; i++)
    while (world->desks[i].inbox->len > 0)
      deliver (world, &world->desks[i]);
}

static char *
snapshot_text (CueTimeline *timeline)
{
  g_autoptr (GPtrArray) changes = cue_timeline_snapshot (timeline);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (JsonNode) node = cue_change_to_json (g_ptr_array_index (changes, i));

      cue_json_append_canonical (text, node);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
play (CueEngine *engine, guint32 seed)
{
  World world = { g_rand_new_with_seed (seed) };
  CueState *plain = cue_engine_begin (engine, "c1");
  g_autofree char *first = NULL;

  world.outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  world.log = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  for (guint i = 0; i < N_DESKS; i++)
    {
      world.desks[i].timeline = cue_timeline_new (engine, "c1");
      world.desks[i].inbox = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
      world.desks[i].name = g_strdup_printf ("desk-%u", i);
      world.desks[i].clock_ms = CUE_TEST_START_MS;
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      Desk *desk = &world.desks[g_rand_int_range (world.random, 0, N_DESKS)];

      propose (&world, desk);
      for (int n = g_rand_int_range (world.random, 0, 4); n > 0; n--)
        {
          if (g_rand_boolean (world.random))
            number (&world);
          deliver (&world, &world.desks[g_rand_int_range (world.random, 0, N_DESKS)]);
        }
    }
  calm_down (&world);
  for (guint i = 0; i < world.log->len; i++)
    {
      g_autoptr (GPtrArray) changes
          = cue_engine_step (engine, plain, g_ptr_array_index (world.log, i), NULL);

      g_assert_nonnull (changes);
    }
  for (guint i = 0; i < N_DESKS; i++)
    {
      Desk *desk = &world.desks[i];
      g_autofree char *text = snapshot_text (desk->timeline);

      g_assert_cmpuint (cue_timeline_get_n_unconfirmed (desk->timeline), ==, 0);
      g_assert_cmpint (cue_timeline_get_confirmed_seq (desk->timeline), ==, world.log->len);
      g_assert_cmpstr (cue_timeline_get_digest (desk->timeline), ==, cue_state_get_digest (plain));
      if (first != NULL)
        g_assert_cmpstr (text, ==, first);
      else
        first = g_steal_pointer (&text);
      g_assert_finalize_object (desk->timeline);
      g_ptr_array_unref (desk->inbox);
      g_free (desk->name);
    }
  cue_state_free (plain);
  g_ptr_array_unref (world.outbox);
  g_ptr_array_unref (world.log);
  g_rand_free (world.random);
}

static void
test_digests_agree (void)
{
  g_autoptr (CueEngine) engine = cue_test_engine_new ();

  for (guint32 i = 0; i < N_ROUNDS; i++)
    {
      guint32 seed = g_test_rand_int ();

      g_test_message ("seed %u", seed);
      play (engine, seed);
    }
}

static void
propose_turn (CueTimeline *timeline,
              const char *id,
              gint64 mid,
              gint64 at_ms,
              const char *text,
              CueEvent **out)
{
  g_autoptr (CueEvent) numbered = cue_test_turn (mid, at_ms, id, 1, "customer", text);
  g_autoptr (GPtrArray) changes = NULL;
  CueEvent *event = cue_event_new ("conversation:c1", 0, "turn", at_ms, "me", mid,
                                   json_node_copy (numbered->body));

  changes = cue_timeline_propose (timeline, event, NULL);
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->len, >, 0);
  *out = event;
}

static void
test_in_order_needs_no_refold (void)
{
  g_autoptr (CueEngine) engine = cue_test_engine_new ();
  g_autoptr (CueTimeline) timeline = cue_timeline_new (engine, "c1");
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (CueEvent) confirmed = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gboolean refolded = TRUE;

  propose_turn (timeline, "t1", 1, CUE_TEST_START_MS, "我的流量超了", &event);
  confirmed = cue_event_stamp (event, 1, event->at_ms);
  changes = cue_timeline_confirm (timeline, confirmed, &refolded, NULL);
  g_assert_nonnull (changes);
  g_assert_false (refolded);
  g_assert_cmpuint (changes->len, ==, 0); /* shown already */
  g_assert_cmpuint (cue_timeline_get_n_unconfirmed (timeline), ==, 0);
}

static void
test_another_order_refolds (void)
{
  g_autoptr (CueEngine) engine = cue_test_engine_new ();
  g_autoptr (CueTimeline) timeline = cue_timeline_new (engine, "c1");
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (CueEvent) other
      = cue_test_turn (1, CUE_TEST_START_MS + 5000, "x1", 1, "customer", "流量很多够用了");
  g_autoptr (GPtrArray) changes = NULL;
  gboolean refolded = FALSE;

  propose_turn (timeline, "t1", 1, CUE_TEST_START_MS, "我的流量超了", &event);
  changes = cue_timeline_confirm (timeline, other, &refolded, NULL);
  g_assert_nonnull (changes);
  g_assert_true (refolded);
  g_assert_cmpuint (cue_timeline_get_n_unconfirmed (timeline), ==, 1);
  /* the own turn now stands behind the other one, not before it in time */
  g_assert_cmpint (cue_state_get_seq (cue_timeline_get_state (timeline)), ==, 2);
  g_assert_cmpint (cue_state_get_at_ms (cue_timeline_get_state (timeline)), ==,
                   CUE_TEST_START_MS + 5000);
}

static void
test_withdrawn_leaves_no_trace (void)
{
  g_autoptr (CueEngine) engine = cue_test_engine_new ();
  g_autoptr (CueTimeline) timeline = cue_timeline_new (engine, "c1");
  g_autoptr (CueEvent) event = NULL;
  g_autofree char *before = snapshot_text (timeline);
  g_autofree char *after = NULL;

  propose_turn (timeline, "t1", 7, CUE_TEST_START_MS, "我的流量超了", &event);
  g_assert_false (cue_timeline_withdraw (timeline, "me", 8));
  g_assert_true (cue_timeline_withdraw (timeline, "me", 7));
  after = snapshot_text (timeline);
  g_assert_cmpstr (after, ==, before);
}

static void
test_double_is_nothing (void)
{
  g_autoptr (CueEngine) engine = cue_test_engine_new ();
  g_autoptr (CueTimeline) timeline = cue_timeline_new (engine, "c1");
  g_autoptr (CueEvent) event
      = cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "customer", "我的流量超了");
  g_autoptr (GPtrArray) first = cue_timeline_confirm (timeline, event, NULL, NULL);
  g_autofree char *digest = g_strdup (cue_timeline_get_digest (timeline));
  g_autoptr (GPtrArray) second = cue_timeline_confirm (timeline, event, NULL, NULL);

  g_assert_cmpuint (first->len, >, 0);
  g_assert_cmpuint (second->len, ==, 0);
  g_assert_cmpstr (cue_timeline_get_digest (timeline), ==, digest);
}

static CueEvent *
activate (gint64 seq, gint64 at_ms, CueEngine *engine)
{
  g_autofree char *body = g_strdup_printf ("{'pack':'%s','model':'%s'}",
                                           cue_pack_get_digest (cue_engine_get_pack (engine)),
                                           cue_model_get_digest (cue_engine_get_model (engine)));

  return cue_test_event (seq, "pack.activated", at_ms, body);
}

static void
confirm (CueTimeline *timeline, CueEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_timeline_confirm (timeline, event, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  cue_event_unref (event);
}

static CueEngine *
make_other_engine (void)
{
  g_autoptr (CuePack) pack
      = cue_test_make_pack ("tags.jsonl",
                            "{'tag':'upset','title':'U','kind':'mood','when':{'==':[1,2]}}\n",
                            NULL);

  return cue_engine_new (pack, NULL);
}

/* One desk knows the next generation beforehand, the other one loads it when it is refused. */
static void
test_generations (void)
{
  g_autoptr (CueEngine) one = cue_test_engine_new ();
  g_autoptr (CueEngine) two = make_other_engine ();
  g_autoptr (CueTimeline) early = cue_timeline_new (one, "c1");
  g_autoptr (CueTimeline) late = cue_timeline_new (one, "c1");
  g_autoptr (CueEvent) event = activate (2, CUE_TEST_START_MS + 10, two);
  g_autoptr (CueEvent) too_early = cue_event_stamp (event, event->seq + 1, event->at_ms);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cue_timeline_set_engine (early, two);
  confirm (early, cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "customer", "我要投诉"));
  confirm (late, cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "customer", "我要投诉"));
  /* known is not yet in force */
  g_assert_true (cue_timeline_get_engine (early) == one);
  g_assert_cmpstr (cue_timeline_get_digest (early), ==, cue_timeline_get_digest (late));
  before = snapshot_text (late);
  g_assert_null (cue_timeline_confirm (late, event, NULL, &error));
  g_assert_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_PACK);
  after = snapshot_text (late);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (cue_timeline_get_confirmed_seq (late), ==, 1);
  /* too early is told before unknown */
  g_clear_error (&error);
  g_assert_null (cue_timeline_confirm (late, too_early, NULL, &error));
  g_assert_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_GAP);
  cue_timeline_set_engine (late, two);
  confirm (late, cue_event_ref (event));
  confirm (early, cue_event_ref (event));
  g_assert_true (cue_timeline_get_engine (late) == two);
  g_assert_cmpstr (cue_timeline_get_digest (early), ==, cue_timeline_get_digest (late));
  /* and back */
  confirm (early, activate (3, CUE_TEST_START_MS + 20, one));
  g_assert_true (cue_timeline_get_engine (early) == one);
}

static void
test_own_generation (void)
{
  g_autoptr (CueEngine) one = cue_test_engine_new ();
  g_autoptr (CueEngine) two = make_other_engine ();
  g_autoptr (CueTimeline) timeline = cue_timeline_new (one, "c1");
  g_autoptr (CueTimeline) plain = cue_timeline_new (one, "c1");
  g_autoptr (CueEvent) numbered = activate (1, CUE_TEST_START_MS, two);
  g_autoptr (CueEvent) own
      = cue_event_new ("conversation:c1", 0, "pack.activated", CUE_TEST_START_MS, "me", 1,
                       json_node_copy (numbered->body));
  g_autoptr (CueEvent) turn = cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "customer", "我要投诉");
  g_autoptr (GPtrArray) changes = NULL;
  gboolean refolded = FALSE;

  changes = cue_timeline_propose (timeline, own, NULL);
  g_assert_null (changes);
  cue_timeline_set_engine (timeline, two);
  changes = cue_timeline_propose (timeline, own, NULL);
  g_assert_nonnull (changes);
  g_assert_true (cue_timeline_get_engine (timeline) == two);
  g_clear_pointer (&changes, g_ptr_array_unref);
  /* another's turn comes before it: the prefix is still of the first generation */
  changes = cue_timeline_confirm (timeline, turn, &refolded, NULL);
  g_assert_true (refolded);
  confirm (plain, cue_event_ref (turn));
  g_assert_cmpstr (cue_timeline_get_digest (timeline), ==, cue_timeline_get_digest (plain));
  g_assert_true (cue_timeline_get_engine (timeline) == two);
  g_assert_true (cue_timeline_withdraw (timeline, "me", 1));
  g_assert_true (cue_timeline_get_engine (timeline) == one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/two-desks/digests-agree-after-any-wire", test_digests_agree);
  g_test_add_func ("/two-desks/own-next-event-needs-no-refold", test_in_order_needs_no_refold);
  g_test_add_func ("/two-desks/another-order-folds-the-tail-again", test_another_order_refolds);
  g_test_add_func ("/two-desks/withdrawn-leaves-no-trace", test_withdrawn_leaves_no_trace);
  g_test_add_func ("/two-desks/a-double-is-nothing", test_double_is_nothing);
  g_test_add_func ("/two-desks/a-generation-counts-from-its-event-on", test_generations);
  g_test_add_func ("/two-desks/an-own-generation-is-shown-and-can-be-withdrawn",
                   test_own_generation);
  return g_test_run ();
}
