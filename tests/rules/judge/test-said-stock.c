/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A stock sentence is alike to every point that is worded by the same pattern. To a few points that
 * is worth a question each; of hundreds it tells none from the others, and only what has a point's
 * key is of it.
 */
#include "cue-test-pack.h"

#define FEW 30
#define MANY 1200

typedef struct
{
  const char *other; /* the same sentence about what no point is about */
  const char *own;   /* about what is point 6's alone */
} Stock;

static const char *const patterns[2][6]
    = { { "关于%s，柜台和网上都可以帮您登记。", "%s的材料请带上身份证原件。",
          "我先把%s的进度发短信告诉您。", "您的%s由专员在三楼负责解释。",
          "%s之前签过字的话，这里留一份复印件。", "等%s审核通过，我们会寄挂号信。" },
        { "About %s, the counter and the web site can register you.",
          "Please bring an original passport along for %s.",
          "I will first text you the progress that %s makes.",
          "Your %s is explained by a specialist upstairs.",
          "If %s was signed earlier, a photocopy stays with us.",
          "Once %s passes the audit we mail you a letter." } };

static const Stock stocks[2]
    = { { "关于门牌，柜台和网上都可以帮您登记。", "关于T6X，柜台和网上都可以帮您登记。" },
        { "About umbrellas, the counter and the web site can register you.",
          "About T6X, the counter and the web site can register you." } };

static CueEngine *
make_engine (guint lang, guint n_points)
{
  GString *talks = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *what = g_strdup_printf ("T%uX", i);
      g_auto (GStrv) parts = g_strsplit (patterns[lang][i % 6], "%s", 2);

      g_string_append_printf (talks,
                              "{'talk':'k%u','title':'Talk %u','points':[{'point':'p',"
                              "'say':'%s%s%s','keys':[{'any':['%s']}]}]}\n",
                              i, i, parts[0], what, parts[1], what);
    }
  pack = cue_test_make_pack ("talks.jsonl", talks->str, NULL);
  g_string_free (talks, TRUE);
  return cue_engine_new (pack, NULL);
}

/* How many points the turn makes @verdict. */
static guint
play (CueEngine *engine,
      CueState *state,
      gint64 seq,
      const char *role,
      const char *text,
      const char *verdict)
{
  g_autofree char *id = g_strdup_printf ("t%d", (int) seq);
  g_autoptr (CueEvent) event = cue_test_turn (seq, CUE_TEST_START_MS, id, 1, role, text);
  g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, NULL);
  guint n = 0;

  g_assert_nonnull (changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);

      n += g_str_equal (change->type, "point")
           && g_str_equal (cue_json_get_string (cue_change_get_body (change), "verdict", ""),
                           verdict);
    }
  return n;
}

/* How many points the sentence makes @verdict. */
static guint
count (CueEngine *engine, const char *said, const char *verdict)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, "c1");

  return play (engine, state, 1, "agent", said, verdict);
}

static void
test_few_are_asked_about (gconstpointer data)
{
  guint lang = GPOINTER_TO_UINT (data);
  g_autoptr (CueEngine) engine = make_engine (lang, FEW);

  g_assert_cmpuint (count (engine, stocks[lang].other, "unsure"), ==, FEW / 6);
  g_assert_cmpuint (count (engine, stocks[lang].own, "said"), ==, 1);
}

static void
test_of_many_none_is_meant (gconstpointer data)
{
  guint lang = GPOINTER_TO_UINT (data);
  g_autoptr (CueEngine) engine = make_engine (lang, MANY);

  g_assert_cmpuint (count (engine, stocks[lang].other, "unsure"), ==, 0);
  g_assert_cmpuint (count (engine, stocks[lang].own, "unsure"), ==, 0);
  g_assert_cmpuint (count (engine, stocks[lang].own, "said"), ==, 1);
}

/* Talks that a phrase of their own lights, with a key that all of a pattern have. */
static CueEngine *
make_engine_of_talks (guint n_talks)
{
  g_autoptr (GString) talks = g_string_new (NULL);
  g_autoptr (GString) phrases = g_string_new (NULL);
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < n_talks; i++)
    {
      g_string_append_printf (talks,
                              "{'talk':'k%u','title':'Talk','points':[{'point':'p','say':'关于T%"
                              "uX，"
                              "柜台和网上都可以帮您登记。','keys':[{'any':['登记']}]}]}\n",
                              i, i);
      g_string_append_printf (phrases, "{'phrase':'h%u','title':'P','any':['T%uX']}\n", i, i);
      g_string_append_printf (rules,
                              "{'rule':'r%u','title':'R','when':{'says':'h%u'},'light':[{'talk':'k%"
                              "u'}]}\n",
                              i, i, i);
    }
  pack = cue_test_make_pack ("talks.jsonl", talks->str, "phrases.jsonl", phrases->str,
                             "rules.jsonl", rules->str, NULL);
  return cue_engine_new (pack, NULL);
}

/* Among few a talk's own words count, though it did not come up; what fits a hundred talks is known
 * of the one that comes up, and of no other. */
static void
test_restates (gconstpointer data)
{
  guint n_talks = GPOINTER_TO_UINT (data);
  g_autoptr (CueEngine) engine = make_engine_of_talks (n_talks);
  g_autoptr (CueState) state = cue_engine_begin (engine, "c1");
  guint n = n_talks == FEW ? FEW : 0;

  g_assert_cmpuint (play (engine, state, 1, "agent", "关于门牌，柜台和网上都可以帮您登记。",
                          "said"),
                    ==, n);
  g_assert_cmpuint (play (engine, state, 2, "customer", "T6X", "said"), ==, n > 0 ? 0 : 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/said-stock/few-are-asked-about-zh", GUINT_TO_POINTER (0),
                        test_few_are_asked_about);
  g_test_add_data_func ("/said-stock/few-are-asked-about-en", GUINT_TO_POINTER (1),
                        test_few_are_asked_about);
  g_test_add_data_func ("/said-stock/of-many-none-is-meant-zh", GUINT_TO_POINTER (0),
                        test_of_many_none_is_meant);
  g_test_add_data_func ("/said-stock/of-many-none-is-meant-en", GUINT_TO_POINTER (1),
                        test_of_many_none_is_meant);
  g_test_add_data_func ("/said-stock/few-talks-are-restated", GUINT_TO_POINTER (FEW),
                        test_restates);
  g_test_add_data_func ("/said-stock/of-many-talks-the-one-that-comes-up", GUINT_TO_POINTER (200),
                        test_restates);
  return g_test_run ();
}
