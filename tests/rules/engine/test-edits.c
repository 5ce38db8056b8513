/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rules edited in a live engine: random edits and events, and beside them an engine that is made
 * anew from the edited pack each time. Both fold the same conversation and must say the same;
 * an edit that one refuses the other refuses for the same reason.
 */
#include "cue-pack-edit.h"
#include "cue-pack-writer.h"
#include "cue-seal.h"
#include "random-events.h"
#include "random-pack.h"

#define N_RUNS 60
#define N_EVENTS 30
#define ONE_OF_EDITS 4 /* events is an edited rule */
#define MORE_RULES 4   /* that the pack does not begin with */

typedef struct
{
  GRand *dice;
  guint32 pack_seed;
  GPtrArray *ids;   /* utf8 */
  GPtrArray *lines; /* utf8: rules.jsonl as it is now */
  CueModel *model;
  CueEngine *live;
  CueEngine *anew;
} Twins;

static guint32
get_seed (void)
{
  const char *seed = g_getenv ("CUE_SEED");

  return seed == NULL ? 1 : (guint32) g_ascii_strtoull (seed, NULL, 10);
}

/* The pack of these lines as it would be read; the rest of it is always the same. */
static CuePack *
read_lines (const Twins *self, GPtrArray *lines, GPtrArray **problems)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (self->pack_seed);

  return random_pack_read (dice, lines, problems);
}

static void
twins_init (Twins *self, guint32 seed)
{
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CuePack) again = NULL;

  self->dice = g_rand_new_with_seed (seed);
  self->pack_seed = seed;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < RANDOM_RULES; i++)
    {
      g_ptr_array_add (self->ids, g_strdup_printf ("r%u", i));
      g_ptr_array_add (self->lines, random_rule_new (self->dice, i));
    }
  pack = read_lines (self, self->lines, NULL);
  again = read_lines (self, self->lines, NULL);
  self->live = cue_engine_new (pack, NULL);
  self->model = cue_model_ref (cue_engine_get_model (self->live));
  self->anew = cue_engine_new (again, self->model);
}

static void
twins_clear (Twins *self)
{
  cue_engine_unref (self->live);
  cue_engine_unref (self->anew);
  cue_model_unref (self->model);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->lines);
  g_rand_free (self->dice);
}

/* The same but for the line, which is not known of a rule that is new. */
static void
assert_same_problems (GPtrArray *live, GPtrArray *anew)
{
  g_assert_cmpuint (live->len, ==, anew->len);
  for (guint i = 0; i < live->len; i++)
    {
      const CuePackProblem *one = g_ptr_array_index (live, i);
      const CuePackProblem *other = g_ptr_array_index (anew, i);

      g_assert_cmpstr (one->file, ==, other->file);
      g_assert_cmpstr (one->path, ==, other->path);
      g_assert_cmpstr (one->found, ==, other->found);
      g_assert_cmpstr (one->expected, ==, other->expected);
    }
}

/* @live: what the edit gave, NULL when it was refused with @problems; @lines: taken */
static gboolean
settle (Twins *self, CueEngine *live, GPtrArray *problems, GPtrArray *ids, GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (CuePack) pack = read_lines (self, lines, &own);

  g_assert_true ((live == NULL) == (pack == NULL));
  assert_same_problems (problems, own);
  if (live == NULL)
    {
      g_ptr_array_unref (ids);
      g_ptr_array_unref (lines);
      return FALSE;
    }
  cue_engine_unref (self->live);
  cue_engine_unref (self->anew);
  self->live = live;
  self->anew = cue_engine_new (pack, self->model);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->lines);
  self->ids = ids;
  self->lines = lines;
  return TRUE;
}

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  return copy;
}

static gboolean
put_rule (Twins *self, const char *id, const char *line)
{
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *ids = copy_texts (self->ids);
  GPtrArray *lines = copy_texts (self->lines);
  CueEngine *live = cue_engine_with_rule (self->live, line, &problems);
  guint i;

  if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &i))
    {
      g_free (g_ptr_array_index (lines, i));
      g_ptr_array_index (lines, i) = g_strdup (line);
    }
  else
    {
      g_ptr_array_add (ids, g_strdup (id));
      g_ptr_array_add (lines, g_strdup (line));
    }
  return settle (self, live, problems, ids, lines);
}

static gboolean
take_rule (Twins *self, const char *id)
{
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *ids = copy_texts (self->ids);
  GPtrArray *lines = copy_texts (self->lines);
  CueEngine *live = cue_engine_without_rule (self->live, id, &problems);
  guint i;

  g_assert_true (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &i));
  g_ptr_array_remove_index (ids, i);
  g_ptr_array_remove_index (lines, i);
  return settle (self, live, problems, ids, lines);
}

static gboolean
edit (Twins *self)
{
  guint i = random_roll (self->dice, RANDOM_RULES + MORE_RULES);
  g_autofree char *id = g_strdup_printf ("r%u", i);
  g_autofree char *line = random_rule_new (self->dice, i);
  gboolean there = g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL);

  return there && random_roll (self->dice, 3) == 0 ? take_rule (self, id)
                                                   : put_rule (self, id, line);
}

static void
test_as_made_anew (void)
{
  guint32 seed = get_seed ();

  g_test_message ("seeds from %u", seed);
  for (guint i = 0; i < N_RUNS; i++)
    {
      Twins twins = { 0 };
      RandomStream stream;

      twins_init (&twins, seed + i);
      /* some conversations begin with an edited pack */
      for (guint k = 0; k < i % 3; k++)
        edit (&twins);
      random_stream_init (&stream, twins.dice, twins.live, twins.anew, FALSE);
      for (guint k = 0; k < N_EVENTS; k++)
        {
          if (random_roll (twins.dice, ONE_OF_EDITS) == 0 && edit (&twins))
            {
              stream.engine = twins.live;
              stream.other = twins.anew;
            }
          random_stream_happen (&stream);
        }
      random_stream_clear (&stream);
      twins_clear (&twins);
    }
}

static char *
write_rules (CueEngine *engine)
{
  return cue_pack_write_file (cue_engine_get_pack (engine), "rules.jsonl");
}

static void
test_written_as_it_became (void)
{
  const CueSealTerms terms = { 1, G_MININT64, G_MAXINT64 };
  Twins twins = { 0 };

  twins_init (&twins, get_seed ());
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *live = NULL;
      g_autofree char *anew = NULL;
      g_autoptr (GBytes) live_seal = NULL;
      g_autoptr (GBytes) anew_seal = NULL;

      edit (&twins);
      live = write_rules (twins.live);
      anew = write_rules (twins.anew);
      g_assert_cmpstr (live, ==, anew);
      live_seal = cue_seal_write (cue_engine_get_pack (twins.live), &terms, NULL, NULL);
      anew_seal = cue_seal_write (cue_engine_get_pack (twins.anew), &terms, NULL, NULL);
      g_assert_true (g_bytes_equal (live_seal, anew_seal));
    }
  twins_clear (&twins);
}

static const char *
digest_of (CueEngine *engine)
{
  return cue_pack_get_digest (cue_engine_get_pack (engine));
}

/* The digest is of what differs, not of the way there. */
static void
test_digest (void)
{
  const char *const one = "{\"rule\":\"x1\",\"title\":\"X\",\"when\":{\"says\":\"p1\"},"
                          "\"light\":[{\"offer\":\"o1\"}]}";
  const char *const one_in_another_order = "{\"light\":[{\"offer\":\"o1\"}],\"when\":{\"says\":"
                                           "\"p1\"},\"title\":\"X\",\"rule\":\"x1\"}";
  const char *const two = "{\"rule\":\"x2\",\"title\":\"X\",\"when\":{\"says\":\"p1\"},"
                          "\"light\":[{\"offer\":\"o2\"}]}";
  g_autoptr (GRand) dice = g_rand_new_with_seed (get_seed ());
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  g_autoptr (CueEngine) first = cue_engine_with_rule (engine, one, NULL);
  g_autoptr (CueEngine) again = cue_engine_with_rule (engine, one_in_another_order, NULL);
  g_autoptr (CueEngine) both = cue_engine_with_rule (first, two, NULL);
  g_autoptr (CueEngine) second = cue_engine_with_rule (engine, two, NULL);
  g_autoptr (CueEngine) without = cue_engine_without_rule (both, "x1", NULL);
  g_autoptr (CueEngine) back = cue_engine_without_rule (first, "x1", NULL);

  g_assert_cmpstr (digest_of (first), !=, digest_of (engine));
  g_assert_cmpstr (digest_of (first), !=, digest_of (second));
  g_assert_cmpstr (digest_of (again), ==, digest_of (first));
  g_assert_cmpstr (digest_of (without), ==, digest_of (second));
  g_assert_cmpstr (digest_of (back), ==, digest_of (engine));
}

typedef struct
{
  const char *name;
  const char *record;
  const char *problem; /* the first */
} BadRow;

static const BadRow BAD[] = {
  { "no-json", "{\"rule\":}",
    "rules.jsonl: found '}' at byte 8; a value is an object, array, string, number, true, false or "
    "null" },
  { "no-object", "[]", "rules.jsonl: found []; an object {…}" },
  { "no-id", "{\"title\":\"X\",\"when\":{\"says\":\"p1\"},\"light\":[{\"offer\":\"o1\"}]}",
    "rules.jsonl: /rule: found nothing; an id of 1 to 64 characters a-z, 0-9 and - (not first)" },
  { "weight",
    "{\"rule\":\"x\",\"title\":\"X\",\"when\":{\"says\":\"p1\"},\"light\":[{\"offer\":\"o1\"}],"
    "\"weight\":-1}",
    "rules.jsonl: /weight: found -1; a weight of 0 to 1000" },
  { "no-such-phrase-in-a-rule-that-was-read",
    "{\"rule\":\"r3\",\"title\":\"X\",\"when\":{\"and\":[{\"says\":\"p99\"}]},\"light\":[{"
    "\"offer\":\"o1\"}]}",
    "rules.jsonl:4: /when/and/0/says: found \"p99\", which is no phrase; one of phrases.jsonl; is "
    "\"p9\" meant?" },
  { "waits-for-itself",
    "{\"rule\":\"r3\",\"title\":\"X\",\"when\":{\"lit\":\"r3\"},\"light\":[{\"offer\":\"o1\"}]}",
    "rules.jsonl:4: /when: found a circle r3 → r3; rules that do not wait for each other to be "
    "lit" },
  { "no-such-talk",
    "{\"rule\":\"x\",\"title\":\"X\",\"when\":{\"says\":\"p1\"},\"light\":[{\"talk\":\"k77\"}]}",
    "rules.jsonl: /light/0/talk: found \"k77\", which is no talk; one of talks.jsonl" },
};

static void
test_refused (gconstpointer data)
{
  const BadRow *row = data;
  g_autoptr (GRand) dice = g_rand_new_with_seed (get_seed ());
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *told = NULL;

  g_assert_null (cue_engine_with_rule (engine, row->record, &problems));
  g_assert_cmpuint (problems->len, >, 0);
  told = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_cmpstr (told, ==, row->problem);
}

/* A rule that another asks for stays until nobody does. */
static void
test_asked_for (void)
{
  const char *const asked = "{\"rule\":\"x1\",\"title\":\"X\",\"when\":{\"says\":\"p1\"},"
                            "\"light\":[{\"offer\":\"o1\"}]}";
  const char *const asking = "{\"rule\":\"x2\",\"title\":\"X\",\"when\":{\"lit\":\"x1\"},"
                             "\"light\":[{\"offer\":\"o1\"}]}";
  g_autoptr (GRand) dice = g_rand_new_with_seed (get_seed ());
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  g_autoptr (CueEngine) one = cue_engine_with_rule (engine, asked, NULL);
  g_autoptr (CueEngine) two = cue_engine_with_rule (one, asking, NULL);
  g_autoptr (CueEngine) freed = NULL;
  g_autoptr (CueEngine) gone = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *told = NULL;

  g_assert_null (cue_engine_without_rule (two, "x1", &problems));
  told = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_cmpstr (told, ==,
                   "rules.jsonl: /when/lit: found \"x1\", which is no rule; one of rules.jsonl; is "
                   "\"r1\" meant?");
  freed = cue_engine_without_rule (two, "x2", NULL);
  gone = cue_engine_without_rule (freed, "x1", NULL);
  g_assert_nonnull (gone);
}

static void
test_not_there (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (get_seed ());
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *told = NULL;

  g_assert_null (cue_engine_without_rule (engine, "unheard-of", &problems));
  told = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_cmpstr (told, ==,
                   "rules.jsonl: found \"unheard-of\", which is no rule; one of rules.jsonl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/edits/as-made-anew", test_as_made_anew);
  g_test_add_func ("/engine/edits/written-as-it-became", test_written_as_it_became);
  g_test_add_func ("/engine/edits/digest-of-what-differs", test_digest);
  g_test_add_func ("/engine/edits/asked-for", test_asked_for);
  g_test_add_func ("/engine/edits/not-there", test_not_there);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/edits/refused/", BAD[i].name, NULL);

      g_test_add_data_func (path, &BAD[i], test_refused);
    }
  return g_test_run ();
}
