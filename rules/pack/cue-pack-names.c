/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-json.h"
#include "cue-pack-private.h"
#include "cue-template.h"

/* Names inside texts: which facts and variables there are, and what an author may have meant. */

gboolean
cue_pack_knows_fact (const CuePack *self, const char *id)
{
  static const char *const GIVEN[] = { "channel", "lang", "stage", NULL };

  return g_str_has_prefix (id, "customer.") || g_strv_contains (GIVEN, id)
         || cue_pack_find_fact (self, id) != NULL;
}

static gboolean
offer_has (const CueOffer *offer, const char *key)
{
  if (g_str_equal (key, "title"))
    return TRUE;
  if (g_str_equal (key, "price"))
    return offer->price_milli >= 0;
  return json_object_has_member (offer->values, key);
}

static gboolean
any_offer_has (const CuePack *self, const char *key)
{
  GPtrArray *offers = self->lists[CUE_FAMILY_OFFER];

  for (guint i = 0; i < offers->len; i++)
    if (offer_has (g_ptr_array_index (offers, i), key))
      return TRUE;
  return FALSE;
}

static const char *
variable_fault (const CuePack *self, const char *name)
{
  if (g_str_has_prefix (name, "offer."))
    return any_offer_has (self, name + strlen ("offer."))
               ? NULL
               : "offer.title, offer.price or a key of an offer's values";
  if (g_str_equal (name, "agent.name") || cue_pack_knows_fact (self, name))
    return NULL;
  return "a fact of facts.jsonl, customer.…, offer.… or agent.name";
}

void
cue_pack_check_variables (const CuePack *self,
                          const CuePage *page,
                          const char *path,
                          const char *source)
{
  g_auto (GStrv) names
      = strstr (source, "{{") != NULL ? cue_template_list_variables (source) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *fault = variable_fault (self, names[i]);
      g_autofree char *found = g_strdup_printf ("the variable {{%s}}", names[i]);

      if (fault != NULL)
        cue_page_note (page, path, found, fault);
    }
}

void
cue_pack_check_template (const CuePack *self,
                         const CuePage *page,
                         const char *path,
                         const CueText *text)
{
  if (text == NULL)
    return;
  cue_pack_check_variables (self, page, path, cue_text_get (text, "zh"));
  if (!g_str_equal (cue_text_get (text, "zh"), cue_text_get (text, "en")))
    cue_pack_check_variables (self, page, path, cue_text_get (text, "en"));
}

static void
check_holes (const CuePage *page,
             const char *path,
             const CueOffer *offer,
             const CuePoint *point,
             const char *source,
             GHashTable *told)
{
  g_autoptr (GPtrArray) pieces
      = strstr (source, "{{") != NULL ? cue_template_expand (source, NULL, NULL) : NULL;

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);
      const char *key;
      g_autofree char *found = NULL;

      if (piece->kind != CUE_PIECE_HOLE || !g_str_has_prefix (piece->name, "offer."))
        continue;
      key = piece->name + strlen ("offer.");
      if (offer_has (offer, key) || !g_hash_table_add (told, g_strdup (key)))
        continue;
      found = g_strdup_printf ("an offer without %s, which %s says", key, point->full_id);
      cue_page_note (page, path, found, "an offer that has it, or a default {{name|default}}");
    }
}

/* A number key that hears a value of the offer needs a number there. */
static void
check_number (const CuePage *page,
              const char *path,
              const CueOffer *offer,
              const CuePoint *point,
              const char *source)
{
  g_auto (GStrv) names
      = strstr (source, "{{offer.") != NULL ? cue_template_list_variables (source) : NULL;
  const char *key = names != NULL && names[0] != NULL ? names[0] + strlen ("offer.") : NULL;
  JsonNode *value = key != NULL ? json_object_get_member (offer->values, key) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (value == NULL)
    return;
  text = json_node_get_value_type (value) == G_TYPE_STRING ? json_node_dup_string (value)
                                                           : cue_json_to_canonical (value);
  if (cue_key_is_number (text))
    return;
  found = g_strdup_printf ("an offer whose %s is %s", key, text);
  expected = g_strdup_printf ("a number not below 0 of at most 15 digits: %s hears it as one",
                              point->full_id);
  cue_page_note (page, path, found, expected);
}

/* Notes each {{offer.…}} of @talk that @offer would leave open, or fill with no number where one
 * must be heard. */
void
cue_pack_check_filling (const CuePage *page,
                        const char *path,
                        const CueOffer *offer,
                        const CueTalk *talk)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);

      if (point->say != NULL)
        {
          check_holes (page, path, offer, point, cue_text_get (point->say, "zh"), told);
          check_holes (page, path, offer, point, cue_text_get (point->say, "en"), told);
        }
      for (guint k = 0; k < point->keys->len; k++)
        {
          const CueKeyGroup *group = g_ptr_array_index (point->keys, k);

          if (group->number == NULL)
            continue;
          check_holes (page, path, offer, point, group->number, told);
          check_number (page, path, offer, point, group->number);
        }
    }
}

#define MAX_COMPARED 64

/* How many bytes must be put in, taken out or changed; ids are ASCII. */
static guint
edit_distance (const char *a, const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  guint row[MAX_COMPARED + 1];

  if (n > MAX_COMPARED || m > MAX_COMPARED)
    return G_MAXUINT;
  for (gsize j = 0; j <= m; j++)
    row[j] = j;
  for (gsize i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= m; j++)
        {
          guint change = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[m];
}

const char *
cue_id_suggest (const GPtrArray *list, const char *id)
{
  guint best = MAX (strlen (id) / 3, 1) + 1;
  const char *nearest = NULL;

  for (guint i = 0; i < MIN (list->len, 2000u); i++)
    {
      const char *other = cue_entry_get_id (g_ptr_array_index (list, i));
      guint distance = edit_distance (id, other);

      if (distance < best)
        {
          best = distance;
          nearest = other;
        }
    }
  return nearest;
}
