/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-gate.h"

G_BEGIN_DECLS

/* One open array or object. */
typedef struct
{
  gboolean is_object;
  /* owned */
  JsonObject *object; /* NULL while only checking */
  JsonArray *array;   /* NULL while only checking */
  GHashTable *keys;   /* while only checking; made with the first key */
  char *key;          /* the key whose value comes next */
} CueFrame;

typedef struct
{
  gboolean builds;
  /* owned */
  GArray *frames;
  GString *text; /* the string read last, decoded */
  JsonNode *root;
  /* borrowed */
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

/* Puts @node (transfer full, NULL while only checking) where the next value goes. */
void cue_scanner_place (CueScanner *self, JsonNode *node);

/* At the opening quote; leaves the decoded text in @self->text. */
gboolean cue_scanner_read_string (CueScanner *self);
/* At a sign or a digit. */
gboolean cue_scanner_read_number (CueScanner *self);

G_END_DECLS
