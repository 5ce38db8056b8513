/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-conversation.h"

G_BEGIN_DECLS

/* To whom: who the customer is, what is known and what he wants now. Private facts are masked and
 * shown while pressed. */
#define CUE_TYPE_CUSTOMER_CARD (cue_customer_card_get_type ())
G_DECLARE_FINAL_TYPE (CueCustomerCard, cue_customer_card, CUE, CUSTOMER_CARD, GtkWidget)

void cue_customer_card_set_conversation (CueCustomerCard *self,
                                         CueConversation *conversation); /* (nullable) */
/* FALSE: tags are only to be looked at. Before a conversation is set. */
void cue_customer_card_set_acts (CueCustomerCard *self, gboolean acts);

G_END_DECLS
