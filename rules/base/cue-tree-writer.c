/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json-private.h"
#include "cue-tree.h"

#include <string.h>

/* The same bytes as cue_json_append_canonical () prints for the same value. */

typedef struct
{
  const char *key;
  const CueTree *value;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->key, ((const Member *) b)->key);
}

static void
append_members (GString *out, Member *members, guint n, const char *first)
{
  guint n_first = 0; /* 0 also where no member has that key */

  for (guint i = 0; i < n && first != NULL && n_first == 0; i++)
    if (strcmp (members[i].key, first) == 0)
      {
        Member own = members[i];

        members[i] = members[0];
        members[0] = own;
        n_first = 1;
      }
  if (n > n_first)
    qsort (members + n_first, n - n_first, sizeof *members, compare_members);
  g_string_append_c (out, '{');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cue_json_append_string (out, members[i].key);
      g_string_append_c (out, ':');
      cue_tree_append_canonical (out, members[i].value);
    }
  g_string_append_c (out, '}');
}

static void
append_object (GString *out, const CueTree *self, const char *first)
{
  Member few[16];
  guint n = cue_tree_get_length (self);
  g_autofree Member *many = n > G_N_ELEMENTS (few) ? g_new (Member, n) : NULL;
  Member *members = many != NULL ? many : few;
  CueTreeIter iter;

  cue_tree_iter_init (&iter, self);
  for (guint i = 0; i < n; i++)
    cue_tree_iter_next (&iter, &members[i].key, &members[i].value);
  append_members (out, members, n, first);
}

void
cue_tree_append_canonical_first (GString *out, const CueTree *self, const char *first)
{
  g_return_if_fail (cue_tree_is_object (self));

  append_object (out, self, first);
}

static void
append_array (GString *out, const CueTree *self)
{
  CueTreeIter iter;
  const CueTree *value;
  gboolean first = TRUE;

  g_string_append_c (out, '[');
  cue_tree_iter_init (&iter, self);
  for (; cue_tree_iter_next (&iter, NULL, &value); first = FALSE)
    {
      if (!first)
        g_string_append_c (out, ',');
      cue_tree_append_canonical (out, value);
    }
  g_string_append_c (out, ']');
}

void
cue_tree_append_canonical (GString *out, const CueTree *self)
{
  g_return_if_fail (out != NULL && self != NULL);

  if (cue_tree_is_object (self))
    append_object (out, self, NULL);
  else if (cue_tree_is_array (self))
    append_array (out, self);
  else if (cue_tree_is_string (self))
    cue_json_append_string (out, cue_tree_get_string (self));
  else if (cue_tree_is_integer (self))
    cue_json_append_integer (out, cue_tree_get_integer (self));
  else if (cue_tree_is_number (self))
    cue_json_append_double (out, cue_tree_get_double (self));
  else if (cue_tree_is_boolean (self))
    g_string_append (out, cue_tree_get_boolean (self) ? "true" : "false");
  else
    g_string_append (out, "null");
}
