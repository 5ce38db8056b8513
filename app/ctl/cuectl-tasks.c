/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs that only learn from a folder and predict. */
#include "cuectl-learn.h"
#include "cuectl-next.h"

static int
learn_from (int argc, const char *task, CuectlLearnOptions *learn)
{
  if (learn->data == NULL || argc > 1)
    {
      cuectl_complain ("%s; see cuectl %s --help",
                       learn->data == NULL ? "--data is needed" : "there is an argument too many",
                       task);
      return CUECTL_USAGE;
    }
  return cuectl_learn (task, learn);
}

static int
run (int argc, char **argv, const char *task, const char *rest, const char *summary)
{
  g_auto (CuectlLearnOptions) learn = { 0 };
  const GOptionEntry entries[] = { CUECTL_LEARN_OPTIONS (learn), { NULL } };

  if (!cuectl_parse (&argc, &argv, rest, summary, entries))
    return CUECTL_USAGE;
  return learn_from (argc, task, &learn);
}

static int
rank_next (const char *dir, gboolean weights)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CuectlData) data = cuectl_data_open (dir, "steps", NULL, NULL, FALSE, &error);

  if (data != NULL)
    return cuectl_next (data, weights);
  cuectl_complain ("%s", error->message);
  return CUECTL_CANNOT_READ;
}

int
cuectl_steps (int argc, char **argv)
{
  g_auto (CuectlLearnOptions) learn = { 0 };
  gboolean next = FALSE;
  gboolean weights = FALSE;
  const GOptionEntry entries[] = {
    { "next", 0, 0, G_OPTION_ARG_NONE, &next,
      "How well lamps' own ranking finds what comes next, with the training table", NULL },
    { "weights", 0, 0, G_OPTION_ARG_NONE, &weights, "With --next: print learnt weights", NULL },
    CUECTL_LEARN_OPTIONS (learn),
    { NULL },
  };

  if (!cuectl_parse (&argc, &argv, "— what comes next",
                     "Learns the next step from conversations and prints it for the test table.",
                     entries))
    return CUECTL_USAGE;
  if (learn.data != NULL && next)
    return rank_next (learn.data, weights);
  return learn_from (argc, "steps", &learn);
}

int
cuectl_products (int argc, char **argv)
{
  return run (argc, argv, "products", "— which product to name next",
              "Learns from conversations which record of a catalogue is named next.");
}

int
cuectl_knowledge (int argc, char **argv)
{
  return run (argc, argv, "knowledge", "— which piece of knowledge answers",
              "Learns whether knowledge is asked for, and which record answers.");
}
