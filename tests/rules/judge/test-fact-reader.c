/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-play.h"

/*
 * What a customer says becomes a fact: the turn, the fact, and its value in JSON; "" when nothing
 * is read. Everything is said on Monday, 2026-06-01, at nine in China.
 */
static const struct
{
  const char *text;
  const char *fact;
  const char *value;
} rows[] = {
  { "我预算三百块", "budget", "300" },
  { "明天来", "visit.day", "\"2026-06-02\"" },
  { "下周三可以吗", "visit.day", "\"2026-06-10\"" },
  { "6月18号来", "visit.day", "\"2026-06-18\"" },
  { "on 5/3", "visit.day", "" },
  { "5/13 please", "visit.day", "\"2026-05-13\"" },
  { "明天不行，后天吧", "visit.day", "\"2026-06-03\"" },
  { "下午三点半", "visit.time", "\"15:30\"" },
  { "三点半", "visit.time", "" },
  { "每天用两个半小时", "hours", "\"2.5\"" },
  { "about 90 minutes a day", "hours", "\"1.5\"" },
  { "三到五个小时", "hours", "" },
  { "三个月", "hours", "" },
  { "打138 0013 8000", "reach", "\"13800138000\"" },
  { "订单13800138000", "reach", "" },
  { "订单13800138000", "order", "\"13800138000\"" },
  { "order number is a1234-99", "order", "\"A1234-99\"" },
  /* near a phrase: the order's own day, not today */
  { "今天想问下，我是5月20号下单的那个", "ordered", "\"2026-05-20\"" },
  { "5月20号", "ordered", "" },
};

static CueEngine *engine;

static const char facts[]
    = "{'fact':'budget','title':'b','type':'number','unit':'yuan','read':[{'number':'yuan'}]}\n"
      "{'fact':'visit.day','title':'d','type':'string','read':[{'slot':'date'}]}\n"
      "{'fact':'visit.time','title':'t','type':'string','read':[{'slot':'time'}]}\n"
      "{'fact':'hours','title':'h','type':'number','unit':'hour','read':[{'slot':'duration'}]}\n"
      "{'fact':'reach','title':'p','type':'string','read':[{'slot':'phone'}]}\n"
      "{'fact':'order','title':'o','type':'string','read':[{'slot':'order'}]}\n"
      "{'fact':'ordered','title':'x','type':'string',"
      "'read':[{'slot':'date','near':'bought','within':4}]}\n";

/* The value of the last change of @fact. (transfer full) */
static char *
find_value (const Play *play, const char *fact)
{
  g_auto (GStrv) lines = g_strsplit (play->log->str, "\n", -1);
  char *value = g_strdup ("");

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = cue_gate_parse (lines[i], -1, &CUE_GATE_LINE, NULL);
      JsonObject *body = json_node_get_object (node);

      if (!g_str_equal (cue_json_get_string (body, "fact", ""), fact))
        continue;
      g_free (value);
      value = cue_json_to_canonical (json_object_get_member (body, "value"));
    }
  return value;
}

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *value = NULL;

  g_test_message ("%s", rows[i].text);
  play_event (play, 0, "conversation.opened", "{}");
  play_customer (play, rows[i].text);
  value = find_value (play, rows[i].fact);
  g_assert_cmpstr (value, ==, rows[i].value);
}

int
main (int argc, char **argv)
{
  g_autoptr (CuePack) pack = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  pack = cue_test_make_pack ("facts.jsonl", facts, "phrases.jsonl",
                             "{'phrase':'bought','title':'b','any':['下单']}\n", NULL);
  engine = cue_engine_new (pack, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fact-reader/%02u-%s", i, rows[i].fact);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
