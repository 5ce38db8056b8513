/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-pack-folder.h"
#include "cuectl-coverage.h"
#include "cuectl-tests.h"
#include "cuectl.h"

typedef struct
{
  gboolean no_tests;
  gboolean no_coverage;
  guint n_problems;
} Check;

static gboolean
read_pack (Check *self, const char *dir, CuePack **pack)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  *pack = cue_pack_folder_load (dir, &problems, NULL, &error);
  if (problems == NULL && *pack == NULL)
    {
      cuectl_complain ("%s", error->message);
      return FALSE;
    }
  if (*pack != NULL && !cue_pack_verify_digest (*pack, &error))
    {
      printf ("%s: %s\n", dir, error->message);
      self->n_problems++;
    }
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      g_autofree char *text = cue_pack_folder_describe (dir, g_ptr_array_index (problems, i));
      g_autofree char *safe = cuectl_harmless (text);

      printf ("%s\n", safe);
      self->n_problems++;
    }
  return TRUE;
}

static void
run_tests (Check *self, const char *dir, CueEngine *engine, CuectlCoverage *coverage)
{
  GPtrArray *tests = cue_pack_get_tests (cue_engine_get_pack (engine));
  guint n_failed = 0;

  for (guint i = 0; i < tests->len; i++)
    {
      g_autoptr (GPtrArray) failures
          = cuectl_tests_run (engine, g_ptr_array_index (tests, i), coverage);

      for (guint k = 0; k < failures->len; k++)
        {
          g_autofree char *safe = cuectl_harmless (g_ptr_array_index (failures, k));

          printf ("%s/tests.jsonl: %s\n", dir, safe);
        }
      n_failed += failures->len > 0;
    }
  printf ("%s: %u tests, %u failed\n", dir, tests->len, n_failed);
  self->n_problems += n_failed;
}

static void
session_cb (const CuectlConversation *conversation, gpointer user_data)
{
  CuectlCoverage *coverage = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state = cue_replay (coverage->engine, conversation->id, conversation->events,
                                           cuectl_coverage_step, coverage, &error);

  if (state == NULL)
    {
      printf ("%s: %s: %s\n", conversation->place, conversation->id, error->message);
      coverage->n_bad++;
    }
  coverage->n_sessions++;
}

static void
check_coverage (Check *self, const char *dir, CuectlCoverage *coverage)
{
  g_autofree char *name = g_build_filename (dir, "sessions.jsonl", NULL);
  g_autoptr (GBytes) bytes = cue_pack_folder_read_sessions (dir);
  g_autoptr (GPtrArray) missing = NULL;

  cuectl_read_bytes (name, bytes, CUECTL_START_MS, session_cb, coverage, &coverage->n_bad);
  missing = cuectl_coverage_list_missing (coverage);
  for (guint i = 0; i < missing->len; i++)
    printf ("%s: %s\n", dir, (char *) g_ptr_array_index (missing, i));
  printf ("%s: %u sessions; not covered: %u\n", dir, coverage->n_sessions, missing->len);
  self->n_problems += missing->len + coverage->n_bad;
}

static void
print_sizes (const char *dir, const CuePack *pack)
{
  printf ("%s: %u phrases, %u tags, %u offers, %u talks, %u answers, %u rules\n", dir,
          cue_pack_get_phrases (pack)->len, cue_pack_get_tags (pack)->len,
          cue_pack_get_offers (pack)->len, cue_pack_get_talks (pack)->len,
          cue_pack_get_answers (pack)->len, cue_pack_get_rules (pack)->len);
}

/* Advice, no problems: the pack serves as it is. */
static void
print_doubts (const char *dir, const CuePack *pack)
{
  g_autoptr (GPtrArray) doubts = cue_pack_list_doubts (pack);

  for (guint i = 0; i < doubts->len; i++)
    {
      g_autofree char *text = cue_pack_folder_describe (dir, g_ptr_array_index (doubts, i));
      g_autofree char *safe = cuectl_harmless (text);

      printf ("%s (a warning)\n", safe);
    }
}

/* How well each tag with examples was learnt. */
static void
print_lessons (const char *dir, CueEngine *engine)
{
  GPtrArray *tags = cue_pack_get_tags (cue_engine_get_pack (engine));
  const CueLearntTags *learnt = cue_model_get_learnt_tags (cue_engine_get_model (engine));

  for (guint i = 0; learnt != NULL && i < tags->len; i++)
    {
      const char *id = ((CueTagDef *) g_ptr_array_index (tags, i))->id;
      const CueTagLesson *lesson = cue_learnt_tags_get_lesson (learnt, i);

      if (lesson->learning == CUE_LEARNING_FEW)
        printf ("%s/examples.jsonl: tag %s: found %u examples; nothing is learnt from fewer than "
                "%d with and %d without it (a warning)\n",
                dir, id, lesson->n_examples, CUE_LEARNT_TAGS_FEWEST, CUE_LEARNT_TAGS_FEWEST);
      else if (lesson->learning == CUE_LEARNING_ALIKE)
        printf ("%s/examples.jsonl: tag %s: found %u examples that cannot be told from the others; "
                "more of them, or clearer ones (a warning)\n",
                dir, id, lesson->n_examples);
      else if (lesson->learning == CUE_LEARNING_DONE)
        printf ("%s: tag %s is learnt from %u examples: of %u texts not seen before %u light it, "
                "and %u others\n",
                dir, id, lesson->n_examples, lesson->n_texts, lesson->n_found, lesson->n_wrong);
    }
}

static gboolean
check_pack (Check *self, const char *dir)
{
  CuePack *pack;
  CueEngine *engine;
  CuectlCoverage *coverage;

  if (!read_pack (self, dir, &pack))
    return FALSE;
  if (pack == NULL)
    return TRUE;
  print_sizes (dir, pack);
  print_doubts (dir, pack);
  engine = cue_engine_new (pack, NULL);
  print_lessons (dir, engine);
  coverage = cuectl_coverage_new (engine);
  if (!self->no_tests)
    run_tests (self, dir, engine, coverage);
  if (!self->no_coverage && !self->no_tests)
    check_coverage (self, dir, coverage);
  cuectl_coverage_free (coverage);
  cue_engine_unref (engine);
  cue_pack_unref (pack);
  return TRUE;
}

int
cuectl_check (int argc, char **argv)
{
  Check self = { 0 };
  gboolean readable = TRUE;
  const GOptionEntry entries[] = {
    { "no-tests", 0, 0, G_OPTION_ARG_NONE, &self.no_tests, "Only read the pack", NULL },
    { "no-coverage", 0, 0, G_OPTION_ARG_NONE, &self.no_coverage,
      "Do not ask that every rule, answer and offer is lit by a test or session", NULL },
    { NULL },
  };

  if (!cuectl_parse (&argc, &argv, "DIR… — check packs",
                     "Prints every problem of a pack, runs its tests.jsonl, and lists the rules, "
                     "answers and offers that no test and no session lights.",
                     entries))
    return CUECTL_USAGE;
  if (argc < 2)
    {
      cuectl_complain ("a DIR is needed; see cuectl check --help");
      return CUECTL_USAGE;
    }
  for (int i = 1; i < argc; i++)
    readable &= check_pack (&self, argv[i]);
  if (!readable)
    return CUECTL_CANNOT_READ;
  return self.n_problems > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
