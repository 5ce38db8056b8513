/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-forest.h"
#include "cue-gate.h"

G_BEGIN_DECLS

/* One open array or object. */
typedef struct
{
  gboolean is_object;
  /* owned */
  JsonObject *object; /* where nodes are made */
  JsonArray *array;   /* where nodes are made */
  GHashTable *keys;   /* while only checking; made with the first key */
  char *key;          /* the key whose value comes next */
} CueFrame;

/* What is read becomes nodes, goes into a block, or is only checked. */
typedef struct
{
  gboolean builds; /* nodes */
  /* owned */
  GArray *frames;
  GString *text; /* the string read last, decoded */
  JsonNode *root;
  /* borrowed */
  CueForestBuilder *builder; /* or NULL */
  const CueGateLimits *limits;
  const guchar *start;
  const guchar *at;
  const guchar *end;
  GError **error;
} CueScanner;

/* Sets the error: where, what stands there, and @wanted. */
gboolean cue_scanner_refuse (const CueScanner *self,
                             CueGateError code,
                             const guchar *at,
                             const char *wanted);

/* Numbers, to whatever they become. */
void cue_scanner_place_integer (CueScanner *self, gint64 value);
void cue_scanner_place_double (CueScanner *self, double value);

/* Checks and adds to @builder; on error it holds half of the document. */
gboolean cue_gate_scan_into (const char *bytes,
                             gssize length,
                             const CueGateLimits *limits,
                             CueForestBuilder *builder,
                             GError **error);

/* At the opening quote; leaves the decoded text in @self->text. */
gboolean cue_scanner_read_string (CueScanner *self);
/* At a sign or a digit. */
gboolean cue_scanner_read_number (CueScanner *self);

G_END_DECLS
