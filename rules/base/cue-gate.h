/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUE_GATE_ERROR (cue_gate_error_quark ())
GQuark cue_gate_error_quark (void);

typedef enum
{
  CUE_GATE_ERROR_SYNTAX,    /* not RFC 8259 */
  CUE_GATE_ERROR_ENCODING,  /* invalid UTF-8, lone surrogate or NUL */
  CUE_GATE_ERROR_TOO_LARGE, /* more bytes than allowed */
  CUE_GATE_ERROR_TOO_DEEP,  /* nested deeper than allowed */
  CUE_GATE_ERROR_DUPLICATE, /* the same key twice in one object */
  CUE_GATE_ERROR_NUMBER,    /* an integer outside ±(2^53−1), or a number that is not finite */
} CueGateError;

/**
 * CueGateLimits:
 * @max_bytes: longest document, in bytes
 * @max_depth: deepest nesting of arrays and objects
 */
typedef struct
{
  gsize max_bytes;
  guint max_depth;
} CueGateLimits;

/* 4 MiB and 32 levels: pack lines, conversations, events from files. */
extern const CueGateLimits CUE_GATE_LINE;
/* 64 KiB and 16 levels: one frame of the wire. */
extern const CueGateLimits CUE_GATE_FRAME;

/**
 * cue_gate_check:
 *
 * Reads @bytes by RFC 8259 and refuses what json-glib would accept, misread or die of.
 * The message names the byte offset, what was found and what would be right.
 */
gboolean
cue_gate_check (const char *bytes, gssize length, const CueGateLimits *limits, GError **error);

/**
 * cue_gate_parse:
 *
 * The one way JSON enters Cuelight: checks, then parses. Errors: %CUE_GATE_ERROR.
 *
 * Returns: (transfer full): a sealed node
 */
JsonNode *
cue_gate_parse (const char *bytes, gssize length, const CueGateLimits *limits, GError **error);

G_END_DECLS
