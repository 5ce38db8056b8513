/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-settings.h"

#include <stddef.h>
#include <string.h>

typedef struct
{
  const char *name;
  gsize offset;
  gboolean narrow; /* guint16, else guint */
  guint value;
  guint lowest;
  guint highest;
} Setting;

#define WIDE(member) offsetof (CueSettings, member), FALSE
#define BLOCK(block) offsetof (CueSettings, classifier.blocks.milli[block]), TRUE

static const Setting settings[] = {
  { "text.words", WIDE (text.words), 2, 1, 4 },
  { "text.han", WIDE (text.han), 3, 1, 6 },
  { "text.characters-min", WIDE (text.characters_min), 2, 1, 6 },
  { "text.characters-max", WIDE (text.characters_max), 5, 0, 8 },
  { "text.pairs", WIDE (text.pairs), 12, 0, 100 },
  { "block.words", BLOCK (CUE_BLOCK_WORDS), 1000, 0, 10000 },
  { "block.runs", BLOCK (CUE_BLOCK_RUNS), 700, 0, 10000 },
  { "block.pairs", BLOCK (CUE_BLOCK_PAIRS), 700, 0, 10000 },
  { "block.characters", BLOCK (CUE_BLOCK_CHARACTERS), 1000, 0, 10000 },
  { "block.senses", BLOCK (CUE_BLOCK_SENSES), 800, 0, 10000 },
  { "block.sense-pairs", BLOCK (CUE_BLOCK_SENSE_PAIRS), 700, 0, 10000 },
  { "block.before", BLOCK (CUE_BLOCK_BEFORE), 500, 0, 10000 },
  { "block.state", BLOCK (CUE_BLOCK_STATE), 1000, 0, 10000 },
  { "block.cross", BLOCK (CUE_BLOCK_CROSS), 500, 0, 10000 },
  { "block.done", BLOCK (CUE_BLOCK_DONE), 700, 0, 10000 },
  { "block.place", BLOCK (CUE_BLOCK_PLACE), 500, 0, 10000 },
  { "block.found", BLOCK (CUE_BLOCK_FOUND), 1000, 0, 10000 },
  { "block.flow-found", BLOCK (CUE_BLOCK_FLOW_FOUND), 700, 0, 10000 },
  { "block.flow-words", BLOCK (CUE_BLOCK_FLOW_WORDS), 500, 0, 10000 },
  { "block.earlier", BLOCK (CUE_BLOCK_EARLIER), 500, 0, 10000 },
  { "block.kinds", BLOCK (CUE_BLOCK_KINDS), 1000, 0, 10000 },
  { "block.kind-sets", BLOCK (CUE_BLOCK_KIND_SETS), 500, 0, 10000 },
  { "block.habit", BLOCK (CUE_BLOCK_HABIT), 500, 0, 10000 },
  { "block.form", BLOCK (CUE_BLOCK_FORM), 500, 0, 10000 },
  { "block.speaker", BLOCK (CUE_BLOCK_SPEAKER), 500, 0, 10000 },
  { "block.things", BLOCK (CUE_BLOCK_THINGS), 700, 0, 10000 },
  { "block.masked", BLOCK (CUE_BLOCK_MASKED), 1000, 0, 10000 },
  { "block.masked-before", BLOCK (CUE_BLOCK_MASKED_BEFORE), 700, 0, 10000 },
  { "block.thing-masked", BLOCK (CUE_BLOCK_THING_MASKED), 700, 0, 10000 },
  { "block.thing-before", BLOCK (CUE_BLOCK_THING_BEFORE), 500, 0, 10000 },
  { "learn.at-least", WIDE (classifier.at_least), 1, 1, 100 },
  { "learn.cost-milli", WIDE (classifier.cost_milli), 1000, 1, 1000000 },
  { "learn.positive-milli", WIDE (classifier.positive_milli), 1000, 1, 1000000 },
  { "learn.together-milli", WIDE (classifier.together_milli), 500, 0, 1000 },
  { "learn.epochs", WIDE (classifier.epochs), 40, 1, 1000 },
  { "learn.rate-milli", WIDE (classifier.rate_milli), 100, 1, 10000 },
  { "learn.drop-milli", WIDE (classifier.drop_milli), 700, 0, 900 },
  { "learn.nets-milli", WIDE (classifier.nets_milli), 500, 0, 1000 },
  { "learn.nets", WIDE (classifier.nets), 4, 1, 64 },
  { "learn.net-epochs", WIDE (classifier.net_epochs), 30, 1, 1000 },
  { "learn.net-rate-milli", WIDE (classifier.net_rate_milli), 30, 1, 10000 },
  { "learn.net-drop-milli", WIDE (classifier.net_drop_milli), 500, 0, 900 },
  { "learn.net-drop-cells-milli", WIDE (classifier.net_drop_cells_milli), 200, 0, 900 },
  { "learn.trees", WIDE (classifier.trees), 100, 1, 2000 },
  { "learn.tree-tries", WIDE (classifier.tree_tries), 60, 1, 10000 },
  { "learn.even-milli", WIDE (classifier.even_milli), 300, 0, 1000 },
  { "learn.rivals", WIDE (classifier.rivals), 128, 1, 100000 },
  { "learn.keep", WIDE (classifier.keep), 60000, 16, 10000000 },
  { "learn.moment-cost-milli", WIDE (moment_cost_milli), 300, 1, 1000000 },
  { "learn.moment-trees-milli", WIDE (moment_trees_milli), 500, 0, 1000 },
  { "learn.moment-at-least", WIDE (moment_at_least), 2, 1, 100 },
  { "learn.folds", WIDE (folds), 5, 2, 50 },
};

static void
put (CueSettings *self, const Setting *setting, guint value)
{
  if (setting->narrow)
    G_STRUCT_MEMBER (guint16, self, setting->offset) = (guint16) value;
  else
    G_STRUCT_MEMBER (guint, self, setting->offset) = value;
}

static const Setting *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].name, name))
      return &settings[i];
  return NULL;
}

void
cue_settings_init (CueSettings *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    put (self, &settings[i], settings[i].value);
}

gboolean
cue_settings_set (CueSettings *self, const char *name, guint value)
{
  const Setting *setting = find (name);

  if (setting == NULL || value < setting->lowest || value > setting->highest)
    return FALSE;
  put (self, setting, value);
  return TRUE;
}

const char *
cue_settings_get_name (guint i)
{
  return i < G_N_ELEMENTS (settings) ? settings[i].name : NULL;
}

guint
cue_settings_get (const CueSettings *self, const char *name)
{
  const Setting *setting = find (name);

  g_return_val_if_fail (setting != NULL, 0);
  return setting->narrow ? G_STRUCT_MEMBER (guint16, self, setting->offset)
                         : G_STRUCT_MEMBER (guint, self, setting->offset);
}
