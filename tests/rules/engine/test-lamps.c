/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-snapshot.h"
#include "cue-test-play.h"

/* A lamp's life: lights, is held, damped, displaced, said, and ends, each for a reason. */

static CueEngine *engine;

static void
test_lights_and_is_said (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "conversation.opened", "{'channel':'chat','lang':'zh','customer':{}}");
  play_customer (play, "我的流量超了好多");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "lit");
  play_act (play, "lamp.seen", "offer:5g-60");
  play_act (play, "lamp.taken", "talk:upgrade");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "seen");
  play_agent (play, "每月多付20元，就有60GB。");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "taken");
  play_agent (play, "下个月一号生效");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "said");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "said");
  play_event (play, 1000, "outcome", "{'offer':'5g-60','result':'accepted'}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "accepted");
}

static void
test_unprompted_points_count (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_agent (play, "每月多付20元，就有60GB，下个月一号生效。");
  play_customer (play, "我的流量超了");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "said");
}

static void
test_title_says_the_offer (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "要去香港");
  play_agent (play, "我推荐您办理漫游包");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "said");
}

static void
test_expires (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  play_agent (play, "好的，我看一下。");
  play_event (play, 110000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_event (play, 10000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=ttl");
}

static void
test_waits_with_the_customer (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  play_event (play, 600000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_agent (play, "让您久等了，我看一下。");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=ttl");
}

static void
test_pinned_stays (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  play_act (play, "lamp.pinned", "offer:5g-60");
  play_event (play, 300000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
}

static void
test_goes_when_no_longer_true (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我的流量超了");
  play_customer (play, "哦不，流量很多");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=no-longer");
}

static void
test_held_while_upset (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_customer (play, "我要投诉");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=upset");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "held=upset");
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "lit");
  play_customer (play, "算了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
}

/* Whether to sell is told by itself: no offer need wait for it. */
static void
test_holds_are_told_without_an_offer (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我要投诉");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "dark");
  g_assert_nonnull (strstr (play->log->str, "{\"hold\":\"upset\",\"on\":true,"));
  g_string_truncate (play->log, 0);
  play_customer (play, "你们怎么搞的");
  g_assert_null (strstr (play->log->str, "\"type\":\"hold\""));
  play_event (play, 60000, "tick", NULL);
  g_assert_nonnull (strstr (play->log->str, "{\"hold\":\"upset\",\"on\":false,"));
}

static void
test_mood_fades_by_time_alone (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了，我要投诉");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=upset");
  play_event (play, 59999, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=upset");
  play_event (play, 1, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
}

static void
test_taken_is_not_withdrawn (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_act (play, "lamp.taken", "offer:5g-60");
  play_customer (play, "我要投诉");
  play_event (play, 500000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "taken");
}

static void
test_speaking_holds_new_ones (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "speech", "{'role':'customer','speaking':true}");
  play_customer (play, "流量超了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=speaking");
  play_event (play, 10, "speech", "{'role':'customer','speaking':false}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_event (play, 10, "speech", "{'role':'customer','speaking':true}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
}

static guint
count_lines (const Play *play, const char *type, const char *lamp)
{
  g_auto (GStrv) lines = g_strsplit (play->log->str, "\n", -1);
  g_autofree char *part = g_strdup_printf ("\"type\":\"%s\"", type);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], part) != NULL && strstr (lines[i], lamp) != NULL;
  return n;
}

static void
expect_point (const Play *play, const char *point, const char *verdict, gboolean waived)
{
  g_autoptr (GPtrArray) changes = cue_state_snapshot (play->state);

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);

      if (!g_str_equal (change->type, "point")
          || !g_str_equal (cue_json_get_string (body, "point", ""), point))
        continue;
      g_assert_cmpstr (cue_json_get_string (body, "verdict", ""), ==, verdict);
      g_assert_cmpint (cue_json_get_boolean (body, "waived", FALSE), ==, waived);
      return;
    }
  g_assert_not_reached ();
}

static guint
count_points (const Play *play)
{
  return count_lines (play, "point", "\"spans\"");
}

static void
test_unlit_talks_need_more (void)
{
  g_autoptr (Play) play = play_new (engine);

  /* common words of a talk that nobody spoke of tick nothing */
  play_agent (play, "新的账单下个月一号会寄到您家里的信箱，请您注意查收");
  g_assert_cmpuint (count_points (play), ==, 0);
  /* when its talk comes up, they count, after the lamp that makes them count */
  play_customer (play, "流量超了");
  expect_point (play, "upgrade/start", "said", FALSE);
  g_assert_cmpuint (count_points (play), ==, 1);
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "lit");
}

static void
test_unlit_talks_can_be_told (void)
{
  g_autoptr (Play) play = play_new (engine);

  /* the point as a whole */
  play_agent (play, "每月多付 20 元，就有 60GB。");
  expect_point (play, "upgrade/price", "said", FALSE);
  /* and from then on what is said against it */
  play_agent (play, "不对，每月多付 30 元，就有 60GB。");
  expect_point (play, "upgrade/price", "contradicted", FALSE);
}

static void
test_waived (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_event (play, 10, "point.waived", "{'point':'upgrade/price','note':'knows it'}");
  expect_point (play, "upgrade/price", "open", TRUE);
  play_agent (play, "就是60GB的");
  expect_point (play, "upgrade/price", "partly", TRUE);
  play_event (play, 10, "point.waived", "{'point':'upgrade/price'}");
  g_assert_cmpuint (count_lines (play, "point", "upgrade/price"), ==, 2);
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "lit");
  play_agent (play, "每月多付20元，就有60GB");
  expect_point (play, "upgrade/price", "said", FALSE);
  /* what was said needs no waiver, and no dispute was made of any of it */
  play_event (play, 10, "point.waived", "{'point':'upgrade/price'}");
  expect_point (play, "upgrade/price", "said", FALSE);
  g_assert_null (strstr (play->log->str, "\"dispute\""));
  play_event (play, 10, "point.waived", "{'point':'no/such'}");
}

static void
test_speaking_is_quiet (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (JsonNode) proof = NULL;

  play_customer (play, "流量超了，我要投诉");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=upset");
  g_assert_cmpuint (count_lines (play, "lamp", "\"1.overage.5g-60\""), ==, 1);
  for (guint i = 0; i < 5; i++)
    {
      play_event (play, 10, "speech", "{'role':'customer','speaking':true}");
      proof = cue_engine_why (engine, play->state, "1.overage.5g-60");
      g_assert_cmpuint (json_array_get_length (
                            cue_json_get_array (json_node_get_object (proof), "held_by")),
                        ==, 2);
      g_clear_pointer (&proof, json_node_unref);
      play_event (play, 10, "speech", "{'role':'customer','speaking':false}");
    }
  g_assert_cmpuint (count_lines (play, "lamp", "\"1.overage.5g-60\""), ==, 1);
}

static void
test_pressure (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "pressure", "{'level':2}");
  play_customer (play, "流量超了，投诉，话费账单怎么查");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=upset");
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "lit");
  play_event (play, 10, "pressure", "{'level':3}");
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "held=pressure");
}

static void
test_eligibility (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "conversation.opened",
              "{'channel':'chat','lang':'zh','customer':{'plan':{'gb_used':10}}}");
  play_customer (play, "流量超了，还想给孩子办卡");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=ineligible");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "held=ineligible");
  g_assert_cmpstr (play_lamp (play, "offer:kid-card"), ==, "held=requires");
  play_event (play, 10, "customer.facts", "{'facts':{'plan':{'gb_used':40},'products':['5g-60']}}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=owned");
  g_assert_cmpstr (play_lamp (play, "offer:kid-card"), ==, "lit");
}

static void
test_dates (void)
{
  g_autoptr (Play) play = play_new (engine);

  /* 2027-12-31 23:59:50 in China, the last seconds of the offer */
  play->at_ms = G_GINT64_CONSTANT (1830268790000) - 5000;
  play_customer (play, "流量超了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_event (play, 9999, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  play_event (play, 1, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "held=expired");
}

static void
test_one_offer (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "我要去香港");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "lit");
  /* 80 × 1.45 beats 60 × 1.25 by more than a quarter */
  play_customer (play, "流量超了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "held=beaten");
  g_assert_cmpstr (play_lamp (play, "talk:roam"), ==, "held=beaten");
}

static void
test_lit_offer_keeps_its_place (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_customer (play, "我要去香港");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "held=beaten");
  play_act (play, "lamp.declined", "offer:5g-60");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "declined=not-relevant");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "held=declined");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "lit");
}

/* How many lamps of @target there were. */
static guint
count_lamps (const Play *play, const char *target)
{
  g_autoptr (GPtrArray) changes = cue_state_snapshot (play->state);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      g_autofree char *of = g_strdup_printf ("%s:%s", cue_json_get_string (body, "kind", ""),
                                             cue_json_get_string (body, "of", ""));

      n += g_str_equal (change->type, "lamp") && g_str_equal (of, target);
    }
  return n;
}

static void
expect_dark (const Play *play, const char *target, const char *hold)
{
  g_autoptr (JsonNode) proof = cue_engine_why (engine, play->state, target);
  JsonArray *holds;

  g_assert_true ((proof != NULL) == (hold != NULL));
  if (hold == NULL)
    return;
  holds = cue_json_get_array (json_node_get_object (proof), "held_by");
  g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (holds, 0), "hold", ""), ==,
                   hold);
}

static void
test_refused_does_not_come_back (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_event (play, 10, "outcome", "{'offer':'5g-60','result':'refused','reason':'price'}");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "refused=price");
  play_customer (play, "又超套了");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "refused=price");
  expect_dark (play, "offer:5g-60", "refused");
}

static void
test_once (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_agent (play, "好的，我看一下。");
  play_event (play, 130000, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=ttl");
  play_customer (play, "又超套了");
  /* no second lamp that says only why it is none */
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=ttl");
  expect_dark (play, "offer:5g-60", "once");
}

static void
test_cooldown_and_max (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "投诉");
  play_agent (play, "非常抱歉");
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "said");
  play_customer (play, "气死我了");
  expect_dark (play, "talk:calm", "cooldown");
  /* 30 s after the lamp left the panel it lights, and is said already */
  play_event (play, 24999, "tick", NULL);
  expect_dark (play, "talk:calm", "cooldown");
  g_assert_cmpuint (count_lamps (play, "talk:calm"), ==, 1);
  play_event (play, 1, "tick", NULL);
  expect_dark (play, "talk:calm", NULL);
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "said");
  g_assert_cmpuint (count_lamps (play, "talk:calm"), ==, 2);
  play_event (play, 40000, "tick", NULL);
  play_customer (play, "什么破公司");
  expect_dark (play, "talk:calm", "max");
  g_assert_cmpuint (count_lamps (play, "talk:calm"), ==, 2);
}

static void
test_answers (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "请问这个月话费账单怎么查");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "lit");
  play_customer (play, "好的谢谢");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "lit");
  play_customer (play, "我的手机卡丢了怎么办");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "expired=answered");
  g_assert_cmpstr (play_lamp (play, "answer:card-lost"), ==, "lit");
  play_agent (play, "您先拨打10000挂失，再带身份证到营业厅补卡就行，补卡是免费的");
  g_assert_cmpstr (play_lamp (play, "answer:card-lost"), ==, "said");
}

static void
test_closing (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_agent (play, "每月多付20元，就有60GB。");
  play_customer (play, "话费账单怎么查");
  play_event (play, 10, "conversation.closed", NULL);
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "partly");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "partly");
  g_assert_cmpstr (play_lamp (play, "answer:bill-query"), ==, "expired=closed");
}

static void
test_missed (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_act (play, "lamp.taken", "talk:upgrade");
  play_event (play, 10, "conversation.closed", NULL);
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "missed");
}

static void
test_manual_tick_and_dispute (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_event (play, 10, "point.ticked", "{'point':'upgrade/price','note':'by mail'}");
  play_event (play, 10, "point.ticked", "{'point':'upgrade/start','note':'by mail'}");
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "said");
  g_assert_nonnull (strstr (play->log->str, "\"manual\":true"));
  play_event (play, 10, "lamp.disputed", "{'point':'upgrade/price','note':'wrong'}");
  g_assert_nonnull (strstr (play->log->str, "\"type\":\"dispute\""));
  g_assert_cmpstr (play_lamp (play, "talk:upgrade"), ==, "said");
}

/* Not by the same words, nor then by their contrary. */
static void
test_manual_tick_stays (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_event (play, 10, "point.ticked", "{'point':'upgrade/price','note':'by mail'}");
  g_string_set_size (play->log, 0);
  play_agent (play, "每月多付 20 元，就有 60GB。");
  play_agent (play, "不加钱的。");
  g_assert_null (strstr (play->log->str, "\"point\":\"upgrade/price\""));
}

static void
test_tags_by_hand (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  play_event (play, 10, "tag.struck", "{'tag':'over-quota'}");
  g_assert_false (g_hash_table_contains (play->tags, "over-quota"));
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "lit"); /* history, until the next turn */
  play_customer (play, "嗯");
  g_assert_cmpstr (play_lamp (play, "offer:5g-60"), ==, "expired=no-longer");
  play_event (play, 10, "tag.confirmed", "{'tag':'upset'}");
  play_event (play, 3600000, "tick", NULL);
  play_customer (play, "算了");
  g_assert_true (g_hash_table_contains (play->tags, "upset"));
}

static void
test_numbers_are_low_and_stay (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "流量超了");
  g_assert_nonnull (strstr (play->log->str, "\"number\":1"));
  g_assert_nonnull (strstr (play->log->str, "\"number\":2"));
  g_assert_null (strstr (play->log->str, "\"number\":3"));
  play_customer (play, "投诉");
  /* held ones keep theirs */
  g_assert_nonnull (strstr (play->log->str, "\"number\":3"));
}

static CueEngine *
ten_words_engine (void)
{
  g_autoptr (GString) phrases = g_string_new (NULL);
  g_autoptr (GString) talks = g_string_new (NULL);
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_string_append_printf (phrases, "{'phrase':'p%u','title':'P','any':['word%c']}\n", i,
                              'a' + i);
      g_string_append_printf (talks,
                              "{'talk':'t%u','title':'T','points':[{'point':'p','say':'S','keys':"
                              "[{'any':['never said']}]}]}\n",
                              i);
      /* said twice, it is held for good */
      g_string_append_printf (
          rules,
          "{'rule':'r%u','title':'R','when':{'says':['p%u',{'within_turns':0}]},"
          "'hold':{'>=':[{'count_within':'p%u'},2]},'light':[{'talk':'t%u'}]}\n",
          i, i, i, i);
    }
  pack = cue_test_make_pack ("phrases.jsonl", phrases->str, "talks.jsonl", talks->str,
                             "rules.jsonl", rules->str, NULL);
  return cue_engine_new (pack, NULL);
}

/* Numbers of the lamps in a list of changes: "t0=1 t9=9 ", 0 where there is none. */
static char *
dup_numbers (GPtrArray *changes)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);

      if (g_str_equal (change->type, "lamp"))
        g_string_append_printf (out, "%s=%d ", cue_json_get_string (body, "of", ""),
                                (int) cue_json_get_int (body, "number", 0));
    }
  return g_string_free (out, FALSE);
}

static void
test_tenth_number (void)
{
  g_autoptr (CueEngine) own = ten_words_engine ();
  g_autoptr (Play) play = play_new (own);
  g_autoptr (GPtrArray) snapshot = NULL;
  g_autofree char *numbers = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%c", 'a' + i);

      play_customer (play, word);
      if (i < 9)
        play_customer (play, word);
    }
  g_assert_cmpstr (play_lamp (play, "talk:t0"), ==, "held=rule");
  g_assert_cmpstr (play_lamp (play, "talk:t9"), ==, "lit");
  snapshot = cue_state_snapshot (play->state);
  numbers = dup_numbers (snapshot);
  g_assert_cmpstr (numbers, ==, "t0=0 t1=2 t2=3 t3=4 t4=5 t5=6 t6=7 t7=8 t8=9 t9=1 ");
  /* the screen is told that the held one has none any more, before the lit one has it */
  g_assert_nonnull (g_strrstr (play->log->str, "\"of\":\"t0\""));
  g_assert_true (g_strrstr (play->log->str, "\"of\":\"t0\"")
                 > g_strrstr (play->log->str, "\"of\":\"t8\""));
  g_assert_true (g_strrstr (play->log->str, "\"of\":\"t0\"")
                 < g_strrstr (play->log->str, "\"of\":\"t9\""));
}

static void
expect_value (const Play *play, const char *name, const char *value)
{
  g_autofree char *found = cue_state_dup_variable (play->state, NULL, name);

  g_assert_cmpstr (found, ==, value);
}

/* A talk without an offer of its own (to confirm the order) still knows what is bought. */
static void
test_spoken_offer (void)
{
  g_autoptr (Play) play = play_new (engine);

  expect_value (play, "offer.days", NULL);
  play_customer (play, "要去香港");
  expect_value (play, "offer.days", "7");
  play_agent (play, "我推荐您办理漫游包");
  g_assert_cmpstr (play_lamp (play, "offer:roam-pack"), ==, "said");
  expect_value (play, "offer.days", "7");
  play_event (play, 10, "outcome", "{'offer':'roam-pack','result':'accepted'}");
  expect_value (play, "offer.days", "7");
  play_event (play, 10, "outcome", "{'offer':'roam-pack','result':'refused'}");
  expect_value (play, "offer.days", NULL);
}

/* Which texts a fact may have is nobody's to foresee: one that no rule names is not another that
 * none names. */
static void
test_texts_that_no_rule_names (void)
{
  static const struct
  {
    const char *region;
    const char *lamp;
  } rows[] = { { "south", "lit" }, { "north", "dark" }, { "east", "lit" } };
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "facts.jsonl",
      "{'fact':'home.plan','title':'Plan','type':'string'}\n"
      "{'fact':'home.region','title':'Region','type':'string'}",
      "offers.jsonl", "{'offer':'runner','title':'Runner','pitch':'Light'}", "rules.jsonl",
      "{'rule':'sell','title':'Sell','when':{'and':[{'==':[{'fact':'home.plan'},'gold']},"
      "{'!=':[{'fact':'home.region'},'north']}]},'light':[{'offer':'runner'}]}",
      NULL);
  g_autoptr (CueEngine) own = cue_engine_new (pack, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Play) play = play_new (own);
      g_autofree char *facts = g_strdup_printf ("{'facts':{'home.region':'%s'}}", rows[i].region);

      play_event (play, 0, "conversation.opened", "{'channel':'chat','lang':'en','customer':{}}");
      play_event (play, 1000, "customer.facts", facts);
      play_event (play, 1000, "customer.facts", "{'facts':{'home.plan':'gold'}}");
      g_assert_cmpstr (play_lamp (play, "offer:runner"), ==, rows[i].lamp);
    }
}

/* What could not be read is shown as it could not: after an offer that lit in the same moment. */
static void
test_proof_of_what_cannot_be_read (void)
{
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "phrases.jsonl", "{'phrase':'cost','title':'Cost','any':['cost']}", "offers.jsonl",
      "{'offer':'runner','title':'Runner','pitch':'Light'}", "talks.jsonl",
      "{'talk':'calm','title':'Calm','points':[{'point':'p','say':'I see.','keys':[{'any':['see']}]"
      "}]}",
      "rules.jsonl",
      "{'rule':'sell','title':'Sell','when':{'says':'cost'},'light':[{'offer':'runner'}]}\n"
      "{'rule':'talk','title':'Talk','when':{'says':'cost'},'hold':{'!=':[{'since':'lit:sell'},"
      "'zh']},'light':[{'talk':'calm'}]}",
      NULL);
  g_autoptr (CueEngine) own = cue_engine_new (pack, NULL);
  g_autoptr (Play) play = play_new (own);
  g_autoptr (JsonNode) proof = NULL;
  JsonObject *held;

  play_customer (play, "What does it cost?");
  g_assert_cmpstr (play_lamp (play, "offer:runner"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "talk:calm"), ==, "held=error");
  proof = cue_engine_why (own, play->state, g_hash_table_lookup (play->ids, "talk:calm"));
  held
      = json_array_get_object_element (cue_json_get_array (json_node_get_object (proof), "held_by"),
                                       0);
  g_assert_true (cue_json_get_boolean (cue_json_get_object (held, "when"), "error", FALSE));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  engine = cue_test_engine_new ();
  g_test_add_func ("/lamps/lights-and-is-said", test_lights_and_is_said);
  g_test_add_func ("/lamps/points-said-before-count", test_unprompted_points_count);
  g_test_add_func ("/lamps/the-title-says-the-offer", test_title_says_the_offer);
  g_test_add_func ("/lamps/expires-by-ttl", test_expires);
  g_test_add_func ("/lamps/never-old-while-the-customer-waits", test_waits_with_the_customer);
  g_test_add_func ("/lamps/pinned-does-not-expire", test_pinned_stays);
  g_test_add_func ("/lamps/goes-on-a-turn-that-makes-it-false", test_goes_when_no_longer_true);
  g_test_add_func ("/lamps/waits-while-upset", test_held_while_upset);
  g_test_add_func ("/lamps/shows-what-could-not-be-read", test_proof_of_what_cannot_be_read);
  g_test_add_func ("/lamps/holds-are-told-without-an-offer", test_holds_are_told_without_an_offer);
  g_test_add_func ("/lamps/lights-when-a-mood-fades", test_mood_fades_by_time_alone);
  g_test_add_func ("/lamps/taken-is-not-withdrawn", test_taken_is_not_withdrawn);
  g_test_add_func ("/lamps/speaking-holds-new-ones-only", test_speaking_holds_new_ones);
  g_test_add_func ("/lamps/held-for-the-same-reason-is-told-once", test_speaking_is_quiet);
  g_test_add_func ("/lamps/pressure-holds-by-level", test_pressure);
  g_test_add_func ("/lamps/eligibility-tells-the-clause", test_eligibility);
  g_test_add_func ("/lamps/offers-end-with-their-dates", test_dates);
  g_test_add_func ("/lamps/one-offer-and-a-better-one-displaces", test_one_offer);
  g_test_add_func ("/lamps/a-lit-offer-keeps-its-place", test_lit_offer_keeps_its_place);
  g_test_add_func ("/lamps/refused-does-not-come-back", test_refused_does_not_come_back);
  g_test_add_func ("/lamps/texts-that-no-rule-names", test_texts_that_no_rule_names);
  g_test_add_func ("/lamps/once-is-once", test_once);
  g_test_add_func ("/lamps/cooldown-and-max", test_cooldown_and_max);
  g_test_add_func ("/lamps/answers-follow-the-question", test_answers);
  g_test_add_func ("/lamps/closing-tells-partly", test_closing);
  g_test_add_func ("/lamps/taken-and-not-said-is-missed", test_missed);
  g_test_add_func ("/lamps/tick-by-hand-and-dispute", test_manual_tick_and_dispute);
  g_test_add_func ("/lamps/tick-by-hand-stays", test_manual_tick_stays);
  g_test_add_func ("/lamps/common-words-tick-no-talk-that-never-came-up",
                   test_unlit_talks_need_more);
  g_test_add_func ("/lamps/a-whole-point-counts-wherever-it-is-said", test_unlit_talks_can_be_told);
  g_test_add_func ("/lamps/waived-keeps-its-verdict", test_waived);
  g_test_add_func ("/lamps/tags-by-hand", test_tags_by_hand);
  g_test_add_func ("/lamps/the-pitched-offer-is-the-one-that-is-meant", test_spoken_offer);
  g_test_add_func ("/lamps/numbers-are-low-and-stay", test_numbers_are_low_and_stay);
  g_test_add_func ("/lamps/what-lights-has-a-number", test_tenth_number);
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
