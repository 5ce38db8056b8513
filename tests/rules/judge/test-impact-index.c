/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-arithmetic.h"
#include "cue-impact-index.h"

#define N_ROUNDS 60

/* Common words first; a document draws with a fall, so that lists are long and short. */
static char *
make_text (GRand *rand, guint n_words)
{
  static const char *const characters[]
      = { "我", "要", "查", "话", "费", "流", "量", "套", "餐", "国", "际", "漫", "游", "卡" };
  GString *out = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 0, (int) n_words);

  for (guint i = 0; i < n; i++)
    {
      double fall = g_rand_double (rand);

      if (g_rand_boolean (rand))
        g_string_append (out, characters[(guint) (fall * fall * G_N_ELEMENTS (characters))]);
      else
        g_string_append_printf (out, " w%c%c ", 'a' + (int) (fall * fall * 26),
                                'a' + (int) (fall * fall * g_rand_double (rand) * 26));
    }
  return g_string_free (out, FALSE);
}

static CueBag *
make_bag (GRand *rand, guint n_words)
{
  g_autofree char *text = make_text (rand, n_words);

  return cue_bag_new_for_text (text, CUE_BAG_ALL);
}

/* BM25 of every document, one by one, from the bags alone. */
typedef struct
{
  GPtrArray *bags;     /* CueBag */
  GHashTable *gone;    /* numbers of removed ones */
  guint n_frequencies; /* rarity and mean length are those of the first so many */
} Oracle;

static Oracle
oracle_new (GRand *rand, guint n_documents)
{
  Oracle oracle = { g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free),
                    g_hash_table_new (NULL, NULL), n_documents };

  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (oracle.bags, make_bag (rand, 30));
  return oracle;
}

static void
oracle_clear (Oracle *oracle)
{
  g_ptr_array_unref (oracle->bags);
  g_hash_table_unref (oracle->gone);
}

static const CueTerm *
find_term (const CueBag *bag, guint64 hash)
{
  for (guint i = 0; i < bag->n_terms; i++)
    if (bag->terms[i].hash == hash)
      return &bag->terms[i];
  return NULL;
}

static guint
count_words (const CueBag *bag)
{
  guint n = 0;

  for (guint i = 0; i < bag->n_terms; i++)
    n += bag->terms[i].count;
  return n;
}

static guint64
oracle_rarity (const Oracle *oracle, guint64 hash)
{
  guint n = 0;

  for (guint i = 0; i < oracle->n_frequencies; i++)
    n += find_term (g_ptr_array_index (oracle->bags, i), hash) != NULL;
  return MAX (1, cue_log2_milli (2 * oracle->n_frequencies + 2, 2 * n + 1));
}

static guint64
oracle_impact (const CueTerm *term, guint64 rarity, guint64 relative_milli)
{
  guint64 damp_milli = 1200 * (250 + 750 * relative_milli / 1000) / 1000;
  guint64 saturated = term->count * G_GUINT64_CONSTANT (1000) * 2200
                      / (term->count * G_GUINT64_CONSTANT (1000) + damp_milli);

  return CLAMP (rarity * saturated / 1000, 1, 65535);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CueImpactHit *x = a;
  const CueImpactHit *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->document < y->document ? -1 : x->document > y->document;
}

/* (element-type CueImpactHit) */
static GArray *
oracle_find (const Oracle *oracle, const CueBag *query, guint most, guint64 least_score)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CueImpactHit));
  g_autofree guint64 *rarities = g_new0 (guint64, query->n_terms + 1);
  guint64 n_words = 0;

  for (guint i = 0; i < oracle->n_frequencies; i++)
    n_words += count_words (g_ptr_array_index (oracle->bags, i));
  for (guint t = 0; t < query->n_terms; t++)
    rarities[t] = oracle_rarity (oracle, query->terms[t].hash);
  for (guint d = 0; d < oracle->bags->len; d++)
    {
      const CueBag *bag = g_ptr_array_index (oracle->bags, d);
      guint64 relative_milli = n_words == 0 ? 1000
                                            : count_words (bag) * G_GUINT64_CONSTANT (1000)
                                                  * oracle->n_frequencies / n_words;
      CueImpactHit hit = { d, 0 };

      for (guint t = 0; t < query->n_terms; t++)
        {
          const CueTerm *term = find_term (bag, query->terms[t].hash);

          if (term != NULL)
            hit.score += query->terms[t].factor * oracle_impact (term, rarities[t], relative_milli);
        }
      if (hit.score >= MAX (1, least_score)
          && !g_hash_table_contains (oracle->gone, GUINT_TO_POINTER (d)))
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  if (hits->len > most)
    g_array_set_size (hits, most);
  return hits;
}

static CueImpactIndex *
make_index (const Oracle *oracle)
{
  g_autoptr (CueImpactBuilder) builder = cue_impact_builder_new ();

  for (guint i = 0; i < oracle->bags->len; i++)
    g_assert_cmpuint (cue_impact_builder_add (builder, g_ptr_array_index (oracle->bags, i)), ==, i);
  return cue_impact_index_new (builder);
}

static void
assert_finds_the_same (const CueImpactIndex *index, const Oracle *oracle, GRand *rand)
{
  static const guint mosts[] = { 1, 2, 5, 20, 100, 5000 };
  g_autoptr (CueBag) query = make_bag (rand, 12);
  guint most = mosts[g_rand_int_range (rand, 0, G_N_ELEMENTS (mosts))];
  guint64 least = g_rand_boolean (rand) ? 0 : (guint64) g_rand_int_range (rand, 0, 20000000);
  g_autoptr (GArray) found
      = cue_impact_index_find (index, query->terms, query->n_terms, most, least);
  g_autoptr (GArray) expected = oracle_find (oracle, query, most, least);

  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < MIN (found->len, expected->len); i++)
    {
      const CueImpactHit *a = &g_array_index (found, CueImpactHit, i);
      const CueImpactHit *b = &g_array_index (expected, CueImpactHit, i);

      g_assert_cmpuint (a->document, ==, b->document);
      g_assert_cmpuint (a->score, ==, b->score);
      g_assert_cmpuint (cue_impact_index_score (index, query->terms, query->n_terms, a->document),
                        ==, a->score);
    }
}

static GRand *
new_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

static void
test_same_as_a_scan (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Oracle oracle = oracle_new (rand, (guint) g_rand_int_range (rand, 0, 300));
      g_autoptr (CueImpactIndex) index = make_index (&oracle);

      for (guint q = 0; q < 8; q++)
        assert_finds_the_same (index, &oracle, rand);
      oracle_clear (&oracle);
    }
}

/* More documents than a window holds. */
static void
test_same_as_a_scan_of_many (void)
{
  g_autoptr (GRand) rand = new_rand ();
  Oracle oracle = oracle_new (rand, 11000);
  g_autoptr (CueImpactIndex) index = make_index (&oracle);

  for (guint q = 0; q < 40; q++)
    assert_finds_the_same (index, &oracle, rand);
  oracle_clear (&oracle);
}

static void
change (CueImpactIndex **index, Oracle *oracle, GRand *rand)
{
  g_autoptr (CueImpactBuilder) added = cue_impact_builder_new ();
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (CueImpactIndex) before = *index;
  guint n_before = oracle->bags->len;

  for (int i = g_rand_int_range (rand, 0, 3); n_before > 0 && i > 0; i--)
    {
      guint d = (guint) g_rand_int_range (rand, 0, (int) n_before);

      g_array_append_val (removed, d);
      g_hash_table_add (oracle->gone, GUINT_TO_POINTER (d));
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_ptr_array_add (oracle->bags, make_bag (rand, 30));
      cue_impact_builder_add (added, g_ptr_array_index (oracle->bags, oracle->bags->len - 1));
    }
  *index = cue_impact_index_derive (before, (const guint *) (gpointer) removed->data, removed->len,
                                    added);
  g_assert_cmpuint (cue_impact_index_get_size (*index), ==, oracle->bags->len);
}

/* Behind a few other bytes, as in a model. */
static GBytes *
write_index (const CueImpactIndex *index)
{
  GByteArray *out = g_byte_array_new ();

  cue_bytes_write_16 (out, 7);
  cue_impact_index_write (index, out);
  return g_byte_array_free_to_bytes (out);
}

static CueImpactIndex *
read_index (GBytes *bytes)
{
  g_autoptr (GBytes) source = cue_bytes_readable (bytes);
  CueBytes reader = { g_bytes_get_data (source, NULL), g_bytes_get_size (source), FALSE };

  cue_bytes_read_16 (&reader);
  return cue_impact_index_read (&reader, source);
}

static void
test_finds_the_same_from_bytes (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < N_ROUNDS / 4; round++)
    {
      Oracle oracle = oracle_new (rand, (guint) g_rand_int_range (rand, 0, 300));
      g_autoptr (CueImpactIndex) index = make_index (&oracle);
      g_autoptr (GBytes) bytes = write_index (index);
      g_autoptr (CueImpactIndex) read = read_index (bytes);
      g_autoptr (GBytes) again = NULL;

      g_assert_nonnull (read);
      again = write_index (read);
      g_assert_true (g_bytes_equal (bytes, again));
      for (guint q = 0; q < 8; q++)
        assert_finds_the_same (read, &oracle, rand);
      for (guint q = 0; q < 4; q++)
        {
          change (&read, &oracle, rand);
          assert_finds_the_same (read, &oracle, rand);
        }
      oracle_clear (&oracle);
    }
}

/* Cut anywhere, or with any bit changed, it is refused or searched without a fault. */
static void
test_refuses_broken_bytes (void)
{
  g_autoptr (GRand) rand = new_rand ();
  Oracle oracle = oracle_new (rand, 60);
  g_autoptr (CueImpactIndex) index = make_index (&oracle);
  g_autoptr (GBytes) bytes = write_index (index);
  gsize size = g_bytes_get_size (bytes);

  for (guint round = 0; round < 4000; round++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      gsize at = (gsize) g_rand_int_range (rand, 0, (int) size);
      gboolean is_cut = round % 2 == 0;
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (CueImpactIndex) read = NULL;
      g_autoptr (CueBag) query = make_bag (rand, 12);

      data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
      broken = g_bytes_new (data, is_cut ? at : size);
      read = read_index (broken);
      g_assert_false (is_cut && read != NULL);
      if (read != NULL)
        g_array_unref (cue_impact_index_find (read, query->terms, query->n_terms, 20, 0));
    }
  oracle_clear (&oracle);
}

static void
test_changes_are_seen (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < N_ROUNDS / 4; round++)
    {
      Oracle oracle = oracle_new (rand, (guint) g_rand_int_range (rand, 0, 120));
      g_autoptr (CueImpactIndex) index = make_index (&oracle);

      for (guint i = 0; i < 20; i++)
        {
          change (&index, &oracle, rand);
          assert_finds_the_same (index, &oracle, rand);
        }
      oracle_clear (&oracle);
    }
}

/* An index that another was derived from stays what it was. */
static void
test_older_index_stays (void)
{
  g_autoptr (GRand) rand = new_rand ();
  Oracle oracle = oracle_new (rand, 50);
  g_autoptr (CueImpactIndex) index = make_index (&oracle);
  guint removed[] = { 3, 4, 5 };
  g_autoptr (CueImpactIndex) derived
      = cue_impact_index_derive (index, removed, G_N_ELEMENTS (removed), NULL);

  for (guint q = 0; q < 20; q++)
    assert_finds_the_same (index, &oracle, rand);
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    g_hash_table_add (oracle.gone, GUINT_TO_POINTER (removed[i]));
  for (guint q = 0; q < 20; q++)
    assert_finds_the_same (derived, &oracle, rand);
  oracle_clear (&oracle);
}

static guint
find_first (const CueImpactIndex *index, const char *text)
{
  g_autoptr (CueBag) query = cue_bag_new_for_text (text, CUE_BAG_ALL);
  g_autoptr (GArray) hits = cue_impact_index_find (index, query->terms, query->n_terms, 1, 0);

  return hits->len == 0 ? G_MAXUINT : g_array_index (hits, CueImpactHit, 0).document;
}

static void
test_finds_the_article (void)
{
  static const char *const articles[]
      = { "国际漫游怎么开通", "话费账单在哪里查", "How to replace a lost SIM card",
          "Cards: cards, cards and a card fee", "手机卡丢了怎么补" };
  g_autoptr (CueImpactBuilder) builder = cue_impact_builder_new ();
  g_autoptr (CueImpactIndex) index = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (CueBag) bag = cue_bag_new_for_text (articles[i], CUE_BAG_ALL);

      cue_impact_builder_add (builder, bag);
    }
  index = cue_impact_index_new (builder);
  g_assert_cmpuint (find_first (index, "我想開通國際漫遊"), ==, 0);
  g_assert_cmpuint (find_first (index, "查话费"), ==, 1);
  g_assert_cmpuint (find_first (index, "my sim was lost"), ==, 2);
  g_assert_cmpuint (find_first (index, "cards"), ==, 3);
  g_assert_cmpuint (find_first (index, "卡丢了"), ==, 4);
  g_assert_cmpuint (find_first (index, "nothing of all this words"), ==, G_MAXUINT);
  g_assert_cmpuint (find_first (index, ""), ==, G_MAXUINT);
}

/* All impacts are the same, and stand in one row: that of so many equal halves of two bytes. */
static guint8 *
find_impacts (guint8 *data, gsize size, gsize n)
{
  for (gsize at = 0; at + 2 * n <= size; at += 2)
    if ((data[at] != 0 || data[at + 1] != 0) && memcmp (data + at, data + at + 2, 2 * (n - 1)) == 0)
      return data + at;
  return NULL;
}

/* An impact of nothing is none, and no builder writes one: more documents than a search holds at a
 * time, each met anew in every list. */
static void
test_refuses_empty_impacts (void)
{
  const guint n_documents = 5000;
  g_autoptr (CueImpactBuilder) builder = cue_impact_builder_new ();
  g_autoptr (CueImpactIndex) index = NULL;
  g_autoptr (CueBag) bag = cue_bag_new_for_text ("alpha beta gamma delta", CUE_BAG_ALL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) broken = NULL;
  g_autofree guint8 *data = NULL;
  guint8 *impacts;
  gsize size;

  for (guint i = 0; i < n_documents; i++)
    cue_impact_builder_add (builder, bag);
  index = cue_impact_index_new (builder);
  bytes = write_index (index);
  size = g_bytes_get_size (bytes);
  data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  impacts = find_impacts (data, size, (gsize) n_documents * bag->n_terms);
  g_assert_nonnull (impacts);
  memset (impacts, 0, 2 * (gsize) n_documents * bag->n_terms);
  broken = g_bytes_new (data, size);
  g_assert_null (read_index (broken));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/impact-index/same-as-a-scan", test_same_as_a_scan);
  g_test_add_func ("/impact-index/same-as-a-scan-of-many", test_same_as_a_scan_of_many);
  g_test_add_func ("/impact-index/finds-the-same-from-bytes", test_finds_the_same_from_bytes);
  g_test_add_func ("/impact-index/refuses-broken-bytes", test_refuses_broken_bytes);
  g_test_add_func ("/impact-index/refuses-empty-impacts", test_refuses_empty_impacts);
  g_test_add_func ("/impact-index/changes-are-seen", test_changes_are_seen);
  g_test_add_func ("/impact-index/older-index-stays", test_older_index_stays);
  g_test_add_func ("/impact-index/finds-the-article", test_finds_the_article);
  return g_test_run ();
}
