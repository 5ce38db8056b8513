/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-customer.h"

G_BEGIN_DECLS

CueTag *cue_tag_new (CuePack *pack, const char *id);
void cue_tag_set_on (CueTag *self, gboolean on);
void cue_tag_set_confirmed (CueTag *self, gboolean confirmed);
void cue_tag_set_fresh (CueTag *self, gboolean fresh);
void cue_tag_set_heard (CueTag *self, const char *turn, const char *words, gint64 at_ms);
void cue_tag_set_proof (CueTag *self, JsonObject *proof);

CueFact *cue_fact_new (CuePack *pack, const char *id);
/* @value NULL: no longer known */
void cue_fact_set_value (CueFact *self, JsonNode *value, const char *from);

CueHold *cue_hold_new (CuePack *pack, const char *id);

CueCustomer *cue_customer_new (CuePack *pack);
/* The tag, made when it is met for the first time; its object lives as long as the customer's.
 * (transfer none) */
CueTag *cue_customer_ensure_tag (CueCustomer *self, const char *id);
/* Puts @tag into the list of those that are on, or takes it out. */
void cue_customer_show_tag (CueCustomer *self, CueTag *tag, gboolean on);
/* A new turn: what was fresh is no longer. */
void cue_customer_settle (CueCustomer *self);
/* @value NULL: no longer known */
void cue_customer_set_fact (CueCustomer *self, const char *id, JsonNode *value, const char *from);
/* A hold of the pack began or ended. */
void cue_customer_set_hold (CueCustomer *self, const char *id, gboolean on);
void cue_customer_clear (CueCustomer *self, CuePack *pack);

/* "•••• 2661": the last four of a long one, the first letter of each word else. (transfer full) */
char *cue_mask_text (const char *text);
/* A fact's value as text without the pack: "3", "true", "a, b". (transfer full) */
char *cue_value_to_text (JsonNode *value);

G_END_DECLS
