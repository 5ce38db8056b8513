/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-gate.h"
#include "cue-tree.h"

G_BEGIN_DECLS

#define CUE_FOREST_ERROR (cue_forest_error_quark ())
GQuark cue_forest_error_quark (void);

typedef enum
{
  CUE_FOREST_ERROR_INVALID,   /* bytes that are no block */
  CUE_FOREST_ERROR_TOO_LARGE, /* over 256 MiB */
} CueForestError;

/*
 * One JSON value with all its parts in one block of bytes: strings first, each once and ending in a
 * zero, then cells of four bytes that follow each other as the value is written. Immutable,
 * reference counted.
 */
typedef struct _CueForest CueForest;

/**
 * cue_forest_new:
 * @bytes: as cue_forest_get_bytes () gave them on any machine; kept
 *
 * Checks every cell, so that nothing that is read later can leave the block. Errors:
 * %CUE_FOREST_ERROR with the byte, what was found and what would be right.
 */
CueForest *cue_forest_new (GBytes *bytes, GError **error);
CueForest *cue_forest_new_from_json (JsonNode *node); /* @node: has passed the gate */
CueForest *cue_forest_ref (CueForest *self);
void cue_forest_unref (CueForest *self);
GBytes *cue_forest_get_bytes (const CueForest *self);       /* (transfer none) */
const CueTree *cue_forest_get_root (const CueForest *self); /* (transfer none) */

/* A block that grows: what is added goes into the container opened last. */
typedef struct _CueForestBuilder CueForestBuilder;

CueForestBuilder *cue_forest_builder_new (void);
void cue_forest_builder_free (CueForestBuilder *self);
void cue_forest_builder_open (CueForestBuilder *self, gboolean is_object);
void cue_forest_builder_close (CueForestBuilder *self);
/* Of the member that comes next. FALSE, and nothing is added, when the object has it already. */
gboolean cue_forest_builder_add_key (CueForestBuilder *self, const char *key, gsize length);
void cue_forest_builder_add_null (CueForestBuilder *self);
void cue_forest_builder_add_boolean (CueForestBuilder *self, gboolean value);
void cue_forest_builder_add_integer (CueForestBuilder *self, gint64 value);
void cue_forest_builder_add_double (CueForestBuilder *self, double value);
void cue_forest_builder_add_string (CueForestBuilder *self, const char *value, gsize length);
void cue_forest_builder_add_json (CueForestBuilder *self, JsonNode *node);
/* A value of another block, its keys in the order of the canonical text. */
void cue_forest_builder_add_tree (CueForestBuilder *self, const CueTree *tree);
/* The document through the gate; on error (%CUE_GATE_ERROR) nothing is added. */
gboolean cue_forest_builder_add_document (CueForestBuilder *self,
                                          const char *bytes,
                                          gssize length,
                                          const CueGateLimits *limits,
                                          GError **error);
/* Frees @self. Errors: %CUE_FOREST_ERROR_TOO_LARGE. (transfer full) */
CueForest *cue_forest_builder_end (CueForestBuilder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueForest, cue_forest_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueForestBuilder, cue_forest_builder_free)

G_END_DECLS
