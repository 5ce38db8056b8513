/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arbiter.h"

typedef struct
{
  const char *name;
  guint places;
  /* score, lit (1) or fixed (2), place among the drawn; 0 ends */
  struct
  {
    gint64 score;
    int lit;
    guint drawn;
  } who[6];
  const char *wins; /* one character each: w or . */
} Row;

static const Row rows[] = {
  { "best-of-the-dark", 1, { { 10, 0 }, { 30, 0 }, { 20, 0 } }, ".w." },
  { "ties-by-order", 1, { { 10, 0 }, { 10, 0 } }, "w." },
  { "lit-keeps-its-place", 1, { { 100, 1 }, { 124, 0 } }, "w." },
  { "a-quarter-more-displaces", 1, { { 100, 1 }, { 125, 0 } }, ".w" },
  { "taken-is-never-displaced", 1, { { 100, 2 }, { 900, 0 } }, "w." },
  { "the-weakest-goes", 3, { { 50, 1 }, { 40, 1 }, { 60, 1 }, { 70, 0 } }, "w.ww" },
  { "free-places-are-filled", 3, { { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 } }, ".www" },
  { "two-cannot-take-one-place", 1, { { 100, 1 }, { 200, 0 }, { 300, 0 } }, "..w" },
  { "nobody-flaps-at-nothing", 1, { { 1, 1 }, { 1, 0 } }, "w." },
  { "the-drawn-come-first", 2, { { 30, 0 }, { 10, 0, 2 }, { 20, 0, 1 } }, ".ww" },
  { "the-drawn-displace-nobody", 1, { { 100, 1 }, { 90, 0, 1 } }, "w." },
  { "no-places", 0, { { 10, 0 } }, "." },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GArray) contenders = g_array_new (FALSE, TRUE, sizeof (CueContender));

  for (guint i = 0; i < G_N_ELEMENTS (row->who) && row->who[i].score != 0; i++)
    {
      CueContender one = { .total_milli = row->who[i].score,
                           .order = i,
                           .drawn = row->who[i].drawn,
                           .lit = row->who[i].lit > 0,
                           .fixed = row->who[i].lit == 2 };

      g_array_append_val (contenders, one);
    }
  cue_arbiter_settle (contenders, row->places);
  for (guint i = 0; i < contenders->len; i++)
    {
      const CueContender *one = &g_array_index (contenders, CueContender, i);

      g_assert_cmpint (one->wins, ==, row->wins[i] == 'w');
      /* who lost a place knows to whom */
      if (!one->wins && row->places > 0)
        g_assert_cmpuint (one->beaten_by, <, contenders->len);
    }
}

static void
test_score_terms (void)
{
  CueScore score;

  cue_score_init (&score, 80000, 2, TRUE);
  g_assert_cmpint (score.weight_milli, ==, 80000);
  g_assert_cmpint (score.relevance_milli, ==, 40000);
  g_assert_cmpint (score.recency_milli, ==, 16000);
  g_assert_cmpint (score.total_milli, ==, 136000);
}

static void
test_numbers (void)
{
  g_assert_cmpuint (cue_arbiter_free_number (0), ==, 1);
  g_assert_cmpuint (cue_arbiter_free_number (1 << 1 | 1 << 3), ==, 2);
  g_assert_cmpuint (cue_arbiter_free_number (0x3fe), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/arbiter/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/arbiter/score-keeps-its-terms", test_score_terms);
  g_test_add_func ("/arbiter/lowest-free-number", test_numbers);
  return g_test_run ();
}
