/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key's wording in the forms that mean the same: contracted or written out, and with its English
 * words stemmed. */
#include <string.h>

#include "cue-said-lexicon.h"
#include "cue-said-plan.h"
#include "cue-stemmed.h"

#define GAP_TOKENS 6

static const char *const contractions[][2] = {
  { "do not", "don't" },       { "does not", "doesn't" },     { "did not", "didn't" },
  { "is not", "isn't" },       { "are not", "aren't" },       { "was not", "wasn't" },
  { "will not", "won't" },     { "cannot", "can't" },         { "can not", "can't" },
  { "have not", "haven't" },   { "has not", "hasn't" },       { "would not", "wouldn't" },
  { "could not", "couldn't" }, { "should not", "shouldn't" }, { "i am", "i'm" },
  { "i have", "i've" },        { "i will", "i'll" },          { "we will", "we'll" },
  { "you will", "you'll" },    { "we have", "we've" },        { "you have", "you've" },
  { "we are", "we're" },       { "you are", "you're" },       { "they are", "they're" },
  { "it is", "it's" },         { "that is", "that's" },       { "there is", "there's" },
  { "let us", "let's" },       { "we would", "we'd" },        { "it will", "it'll" },
};

static gboolean
stands_alone (const char *wording, const char *found, gsize length)
{
  return (found == wording || !g_ascii_isalpha (found[-1])) && !g_ascii_isalpha (found[length])
         && found[length] != '\'';
}

/* (transfer full) (nullable): @wording with the first @from as @to */
static char *
swap (const char *wording, const char *from, const char *to)
{
  const char *found = strstr (wording, from);

  if (found == NULL || !stands_alone (wording, found, strlen (from)))
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) (found - wording), wording, to, found + strlen (from));
}

static void
add_one (CuePhraseBook *book, guint set, const char *wording)
{
  g_autofree char *stemmed = cue_stem_wording (wording);

  cue_phrase_book_add (book, set, stemmed, GAP_TOKENS, NULL);
}

/* Most wordings are Chinese or a word or two, and need not be asked for each of the forms. */
static gboolean
may_contract (const char *wording)
{
  return strpbrk (wording, " '") != NULL || strstr (wording, "cannot") != NULL;
}

void
cue_said_add_forms (CuePhraseBook *book, guint set, const char *wording)
{
  if (wording == NULL || *wording == '\0')
    return;
  add_one (book, set, wording);
  if (!may_contract (wording))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (contractions); i++)
    for (guint way = 0; way < 2; way++)
      {
        g_autofree char *other = swap (wording, contractions[i][way], contractions[i][1 - way]);

        if (other != NULL)
          add_one (book, set, other);
      }
}

void
cue_said_add_wording (CuePhraseBook *book, guint set, const char *wording)
{
  const char *const *alike = cue_said_lexicon_find (wording);

  cue_said_add_forms (book, set, wording);
  for (guint i = 0; alike != NULL && alike[i] != NULL; i++)
    if (!g_str_equal (alike[i], wording))
      cue_said_add_forms (book, set, alike[i]);
}
