/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What went before a moment, as features.
 *
 * Names of features are texts with a separator that stands in no action's name, hashed. The kinds
 * of values that a customer gave tell which questions of a flow are open, without knowing the flow.
 */
#include "cue-course.h"

#include <string.h>

#include "cue-text-features.h"
#include "cue-units.h"
#include "cue-value-kinds.h"

#define START "^"
#define MAX_COUNTED 4
#define MAX_ACTS 12
#define FEW_WORDS 4 /* fewer are a key for a line and tell no habit */

typedef struct
{
  CueFeatures *features; /* borrowed */
  const CueCourse *course;
  const char *flow;
  const char *last;
  /* owned */
  GPtrArray *acts; /* borrowed texts: the actions so far */
} View;

/* @back = 1 is the last one. */
static const char *
act_back (const View *self, guint back)
{
  return back > self->acts->len ? START : g_ptr_array_index (self->acts, self->acts->len - back);
}

static void
view_init (View *self, CueFeatures *features, const CueCourse *course)
{
  self->features = features;
  self->course = course;
  self->flow = course->flow != NULL ? course->flow : "";
  self->acts = g_ptr_array_new ();
  for (guint i = 0; i < course->turns->len; i++)
    if (cue_course_get_turn (self->course, i)->act != NULL)
      g_ptr_array_add (self->acts, (gpointer) cue_course_get_turn (self->course, i)->act);
  self->last = act_back (self, 1);
}

static gboolean
ends_with_system (const View *self)
{
  guint n = self->course->turns->len;

  return n > 0 && cue_course_get_turn (self->course, n - 1)->role == CUE_COURSE_SYSTEM;
}

static void
add_last_acts (const View *self)
{
  const char *second = act_back (self, 2);

  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "1\t%s", self->last);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "2\t%s\t%s", second, self->last);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "3\t%s\t%s\t%s", act_back (self, 3),
                         second, self->last);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "b\t%s", second);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "f\t%s\t%s", self->flow, self->last);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "f\t%s", self->flow);
  cue_features_add_mark (self->features, CUE_BLOCK_STATE, "s\t%s\t%s\t%d", self->flow, self->last,
                         ends_with_system (self));
}

static void
add_done (const View *self)
{
  for (guint i = 0; i < self->acts->len; i++)
    {
      const char *act = g_ptr_array_index (self->acts, i);
      guint n = 1;

      for (guint k = 0; k < i; k++)
        n += g_str_equal (g_ptr_array_index (self->acts, k), act);
      if (n == 1)
        cue_features_add_mark (self->features, CUE_BLOCK_DONE, "%s", act);
      if (n <= MAX_COUNTED)
        cue_features_add_mark (self->features, CUE_BLOCK_DONE, "%s\t%u", act, n);
    }
}

/* How often the one who speaks has spoken, and whether a question stands open. */
static void
add_turns_before (const View *self)
{
  guint n_own = 0;
  gboolean asked = FALSE;

  for (guint i = 0; i < self->course->turns->len; i++)
    {
      const CueCourseTurn *turn = cue_course_get_turn (self->course, i);

      n_own += turn->role == self->course->speaker;
      asked = (cue_value_kinds (turn->text) & CUE_VALUE_QUESTION) != 0;
    }
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "o\t%u", MIN (n_own, MAX_ACTS));
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "q\t%d", asked);
}

static void
add_place (const View *self)
{
  guint n = self->course->turns->len;
  guint done = MIN (self->acts->len, MAX_ACTS);
  char tail[] = "....";

  for (guint i = 0; i < MIN (n, 4); i++)
    tail[3 - i] = "cas"[cue_course_get_turn (self->course, n - 1 - i)->role];
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "t\t%s", tail);
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "n\t%u", done);
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "n\t%s\t%u", self->flow, done);
  cue_features_add_mark (self->features, CUE_BLOCK_PLACE, "m\t%u", MIN (n, 14));
  add_turns_before (self);
}

static void
add_found (const View *self, const char *text)
{
  cue_features_add_mark (self->features, CUE_BLOCK_FOUND, "%s", text);
  cue_features_add_mark (self->features, CUE_BLOCK_FLOW_FOUND, "%s\t%s", self->flow, text);
}

static void
add_found_words (const View *self, const char *key, const char *value)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (value);

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      g_autofree char *word = cue_tokens_dup_token (tokens, i);
      g_autofree char *text = g_strconcat (key, "\t", word, NULL);

      add_found (self, text);
    }
}

/* "result key=value; key=value", or a plain message. */
static void
read_result (const View *self, const char *text)
{
  const char *from = strchr (text, '=') == NULL ? text : strchr (text, ' ');
  g_auto (GStrv) pairs = g_strsplit (from == NULL ? text : from + (*from == ' '), "; ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (pairs[i], "=", 2);
      g_autofree char *key = g_strconcat ("k\t", parts[0], NULL);

      add_found (self, key);
      if (parts[0] == NULL || parts[1] == NULL)
        continue;
      add_found (self, pairs[i]);
      add_found_words (self, parts[0], parts[1]);
    }
}

static void
add_results (const View *self)
{
  gboolean any = FALSE;

  for (guint i = self->course->turns->len; i > 0; i--)
    {
      const CueCourseTurn *turn = cue_course_get_turn (self->course, i - 1);

      if (turn->role == CUE_COURSE_AGENT)
        break;
      if (turn->role != CUE_COURSE_SYSTEM)
        continue;
      read_result (self, turn->text);
      any = TRUE;
    }
  if (!any)
    add_found (self, "nothing");
}

static void
add_kind (const View *self, char place, guint kind)
{
  cue_features_add_mark (self->features, CUE_BLOCK_KINDS, "%c\t%u", place, kind);
  cue_features_add_mark (self->features, CUE_BLOCK_KINDS, "%c\t%u\t%s", place, kind, self->flow);
}

/* Those of the customer so far, in the last turn, and since the last look-up. */
static void
add_kinds (const View *self)
{
  guint counts[CUE_N_VALUE_KINDS] = { 0 };
  guint ever = 0;
  guint since = 0;
  guint last = 0;
  guint n_looked = 0;

  for (guint i = 0; i < self->course->turns->len; i++)
    {
      const CueCourseTurn *turn = cue_course_get_turn (self->course, i);

      if (turn->role == CUE_COURSE_SYSTEM && turn->act != NULL)
        {
          since = 0;
          n_looked++;
        }
      if (turn->role != CUE_COURSE_CUSTOMER)
        continue;
      last = cue_value_kinds (turn->text);
      ever |= last;
      since |= last;
      for (guint k = 0; k < CUE_N_VALUE_KINDS; k++)
        counts[k] += last >> k & 1;
    }
  for (guint k = 0; k < CUE_N_VALUE_KINDS; k++)
    {
      if (ever >> k & 1)
        add_kind (self, 'e', k);
      if (counts[k] > 0)
        add_kind (self, "123"[MIN (counts[k], 3) - 1], k);
      if (since >> k & 1)
        add_kind (self, 's', k);
      if (last >> k & 1)
        {
          add_kind (self, 'l', k);
          cue_features_add_mark (self->features, CUE_BLOCK_KINDS, "a\t%u\t%s", k, self->last);
        }
    }
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "e\t%u", ever & CUE_VALUE_FILLS);
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "s\t%u", since & CUE_VALUE_FILLS);
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "n\t%u", MIN (n_looked, MAX_COUNTED));
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "n\t%u\t%s",
                         MIN (n_looked, MAX_COUNTED), self->flow);
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "n\t%u\ta\t%s", MIN (n_looked, 3),
                         self->last);
  cue_features_add_mark (self->features, CUE_BLOCK_KIND_SETS, "e\t%u\ta\t%s",
                         ever & CUE_VALUE_FILLS, self->last);
}

static void
add_earlier (const View *self)
{
  for (guint i = 0; i < self->course->turns->len; i++)
    if (cue_course_get_turn (self->course, i)->role == CUE_COURSE_CUSTOMER)
      {
        g_autoptr (CueTokens) tokens
            = cue_tokens_new_for_text (cue_course_get_turn (self->course, i)->text);

        cue_text_features_add_beside (self->features, CUE_BLOCK_EARLIER, "", tokens);
      }
}

static void
add_crossings (const View *self, const char *judged)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (judged);
  g_autoptr (GArray) units = cue_units_read (tokens);
  guint64 last = cue_hash_text (self->last);

  for (guint i = 0; i < units->len; i++)
    cue_features_add (self->features, CUE_BLOCK_CROSS,
                      cue_hash_mix (last, g_array_index (units, CueReadUnit, i).hash), 0, 0);
  if (self->course->flow != NULL)
    cue_text_features_add_beside (self->features, CUE_BLOCK_FLOW_WORDS, self->flow, tokens);
}

static guint
count_words (const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  return tokens->n_tokens;
}

static gboolean
ends_a_sentence (const char *text)
{
  gsize n = strlen (text);

  return n > 0 && strchr (".?!", text[n - 1]) != NULL;
}

/* Of what the agent wrote: whether it became a line, its length and its shape. */
static void
add_habit (const View *self, const char *judged)
{
  guint n_long = 0;
  guint n_own = 0;
  guint n_agent = 0;
  guint n_short = 0;
  guint n_upper = 0;
  guint n_ended = 0;
  guint n_words = 0;
  int last_own = -1;

  for (guint i = 0; i < self->course->turns->len; i++)
    {
      const CueCourseTurn *turn = cue_course_get_turn (self->course, i);
      const char *wrote = turn->typed != NULL ? turn->typed : turn->text;
      gboolean own = turn->typed == NULL || g_str_equal (turn->typed, turn->text);
      guint n = 0;

      if (turn->role != CUE_COURSE_AGENT)
        continue;
      n = count_words (wrote);
      n_agent++;
      n_words += n;
      n_upper += g_ascii_isupper (wrote[0]);
      n_ended += ends_a_sentence (wrote);
      if (n < FEW_WORDS)
        n_short += turn->typed != NULL;
      else
        {
          n_long++;
          n_own += own;
          last_own = own;
        }
      if (turn->typed != NULL && g_ascii_strcasecmp (turn->typed, judged) == 0)
        cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "again\t%d", own);
      if (g_ascii_strcasecmp (turn->text, judged) == 0)
        cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "shown\t%d", own);
    }
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "long\t%u", MIN (n_long, 4));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "own\t%u\t%u", MIN (n_own, 4),
                         MIN (n_long, 4));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "share\t%u",
                         (n_own * 10 + 3) * 5 / (n_long * 10 + 6 + 1));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "short\t%u", MIN (n_short, 4));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "last\t%d", last_own);
  if (n_agent == 0)
    return;
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "mean\t%u", MIN (n_words / n_agent, 12));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "upper\t%u", n_upper * 3 / (n_agent + 1));
  cue_features_add_mark (self->features, CUE_BLOCK_HABIT, "ended\t%u", n_ended * 3 / (n_agent + 1));
}

static guint
count_sentences (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += strchr (".?!", *text) != NULL;
  return n;
}

static void
add_form (const View *self, const char *judged)
{
  guint n = count_words (judged);
  guint kinds = cue_value_kinds (judged);

  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "n\t%u", MIN (n, 20));
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "m\t%u", MIN (n, 40) / 4);
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "s\t%u",
                         MIN (count_sentences (judged), 4));
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "u\t%d", g_ascii_isupper (judged[0]));
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "e\t%d", ends_a_sentence (judged));
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "q\t%d",
                         (kinds & CUE_VALUE_QUESTION) != 0);
  cue_features_add_mark (self->features, CUE_BLOCK_FORM, "d\t%d", (kinds & CUE_VALUE_NUMBER) != 0);
}

/* The last words of @role: whether they are of the one who speaks or of the other counts. */
static void
add_before (const View *self, CueCourseRole role, const char *judged)
{
  const CueCourseTurn *turn = cue_course_last (self->course, role, 0);
  g_autoptr (CueTokens) tokens = NULL;

  if (turn != NULL && g_str_equal (turn->text, judged))
    turn = cue_course_last (self->course, role, 1);
  if (turn == NULL)
    return;
  tokens = cue_tokens_new_for_text (turn->text);
  cue_text_features_add_beside (self->features, CUE_BLOCK_BEFORE,
                                role == self->course->speaker ? "own" : "other", tokens);
}

/* The words together with who says them, for what both sides say each in their own way. */
static void
add_speaker (const View *self, const char *judged)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (judged);
  g_autoptr (GArray) units = cue_units_read (tokens);
  const CueTextPlan plan = { 1, 1, 0, 0, 0 };

  cue_text_features_add_units (self->features, CUE_BLOCK_SPEAKER,
                               self->course->speaker == CUE_COURSE_AGENT ? "agent" : "customer",
                               units, &plan);
}

void
cue_course_features_add (CueFeatures *features, const CueCourse *course, const char *judged)
{
  View self = { 0 };

  view_init (&self, features, course);
  add_before (&self, CUE_COURSE_AGENT, judged);
  add_before (&self, CUE_COURSE_CUSTOMER, judged);
  add_place (&self);
  add_form (&self, judged);
  if (self.acts->len > 0 || course->flow != NULL)
    {
      add_kinds (&self);
      add_earlier (&self);
      add_last_acts (&self);
      add_done (&self);
      add_results (&self);
      add_habit (&self, judged);
      add_crossings (&self, judged);
    }
  else
    add_speaker (&self, judged);
  g_ptr_array_unref (self.acts);
}
