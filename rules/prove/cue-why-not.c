/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The search: every combination of one change, then of two, then of three, in the order of the
 * wishes, each played on a clone of the state. What is proposed has therefore lit.
 */
#include "cue-why-not-private.h"

#include <string.h>

#include "cue-json.h"
#include "cue-recording.h"
#include "cue-rule-stand.h"
#include "cue-turn.h"

/* For sets of two, and again for sets of three. */
#define MAX_OTHER_ORDERS 2000

typedef struct
{
  /* borrowed */
  CueEngine *engine;
  const char *rule;
  const CueStand *stand;
  GPtrArray *wishes;
  CueState *start; /* quiet */
  /* values */
  guint chosen[CUE_WHY_NOT_MAX_CHANGES];
  guint beaten[CUE_WHY_NOT_MAX_CHANGES]; /* the first that left it beaten */
  guint n_beaten;                        /* how many they are, 0: none */
  gboolean beaten_already;               /* as it stands */
  GArray *ties; /* of guint[CUE_WHY_NOT_MAX_CHANGES]: these left it beaten */
  guint n_trials;
  guint n_other_orders;
  gboolean spent;
  gboolean cut; /* there were more wishes, or more orders */
} Search;

/* How often the first @n changes chosen edit a turn; they take from @text, or put behind it. */
static guint
edit_text (const Search *self, const CueSaidTurn *turn, guint n, gboolean cutting, GString *text)
{
  guint n_edits = 0;

  for (guint i = 0; i < n; i++)
    {
      const CueWish *wish = g_ptr_array_index (self->wishes, self->chosen[i]);

      for (guint k = 0; k < wish->edits->len; k++)
        {
          const CueEdit *edit = g_ptr_array_index (wish->edits, k);

          if (g_strcmp0 (edit->turn, turn->id) != 0)
            continue;
          n_edits++;
          if (cutting && edit->cut != NULL)
            g_string_replace (text, edit->cut, "", 0);
          if (!cutting && edit->add != NULL)
            g_string_append (text, edit->add);
        }
    }
  return n_edits;
}

/* "a" without "c", + "b": the text of a turn after the first @n changes chosen. What was said is
 * taken out, and not what another change adds, whichever of them comes first. */
static char *
edited_text (const Search *self, const CueSaidTurn *turn, guint n, guint *n_edits)
{
  GString *text = g_string_new (turn->text);

  edit_text (self, turn, n, TRUE, text);
  *n_edits = edit_text (self, turn, n, FALSE, text);
  return g_string_free (text, FALSE);
}

static JsonObject *
turn_body (const char *id, gint64 rev, char role, const char *text)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", rev);
  json_object_set_string_member (body, "role", cue_role_to_string (role));
  json_object_set_string_member (body, "text", text);
  return body;
}

static gboolean
is_edited_before (const CueWish *wish, guint k)
{
  const CueEdit *edit = g_ptr_array_index (wish->edits, k);

  for (guint i = 0; i < k; i++)
    if (g_strcmp0 (((CueEdit *) g_ptr_array_index (wish->edits, i))->turn, edit->turn) == 0)
      return TRUE;
  return FALSE;
}

static void
add_event (GPtrArray *events, const char *type, JsonObject *body)
{
  g_ptr_array_add (events, cue_event_new ("conversation:why-not", 1, type, 0, "why-not", 0,
                                          cue_json_new_object (body)));
}

static void
add_turns (const Search *self, const CueWish *wish, guint depth, GPtrArray *events)
{
  for (guint k = 0; k < wish->edits->len; k++)
    {
      const CueEdit *edit = g_ptr_array_index (wish->edits, k);
      const CueSaidTurn *turn = cue_stand_find_turn (self->stand, edit->turn);
      g_autofree char *text = NULL;
      guint n_edits;

      if (is_edited_before (wish, k))
        continue;
      if (turn == NULL)
        {
          g_autofree char *id = g_strdup_printf ("why-not-%u", depth);

          add_event (events, "turn", turn_body (id, 1, edit->role, edit->add));
          continue;
        }
      text = edited_text (self, turn, depth, &n_edits);
      add_event (events, "turn", turn_body (turn->id, turn->rev + n_edits, turn->role, text));
    }
}

static void
add_hold (const CueWish *wish, GPtrArray *events)
{
  JsonObject *body = json_object_new ();

  if (g_str_equal (wish->id, "speech"))
    {
      json_object_set_string_member (body, "role", "customer");
      json_object_set_boolean_member (body, "speaking", FALSE);
    }
  else if (g_str_equal (wish->id, "pressure"))
    json_object_set_int_member (body, "level", 0);
  add_event (events, wish->id, body);
}

/* The last of the first @depth changes chosen, as events without number and time. */
static GPtrArray *
wish_to_events (const Search *self, guint depth)
{
  const CueWish *wish = g_ptr_array_index (self->wishes, self->chosen[depth - 1]);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  JsonObject *body;
  JsonObject *facts;

  switch (wish->kind)
    {
    case CUE_WISH_TAG:
      body = json_object_new ();
      json_object_set_string_member (body, "tag", wish->id);
      add_event (events, wish->on ? "tag.confirmed" : "tag.struck", body);
      break;
    case CUE_WISH_FACT:
      body = json_object_new ();
      facts = json_object_new ();
      json_object_set_member (facts, wish->id,
                              wish->then == NULL ? cue_json_new_null ()
                                                 : json_node_copy (wish->then));
      json_object_set_object_member (body, "facts", facts);
      json_object_set_string_member (body, "by", "agent");
      add_event (events, "customer.facts", body);
      break;
    case CUE_WISH_PHRASE:
      add_turns (self, wish, depth, events);
      break;
    case CUE_WISH_HOLD:
    default:
      add_hold (wish, events);
      break;
    }
  return events;
}

/* Plays them where the conversation stands; @out (may be NULL) takes them as they were played. */
static gboolean
play (CueEngine *engine, CueState *state, GPtrArray *events, const char *stream, GPtrArray *out)
{
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *wanted = g_ptr_array_index (events, i);
      gint64 seq = cue_state_get_seq (state) + 1;
      g_autoptr (CueEvent) event
          = cue_event_new (stream, seq, wanted->type, cue_state_get_at_ms (state), "why-not", seq,
                           json_node_copy (wanted->body));
      g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, NULL);

      if (changes == NULL)
        return FALSE;
      if (out != NULL)
        g_ptr_array_add (out, g_steal_pointer (&event));
    }
  return TRUE;
}

/* What is lit in one event is known to conditions from the next one on: some lamps need one more,
 * which changes nothing. */
static gboolean
play_one_more (CueEngine *engine, CueState *state, const char *stream, GPtrArray *out)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "level", cue_state_get_pressure (state));
  add_event (events, "pressure", body);
  return play (engine, state, events, stream, out);
}

static gboolean
excluded (const Search *self, guint depth, guint i)
{
  for (guint k = 0; k < depth; k++)
    if (cue_wish_excludes (g_ptr_array_index (self->wishes, self->chosen[k]),
                           g_ptr_array_index (self->wishes, i)))
      return TRUE;
  return FALSE;
}

/* How the rule stands after all changes, and one event later where it does not stand out yet. */
static CueRuleStand
find_stand (const Search *self, CueState *state, const char *stream, GPtrArray *out)
{
  CueRuleStand stand = cue_state_get_rule_stand (state, self->rule);

  if (stand < CUE_RULE_BEATEN && play_one_more (self->engine, state, stream, out))
    stand = cue_state_get_rule_stand (state, self->rule);
  return stand;
}

/* TRUE when it is lit after all @n_changes. */
static gboolean
look (Search *self, CueState *state, guint n_changes)
{
  CueRuleStand stand = find_stand (self, state, "conversation:why-not", NULL);

  if (stand == CUE_RULE_BEATEN && self->n_beaten == 0)
    {
      self->n_beaten = n_changes;
      memcpy (self->beaten, self->chosen, sizeof self->beaten);
    }
  if (stand == CUE_RULE_BEATEN)
    g_array_append_val (self->ties, self->chosen);
  return stand == CUE_RULE_LIT;
}

/* One change more on top of @state, up to @n_changes; TRUE when that lights it. */
static gboolean
try_wishes (Search *self, const CueState *state, guint depth, guint n_changes)
{
  guint first = depth == 0 ? 0 : self->chosen[depth - 1] + 1;
  gboolean last = depth + 1 == n_changes;

  for (guint i = first; i < self->wishes->len && !self->spent; i++)
    {
      g_autoptr (CueState) next = NULL;
      g_autoptr (GPtrArray) events = NULL;

      if (excluded (self, depth, i))
        continue;
      if (last && self->n_trials == CUE_WHY_NOT_MAX_TRIALS)
        {
          self->spent = TRUE;
          break;
        }
      self->n_trials += last;
      self->chosen[depth] = i;
      next = cue_state_copy (state);
      events = wish_to_events (self, depth + 1);
      if (!play (self->engine, next, events, "conversation:why-not", NULL))
        continue;
      if (last ? look (self, next, n_changes) : try_wishes (self, next, depth + 1, n_changes))
        return TRUE;
    }
  return FALSE;
}

/* The first @n_changes chosen, in their order; TRUE when that lights it. */
static gboolean
lights_so (const Search *self, guint n_changes)
{
  g_autoptr (CueState) state = cue_state_copy (self->start);

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (GPtrArray) events = wish_to_events (self, i + 1);

      if (!play (self->engine, state, events, "conversation:why-not", NULL))
        return FALSE;
    }
  return find_stand (self, state, "conversation:why-not", NULL) == CUE_RULE_LIT;
}

/* Of two that are worth the same, who came first keeps the place: what left it beaten may light it
 * in another order. TRUE when one does. */
static gboolean
try_other_orders (Search *self, guint n_changes)
{
  static const guint orders[][CUE_WHY_NOT_MAX_CHANGES]
      = { { 1, 0, 2 }, { 0, 2, 1 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  guint n_orders = n_changes == 3 ? G_N_ELEMENTS (orders) : n_changes == 2 ? 1 : 0;
  guint n = MIN (self->ties->len * n_orders, MAX_OTHER_ORDERS);

  self->cut |= self->ties->len * n_orders > MAX_OTHER_ORDERS;
  for (guint i = 0; i < n; i++)
    {
      const guint *tie = (const guint *) self->ties->data + i / n_orders * CUE_WHY_NOT_MAX_CHANGES;

      for (guint k = 0; k < n_changes; k++)
        self->chosen[k] = tie[orders[i % n_orders][k]];
      self->n_other_orders++;
      if (lights_so (self, n_changes))
        return TRUE;
    }
  g_array_set_size (self->ties, 0);
  return FALSE;
}

static CueWish *
wish_take (GPtrArray *wishes, guint i)
{
  CueWish *wish = g_ptr_array_index (wishes, i);

  g_ptr_array_index (wishes, i) = NULL;
  return wish;
}

/* Plays the changes once more on @state, with everything told, for the events and for what beat
 * it. */
static void
settle (CueWhyNot *self, Search *search, CueState *state, guint n_changes)
{
  const CueEvent *last = g_ptr_array_index (search->stand->events, search->stand->events->len - 1);

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (GPtrArray) events = wish_to_events (search, i + 1);

      play (self->engine, state, events, last->stream, self->events);
    }
  if (n_changes > 0)
    find_stand (search, state, last->stream, self->events);
  for (guint i = 0; i < n_changes; i++)
    g_ptr_array_add (self->wishes, wish_take (search->wishes, search->chosen[i]));
  if (self->answer == CUE_WHY_NOT_BEATEN)
    self->beaten_by = cue_state_dup_rule_rival (state, self->rule);
}

static void
run (CueWhyNot *self, Search *search, CueState *state)
{
  gboolean lights = FALSE;
  guint n = 0;

  while (!lights && !search->spent && n < CUE_WHY_NOT_MAX_CHANGES)
    {
      n++;
      lights = try_wishes (search, search->start, 0, n) || try_other_orders (search, n);
    }
  self->n_trials = search->n_trials + search->n_other_orders;
  self->all = !search->spent && !search->cut;
  if (lights)
    self->answer = CUE_WHY_NOT_LIGHTS;
  else
    {
      self->answer = search->beaten_already || search->n_beaten > 0 ? CUE_WHY_NOT_BEATEN
                                                                    : CUE_WHY_NOT_NO_CHANGE;
      n = search->beaten_already ? 0 : search->n_beaten;
      memcpy (search->chosen, search->beaten, sizeof search->chosen);
    }
  settle (self, search, state, n);
}

static CueWhyNot *
why_not_new (CueEngine *engine, const char *rule)
{
  CueWhyNot *self = g_new0 (CueWhyNot, 1);

  self->engine = cue_engine_ref (engine);
  self->rule = g_strdup (rule);
  self->wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_wish_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  return self;
}

CueWhyNot *
cue_why_not (CueEngine *engine, GPtrArray *events, const char *rule, GError **error)
{
  const CueRule *def = cue_pack_find_rule (cue_engine_get_pack (engine), rule);
  g_autoptr (CueState) state = NULL;
  g_autoptr (CueState) start = NULL;
  g_autoptr (CueStand) stand = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (GArray) ties = NULL;
  Search search = { .engine = engine, .rule = rule };
  CueRuleStand stands;
  CueWhyNot *self;

  g_return_val_if_fail (events != NULL && events->len > 0, NULL);

  if (def == NULL)
    {
      g_set_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_PACK, "%s is no rule of the pack",
                   rule);
      return NULL;
    }
  state = cue_replay (engine, "why-not", events, NULL, NULL, error);
  if (state == NULL)
    return NULL;
  self = why_not_new (engine, rule);
  stands = cue_state_get_rule_stand (state, rule);
  if (stands == CUE_RULE_LIT)
    {
      self->answer = CUE_WHY_NOT_LIGHTS;
      self->all = TRUE;
      return self;
    }
  search.beaten_already = stands == CUE_RULE_BEATEN;
  search.start = start = cue_state_copy (state);
  cue_state_set_quiet (start);
  search.stand = stand = cue_stand_new (engine, state, events);
  search.ties = ties = g_array_new (FALSE, FALSE, sizeof search.chosen);
  search.wishes = wishes = cue_wishes_collect (stand, def, &search.cut);
  run (self, &search, state);
  return self;
}

void
cue_why_not_free (CueWhyNot *self)
{
  if (self == NULL)
    return;
  cue_engine_unref (self->engine);
  g_free (self->rule);
  g_ptr_array_unref (self->wishes);
  g_ptr_array_unref (self->events);
  g_free (self->beaten_by);
  g_free (self);
}

GPtrArray *
cue_why_not_get_events (const CueWhyNot *self)
{
  return g_ptr_array_ref (self->events);
}
