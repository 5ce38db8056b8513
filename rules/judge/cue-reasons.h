/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The reasons that the engine itself gives for what it does, in both languages: one table. */
#define CUE_REASON_EXPIRED "expired"       /* outside its dates */
#define CUE_REASON_OWNED "owned"           /* the customer has it */
#define CUE_REASON_REFUSED "refused"       /* the customer said no to it */
#define CUE_REASON_DECLINED "declined"     /* the agent put it aside */
#define CUE_REASON_INELIGIBLE "ineligible" /* a fit clause fails */
#define CUE_REASON_EXCLUDED "excluded"     /* owns what it cannot stand beside */
#define CUE_REASON_REQUIRES "requires"     /* lacks what it needs */
#define CUE_REASON_ONCE "once"             /* was shown already */
#define CUE_REASON_MAX "max"               /* was shown as often as allowed */
#define CUE_REASON_COOLDOWN "cooldown"     /* was shown a moment ago */
#define CUE_REASON_RULE "rule"             /* the rule's own hold */
#define CUE_REASON_SPEAKING "speaking"     /* the customer speaks */
#define CUE_REASON_PRESSURE "pressure"     /* too much at once for the agent */
#define CUE_REASON_BUDGET "budget"         /* his cards of this minute are used up */
#define CUE_REASON_OFFER "offer"           /* the offer it belongs to is not lit */
#define CUE_REASON_BEATEN "beaten"         /* another offer is lit */
#define CUE_REASON_WEAK "weak"             /* its score is below the floor */
#define CUE_REASON_CROWDED "crowded"       /* enough sayings are lit */
#define CUE_REASON_ERROR "error"           /* a condition could not be read */
#define CUE_REASON_TTL "ttl"               /* nobody took it in time */
#define CUE_REASON_NO_LONGER "no-longer"   /* its condition is no longer true */
#define CUE_REASON_ANSWERED "answered"     /* another question came */
#define CUE_REASON_OTHER_RULE "other-rule" /* another rule lit the same */
#define CUE_REASON_CLOSED "closed"         /* the conversation ended */
#define CUE_REASON_PACK "pack"             /* the pack no longer has it */

/* A short sentence, or NULL when the engine has no such reason. Static. */
const char *cue_reason_get_text (const char *reason, const char *lang);
/* {"zh":…,"en":…} (transfer full), NULL as above */
JsonNode *cue_reason_to_json (const char *reason);

G_END_DECLS
