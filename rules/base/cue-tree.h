/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-cell.h"

G_BEGIN_DECLS

/*
 * A JSON value that lies in a block (CueForest) and is read where it lies: no node, list or table
 * is made for it. Immutable; good as long as its block is held. A pointer to a value is the address
 * of its first cell.
 *
 * A large pack is read by the million of these small questions, so they are asked in place.
 */
typedef struct _CueTree CueTree;

static inline const guint32 *
cue_tree_cells (const CueTree *self)
{
  return (const guint32 *) (gconstpointer) self;
}

static inline gboolean
cue_tree_is_kind (const CueTree *self, CueTreeKind least, CueTreeKind most)
{
  return self != NULL && cue_cell_kind (*cue_tree_cells (self)) >= least
         && cue_cell_kind (*cue_tree_cells (self)) <= most;
}

/* Questions that take NULL too: there is nothing. */
static inline gboolean
cue_tree_is_null (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_NULL, CUE_TREE_NULL);
}

static inline gboolean
cue_tree_is_boolean (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_FALSE, CUE_TREE_TRUE);
}

static inline gboolean
cue_tree_is_integer (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_INTEGER, CUE_TREE_LONG);
}

static inline gboolean
cue_tree_is_number (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_INTEGER, CUE_TREE_DOUBLE);
}

static inline gboolean
cue_tree_is_string (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_STRING, CUE_TREE_STRING);
}

static inline gboolean
cue_tree_is_array (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_ARRAY, CUE_TREE_ARRAY);
}

static inline gboolean
cue_tree_is_object (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_OBJECT, CUE_TREE_OBJECT);
}

gboolean cue_tree_get_boolean (const CueTree *self);
gint64 cue_tree_get_integer (const CueTree *self);
double cue_tree_get_double (const CueTree *self); /* of any number */
/* Lies in the block as long as the block is held. (transfer none) */
static inline const char *
cue_tree_get_string (const CueTree *self)
{
  g_return_val_if_fail (cue_tree_is_string (self), "");

  return (const char *) self - cue_cell_load (*cue_tree_cells (self));
}

/* Elements of an array, members of an object. */
static inline guint
cue_tree_get_length (const CueTree *self)
{
  g_return_val_if_fail (cue_tree_is_kind (self, CUE_TREE_ARRAY, CUE_TREE_OBJECT), 0);

  return cue_cell_load (*cue_tree_cells (self));
}

/* The value behind a value. */
static inline const CueTree *
cue_tree_skip (const CueTree *self)
{
  const guint32 *cell = cue_tree_cells (self);
  guint words = cue_cell_is_container (*cell) ? 2 + cell[1] : cue_cell_words (*cell);

  return (const CueTree *) (gconstpointer) (cell + words);
}

/* Walks to it, so what is read in turn is read with an iterator. (nullable) */
const CueTree *cue_tree_get_element (const CueTree *self, guint i);
const CueTree *cue_tree_get_member (const CueTree *self, const char *key);

/* Through the elements of an array or the members of an object, as written. */
typedef struct
{
  const CueTree *next;
  guint left;
  gboolean keyed;
} CueTreeIter;

static inline void
cue_tree_iter_init (CueTreeIter *self, const CueTree *tree)
{
  self->left = cue_tree_get_length (tree);
  self->keyed = cue_tree_is_object (tree);
  self->next = (const CueTree *) (gconstpointer) (cue_tree_cells (tree) + 2);
}

/* @key: (out) (optional): of a member; NULL in an array */
static inline gboolean
cue_tree_iter_next (CueTreeIter *self, const char **key, const CueTree **value)
{
  if (self->left == 0)
    return FALSE;
  self->left--;
  if (key != NULL)
    *key = self->keyed ? cue_tree_get_string (self->next) : NULL;
  if (self->keyed)
    self->next = cue_tree_skip (self->next);
  *value = self->next;
  if (self->left > 0)
    self->next = cue_tree_skip (self->next);
  return TRUE;
}

/* As cue_json_type_name () */
const char *cue_tree_type_name (const CueTree *self);
/* As cue_json_append_canonical () */
void cue_tree_append_canonical (GString *out, const CueTree *self);
/* The same of an object that has the member @first: that one stands before all others. */
void cue_tree_append_canonical_first (GString *out, const CueTree *self, const char *first);
/* (transfer full): the same value as nodes */
JsonNode *cue_tree_to_json (const CueTree *self);

G_END_DECLS
