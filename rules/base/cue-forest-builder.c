/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-forest-private.h"

#include <string.h>

#include "cue-gate-private.h"

/*
 * Strings go into a pool, each once, found again by a table of open places. While the block grows a
 * string cell holds where its string is in the pool; when it is finished and its size is known, how
 * far back it lies.
 */

#define MOST_BYTES (256u * 1024 * 1024)
#define FIRST_PLACES 64

/* An open container: where its cell is, what it holds so far. */
typedef struct
{
  guint at;
  guint n;
  GHashTable *keys; /* place in the pool + 1, once there are many */
} Open;

struct _CueForestBuilder
{
  /* owned */
  GArray *cells;   /* guint32 */
  GString *pool;   /* strings and their zeros */
  guint32 *places; /* place in the pool + 1, 0: free */
  GArray *open;    /* Open */

  /* plain */
  guint n_places; /* a power of two */
  guint n_strings;
  gboolean overflown;
};

static void
open_clear (gpointer data)
{
  g_clear_pointer (&((Open *) data)->keys, g_hash_table_unref);
}

CueForestBuilder *
cue_forest_builder_new (void)
{
  CueForestBuilder *self = g_new0 (CueForestBuilder, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->pool = g_string_new (NULL);
  self->n_places = FIRST_PLACES;
  self->places = g_new0 (guint32, self->n_places);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (self->open, open_clear);
  return self;
}

void
cue_forest_builder_free (CueForestBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  if (self->pool != NULL)
    g_string_free (self->pool, TRUE);
  g_free (self->places);
  g_array_unref (self->open);
  g_free (self);
}

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static guint32
hash_bytes (const char *text, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  return hash;
}

static void
grow_places (CueForestBuilder *self)
{
  g_autofree guint32 *old = self->places;
  guint n_old = self->n_places;

  self->n_places *= 2;
  self->places = g_new0 (guint32, self->n_places);
  for (guint i = 0; i < n_old; i++)
    if (old[i] != 0)
      {
        const char *text = self->pool->str + old[i] - 1;
        guint at = hash_bytes (text, strlen (text)) & (self->n_places - 1);

        while (self->places[at] != 0)
          at = (at + 1) & (self->n_places - 1);
        self->places[at] = old[i];
      }
}

/* Where the string is in the pool; put there when it is new. */
static guint32
intern (CueForestBuilder *self, const char *text, gsize length)
{
  guint at = hash_bytes (text, length) & (self->n_places - 1);

  for (; self->places[at] != 0; at = (at + 1) & (self->n_places - 1))
    {
      const char *own = self->pool->str + self->places[at] - 1;

      if (strncmp (own, text, length) == 0 && own[length] == '\0')
        return self->places[at] - 1;
    }
  if (self->pool->len + length + 1 > MOST_BYTES)
    {
      self->overflown = TRUE;
      return 0;
    }
  self->places[at] = (guint32) self->pool->len + 1;
  g_string_append_len (self->pool, text, (gssize) length);
  g_string_append_c (self->pool, '\0');
  if (++self->n_strings > self->n_places / 2)
    {
      guint32 place = self->places[at] - 1;

      grow_places (self);
      return place;
    }
  return self->places[at] - 1;
}

static void
add_cell (CueForestBuilder *self, guint32 cell)
{
  if (self->cells->len >= MOST_BYTES / sizeof (guint32))
    self->overflown = TRUE;
  else
    g_array_append_val (self->cells, cell);
}

static Open *
top (CueForestBuilder *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

/* A value begins: in an array it is one more; of an object its key was. */
static void
begin_value (CueForestBuilder *self)
{
  Open *open = top (self);

  if (open != NULL && !self->overflown
      && cue_cell_kind (g_array_index (self->cells, guint32, open->at)) == CUE_TREE_ARRAY)
    open->n++;
}

void
cue_forest_builder_open (CueForestBuilder *self, gboolean is_object)
{
  Open open = { self->cells->len, 0, NULL };

  begin_value (self);
  add_cell (self, cue_cell_make (is_object ? CUE_TREE_OBJECT : CUE_TREE_ARRAY, 0));
  add_cell (self, 0);
  g_array_append_val (self->open, open);
}

void
cue_forest_builder_close (CueForestBuilder *self)
{
  const Open *open = top (self);
  guint32 *cell;

  g_return_if_fail (open != NULL);

  if (!self->overflown)
    {
      cell = &g_array_index (self->cells, guint32, open->at);
      cell[0] = cue_cell_make (cue_cell_kind (cell[0]), open->n);
      cell[1] = self->cells->len - open->at - 2;
    }
  g_array_set_size (self->open, self->open->len - 1);
}

#define FEW_KEYS 16

static guint
cells_after (const CueForestBuilder *self, guint at)
{
  const guint32 *cell = &g_array_index (self->cells, guint32, at);

  return at + (cue_cell_is_container (*cell) ? 2 + cell[1] : cue_cell_words (*cell));
}

/* The strings of a pool are different ones, so places are compared. */
static gboolean
has_key (const CueForestBuilder *self, Open *open, guint32 place)
{
  guint at = open->at + 2;

  if (open->keys != NULL)
    return g_hash_table_contains (open->keys, GUINT_TO_POINTER (place + 1));
  for (guint i = 0; i < open->n; i++)
    {
      if (cue_cell_load (g_array_index (self->cells, guint32, at)) == place)
        return TRUE;
      at = cells_after (self, at + 1);
    }
  return FALSE;
}

static void
remember_keys (const CueForestBuilder *self, Open *open)
{
  guint at = open->at + 2;

  open->keys = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < open->n; i++)
    {
      guint32 place = cue_cell_load (g_array_index (self->cells, guint32, at));

      g_hash_table_add (open->keys, GUINT_TO_POINTER (place + 1));
      at = cells_after (self, at + 1);
    }
}

gboolean
cue_forest_builder_add_key (CueForestBuilder *self, const char *key, gsize length)
{
  Open *open = top (self);
  guint32 place = intern (self, key, length);

  g_return_val_if_fail (open != NULL, FALSE);

  if (self->overflown)
    return TRUE;
  if (open->n == FEW_KEYS && open->keys == NULL)
    remember_keys (self, open);
  if (has_key (self, open, place))
    return FALSE;
  if (open->keys != NULL)
    g_hash_table_add (open->keys, GUINT_TO_POINTER (place + 1));
  open->n++;
  add_cell (self, cue_cell_make (CUE_TREE_STRING, place));
  return TRUE;
}

static void
add_single (CueForestBuilder *self, CueTreeKind kind, guint32 load)
{
  begin_value (self);
  add_cell (self, cue_cell_make (kind, load));
}

static void
add_wide (CueForestBuilder *self, CueTreeKind kind, gconstpointer value)
{
  guint32 words[2];

  memcpy (words, value, sizeof words);
  add_single (self, kind, 0);
  add_cell (self, words[0]);
  add_cell (self, words[1]);
}

void
cue_forest_builder_add_null (CueForestBuilder *self)
{
  add_single (self, CUE_TREE_NULL, 0);
}

void
cue_forest_builder_add_boolean (CueForestBuilder *self, gboolean value)
{
  add_single (self, value ? CUE_TREE_TRUE : CUE_TREE_FALSE, 0);
}

void
cue_forest_builder_add_integer (CueForestBuilder *self, gint64 value)
{
  gint64 half = G_GINT64_CONSTANT (1) << (CUE_CELL_LOAD_BITS - 1);

  if (value >= -half && value < half)
    add_single (self, CUE_TREE_INTEGER, (guint32) value & CUE_CELL_MOST_LOAD);
  else
    add_wide (self, CUE_TREE_LONG, &value);
}

void
cue_forest_builder_add_double (CueForestBuilder *self, double value)
{
  add_wide (self, CUE_TREE_DOUBLE, &value);
}

void
cue_forest_builder_add_string (CueForestBuilder *self, const char *value, gsize length)
{
  add_single (self, CUE_TREE_STRING, intern (self, value, length));
}

gboolean
cue_forest_builder_add_document (CueForestBuilder *self,
                                 const char *bytes,
                                 gssize length,
                                 const CueGateLimits *limits,
                                 GError **error)
{
  guint n_cells = self->cells->len;
  guint n_open = self->open->len;
  Open *around = top (self);
  guint n = around != NULL ? around->n : 0;

  if (cue_gate_scan_into (bytes, length, limits, self, error))
    return TRUE;
  /* the strings of what is taken back stay; nothing points to them */
  g_array_set_size (self->open, n_open);
  g_array_set_size (self->cells, n_cells);
  around = top (self);
  if (around != NULL)
    around->n = n;
  return FALSE;
}

/* From places in the pool to how far back each string lies. */
static void
settle_strings (CueForestBuilder *self, guint32 n_string_bytes)
{
  guint32 *cells = (guint32 *) (gpointer) self->cells->data;

  for (guint i = 0; i < self->cells->len;)
    {
      guint32 here = n_string_bytes + i * (guint32) sizeof (guint32);

      if (cue_cell_kind (cells[i]) == CUE_TREE_STRING)
        cells[i] = cue_cell_make (CUE_TREE_STRING, here - cue_cell_load (cells[i]));
      i += cue_cell_is_container (cells[i]) ? 2 : cue_cell_words (cells[i]);
    }
}

static GBytes *
join (CueForestBuilder *self)
{
  CueForestHead head = { CUE_FOREST_MAGIC, (guint32) self->pool->len, self->cells->len };
  gsize n_cell_bytes = (gsize) self->cells->len * sizeof (guint32);
  gsize size = sizeof head + self->pool->len + n_cell_bytes;
  guint8 *block = g_malloc (size);

  memcpy (block, &head, sizeof head);
  memcpy (block + sizeof head, self->pool->str, self->pool->len);
  memcpy (block + sizeof head + self->pool->len, self->cells->data, n_cell_bytes);
  return g_bytes_new_take (block, size);
}

CueForest *
cue_forest_builder_end (CueForestBuilder *builder, GError **error)
{
  g_autoptr (CueForestBuilder) self = builder;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->open->len == 0, NULL);

  while (self->pool->len % sizeof (guint32) != 0)
    g_string_append_c (self->pool, '\0');
  if (self->overflown || self->pool->len + (gsize) self->cells->len * sizeof (guint32) > MOST_BYTES)
    {
      g_set_error (error, CUE_FOREST_ERROR, CUE_FOREST_ERROR_TOO_LARGE,
                   "found more than can be held; at most 256 MiB of strings and values");
      return NULL;
    }
  settle_strings (self, (guint32) self->pool->len);
  bytes = join (self);
  return cue_forest_new_from_builder (bytes);
}
