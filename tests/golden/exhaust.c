/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Why not, the long way: plays every set of up to three of the changes it is given and says which
 * is the first that lights the rule. It shares the engine's step with cue_why_not () and nothing
 * else: what may be changed is told by the caller, and that a rule lights is read from the changes
 * of a step.
 *
 *   exhaust PACK < TASKS    one task a line: {"rule", "events":[…], "changes":[…]}
 *
 * A change is {"tag": id}, {"fact": id, "value": …}, {"product": id} (had or not, the other way),
 * {"event": type, "body": {…}}, {"add": text, "role": …, "turn": id or null} or
 * {"cut": [[turn, text], …]}.
 */
#include <stdio.h>

#include "cue-json.h"
#include "cue-pack-folder.h"
#include "cue-recording.h"
#include "cue-snapshot.h"
#include "cue-why-not.h"

#define MAX_CHANGES 3

typedef struct
{
  CueEngine *engine;
  const char *rule;
  const char *stream;
  JsonArray *changes;
  GHashTable *tags;  /* that are lit */
  GHashTable *facts; /* id → JsonNode, borrowed from @shown */
  GHashTable *texts; /* turn → its newest body, borrowed from the events */
  GPtrArray *shown;
  guint chosen[MAX_CHANGES];
  guint n_trials;
} Task;

static JsonObject *
change_at (const Task *self, guint i)
{
  return json_array_get_object_element (self->changes, i);
}

/* "lit" when a lamp of the rule is lit by these changes of one step. */
static gboolean
is_lit_by (GPtrArray *changes, const char *rule)
{
  g_autoptr (GHashTable) lit = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      const char *lamp = cue_json_get_string (body, "lamp", "");

      if (!g_str_equal (change->type, "lamp")
          || !g_str_equal (cue_json_get_string (body, "rule", ""), rule))
        continue;
      if (g_str_equal (cue_json_get_string (body, "to", ""), "lit"))
        g_hash_table_add (lit, (gpointer) lamp);
      else
        g_hash_table_remove (lit, lamp);
    }
  return g_hash_table_size (lit) > 0;
}

static gboolean
step (Task *self, CueState *state, const char *type, JsonObject *body)
{
  gint64 seq = cue_state_get_seq (state) + 1;
  g_autoptr (CueEvent) event = cue_event_new (self->stream, seq, type, cue_state_get_at_ms (state),
                                              "exhaust", seq, cue_json_new_object (body));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_engine_step (self->engine, state, event, &error);

  g_assert_no_error (error);
  return is_lit_by (changes, self->rule);
}

/* Takes out of @text what a change does not let be said in the turn; how often that is. */
static guint
take_out (JsonObject *change, const char *turn, GString *text)
{
  JsonArray *cuts = cue_json_get_array (change, "cut");
  guint n = cuts == NULL ? 0 : json_array_get_length (cuts);
  guint n_edits = 0;

  for (guint k = 0; k < n; k++)
    {
      JsonArray *cut = json_array_get_array_element (cuts, k);

      if (!g_str_equal (json_array_get_string_element (cut, 0), turn))
        continue;
      g_string_replace (text, json_array_get_string_element (cut, 1), "", 0);
      n_edits++;
    }
  return n_edits;
}

/* The text of a turn after the changes chosen up to @depth: nothing that they add is taken out. */
static char *
text_after (const Task *self, const char *turn, guint depth, guint *n_edits)
{
  JsonObject *body = g_hash_table_lookup (self->texts, turn);
  GString *text = g_string_new (cue_json_get_string (body, "text", ""));

  *n_edits = 0;
  for (guint i = 0; i <= depth; i++)
    *n_edits += take_out (change_at (self, self->chosen[i]), turn, text);
  for (guint i = 0; i <= depth; i++)
    {
      JsonObject *change = change_at (self, self->chosen[i]);

      if (g_strcmp0 (cue_json_get_string (change, "turn", NULL), turn) != 0)
        continue;
      g_string_append (text, cue_json_get_string (change, "add", ""));
      (*n_edits)++;
    }
  return g_string_free (text, FALSE);
}

static gboolean
revise (Task *self, CueState *state, const char *turn, guint depth)
{
  JsonObject *before = g_hash_table_lookup (self->texts, turn);
  JsonObject *body = json_object_new ();
  guint n_edits;
  g_autofree char *text = text_after (self, turn, depth, &n_edits);

  json_object_set_string_member (body, "turn", turn);
  json_object_set_string_member (body, "role", cue_json_get_string (before, "role", ""));
  json_object_set_int_member (body, "rev", cue_json_get_int (before, "rev", 1) + n_edits);
  json_object_set_string_member (body, "text", text);
  return step (self, state, "turn", body);
}

static gboolean
say (Task *self, CueState *state, JsonObject *change, guint depth)
{
  const char *turn = cue_json_get_string (change, "turn", NULL);
  g_autofree char *id = g_strdup_printf ("exhaust-%u", depth);
  JsonObject *body;

  if (turn != NULL)
    return revise (self, state, turn, depth);
  body = json_object_new ();
  json_object_set_string_member (body, "turn", id);
  json_object_set_string_member (body, "role", cue_json_get_string (change, "role", ""));
  json_object_set_int_member (body, "rev", 1);
  json_object_set_string_member (body, "text", cue_json_get_string (change, "add", ""));
  return step (self, state, "turn", body);
}

static gboolean
unsay (Task *self, CueState *state, JsonArray *cuts, guint depth)
{
  gboolean lit = FALSE;

  for (guint k = 0; k < json_array_get_length (cuts); k++)
    lit = revise (self, state,
                  json_array_get_string_element (json_array_get_array_element (cuts, k), 0), depth);
  return lit;
}

/* What the customer has then: with the product, or without it when it is there. */
static JsonNode *
products_after (const Task *self, const char *product)
{
  JsonNode *now = g_hash_table_lookup (self->facts, "customer.products");
  JsonArray *had = now != NULL && JSON_NODE_HOLDS_ARRAY (now) ? json_node_get_array (now) : NULL;
  JsonArray *has = json_array_new ();
  gboolean found = FALSE;

  for (guint i = 0; had != NULL && i < json_array_get_length (had); i++)
    if (g_str_equal (json_array_get_string_element (had, i), product))
      found = TRUE;
    else
      json_array_add_string_element (has, json_array_get_string_element (had, i));
  if (!found)
    json_array_add_string_element (has, product);
  return cue_json_new_array (has);
}

static gboolean
tell (Task *self, CueState *state, const char *fact, JsonNode *value)
{
  JsonObject *body = json_object_new ();
  JsonObject *facts = json_object_new ();

  json_object_set_member (facts, fact, value);
  json_object_set_object_member (body, "facts", facts);
  json_object_set_string_member (body, "by", "agent");
  return step (self, state, "customer.facts", body);
}

static gboolean
toggle (Task *self, CueState *state, const char *tag)
{
  JsonObject *body = json_object_new ();
  gboolean on = g_hash_table_contains (self->tags, tag);

  json_object_set_string_member (body, "tag", tag);
  return step (self, state, on ? "tag.struck" : "tag.confirmed", body);
}

/* TRUE when it lights the rule. */
static gboolean
apply (Task *self, CueState *state, guint depth)
{
  JsonObject *change = change_at (self, self->chosen[depth]);
  const char *fact = cue_json_get_string (change, "fact", NULL);

  if (json_object_has_member (change, "tag"))
    return toggle (self, state, json_object_get_string_member (change, "tag"));
  if (fact != NULL)
    return tell (self, state, fact, json_node_copy (json_object_get_member (change, "value")));
  if (json_object_has_member (change, "product"))
    return tell (self, state, "customer.products",
                 products_after (self, json_object_get_string_member (change, "product")));
  if (json_object_has_member (change, "add"))
    return say (self, state, change, depth);
  if (json_object_has_member (change, "cut"))
    return unsay (self, state, json_object_get_array_member (change, "cut"), depth);
  return step (self, state, json_object_get_string_member (change, "event"),
               json_object_ref (json_object_get_object_member (change, "body")));
}

/* Two values of one fact are no two changes, and a value that it has is none. */
static gboolean
is_in_vain (const Task *self, guint i, guint depth)
{
  JsonObject *change = change_at (self, i);
  const char *fact = json_object_has_member (change, "product")
                         ? "customer.products"
                         : cue_json_get_string (change, "fact", NULL);
  JsonNode *now = fact == NULL ? NULL : g_hash_table_lookup (self->facts, fact);

  if (fact == NULL)
    return FALSE;
  if (now != NULL && json_object_has_member (change, "value")
      && cue_json_equal (now, json_object_get_member (change, "value")))
    return TRUE;
  for (guint k = 0; k < depth; k++)
    {
      JsonObject *other = change_at (self, self->chosen[k]);

      if (g_strcmp0 (cue_json_get_string (other, "fact", NULL), fact) == 0
          || (json_object_has_member (change, "product")
              && json_object_has_member (other, "product")))
        return TRUE;
    }
  return FALSE;
}

/* Every set of exactly @n changes on top of those chosen. */
static gboolean
search (Task *self, CueState *state, guint depth, guint n)
{
  for (guint i = depth == 0 ? 0 : self->chosen[depth - 1] + 1;
       i < json_array_get_length (self->changes); i++)
    {
      g_autoptr (CueState) next = NULL;
      gboolean lit;

      if (is_in_vain (self, i, depth))
        continue;
      self->chosen[depth] = i;
      self->n_trials++;
      next = cue_state_copy (state);
      lit = apply (self, next, depth);
      if (depth + 1 < n ? search (self, next, depth + 1, n) : lit)
        return TRUE;
    }
  return FALSE;
}

static void
look (Task *self, const CueState *state, GPtrArray *events)
{
  self->shown = cue_state_snapshot (state);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const CueChange *change = g_ptr_array_index (self->shown, i);
      JsonObject *body = cue_change_get_body (change);

      if (g_str_equal (change->type, "tag") && cue_json_get_boolean (body, "on", FALSE))
        g_hash_table_add (self->tags, (gpointer) cue_json_get_string (body, "tag", ""));
      else if (g_str_equal (change->type, "fact"))
        g_hash_table_insert (self->facts, (gpointer) cue_json_get_string (body, "fact", ""),
                             json_object_get_member (body, "value"));
    }
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);
      JsonObject *body = cue_event_get_body (event);
      const char *id = cue_json_get_string (body, "turn", NULL);
      JsonObject *old = id == NULL ? NULL : g_hash_table_lookup (self->texts, id);

      if (g_str_equal (event->type, "turn")
          && (old == NULL || cue_json_get_int (old, "rev", 1) < cue_json_get_int (body, "rev", 1)))
        g_hash_table_insert (self->texts, (gpointer) id, body);
    }
}

/* The first set of at most @most changes that lights it, as indices; NULL when none does. */
static JsonNode *
exhaust (Task *self, CueState *state, GPtrArray *events, guint most)
{
  g_autoptr (CueState) start = cue_state_copy (state);
  JsonNode *found = NULL;

  self->tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->facts = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  look (self, state, events);
  cue_state_set_quiet (start);
  for (guint n = 1; found == NULL && n <= most; n++)
    if (search (self, start, 0, n))
      {
        JsonArray *set = json_array_new ();

        for (guint i = 0; i < n; i++)
          json_array_add_int_element (set, self->chosen[i]);
        found = cue_json_new_array (set);
      }
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->shown);
  return found != NULL ? found : cue_json_new_null ();
}

static GPtrArray *
read_events (JsonArray *list)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (events, cue_event_from_json (json_array_get_element (list, i), &error));
      g_assert_no_error (error);
    }
  return events;
}

static JsonNode *
events_to_json (GPtrArray *events)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    json_array_add_element (list, cue_event_to_json (g_ptr_array_index (events, i)));
  return cue_json_new_array (list);
}

/* What why-not answers, the events of its changes, and what is found by trying them all: smaller
 * than the answer where it has changes. */
static JsonNode *
judge (CueEngine *engine, JsonObject *task)
{
  g_autoptr (GPtrArray) events = read_events (json_object_get_array_member (task, "events"));
  const CueEvent *first = g_ptr_array_index (events, 0);
  Task self = { .engine = engine, .stream = first->stream };
  g_autoptr (CueWhyNot) why_not = NULL;
  g_autoptr (GPtrArray) applied = NULL;
  g_autoptr (CueState) state = cue_replay (engine, "exhaust", events, NULL, NULL, NULL);
  JsonObject *answer;
  JsonObject *out = json_object_new ();
  guint n_changes;

  self.rule = json_object_get_string_member (task, "rule");
  self.changes = json_object_get_array_member (task, "changes");
  why_not = cue_why_not (engine, events, self.rule, NULL);
  applied = cue_why_not_get_events (why_not);
  json_object_set_member (out, "answer", cue_why_not_to_json (why_not));
  json_object_set_member (out, "events", events_to_json (applied));
  answer = json_object_get_object_member (out, "answer");
  n_changes = json_array_get_length (json_object_get_array_member (answer, "changes"));
  if (g_str_equal (json_object_get_string_member (answer, "answer"), "lights"))
    n_changes = n_changes == 0 ? 0 : n_changes - 1;
  else
    n_changes = json_object_get_boolean_member (answer, "all") ? MAX_CHANGES : 0;
  json_object_set_member (out, "found", exhaust (&self, state, events, n_changes));
  json_object_set_int_member (out, "trials", self.n_trials);
  return cue_json_new_object (out);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CuePack) pack = cue_pack_folder_load (argv[1], NULL, NULL, &error);
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  engine = cue_engine_new (pack, NULL);
  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autoptr (JsonNode) task = json_from_string (line, NULL);
      g_autoptr (JsonNode) result = judge (engine, json_node_get_object (task));
      g_autofree char *text = cue_json_to_canonical (result);

      printf ("%s\n", text);
      g_clear_pointer (&line, g_free);
    }
  return 0;
}
