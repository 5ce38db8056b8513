/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-trie.h"

/*
 * A trie over token hashes.
 *
 * All edges of all nodes live in one open-addressed table under the key (node, token hash). The
 * root has an edge for every first word of every phrase, a deep node has one or two; a table of its
 * own for each node would waste on the deep ones, a sorted array would make adding to the root
 * slow. One table costs the same for both, and a walk step is one probe. Removing shifts later
 * edges back, so there are no tombstones to clean up.
 */

/* More slots are made when they are needed. */
#define MOST_RESERVED (1u << 20)

typedef struct
{
  guint64 hash;
  guint node;
  guint child; /* 0: the slot is free (the root is nobody's child) */
} Edge;

typedef struct
{
  guint64 hash; /* of the edge from the parent */
  guint parent;
  guint n_children;
  guint first; /* its values, in order of adding: a chain of places in @values; 0: none */
  guint last;
} Node;

typedef struct
{
  guint value;
  guint next; /* 0: none */
} Value;

struct _CueTrie
{
  /* owned */
  GArray *nodes;      /* Node; 0 is the root */
  GArray *free_nodes; /* guint */
  GArray *values;     /* Value; the first is nobody's */
  guint free_value;   /* a chain of those that were taken back; 0: none */
  Edge *edges;
  guint n_slots; /* a power of two */
  guint n_edges;
};

static guint
get_slot (const CueTrie *self, guint node, guint64 hash)
{
  guint64 key = (hash ^ ((guint64) node * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)));

  key ^= key >> 32;
  key *= G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return (guint) (key >> 32) & (self->n_slots - 1);
}

/* The slot of the edge, or the free slot where it would stand. */
static guint
find_slot (const CueTrie *self, guint node, guint64 hash)
{
  guint slot = get_slot (self, node, hash);

  while (self->edges[slot].child != 0
         && (self->edges[slot].node != node || self->edges[slot].hash != hash))
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

static void
grow_edges (CueTrie *self, guint n_slots)
{
  g_autofree Edge *old = self->edges;
  guint n_old = self->n_slots;

  self->n_slots = n_slots;
  self->edges = g_new0 (Edge, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].child != 0)
      self->edges[find_slot (self, old[i].node, old[i].hash)] = old[i];
}

static void
remove_edge (CueTrie *self, guint node, guint64 hash)
{
  guint mask = self->n_slots - 1;
  guint hole = find_slot (self, node, hash);

  g_assert (self->edges[hole].child != 0);
  self->n_edges--;
  for (guint slot = (hole + 1) & mask; self->edges[slot].child != 0; slot = (slot + 1) & mask)
    {
      guint home = get_slot (self, self->edges[slot].node, self->edges[slot].hash);

      /* An edge may move back to the hole unless its home lies behind the hole. */
      if (((slot - home) & mask) >= ((slot - hole) & mask))
        {
          self->edges[hole] = self->edges[slot];
          hole = slot;
        }
    }
  self->edges[hole].child = 0;
}

static Node *
get_node (const CueTrie *self, guint node)
{
  return &g_array_index (self->nodes, Node, node);
}

static guint
take_node (CueTrie *self, guint parent, guint64 hash)
{
  Node node = { hash, parent, 0, 0, 0 };
  guint id;

  if (self->free_nodes->len == 0)
    {
      g_array_append_val (self->nodes, node);
      return self->nodes->len - 1;
    }
  id = g_array_index (self->free_nodes, guint, self->free_nodes->len - 1);
  g_array_set_size (self->free_nodes, self->free_nodes->len - 1);
  *get_node (self, id) = node;
  return id;
}

static guint
ensure_child (CueTrie *self, guint node, guint64 hash)
{
  guint slot = find_slot (self, node, hash);

  if (self->edges[slot].child != 0)
    return self->edges[slot].child;

  if ((self->n_edges + 1) * 2 > self->n_slots)
    {
      grow_edges (self, self->n_slots * 2);
      slot = find_slot (self, node, hash);
    }
  guint child = take_node (self, node, hash);
  self->edges[slot] = (Edge){ hash, node, child };
  self->n_edges++;
  get_node (self, node)->n_children++;
  return child;
}

/* The node of @phrase; 0 when there is none. */
static guint
find_node (const CueTrie *self, const CueTokens *phrase)
{
  guint node = 0;

  for (guint i = 0; i < phrase->n_tokens; i++)
    {
      node = self->edges[find_slot (self, node, phrase->tokens[i].hash)].child;
      if (node == 0)
        return 0;
    }
  return node;
}

static void
prune (CueTrie *self, guint node)
{
  while (node != 0 && get_node (self, node)->first == 0 && get_node (self, node)->n_children == 0)
    {
      guint parent = get_node (self, node)->parent;

      remove_edge (self, parent, get_node (self, node)->hash);
      get_node (self, parent)->n_children--;
      g_array_append_val (self->free_nodes, node);
      node = parent;
    }
}

CueTrie *
cue_trie_new (void)
{
  CueTrie *self = g_new0 (CueTrie, 1);
  Node root = { 0 };
  Value nobodys = { 0 };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->free_nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_slots = 16;
  self->edges = g_new0 (Edge, self->n_slots);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_append_val (self->nodes, root);
  g_array_append_val (self->values, nobodys);
  return self;
}

void
cue_trie_reserve (CueTrie *self, guint n)
{
  guint n_slots = self->n_slots;

  while (n_slots / 2 < n && n_slots < MOST_RESERVED)
    n_slots *= 2;
  if (n_slots > self->n_slots)
    grow_edges (self, n_slots);
}

void
cue_trie_free (CueTrie *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->free_nodes, g_array_unref);
  g_clear_pointer (&self->edges, g_free);
  g_free (self);
}

static Value *
get_value (const CueTrie *self, guint place)
{
  return &g_array_index (self->values, Value, place);
}

static guint
take_value (CueTrie *self, guint value)
{
  Value taken = { value, 0 };
  guint place = self->free_value;

  if (place == 0)
    {
      g_array_append_val (self->values, taken);
      return self->values->len - 1;
    }
  self->free_value = get_value (self, place)->next;
  *get_value (self, place) = taken;
  return place;
}

static void
add_value (CueTrie *self, guint node, guint value)
{
  guint place = take_value (self, value);
  Node *end = get_node (self, node);

  if (end->first == 0)
    end->first = place;
  else
    get_value (self, end->last)->next = place;
  end->last = place;
}

/**
 * cue_trie_add:
 * @phrase: at least one token
 * @value: what its hits carry; the same pair added twice is found twice
 *
 * Cost: the length of @phrase.
 */
guint
cue_trie_add (CueTrie *self, const CueTokens *phrase, guint value)
{
  guint node = 0;

  g_return_val_if_fail (self != NULL && phrase != NULL && phrase->n_tokens > 0, 0);

  for (guint i = 0; i < phrase->n_tokens; i++)
    node = ensure_child (self, node, phrase->tokens[i].hash);
  add_value (self, node, value);
  return node;
}

guint
cue_trie_add_from (CueTrie *self, const CueTrie *from, guint end, guint value)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint node = 0;

  g_return_val_if_fail (self != NULL && from != NULL && end != 0, 0);

  for (guint at = end; at != 0; at = get_node (from, at)->parent)
    g_array_append_val (hashes, get_node (from, at)->hash);
  for (guint i = hashes->len; i > 0; i--)
    node = ensure_child (self, node, g_array_index (hashes, guint64, i - 1));
  add_value (self, node, value);
  return node;
}

/**
 * cue_trie_remove:
 *
 * Takes back one cue_trie_add () of the same pair, and the nodes that only it needed.
 *
 * Returns: whether the pair was there
 */
gboolean
cue_trie_remove (CueTrie *self, const CueTokens *phrase, guint value)
{
  g_return_val_if_fail (self != NULL && phrase != NULL, FALSE);

  return cue_trie_remove_at (self, find_node (self, phrase), value);
}

gboolean
cue_trie_remove_at (CueTrie *self, guint end, guint value)
{
  Node *node = get_node (self, end);
  guint before = 0;
  guint place = end != 0 ? node->first : 0;

  for (; place != 0 && get_value (self, place)->value != value;
       place = get_value (self, place)->next)
    before = place;
  if (place == 0)
    return FALSE;
  if (before == 0)
    node->first = get_value (self, place)->next;
  else
    get_value (self, before)->next = get_value (self, place)->next;
  if (node->last == place)
    node->last = before;
  get_value (self, place)->next = self->free_value;
  self->free_value = place;
  prune (self, end);
  return TRUE;
}

/**
 * cue_trie_match:
 * @hits: (element-type CueTrieHit): is appended to
 *
 * Finds every occurrence of every phrase. Cost: tokens of @text times the depth to which phrases
 * agree with it.
 */
void
cue_trie_match (const CueTrie *self, const CueTokens *text, GArray *hits)
{
  g_return_if_fail (self != NULL && text != NULL && hits != NULL);

  for (guint first = 0; first < text->n_tokens; first++)
    {
      guint node = 0;

      for (guint i = first; i < text->n_tokens; i++)
        {
          node = self->edges[find_slot (self, node, text->tokens[i].hash)].child;
          if (node == 0)
            break;

          for (guint v = get_node (self, node)->first; v != 0; v = get_value (self, v)->next)
            {
              CueTrieHit hit = { get_value (self, v)->value, first, i + 1 };

              g_array_append_val (hits, hit);
            }
        }
    }
}
