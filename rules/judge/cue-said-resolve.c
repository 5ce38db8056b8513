/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a number key may mean: "20" is itself, "{{offer.delta}}" depends on which offer is spoken
 * of. */
#include <string.h>

#include "cue-reading.h"
#include "cue-said-plan.h"
#include "cue-said-rules.h"
#include "cue-template.h"

#define MICRO 1000000
#define MOST_WHOLE G_GINT64_CONSTANT (900000000000)

gboolean
cue_said_parse_decimal (const char *text, gint64 *value_micro)
{
  gboolean negative = *text == '-';
  gint64 value = 0;
  gint64 step = MICRO;
  gboolean digits = FALSE;

  for (text += negative; g_ascii_isdigit (*text); text++)
    {
      if (value > MOST_WHOLE * MICRO)
        return FALSE;
      value = value * 10 + (gint64) (*text - '0') * MICRO;
      digits = TRUE;
    }
  if (*text == '.')
    for (text++; g_ascii_isdigit (*text); text++)
      value += (*text - '0') * (step /= 10);
  *value_micro = negative ? -value : value;
  return digits && *text == '\0';
}

static gboolean
is_lit_by (const CueTalkRules *own, const char *rule)
{
  for (guint i = 0; i < own->rules->len; i++)
    if (g_str_equal (((CueRule *) g_ptr_array_index (own->rules, i))->id, rule))
      return TRUE;
  return FALSE;
}

/* The offers that {{offer.…}} may mean: the one lit by the talk's rule; before that any that its
 * rules would light; for a talk without offers the one that is lit. */
void
cue_said_list_offers (const CuePointPlan *plan,
                      const CueJudge *judge,
                      const CueHistory *history,
                      const CueMoment *moment,
                      GPtrArray *offers)
{
  const CueTalkRules *own = cue_said_rules_get (judge->said_rules, plan->index);

  for (guint i = cue_marks_count_before (history->lit, moment); i > 0; i--)
    {
      const CueMark *mark = g_ptr_array_index (history->lit, i - 1);
      gpointer offer = NULL;

      if (mark->value != NULL && (own->offers->len == 0 || is_lit_by (own, mark->what)))
        offer = (gpointer) cue_pack_find_offer (judge->pack, mark->value);
      if (offer == NULL)
        continue;
      g_ptr_array_add (offers, offer);
      return;
    }
  for (guint i = 0; i < own->offers->len; i++)
    g_ptr_array_add (offers, g_ptr_array_index (own->offers, i));
}

typedef struct
{
  const CuePack *pack;
  const CueReading *reading;
  const CueOffer *offer;
} Lookup;

static char *
lookup_cb (const char *name, gpointer user_data)
{
  const Lookup *lookup = user_data;

  return cue_reading_dup_variable (lookup->reading, lookup->pack, lookup->offer, name);
}

static gboolean
find_number (const CueGroupPlan *group, Lookup *lookup, gint64 *micro)
{
  g_autofree char *text = NULL;
  gint64 whole;

  if (group->variable == NULL)
    text = cue_template_render (group->number, lookup_cb, lookup, NULL);
  else if (cue_reading_find_whole (lookup->reading, lookup->offer, group->variable, &whole)
           && ABS (whole) <= MOST_WHOLE)
    return *micro = whole * MICRO, TRUE;
  else
    text = lookup_cb (group->variable, lookup);
  return text != NULL && cue_said_parse_decimal (g_strstrip (text), micro);
}

static void
resolve_with (const CueGroupPlan *group, Lookup *lookup, GArray *values)
{
  gint64 value;

  if (!find_number (group, lookup, &value))
    return;
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, gint64, i) == value)
      return;
  g_array_append_val (values, value);
}

void
cue_said_resolve (const CuePointPlan *plan,
                  guint group,
                  const CueJudge *judge,
                  const CueReading *reading,
                  const CueHistory *history,
                  const CueMoment *moment,
                  GArray *values)
{
  const CueGroupPlan *key = &plan->groups[group];
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  Lookup lookup = { judge->pack, reading, NULL };

  if (key->fixed)
    {
      g_array_append_val (values, key->value_micro);
      return;
    }
  cue_said_list_offers (plan, judge, history, moment, offers);
  if (offers->len == 0)
    resolve_with (key, &lookup, values);
  for (guint i = 0; i < offers->len; i++)
    {
      lookup.offer = g_ptr_array_index (offers, i);
      resolve_with (key, &lookup, values);
    }
}

static void
add_text (const char *template, Lookup *lookup, GPtrArray *texts)
{
  g_auto (GStrv) names = cue_template_list_variables (template);
  g_autofree char *text = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = lookup_cb (names[i], lookup);

      if (value == NULL || *value == '\0')
        return;
    }
  text = cue_template_render (template, lookup_cb, lookup, NULL);
  if (text != NULL)
    g_ptr_array_add (texts, cue_tokens_new_for_text (text));
}

void
cue_said_resolve_texts (const CuePointPlan *plan,
                        guint group,
                        const CueJudge *judge,
                        const CueReading *reading,
                        GPtrArray *offers,
                        GPtrArray *texts)
{
  const CueGroupPlan *key = &plan->groups[group];
  Lookup lookup = { judge->pack, reading, NULL };

  for (guint i = 0; i < key->n_templates; i++)
    {
      const char *template = key->templates[i];

      lookup.offer = NULL;
      if (strstr (template, "{{offer.") == NULL)
        add_text (template, &lookup, texts);
      for (guint k = 0; strstr (template, "{{offer.") != NULL && k < offers->len; k++)
        {
          lookup.offer = g_ptr_array_index (offers, k);
          add_text (template, &lookup, texts);
        }
    }
}

char *
cue_said_dup_say (const CuePointPlan *plan,
                  gboolean english,
                  const CuePack *pack,
                  const CueReading *reading,
                  GPtrArray *offers)
{
  Lookup lookup = { pack, reading, offers->len == 1 ? g_ptr_array_index (offers, 0) : NULL };

  return cue_template_render (cue_text_get (plan->point->say, english ? "en" : "zh"), lookup_cb,
                              &lookup, NULL);
}
