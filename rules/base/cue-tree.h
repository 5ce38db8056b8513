/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A JSON value that lies in a block (CueForest) and is read where it lies: no node, list or table
 * is made for it. Immutable; good as long as its block is held.
 */
typedef struct _CueTree CueTree;

typedef enum
{
  CUE_TREE_NULL,
  CUE_TREE_FALSE,
  CUE_TREE_TRUE,
  CUE_TREE_INTEGER, /* within 28 bits */
  CUE_TREE_LONG,    /* within 53 bits */
  CUE_TREE_DOUBLE,
  CUE_TREE_STRING,
  CUE_TREE_ARRAY,
  CUE_TREE_OBJECT,
} CueTreeKind;

/* Questions that take NULL too: there is nothing. */
gboolean cue_tree_is_null (const CueTree *self);
gboolean cue_tree_is_boolean (const CueTree *self);
gboolean cue_tree_is_integer (const CueTree *self);
gboolean cue_tree_is_number (const CueTree *self);
gboolean cue_tree_is_string (const CueTree *self);
gboolean cue_tree_is_array (const CueTree *self);
gboolean cue_tree_is_object (const CueTree *self);

gboolean cue_tree_get_boolean (const CueTree *self);
gint64 cue_tree_get_integer (const CueTree *self);
double cue_tree_get_double (const CueTree *self); /* of any number */
/* Lies in the block as long as the block is held. (transfer none) */
const char *cue_tree_get_string (const CueTree *self);
/* Elements of an array, members of an object. */
guint cue_tree_get_length (const CueTree *self);
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

void cue_tree_iter_init (CueTreeIter *self, const CueTree *tree);
/* @key: (out) (optional): of a member; NULL in an array */
gboolean cue_tree_iter_next (CueTreeIter *self, const char **key, const CueTree **value);

/* As cue_json_type_name () */
const char *cue_tree_type_name (const CueTree *self);
/* As cue_json_append_canonical () */
void cue_tree_append_canonical (GString *out, const CueTree *self);
/* The same of an object that has the member @first: that one stands before all others. */
void cue_tree_append_canonical_first (GString *out, const CueTree *self, const char *first);
/* (transfer full): the same value as nodes */
JsonNode *cue_tree_to_json (const CueTree *self);

G_END_DECLS
