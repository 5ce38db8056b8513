/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-known.h"

#include "cue-names.h"
#include "cue-units.h"

#define STAND_IN 23

typedef struct
{
  CueKnownRole role;
  char *kind; /* owned */
} Meaning;

struct _CueKnown
{
  /* owned */
  CueNames *names;
  GArray *meanings; /* Meaning, by name */
};

static void
meaning_clear (gpointer data)
{
  g_free (((Meaning *) data)->kind);
}

CueKnown *
cue_known_new (void)
{
  CueKnown *self = g_new0 (CueKnown, 1);

  self->names = cue_names_new ();
  self->meanings = g_array_new (FALSE, FALSE, sizeof (Meaning));
  g_array_set_clear_func (self->meanings, meaning_clear);
  return self;
}

void
cue_known_free (CueKnown *self)
{
  if (self == NULL)
    return;
  cue_names_free (self->names);
  g_array_unref (self->meanings);
  g_free (self);
}

void
cue_known_add (CueKnown *self, CueKnownRole role, const char *name, const char *kind)
{
  Meaning meaning = { role, NULL };

  if (cue_names_add (self->names, name) < self->meanings->len)
    return;
  meaning.kind = g_strdup (kind);
  g_array_append_val (self->meanings, meaning);
}

void
cue_known_finish (CueKnown *self)
{
  cue_names_finish (self->names);
}

static CueKnownReading *
reading_new (void)
{
  CueKnownReading *self = g_new0 (CueKnownReading, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (CueReadUnit));
  self->things = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  return self;
}

void
cue_known_reading_free (CueKnownReading *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->units);
  g_ptr_array_unref (self->things);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static gboolean
was_found (const GArray *found, guint at)
{
  for (guint i = 0; i < at; i++)
    if (g_array_index (found, CueNamed, i).name == g_array_index (found, CueNamed, at).name)
      return TRUE;
  return FALSE;
}

static void
list_kinds (CueKnownReading *reading, const CueKnown *self, const GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const Meaning *meaning
          = &g_array_index (self->meanings, Meaning, g_array_index (found, CueNamed, i).name);

      if (was_found (found, i))
        continue;
      if (meaning->role == CUE_KNOWN_THING)
        g_ptr_array_add (reading->things, meaning->kind);
      else if (meaning->role == CUE_KNOWN_GROUP)
        g_ptr_array_add (reading->groups, meaning->kind);
    }
}

static void
add_stand_in (CueKnownReading *reading, const Meaning *meaning, const CueReadUnit *unit)
{
  CueReadUnit stand_in = { cue_hash_mix (STAND_IN + meaning->role, cue_hash_text (meaning->kind)),
                           unit->start, unit->end, CUE_UNIT_HAN, FALSE };

  g_array_append_val (reading->units, stand_in);
}

/* Of a name the first unit becomes what it stands for, and the others go. */
static void
replace (CueKnownReading *reading,
         const CueKnown *self,
         const CueTokens *said,
         const GArray *found,
         const GArray *units)
{
  guint last = G_MAXUINT;

  for (guint i = 0, k = 0; i < units->len; i++)
    {
      const CueReadUnit *unit = &g_array_index (units, CueReadUnit, i);
      const CueNamed *named;
      const Meaning *meaning;

      while (k < found->len
             && said->tokens[g_array_index (found, CueNamed, k).end - 1].end <= unit->start)
        k++;
      named = k < found->len ? &g_array_index (found, CueNamed, k) : NULL;
      meaning = named == NULL ? NULL : &g_array_index (self->meanings, Meaning, named->name);
      if (meaning == NULL || meaning->role > CUE_KNOWN_VALUE
          || said->tokens[named->start].start > unit->start)
        {
          g_array_append_vals (reading->units, unit, 1);
          continue;
        }
      if (k != last)
        add_stand_in (reading, meaning, unit);
      last = k;
    }
}

CueKnownReading *
cue_known_read (const CueKnown *self, const char *text)
{
  CueKnownReading *reading = reading_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) found = cue_names_find (self->names, tokens);
  g_autoptr (GArray) units = cue_units_read (tokens);

  list_kinds (reading, self, found);
  replace (reading, self, tokens, found, units);
  return reading;
}
