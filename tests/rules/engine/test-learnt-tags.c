/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof.h"
#include "cue-test-play.h"

/*
 * A pack whose tags have examples: what no rule listens for lights them all the same, as a rule
 * would. Each line of a table is said to nobody who learnt.
 */

#define TAGS                                                                                       \
  "{'tag':'leaving','title':'Leaving','kind':'risk','when':{'says':['leave']},'decay_ms':60000,"   \
  "'contradicts':['staying'],'until':{'says':['stay']}}\n"                                         \
  "{'tag':'staying','title':'Staying','kind':'mood','when':{'says':['stay']}}\n"                   \
  "{'tag':'slow-line','title':'Slow line','kind':'need','when':{'says':['slow']}}\n"               \
  "{'tag':'rare','title':'Rare','kind':'need','when':{'says':['stay',{'within_turns':1,'polarity'" \
  ":'quoted'}]}}\n"

#define PHRASES                                                                                    \
  "{'phrase':'leave','title':'Leave','any':['cancel my contract','销号']}\n"                     \
  "{'phrase':'stay','title':'Stay','any':['I will stay','我不走了']}\n"                        \
  "{'phrase':'slow','title':'Slow','any':['slow internet','网速慢']}\n"

#define EXAMPLES                                                                                                \
  "{'example':'mate','tags':['leaving'],'text':{'zh':'我打算换到别家运营商了','en':'I am "           \
  "thinking of moving to another provider'}}\n"                                                                 \
  "{'tags':['leaving'],'text':{'zh':'别家运营商给我更好的条件，我想转过去','en':'another "    \
  "provider made me a better deal, I want to move over'}}\n"                                                    \
  "{'tags':['leaving'],'text':{'zh':'到期以后我就不续了，要换一家','en':'I will not renew when "  \
  "it ends, I am switching to someone else'}}\n"                                                                \
  "{'tags':['leaving'],'text':{'zh':'怎么把号码转到别家去','en':'how do I take my number to "         \
  "another company'}}\n"                                                                                        \
  "{'tags':['leaving'],'text':{'zh':'我不想再用你们家了','en':'I do not want to be with you any "      \
  "longer'}}\n"                                                                                                 \
  "{'tags':['leaving'],'text':{'zh':'准备转网到别的公司','en':'I am about to switch to a "             \
  "different company'}}\n"                                                                                      \
  "{'tags':['leaving'],'text':{'zh':'我要换运营商，带号走','en':'I want to change provider and "      \
  "take my number along'}}\n"                                                                                   \
  "{'tags':['leaving'],'text':{'zh':'下个月我就换到别家去','en':'next month I am moving to "          \
  "another company'}}\n"                                                                                        \
  "{'tags':['leaving'],'text':{'zh':'合同到期我就不续，换别家','en':'when the contract ends I am "  \
  "not renewing, I go to another provider'}}\n"                                                                 \
  "{'tags':['leaving'],'text':{'zh':'我想携号转网到另一家运营商','en':'I would like to switch my " \
  "number to another provider'}}\n"                                                                             \
  "{'tags':['slow-line'],'text':{'zh':'看视频老是卡住缓冲','en':'videos keep buffering all the "       \
  "time'}}\n"                                                                                                   \
  "{'tags':['slow-line'],'text':{'zh':'网页半天都打不开','en':'web pages take forever to "              \
  "load'}}\n"                                                                                                   \
  "{'tags':['slow-line'],'text':{'zh':'晚上视频一直缓冲','en':'in the evening every video is "          \
  "buffering'}}\n"                                                                                              \
  "{'tags':['slow-line'],'text':{'zh':'打开网页要等半天','en':'I wait forever for pages to "            \
  "load'}}\n"                                                                                                   \
  "{'tags':['slow-line'],'text':{'zh':'玩游戏一直卡，视频也缓冲','en':'games lag and videos keep "  \
  "buffering'}}\n"                                                                                              \
  "{'tags':['slow-line'],'text':{'zh':'下载东西要等半天','en':'downloads take forever'}}\n"             \
  "{'tags':['slow-line'],'text':{'zh':'视频会议卡得不行','en':'video calls lag terribly'}}\n"           \
  "{'tags':['slow-line'],'text':{'zh':'网页打不开，一直在转圈','en':'pages never load, they just "   \
  "spin'}}\n"                                                                                                   \
  "{'tags':['slow-line'],'text':{'zh':'看直播卡，一直在缓冲','en':'streams lag and keep "             \
  "buffering'}}\n"                                                                                              \
  "{'tags':['slow-line'],'text':{'zh':'上网卡得厉害，网页半天打不开','en':'it lags badly, pages " \
  "take forever to load'}}\n"                                                                                   \
  "{'tags':[],'text':{'zh':'你好','en':'hello there'}}\n"                                                     \
  "{'tags':[],'text':{'zh':'好的，谢谢','en':'okay, thank you'}}\n"                                        \
  "{'tags':[],'text':{'zh':'我的账单是多少','en':'how much is my bill'}}\n"                              \
  "{'tags':[],'text':{'zh':'请问怎么开通漫游','en':'how do I turn on roaming'}}\n"                      \
  "{'tags':[],'text':{'zh':'我想要一张副卡','en':'I would like a second card'}}\n"                       \
  "{'tags':[],'text':{'zh':'我换了新手机，怎么设置','en':'I have a new phone, how do I set it "      \
  "up'}}\n"                                                                                                     \
  "{'tags':[],'text':{'zh':'能不能改一下地址','en':'can I change my address'}}\n"                       \
  "{'tags':[],'text':{'zh':'营业厅几点关门','en':'when does the shop close'}}\n"                         \
  "{'tags':['rare'],'text':'nobody says this twice'}\n"

static CuePack *
make_pack (void)
{
  return cue_test_make_pack (
      "phrases.jsonl", PHRASES, "tags.jsonl", TAGS, "examples.jsonl", EXAMPLES, "talks.jsonl",
      "{'talk':'keep','title':'Keep','points':[{'point':'p','say':'We have "
      "three','keys':[{'any':['three']}]}]}",
      "rules.jsonl", "{'rule':'r','title':'R','when':{'tag':'leaving'},'light':[{'talk':'keep'}]}",
      NULL);
}

static CueEngine *
make_engine (void)
{
  g_autoptr (CuePack) pack = make_pack ();

  return cue_engine_new (pack, NULL);
}

static const struct
{
  const char *said;
  const char *tag; /* NULL: none */
} TURNS[] = {
  { "I am moving over to another provider next week", "leaving" },
  { "我下周就换到别家运营商去", "leaving" },
  { "these videos are buffering again", "slow-line" },
  { "这几天视频一直缓冲", "slow-line" },
  { "hello", NULL },
  { "how do I set up my new phone", NULL },
  { "谢谢你", NULL },
  { "帮我改一下账单地址", NULL },
};

static void
test_lights (void)
{
  g_autoptr (CueEngine) engine = make_engine ();

  for (guint i = 0; i < G_N_ELEMENTS (TURNS); i++)
    {
      g_autoptr (Play) play = play_new (engine);

      g_test_message ("%s", TURNS[i].said);
      play_customer (play, TURNS[i].said);
      g_assert_cmpuint (g_hash_table_size (play->tags), ==, TURNS[i].tag == NULL ? 0 : 1);
      if (TURNS[i].tag != NULL)
        g_assert_true (g_hash_table_contains (play->tags, TURNS[i].tag));
    }
}

static void
test_agent_is_not_judged (void)
{
  g_autoptr (CueEngine) engine = make_engine ();
  g_autoptr (Play) play = play_new (engine);

  play_agent (play, "are you moving over to another provider?");
  g_assert_cmpuint (g_hash_table_size (play->tags), ==, 0);
}

/* The words that spoke for it are words of the turn, and the nearest example is named. */
static void
test_proof (void)
{
  g_autoptr (CueEngine) engine = make_engine ();
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (JsonNode) proof = NULL;
  JsonObject *learnt;
  JsonArray *words;
  g_autofree char *text = NULL;
  guint sum = 0;
  static const char *const said = "well, I am thinking of moving to another provider";

  play_customer (play, said);
  proof = cue_engine_why (engine, play->state, "leaving");
  g_assert_nonnull (proof);
  learnt = cue_json_get_object (json_node_get_object (proof), "learnt");
  g_assert_nonnull (learnt);
  g_assert_cmpint (cue_json_get_int (learnt, "margin_milli", -9999), >=,
                   cue_json_get_int (learnt, "floor_milli", 9999));
  g_assert_cmpstr (cue_json_get_string (
                       json_array_get_object_element (cue_json_get_array (learnt, "examples"), 0),
                       "example", ""),
                   ==, "mate");
  words = cue_json_get_array (json_node_get_object (proof), "words");
  g_assert_cmpuint (json_array_get_length (words), >, 0);
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonObject *word = json_array_get_object_element (words, i);

      g_assert_nonnull (strstr (said, cue_json_get_string (word, "text", "?")));
      sum += (guint) cue_json_get_int (word, "share_milli", 0);
    }
  text = cue_proof_to_text (json_node_get_object (proof), cue_engine_get_pack (engine), "zh");
  g_assert_nonnull (strstr (text, "从 10 条例句学到，把握约 "));
  g_assert_nonnull (strstr (text, "像例句「我打算换到别家运营商了」"));
  g_assert_cmpuint (sum, >, 300);
  g_assert_cmpuint (sum, <=, 1000);
}

/* As of a rule: a talk lights by it, it fades, is struck, comes again, and others end it. */
static void
test_lives_as_others (void)
{
  g_autoptr (CueEngine) engine = make_engine ();
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "I am moving over to another provider");
  g_assert_cmpstr (g_hash_table_lookup (play->lamps, "talk:keep"), ==, "lit");
  play_event (play, 61000, "tick", NULL);
  g_assert_false (g_hash_table_contains (play->tags, "leaving"));
  play_customer (play, "我要换到别家运营商");
  g_assert_true (g_hash_table_contains (play->tags, "leaving"));
  play_event (play, 1000, "tag.struck", "{'tag':'leaving'}");
  g_assert_false (g_hash_table_contains (play->tags, "leaving"));
  play_customer (play, "好的，谢谢");
  g_assert_false (g_hash_table_contains (play->tags, "leaving"));
  play_customer (play, "I want to switch to another provider");
  g_assert_true (g_hash_table_contains (play->tags, "leaving"));
  play_customer (play, "all right, I will stay");
  g_assert_false (g_hash_table_contains (play->tags, "leaving"));
  g_assert_true (g_hash_table_contains (play->tags, "staying"));
  play_customer (play, "no, I am moving to another provider");
  g_assert_true (g_hash_table_contains (play->tags, "leaving"));
  g_assert_false (g_hash_table_contains (play->tags, "staying"));
}

/* What its rule hears is told as heard. */
static void
test_rule_comes_first (void)
{
  g_autoptr (CueEngine) engine = make_engine ();
  g_autoptr (Play) play = play_new (engine);
  g_autoptr (JsonNode) proof = NULL;

  play_customer (play, "cancel my contract, I am moving to another provider");
  proof = cue_engine_why (engine, play->state, "leaving");
  g_assert_nonnull (proof);
  g_assert_true (json_object_has_member (json_node_get_object (proof), "logic"));
}

/* A word that was recognised otherwise takes what it taught with it. */
static void
test_revised (void)
{
  g_autoptr (CueEngine) engine = make_engine ();
  g_autoptr (Play) play = play_new (engine);

  play_step (play, cue_test_turn (1, CUE_TEST_START_MS, "t", 1, "customer",
                                  "I am moving to another provider"));
  g_assert_true (g_hash_table_contains (play->tags, "leaving"));
  play_step (play, cue_test_turn (2, CUE_TEST_START_MS, "t", 2, "customer", "how much is my bill"));
  g_assert_false (g_hash_table_contains (play->tags, "leaving"));
}

/* Twice learnt is the same, and so is what was written and read. */
static void
test_same_bytes (void)
{
  g_autoptr (CuePack) pack = make_pack ();
  g_autoptr (CueModel) one = cue_model_train (pack, NULL, NULL);
  g_autoptr (CueModel) other = cue_model_train (pack, NULL, NULL);
  g_autoptr (GBytes) bytes = cue_model_to_bytes (one);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueModel) read = cue_model_from_bytes (bytes, pack, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cue_model_get_digest (one), ==, cue_model_get_digest (other));
  for (guint i = 0; i < cue_pack_get_tags (pack)->len; i++)
    g_assert_cmpmem (cue_learnt_tags_get_lesson (cue_model_get_learnt_tags (one), i),
                     sizeof (CueTagLesson),
                     cue_learnt_tags_get_lesson (cue_model_get_learnt_tags (read), i),
                     sizeof (CueTagLesson));
}

static void
test_lessons (void)
{
  g_autoptr (CuePack) pack = make_pack ();
  g_autoptr (CueModel) model = cue_model_train (pack, NULL, NULL);
  static const CueLearning LEARNING[]
      = { CUE_LEARNING_DONE, CUE_LEARNING_NONE, CUE_LEARNING_DONE, CUE_LEARNING_FEW };

  for (guint i = 0; i < G_N_ELEMENTS (LEARNING); i++)
    {
      const CueTagLesson *lesson
          = cue_learnt_tags_get_lesson (cue_model_get_learnt_tags (model), i);

      g_test_message ("%s: %u of %u, %u wrong, from %d on",
                      ((CueTagDef *) g_ptr_array_index (cue_pack_get_tags (pack), i))->id,
                      lesson->n_found, lesson->n_texts, lesson->n_wrong, lesson->floor_milli);
      g_assert_cmpint (lesson->learning, ==, LEARNING[i]);
    }
}

/* The same words for two tags: neither is lit by them. */
static void
test_alike_stays_dark (void)
{
  g_autoptr (GString) examples = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (Play) play = NULL;

  for (guint i = 0; i < 24; i++)
    g_string_append_printf (examples, "{'tags':['%s'],'text':'where is my parcel'}\n",
                            i % 2 == 0 ? "a" : "b");
  pack = cue_test_make_pack (
      "tags.jsonl",
      "{'tag':'a','title':'A','kind':'need','when':{'fact':'customer.nothing'}}\n"
      "{'tag':'b','title':'B','kind':'need','when':{'fact':'customer.nothing'}}\n",
      "examples.jsonl", examples->str, NULL);
  engine = cue_engine_new (pack, NULL);
  play = play_new (engine);
  play_customer (play, "where is my parcel");
  g_assert_cmpuint (g_hash_table_size (play->tags), ==, 0);
  g_assert_cmpint (cue_learnt_tags_get_lesson (cue_model_get_learnt_tags (
                                                   cue_engine_get_model (engine)),
                                               0)
                       ->learning,
                   ==, CUE_LEARNING_ALIKE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learnt-tags/light-what-no-rule-hears", test_lights);
  g_test_add_func ("/learnt-tags/agents-are-not-judged", test_agent_is_not_judged);
  g_test_add_func ("/learnt-tags/prove-themselves", test_proof);
  g_test_add_func ("/learnt-tags/live-as-others", test_lives_as_others);
  g_test_add_func ("/learnt-tags/a-rule-that-hears-comes-first", test_rule_comes_first);
  g_test_add_func ("/learnt-tags/go-with-a-revision", test_revised);
  g_test_add_func ("/learnt-tags/are-the-same-everywhere", test_same_bytes);
  g_test_add_func ("/learnt-tags/tell-how-well-they-were-learnt", test_lessons);
  g_test_add_func ("/learnt-tags/what-is-alike-stays-dark", test_alike_stays_dark);
  return g_test_run ();
}
