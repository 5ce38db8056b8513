/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The one JSON writer: keys sorted by code point, no spaces, integers in decimal, other numbers by
 * cue_json_print_number (), shortest escapes (after RFC 8785, which differs only in sorting by
 * UTF-16). */
char *cue_json_to_canonical (JsonNode *node);
void cue_json_append_canonical (GString *out, JsonNode *node);

/* Shortest text that reads back as the same double; integers without a point; independent of the
 * locale. */
char *cue_json_print_number (double value);

/* SHA-256 in lower-case hex of the canonical text. */
char *cue_json_digest (JsonNode *node);

gboolean cue_json_equal (JsonNode *a, JsonNode *b);

/* Getters that never warn: @fallback when @object lacks the member or it has another type.
 * Borrowed. */
const char *cue_json_get_string (JsonObject *object, const char *name, const char *fallback);
gint64 cue_json_get_int (JsonObject *object, const char *name, gint64 fallback);
gboolean cue_json_get_boolean (JsonObject *object, const char *name, gboolean fallback);
JsonObject *cue_json_get_object (JsonObject *object, const char *name);
JsonArray *cue_json_get_array (JsonObject *object, const char *name);

/* For messages: "an object", "an array", "a string", "a number", "a boolean", "null"; "nothing" for
 * NULL. */
const char *cue_json_type_name (JsonNode *node);

/* (transfer full): nodes in one call */
JsonNode *cue_json_new_string (const char *value);
JsonNode *cue_json_new_int (gint64 value);
JsonNode *cue_json_new_double (double value);
JsonNode *cue_json_new_boolean (gboolean value);
JsonNode *cue_json_new_null (void);
JsonNode *cue_json_new_object (JsonObject *object); /* takes @object */
JsonNode *cue_json_new_array (JsonArray *array);    /* takes @array */

/* Of a sealed value one reference more, of another a copy. A copy of json_node_copy () shares what
 * is counted without a lock, so a value that several threads read is never copied by it. (transfer
 * full) */
JsonNode *cue_json_share (JsonNode *value);
/* An object of its own with the same members. (transfer full) */
JsonNode *cue_json_copy_object (JsonObject *object);
/* The same value as it may leave: numbers that are not whole are texts. (transfer full) */
JsonNode *cue_json_without_floats (JsonNode *value);

G_END_DECLS
