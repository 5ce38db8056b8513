/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Single changes, each once. */
#include "cue-why-not-private.h"

#include <string.h>

#include "cue-json.h"
#include "cue-turn.h"

#define MAX_WISHES 128 /* all pairs of them are less than 10,000 */
#define MAX_CUTS 8

static void
edit_free (gpointer data)
{
  CueEdit *self = data;

  g_free (self->turn);
  g_free (self->add);
  g_free (self->cut);
  g_free (self);
}

void
cue_wish_free (CueWish *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->now, json_node_unref);
  g_clear_pointer (&self->then, json_node_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self->near);
  g_free (self);
}

static CueWish *
wish_new (CueWishKind kind, const char *id)
{
  CueWish *self = g_new0 (CueWish, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  return self;
}

static gboolean
same_node (JsonNode *a, JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : cue_json_equal (a, b);
}

static const CueEdit *
first_edit (const CueWish *self)
{
  return self->edits->len == 0 ? NULL : g_ptr_array_index (self->edits, 0);
}

static gboolean
same_wish (const CueWish *a, const CueWish *b)
{
  const CueEdit *one = first_edit (a);
  const CueEdit *other = first_edit (b);

  return a->kind == b->kind && a->on == b->on && g_str_equal (a->id, b->id)
         && same_node (a->then, b->then) && (one == NULL) == (other == NULL)
         && (one == NULL
             || (g_strcmp0 (one->turn, other->turn) == 0 && g_strcmp0 (one->add, other->add) == 0
                 && g_strcmp0 (one->cut, other->cut) == 0));
}

/* Two values of one fact, a tag on and off: no two of them together. Words may go together: taken
 * from one and said by the other. */
gboolean
cue_wish_excludes (const CueWish *self, const CueWish *other)
{
  return self->kind != CUE_WISH_PHRASE && self->kind == other->kind
         && g_str_equal (self->id, other->id);
}

static void
add (CueWishes *self, CueWish *wish)
{
  for (guint i = 0; i < self->wishes->len; i++)
    if (same_wish (g_ptr_array_index (self->wishes, i), wish))
      {
        cue_wish_free (wish);
        return;
      }
  if (self->wishes->len < MAX_WISHES)
    {
      g_ptr_array_add (self->wishes, wish);
      return;
    }
  self->cut = TRUE;
  cue_wish_free (wish);
}

/* Nearest to the set's wordings in what that speaker said last. */
static char *
find_near (const CueStand *stand, const CuePhraseDef *def, char role)
{
  char *best = NULL;
  guint least = G_MAXUINT;
  guint n = 0;

  for (guint i = stand->turns->len; i > 0 && n < 3; i--)
    {
      const CueSaidTurn *turn = g_ptr_array_index (stand->turns, i - 1);

      if (turn->role != role)
        continue;
      n++;
      for (guint k = 0; def->any != NULL && def->any[k] != NULL; k++)
        {
          guint distance;
          char *words = cue_nearest_words (turn->text, def->any[k], &distance);

          if (words == NULL || distance == 0 || distance >= least)
            {
              g_free (words);
              continue;
            }
          g_free (best);
          best = words;
          least = distance;
        }
    }
  return best;
}

static void
add_phrases_cb (const char *family,
                const char *id,
                const CueReferencePlace *place,
                gpointer user_data)
{
  gpointer *data = user_data;
  const CueStand *stand = data[0];
  CueWish *wish = data[1];
  const CuePhraseDef *def
      = g_str_equal (family, "phrase") ? cue_pack_find_phrase (stand->pack, id) : NULL;

  if (def != NULL && wish->near == NULL)
    wish->near = find_near (stand, def, CUE_ROLE_CUSTOMER);
}

void
cue_wishes_add_tag (CueWishes *self, const char *id)
{
  const CueTagDef *def = id == NULL ? NULL : cue_pack_find_tag (self->stand->pack, id);
  CueWish *wish;
  gpointer data[2];

  if (def == NULL)
    return;
  wish = wish_new (CUE_WISH_TAG, id);
  wish->on = !g_hash_table_contains (self->stand->tags, id);
  data[0] = (gpointer) self->stand;
  data[1] = wish;
  if (wish->on)
    cue_condition_foreach_reference (def->when, add_phrases_cb, data);
  add (self, wish);
}

/* @then: taken, NULL for unknown */
void
cue_wishes_add_fact (CueWishes *self, const char *id, JsonNode *then)
{
  JsonNode *now = g_hash_table_lookup (self->stand->facts, id);
  CueWish *wish;

  /* what comes from words alone cannot be told otherwise */
  if (strchr (id, '.') == NULL || same_node (now, then))
    {
      g_clear_pointer (&then, json_node_unref);
      return;
    }
  wish = wish_new (CUE_WISH_FACT, id);
  wish->now = now == NULL ? NULL : json_node_ref (now);
  wish->then = then;
  wish->on = TRUE;
  add (self, wish);
}

void
cue_wishes_add_owned (CueWishes *self, const char *offer)
{
  JsonNode *now = g_hash_table_lookup (self->stand->facts, "customer.products");
  JsonArray *before = now != NULL && JSON_NODE_HOLDS_ARRAY (now) ? json_node_get_array (now) : NULL;
  JsonArray *products = json_array_new ();
  gboolean had = FALSE;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      JsonNode *element = json_array_get_element (before, i);
      gboolean it = JSON_NODE_HOLDS_VALUE (element)
                    && json_node_get_value_type (element) == G_TYPE_STRING
                    && g_str_equal (json_node_get_string (element), offer);

      had |= it;
      if (!it)
        json_array_add_element (products, json_node_copy (element));
    }
  if (!had)
    json_array_add_string_element (products, offer);
  cue_wishes_add_fact (self, "customer.products", cue_json_new_array (products));
}

static CueEdit *
edit_new (const char *turn, char role, char *added, char *cut)
{
  CueEdit *edit = g_new0 (CueEdit, 1);

  edit->turn = g_strdup (turn);
  edit->role = role;
  edit->add = added;
  edit->cut = cut;
  return edit;
}

/* The wording as the question wants to hear it. */
static char *
dress (const char *wording, JsonObject *options)
{
  const char *polarity
      = options == NULL ? "plain" : cue_json_get_string (options, "polarity", "plain");
  gboolean asks = options != NULL && cue_json_get_boolean (options, "question", FALSE);
  gboolean latin = g_ascii_isalnum (wording[0]);
  const char *before = "";

  if (g_str_equal (polarity, "negated"))
    before = latin ? "not " : "不";
  else if (g_str_equal (polarity, "quoted"))
    before = latin ? "he said " : "他说";
  return g_strconcat (latin ? ". " : "。", before, wording, asks ? (latin ? "?" : "？") : "", NULL);
}

/* Wordings with a gap, and patterns, are nobody's words. */
static const char *
find_wording (const CuePhraseDef *def)
{
  for (guint i = 0; def->any != NULL && def->any[i] != NULL; i++)
    if (strstr (def->any[i], "…") == NULL && strstr (def->any[i], "...") == NULL)
      return def->any[i];
  return NULL;
}

/* @turn NULL: in a turn of its own */
static void
add_heard_in (CueWishes *self,
              const CuePhraseDef *def,
              const CueSaidTurn *turn,
              char role,
              char *words)
{
  CueWish *wish = wish_new (CUE_WISH_PHRASE, def->id);

  wish->on = TRUE;
  wish->near = turn == NULL ? NULL : find_near (self->stand, def, role);
  g_ptr_array_add (wish->edits, edit_new (turn == NULL ? NULL : turn->id, role, words, NULL));
  add (self, wish);
}

/* In each of the last @n_turns turns of that speaker. */
static void
add_heard (CueWishes *self, const CuePhraseDef *def, JsonObject *options, char role, guint n_turns)
{
  const char *wording = find_wording (def);
  guint n = 0;

  if (wording == NULL)
    return;
  for (guint i = self->stand->turns->len; i > 0 && n < n_turns; i--)
    {
      const CueSaidTurn *turn = g_ptr_array_index (self->stand->turns, i - 1);

      if (turn->role != role)
        continue;
      n++;
      add_heard_in (self, def, turn, role, dress (wording, options));
    }
  if (n == 0)
    add_heard_in (self, def, NULL, role, dress (wording, options));
}

/* The words of @turn in which the set was heard, before those of later turns. */
static void
cut_words (CueWish *wish, const CueSaidTurn *turn)
{
  guint n = turn->spans == NULL ? 0 : json_array_get_length (turn->spans);

  for (guint k = 0; k < n; k++)
    {
      JsonObject *span = json_array_get_object_element (turn->spans, k);
      glong start = (glong) cue_json_get_int (span, "start", 0);
      glong end = (glong) cue_json_get_int (span, "end", 0);

      if (g_str_equal (cue_json_get_string (span, "kind", ""), "phrase")
          && g_str_equal (cue_json_get_string (span, "id", ""), wish->id))
        g_ptr_array_insert (wish->edits, 0,
                            edit_new (turn->id, turn->role, NULL,
                                      g_utf8_substring (turn->text, start, end)));
    }
}

/* Everything in which it was heard is not said: what was said first is taken out first, so that no
 * talk is over by words that are to go as well. */
static void
add_unheard (CueWishes *self, const CuePhraseDef *def)
{
  CueWish *wish = wish_new (CUE_WISH_PHRASE, def->id);

  for (guint i = self->stand->turns->len; i > 0 && wish->edits->len < MAX_CUTS; i--)
    cut_words (wish, g_ptr_array_index (self->stand->turns, i - 1));
  if (wish->edits->len > 0)
    add (self, wish);
  else
    cue_wish_free (wish);
}

void
cue_wishes_add_phrase (CueWishes *self, JsonNode *arguments, gboolean counts)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (arguments) ? json_node_get_array (arguments) : NULL;
  JsonNode *id = list == NULL ? arguments : json_array_get_element (list, 0);
  JsonObject *options = list != NULL && json_array_get_length (list) > 1
                            ? json_array_get_object_element (list, 1)
                            : NULL;
  const CuePhraseDef *def = cue_pack_find_phrase (self->stand->pack, json_node_get_string (id));
  const char *by = options == NULL ? "customer" : cue_json_get_string (options, "by", "customer");

  if (def == NULL)
    return;
  add_heard (self, def, options, g_str_equal (by, "agent") ? CUE_ROLE_AGENT : CUE_ROLE_CUSTOMER,
             counts ? CUE_WHY_NOT_MAX_CHANGES : 1);
  add_unheard (self, def);
}

void
cue_wishes_add_words (CueWishes *self, const char *phrase)
{
  const CuePhraseDef *def = cue_pack_find_phrase (self->stand->pack, phrase);

  if (def != NULL)
    add_heard (self, def, NULL, CUE_ROLE_CUSTOMER, 1);
}

void
cue_wishes_add_hold (CueWishes *self, const char *hold)
{
  add (self, wish_new (CUE_WISH_HOLD, hold));
}
