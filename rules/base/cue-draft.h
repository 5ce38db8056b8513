/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CueDraft: a JSON value without floats, made member by member
 *
 * What a step tells is made, written into the digest and mostly never looked at again. So it lies
 * in one piece of memory, in the order of the canonical text, and becomes nodes only for who asks.
 * A whole draft is reference counted and immutable once it was handed on; its values go with it.
 */
typedef struct _CueDraft CueDraft;

CueDraft *cue_draft_new (void); /* an object. (transfer full) */
/* Both of a whole draft alone; NULL is nothing. */
CueDraft *cue_draft_ref (CueDraft *self);
void cue_draft_unref (CueDraft *self);

/* Members of an object; one of the same name is replaced. @name: static; values are copied */
void cue_draft_set_string (CueDraft *self, const char *name, const char *value);
void cue_draft_set_int (CueDraft *self, const char *name, gint64 value);
void cue_draft_set_boolean (CueDraft *self, const char *name, gboolean value);
void cue_draft_set_null (CueDraft *self, const char *name);
/* As cue_json_without_floats () gives it. */
void cue_draft_set_json (CueDraft *self, const char *name, JsonNode *value);
/* @whole: another draft, of which one reference more is taken */
void cue_draft_set_draft (CueDraft *self, const char *name, CueDraft *whole);
/* (transfer none): empty */
CueDraft *cue_draft_set_object (CueDraft *self, const char *name);
CueDraft *cue_draft_set_array (CueDraft *self, const char *name);
/* An array in the memory of @self that stands nowhere yet, and its place. (transfer none) */
CueDraft *cue_draft_make_array (CueDraft *self);
void cue_draft_place (CueDraft *self, const char *name, CueDraft *made);

/* Elements of an array. (transfer none) */
CueDraft *cue_draft_add_object (CueDraft *self);
void cue_draft_add_string (CueDraft *self, const char *value);

/* Of an object; (nullable): there is none. A string or number is @fallback where there is none. */
const CueDraft *cue_draft_get (const CueDraft *self, const char *name);
CueDraft *cue_draft_edit (CueDraft *self, const char *name); /* the same of one's own, to add to */
const char *cue_draft_get_string (const CueDraft *self, const char *name, const char *fallback);
gint64 cue_draft_get_int (const CueDraft *self, const char *name, gint64 fallback);
/* Of an array or an object: how many, and the first; from each the next. (nullable) */
guint cue_draft_get_length (const CueDraft *self);
const CueDraft *cue_draft_get_first (const CueDraft *self);
const CueDraft *cue_draft_get_next (const CueDraft *self);
const char *cue_draft_get_text (const CueDraft *self); /* of a string, else NULL */
gboolean cue_draft_get_boolean (const CueDraft *self); /* whether it is true */

/* As cue_json_append_canonical (). @type: (nullable): of an object, of one member "type" more */
void cue_draft_append_canonical (const CueDraft *self, const char *type, GString *out);
JsonNode *cue_draft_to_json (const CueDraft *self); /* (transfer full): sealed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueDraft, cue_draft_unref)

G_END_DECLS
