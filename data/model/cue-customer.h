/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cue-pack.h"

G_BEGIN_DECLS

/* A tag that is or was lit. */
#define CUE_TYPE_TAG (cue_tag_get_type ())
G_DECLARE_FINAL_TYPE (CueTag, cue_tag, CUE, TAG, GObject)

/* properties, read-only: "id", "on", "confirmed", "fresh" (lit on the last turn), "words" (what was
 * heard, "" none), "at-ms" */
const char *cue_tag_get_id (CueTag *self);
gboolean cue_tag_is_on (CueTag *self);
gboolean cue_tag_is_confirmed (CueTag *self);
gboolean cue_tag_is_fresh (CueTag *self);
CueTagKind cue_tag_get_kind (CueTag *self);
const char *cue_tag_get_words (CueTag *self);
const char *cue_tag_get_turn (CueTag *self); /* (nullable) */
gint64 cue_tag_get_at_ms (CueTag *self);
char *cue_tag_dup_title (CueTag *self, const char *lang);
JsonObject *cue_tag_get_proof (CueTag *self);

/* One fact known of the customer. */
#define CUE_TYPE_FACT (cue_fact_get_type ())
G_DECLARE_FINAL_TYPE (CueFact, cue_fact, CUE, FACT, GObject)

/* properties, read-only: "id", "value" (as text), "masked" (masked text, equal to value when not
 * private), "private", "from" ("customer", "agent" or a turn id) */
const char *cue_fact_get_id (CueFact *self);
const char *cue_fact_get_value (CueFact *self);
const char *cue_fact_get_masked (CueFact *self);
gboolean cue_fact_is_private (CueFact *self);
const char *cue_fact_get_from (CueFact *self);
char *cue_fact_dup_title (CueFact *self, const char *lang);
/* The value as people read it: "Asia", "yes", "3", "a, b". Not masked. */
char *cue_fact_dup_words (CueFact *self, const char *lang);

/* Why nothing is to be sold to this customer now. Immutable. */
#define CUE_TYPE_HOLD (cue_hold_get_type ())
G_DECLARE_FINAL_TYPE (CueHold, cue_hold, CUE, HOLD, GObject)

const char *cue_hold_get_id (CueHold *self);
char *cue_hold_dup_title (CueHold *self, const char *lang);
char *cue_hold_dup_advice (CueHold *self, const char *lang); /* what to do instead, "" none */

/* Who is on the other side. properties: "name" string, "masked-name", "tags" (GListModel of CueTag
 * that are on), "facts" (GListModel of CueFact), "holds" (GListModel of CueHold, the weightiest
 * first) */
#define CUE_TYPE_CUSTOMER (cue_customer_get_type ())
G_DECLARE_FINAL_TYPE (CueCustomer, cue_customer, CUE, CUSTOMER, GObject)

const char *cue_customer_get_name (CueCustomer *self);
GListModel *cue_customer_get_tags (CueCustomer *self);  /* (transfer none) */
GListModel *cue_customer_get_facts (CueCustomer *self); /* (transfer none) */
GListModel *cue_customer_get_holds (CueCustomer *self); /* (transfer none) */
CueTag *cue_customer_find_tag (CueCustomer *self, const char *id);
CueFact *cue_customer_find_fact (CueCustomer *self, const char *id);

G_END_DECLS
