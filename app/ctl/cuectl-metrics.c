/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-metrics.h"

#include <stdio.h>

#include "cue-json.h"

#define MINUTE_MS (60 * 1000)
#define PROMPT_MS 5000 /* who interrupts this soon after a card lit up was led to */

typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
} Stretch;

/* When somebody speaks in a conversation. */
typedef struct
{
  GArray *customer; /* Stretch */
  GArray *agent;    /* Stretch */
  gint64 from_ms;
  gint64 to_ms;
} Voices;

/* What a rule asked for. */
typedef struct
{
  const char *rule; /* key of the table */
  guint lit;
  guint spent; /* cards that cost attention */
  guint free;  /* cards that must be said */
  guint held;  /* kept back because the minute's cards were used up */
} Row;

struct _CuectlMetrics
{
  CuePack *pack;
  GHashTable *voices; /* id → Voices */
  GHashTable *rows;   /* rule → Row */
  GHashTable *lit_at; /* id → GArray of gint64 */
  GArray *spent;      /* gint64: when a card was lit that costs */
  int per_min;
  guint lit_over_customer;
  guint lit[3]; /* by CueTargetKind */
};

static void
voices_free (gpointer data)
{
  Voices *self = data;

  g_array_unref (self->customer);
  g_array_unref (self->agent);
  g_free (self);
}

CuectlMetrics *
cuectl_metrics_new (CuePack *pack, int per_min)
{
  CuectlMetrics *self = g_new0 (CuectlMetrics, 1);

  self->pack = cue_pack_ref (pack);
  self->voices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, voices_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lit_at
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->spent = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->per_min = per_min;
  return self;
}

void
cuectl_metrics_free (CuectlMetrics *self)
{
  cue_pack_unref (self->pack);
  g_hash_table_unref (self->voices);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->lit_at);
  g_array_unref (self->spent);
  g_free (self);
}

void
cuectl_metrics_add_conversation (CuectlMetrics *self, const char *id, GPtrArray *events)
{
  Voices *voices = g_new0 (Voices, 1);

  voices->customer = g_array_new (FALSE, FALSE, sizeof (Stretch));
  voices->agent = g_array_new (FALSE, FALSE, sizeof (Stretch));
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);
      JsonObject *body = cue_event_get_body (event);
      const char *role = cue_json_get_string (body, "role", "");
      Stretch stretch
          = { cue_json_get_int (body, "t0_ms", -1), cue_json_get_int (body, "t1_ms", -1) };

      if (i == 0)
        voices->from_ms = event->at_ms;
      voices->to_ms = event->at_ms;
      if (!g_str_equal (event->type, "turn") || stretch.from_ms < 0 || stretch.to_ms < 0)
        continue;
      stretch.from_ms += voices->from_ms;
      stretch.to_ms += voices->from_ms;
      if (g_str_equal (role, "customer"))
        g_array_append_val (voices->customer, stretch);
      else if (g_str_equal (role, "agent"))
        g_array_append_val (voices->agent, stretch);
    }
  g_hash_table_insert (self->voices, g_strdup (id), voices);
  g_hash_table_insert (self->lit_at, g_strdup (id), g_array_new (FALSE, FALSE, sizeof (gint64)));
}

/* Strictly inside: at its ends nobody is cut short. */
static gboolean
is_within (const GArray *stretches, gint64 at_ms)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (at_ms > stretch->from_ms && at_ms < stretch->to_ms)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_must_point (const CueTalk *talk)
{
  for (guint i = 0; i < talk->points->len; i++)
    if (((const CuePoint *) g_ptr_array_index (talk->points, i))->must)
      return TRUE;
  return FALSE;
}

/* Words that must be said, and sell nothing, cost the agent nothing. */
static gboolean
is_free (const CuectlMetrics *self, JsonObject *body)
{
  const CueTalk *talk = g_str_equal (cue_json_get_string (body, "kind", ""), "talk")
                            ? cue_pack_find_talk (self->pack, cue_json_get_string (body, "of", ""))
                            : NULL;

  return talk != NULL && !talk->sells && has_must_point (talk);
}

static Row *
find_row (CuectlMetrics *self, const char *rule)
{
  Row *row = g_hash_table_lookup (self->rows, rule);

  if (row == NULL)
    {
      char *key = g_strdup (rule);

      row = g_new0 (Row, 1);
      row->rule = key;
      g_hash_table_insert (self->rows, key, row);
    }
  return row;
}

static void
note_lit (CuectlMetrics *self, const char *id, JsonObject *body, Row *row)
{
  static const char *const kinds[] = { "offer", "talk", "answer" };
  const Voices *voices = g_hash_table_lookup (self->voices, id);
  gint64 at_ms = cue_json_get_int (cue_json_get_object (body, "proof"), "at_ms", 0);

  row->lit++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->lit[i] += g_str_equal (cue_json_get_string (body, "kind", ""), kinds[i]);
  if (is_free (self, body))
    row->free++;
  else
    {
      row->spent++;
      g_array_append_val (self->spent, at_ms);
    }
  g_array_append_val (g_hash_table_lookup (self->lit_at, id), at_ms);
  self->lit_over_customer += is_within (voices->customer, at_ms);
}

void
cuectl_metrics_add_step (CuectlMetrics *self, const char *id, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      const char *to = cue_json_get_string (body, "to", "");
      Row *row;

      if (!g_str_equal (change->type, "lamp"))
        continue;
      row = find_row (self, cue_json_get_string (body, "rule", ""));
      if (g_str_equal (to, "lit"))
        note_lit (self, id, body, row);
      else if (g_str_equal (to, "held")
               && g_str_equal (cue_json_get_string (body, "reason", ""), "budget"))
        row->held++;
    }
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The most cards that cost attention within any minute. */
static guint
most_in_a_minute (CuectlMetrics *self)
{
  guint most = 0;
  guint first = 0;

  g_array_sort (self->spent, compare_times);
  for (guint i = 0; i < self->spent->len; i++)
    {
      while (g_array_index (self->spent, gint64, first)
             <= g_array_index (self->spent, gint64, i) - MINUTE_MS)
        first++;
      most = MAX (most, i - first + 1);
    }
  return most;
}

/* Did a card light up shortly before? */
static gboolean
was_prompted (const GArray *lit_at, gint64 at_ms)
{
  for (guint i = 0; i < lit_at->len; i++)
    {
      gint64 lit_ms = g_array_index (lit_at, gint64, i);

      if (lit_ms <= at_ms && lit_ms > at_ms - PROMPT_MS)
        return TRUE;
    }
  return FALSE;
}

static void
count_interruptions (CuectlMetrics *self, guint *n, guint *n_prompted)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->voices);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Voices *voices = value;

      for (guint i = 0; i < voices->agent->len; i++)
        {
          gint64 at_ms = g_array_index (voices->agent, Stretch, i).from_ms;

          if (!is_within (voices->customer, at_ms))
            continue;
          ++*n;
          *n_prompted += was_prompted (g_hash_table_lookup (self->lit_at, id), at_ms);
        }
    }
}

static gint64
sum_of_lengths (CuectlMetrics *self)
{
  GHashTableIter iter;
  gpointer value;
  gint64 sum_ms = 0;

  g_hash_table_iter_init (&iter, self->voices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    sum_ms += ((Voices *) value)->to_ms - ((Voices *) value)->from_ms;
  return sum_ms;
}

static JsonNode *
row_to_json (const Row *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "rule", row->rule);
  json_object_set_int_member (object, "lit", row->lit);
  json_object_set_int_member (object, "spent", row->spent);
  json_object_set_int_member (object, "free", row->free);
  json_object_set_int_member (object, "held", row->held);
  return cue_json_new_object (object);
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Row *) a)->rule, ((const Row *) b)->rule);
}

static JsonArray *
rows_to_json (CuectlMetrics *self, Row *total)
{
  JsonArray *array = json_array_new ();
  GList *rows = g_list_sort (g_hash_table_get_values (self->rows), compare_rows);

  for (GList *at = rows; at != NULL; at = at->next)
    {
      const Row *row = at->data;

      if (row->lit + row->held == 0)
        continue;
      json_array_add_element (array, row_to_json (row));
      total->lit += row->lit;
      total->spent += row->spent;
      total->free += row->free;
      total->held += row->held;
    }
  g_list_free (rows);
  return array;
}

static JsonObject *
metrics_to_json (CuectlMetrics *self)
{
  JsonObject *object = json_object_new ();
  Row total = { 0 };
  JsonArray *rows = rows_to_json (self, &total);
  guint n = 0;
  guint n_prompted = 0;

  count_interruptions (self, &n, &n_prompted);
  json_object_set_int_member (object, "conversations", g_hash_table_size (self->voices));
  json_object_set_int_member (object, "seconds", sum_of_lengths (self) / 1000);
  json_object_set_int_member (object, "lit", total.lit);
  json_object_set_int_member (object, "lit_offers", self->lit[0]);
  json_object_set_int_member (object, "lit_talks", self->lit[1]);
  json_object_set_int_member (object, "lit_answers", self->lit[2]);
  json_object_set_int_member (object, "lit_while_customer_speaks", self->lit_over_customer);
  json_object_set_int_member (object, "interruptions", n);
  json_object_set_int_member (object, "interruptions_after_a_card", n_prompted);
  json_object_set_int_member (object, "spent", total.spent);
  json_object_set_int_member (object, "free", total.free);
  json_object_set_int_member (object, "most_in_a_minute", most_in_a_minute (self));
  if (self->per_min >= 0)
    json_object_set_int_member (object, "budget", self->per_min);
  json_object_set_int_member (object, "held_for_budget", total.held);
  json_object_set_array_member (object, "rules", rows);
  return object;
}

static void
print_row (const char *name, JsonObject *row)
{
  printf ("%-28s %6d %6d %6d %6d\n", name, (int) cue_json_get_int (row, "lit", 0),
          (int) cue_json_get_int (row, "spent", 0), (int) cue_json_get_int (row, "free", 0),
          (int) cue_json_get_int (row, "held", cue_json_get_int (row, "held_for_budget", 0)));
}

static void
print_table (JsonObject *object)
{
  static const char *const plain[] = { "conversations",
                                       "seconds",
                                       "lit",
                                       "lit_offers",
                                       "lit_talks",
                                       "lit_answers",
                                       "lit_while_customer_speaks",
                                       "interruptions",
                                       "interruptions_after_a_card",
                                       "most_in_a_minute",
                                       "budget",
                                       "held_for_budget" };
  JsonArray *rows = cue_json_get_array (object, "rules");

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (json_object_has_member (object, plain[i]))
      printf ("%-28s %6d\n", plain[i], (int) cue_json_get_int (object, plain[i], 0));
  printf ("\n%-28s %6s %6s %6s %6s\n", "attention by rule", "lit", "spent", "free", "held");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      print_row (cue_json_get_string (row, "rule", ""), row);
    }
  print_row ("all", object);
}

void
cuectl_metrics_print (CuectlMetrics *self, gboolean json)
{
  g_autoptr (JsonNode) node = cue_json_new_object (metrics_to_json (self));
  g_autofree char *line = NULL;

  if (!json)
    {
      print_table (json_node_get_object (node));
      return;
    }
  line = cue_json_to_canonical (node);
  printf ("%s\n", line);
}
