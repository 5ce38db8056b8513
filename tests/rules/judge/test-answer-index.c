/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arithmetic.h"
#include "cue-test-pack.h"

/* Also more cards than are all looked at, and more than are kept feature by feature. */
#define N_MANY 700
#define N_VERY_MANY 2100

static const char *const words[]
    = { "card", "bill",  "roaming", "refund", "fee",     "abroad", "lost",
        "rate", "limit", "cheque",  "branch", "payment", "套餐",   "话费",
        "流量", "漫游",  "密码",    "合约",   "发票",    "宽带" };

static void
add_words (GString *out, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

static void
add_question (GString *out, GRand *rand, const char *before, guint i, guint n)
{
  g_string_append_printf (out, "%s own%c%c%c ", before, 'a' + i % 26, 'a' + i / 26 % 26,
                          'a' + i / 676);
  add_words (out, rand, n);
}

/* Cards of a few common words and one of their own each. */
static CuePack *
make_pack (guint n, GRand *rand)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines, "{'answer':'a%u','title':'A %u','question':'", i, i);
      add_question (lines, rand, "the", i, 3);
      g_string_append (lines, "','similar':['");
      add_question (lines, rand, "how", i, 2);
      g_string_append (lines, "','");
      add_question (lines, rand, "我的", i, 2);
      g_string_append (lines, "','");
      add_question (lines, rand, "when number 5", i, 2);
      g_string_append (lines, "'],'reply':{'zh':'请看 ");
      add_words (lines, rand, 6);
      g_string_append (lines, "','en':'please see ");
      add_words (lines, rand, 6);
      g_string_append (lines, "'}}\n");
    }
  return cue_test_make_pack ("answers.jsonl", lines->str, NULL);
}

static CueAnswerIndex *
make_index (const CuePack *pack, GBytes **bytes)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GBytes) source = NULL;
  CueBytes reader = { NULL, 0, FALSE };

  cue_answer_index_write_for (cue_pack_get_answers (pack), out);
  *bytes = g_byte_array_free_to_bytes (out);
  source = cue_bytes_readable (*bytes);
  reader.at = g_bytes_get_data (source, &reader.left);
  return cue_answer_index_read (&reader, source);
}

static GRand *
new_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

/* Likeness reckoned anew from the words of all cards. */
typedef struct
{
  GPtrArray *questions; /* CueBag of each question */
  GArray *cards;        /* guint: whose it is */
  guint n_cards;
} Oracle;

static void
oracle_init (Oracle *self, const CuePack *pack)
{
  GPtrArray *answers = cue_pack_get_answers (pack);

  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);
  self->cards = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_cards = answers->len;
  for (guint i = 0; i < answers->len; i++)
    for (guint k = 0; k < cue_answer_count_questions (g_ptr_array_index (answers, i)); k++)
      {
        const char *text = cue_answer_get_question (g_ptr_array_index (answers, i), k);

        g_ptr_array_add (self->questions, cue_bag_new_for_text (text, CUE_BAG_CONTENT));
        g_array_append_val (self->cards, i);
      }
}

static void
oracle_clear (Oracle *self)
{
  g_ptr_array_unref (self->questions);
  g_array_unref (self->cards);
}

static gboolean
card_has (const Oracle *self, guint card, guint64 hash)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_array_index (self->cards, guint, i) == card
        && cue_bag_has (g_ptr_array_index (self->questions, i), hash))
      return TRUE;
  return FALSE;
}

static guint64
oracle_weight (const Oracle *self, const CueTerm *term)
{
  guint n = 0;
  guint rarity;

  for (guint i = 0; i < self->n_cards; i++)
    n += card_has (self, i, term->hash);
  rarity
      = n > 0 ? cue_log2_milli (self->n_cards + n, n) : cue_log2_milli (1 + self->n_cards, 1) / 2;
  return (guint64) rarity * term->factor / 1000;
}

static guint
oracle_question (const Oracle *self, const CueBag *question, const CueBag *asked, guint64 total)
{
  guint64 weight = 0;
  guint64 common = 0;
  guint strength = 0;
  guint64 recall, precision;

  for (guint i = 0; i < question->n_terms; i++)
    {
      guint64 own = oracle_weight (self, &question->terms[i]);
      gboolean shared = cue_bag_has (asked, question->terms[i].hash);

      weight += own;
      common += shared ? own : 0;
      strength += shared ? question->terms[i].factor : 0;
    }
  recall = weight == 0 ? 0 : common * 1000 / weight;
  precision = common * 1000 / total;
  if (recall == 0 || precision == 0 || (strength < 1400 && recall < 900))
    return 0;
  return (guint) (5 * precision * recall / (4 * precision + recall));
}

static guint
oracle_likeness (const Oracle *self, const CueBag *asked, guint card)
{
  guint64 total = 0;
  guint64 cover = 0;
  guint best = 0;

  for (guint i = 0; i < asked->n_terms; i++)
    {
      guint64 weight = oracle_weight (self, &asked->terms[i]);

      total += weight;
      cover += card_has (self, card, asked->terms[i].hash) ? weight : 0;
    }
  for (guint i = 0; i < self->questions->len; i++)
    if (g_array_index (self->cards, guint, i) == card)
      best = MAX (best,
                  oracle_question (self, g_ptr_array_index (self->questions, i), asked, total));
  return best == 0 ? 0 : (guint) ((7 * best + 3 * (cover * 1000 / total)) / 10);
}

static void
test_likeness_as_reckoned_anew (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CuePack) pack = make_pack (30, rand);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CueAnswerIndex) index = make_index (pack, &bytes);
  guint n_alike = 0;
  Oracle oracle;

  oracle_init (&oracle, pack);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GString) text = g_string_new ("own");
      g_autoptr (CueBag) asked = NULL;
      g_auto (CueAskedTerms) terms = { NULL };

      g_string_append_printf (text, "%caa ", 'a' + g_rand_int_range (rand, 0, 26));
      add_words (text, rand, 1 + (guint) g_rand_int_range (rand, 0, 5));
      asked = cue_bag_new_for_text (text->str, CUE_BAG_CONTENT);
      cue_asked_terms_init (&terms, index, asked, NULL);
      for (guint card = 0; card < oracle.n_cards; card++)
        {
          guint milli = cue_answer_index_compare (index, &terms, card).milli;

          g_assert_cmpuint (milli, ==, oracle_likeness (&oracle, asked, card));
          n_alike += milli > 0;
        }
    }
  g_assert_cmpuint (n_alike, >, 20);
  oracle_clear (&oracle);
}

static void
test_replies_in_either_language (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CuePack) pack = make_pack (20, rand);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CueAnswerIndex) index = make_index (pack, &bytes);
  GPtrArray *answers = cue_pack_get_answers (pack);

  for (guint i = 0; i < answers->len; i++)
    {
      const CueText *reply = ((CueAnswer *) g_ptr_array_index (answers, i))->reply;
      g_autoptr (CueBag) zh = cue_bag_new_for_text (cue_text_get (reply, "zh"), CUE_BAG_ALL);
      g_autoptr (CueBag) en = cue_bag_new_for_text (cue_text_get (reply, "en"), CUE_BAG_ALL);
      g_autoptr (CueBag) said = cue_bag_new_for_text ("please see the bill 话费", CUE_BAG_ALL);

      g_assert_cmpuint (cue_answer_index_reply_milli (index, i, zh), ==, 1000);
      g_assert_cmpuint (cue_answer_index_reply_milli (index, i, en), ==, 1000);
      g_assert_cmpuint (cue_answer_index_reply_milli (index, i, said), ==,
                        MAX (cue_bag_similarity_milli (said, zh),
                             cue_bag_similarity_milli (said, en)));
    }
}

/* Cut anywhere, or with any bit changed, it is refused or searched without a fault. */
static void
test_refuses_broken_bytes (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CuePack) pack = make_pack (25, rand);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CueAnswerIndex) index = make_index (pack, &bytes);
  g_autoptr (CueBag) asked = cue_bag_new_for_text ("ownbaa card bill 话费 漫游", CUE_BAG_CONTENT);
  gsize size = g_bytes_get_size (bytes);

  g_assert_nonnull (index);
  for (guint round = 0; round < 4000; round++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      gboolean is_cut = round % 2 == 0;
      CueBytes reader = { data, is_cut ? at : size, FALSE };
      g_autoptr (GBytes) source = g_bytes_new_static (data, size);
      g_autoptr (CueAnswerIndex) read = NULL;
      g_auto (CueAskedTerms) terms = { NULL };

      data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
      read = cue_answer_index_read (&reader, source);
      g_assert_false (is_cut && read != NULL);
      if (read == NULL)
        continue;
      cue_asked_terms_init (&terms, read, asked, NULL);
      for (guint i = 0; i < cue_answer_index_get_size (read); i++)
        {
          cue_answer_index_compare (read, &terms, i);
          cue_answer_index_reply_milli (read, i, asked);
        }
    }
}

/* Among many cards each is found by its own question. */
static void
assert_finds_all (guint n)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CuePack) pack = make_pack (n, rand);
  g_autoptr (CueModel) model = cue_model_train (pack, NULL, NULL);
  g_autoptr (GBytes) bytes = cue_model_to_bytes (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueModel) read = cue_model_from_bytes (bytes, pack, &error);
  GPtrArray *answers = cue_pack_get_answers (pack);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i += 7)
    {
      const char *text = cue_answer_get_question (g_ptr_array_index (answers, i), 0);
      g_autoptr (CueTokens) said = cue_tokens_new_for_text (text);
      g_autoptr (CueBag) content = cue_bag_new (said, CUE_BAG_CONTENT);
      const CueAsked asked = { said, content, NULL, NULL };
      g_autoptr (GArray) hits = cue_answer_search_find (cue_model_get_answers (read), &asked, 430);

      g_assert_cmpuint (hits->len, >, 0);
      g_assert_cmpuint (g_array_index (hits, CueAnswerHit, 0).answer, ==, i);
      g_assert_cmpuint (g_array_index (hits, CueAnswerHit, 0).question, ==, 0);
    }
}

static void
test_finds_among_many (void)
{
  assert_finds_all (N_MANY);
}

static void
test_finds_among_very_many (void)
{
  assert_finds_all (N_VERY_MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-index/likeness-as-reckoned-anew", test_likeness_as_reckoned_anew);
  g_test_add_func ("/answer-index/replies-in-either-language", test_replies_in_either_language);
  g_test_add_func ("/answer-index/refuses-broken-bytes", test_refuses_broken_bytes);
  g_test_add_func ("/answer-index/finds-among-many", test_finds_among_many);
  g_test_add_func ("/answer-index/finds-among-very-many", test_finds_among_very_many);
  return g_test_run ();
}
