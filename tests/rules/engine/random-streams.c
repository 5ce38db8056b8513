/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * random-streams FIRST N: folds N conversations made up from the seeds FIRST … and prints, for
 * each, the seed, the digest of its changes, and a sum of the times at which the engine wanted to
 * look again. Built twice, with the engine's watch and with naive-watch.c, which looks at every
 * condition in full at every step; test-streams.py holds the two against each other.
 */
#include <stdio.h>

#include "random-events.h"
#include "random-pack.h"

#define N_EVENTS 40
#define ONE_OF_EDITS 8 /* events is an edited rule */

/* One rule is added, changed or taken out under the conversation. */
static void
edit (RandomStream *stream, CueEngine **engine)
{
  guint rule = random_roll (stream->dice, RANDOM_RULES + 3);
  gboolean goes = random_roll (stream->dice, 4) == 0;
  g_autofree char *id = g_strdup_printf ("r%u", rule);
  g_autofree char *record = random_rule_new (stream->dice, rule);
  CueEngine *edited = goes ? cue_engine_without_rule (*engine, id, NULL)
                           : cue_engine_with_rule (*engine, record, NULL);

  /* it may not be there, or be asked for */
  if (edited == NULL)
    return;
  cue_engine_unref (*engine);
  *engine = stream->engine = edited;
}

static void
run (guint32 seed, gboolean loud)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  RandomStream stream;

  random_stream_init (&stream, dice, engine, NULL, loud);
  for (guint i = 0; i < N_EVENTS; i++)
    {
      /* every other conversation stays with the pack it began with */
      if (seed % 2 == 0 && random_roll (dice, ONE_OF_EDITS) == 0)
        edit (&stream, &engine);
      random_stream_happen (&stream);
    }
  printf ("%u %s %016" G_GINT64_MODIFIER "x\n", seed, cue_state_get_digest (stream.state),
          stream.flips);
  random_stream_clear (&stream);
}

int
main (int argc, char **argv)
{
  guint32 first = argc > 1 ? (guint32) g_ascii_strtoull (argv[1], NULL, 10) : 1;
  guint n = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1;

  for (guint i = 0; i < n; i++)
    run (first + i, argc > 3);
  return 0;
}
