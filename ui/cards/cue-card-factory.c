/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-card-factory.h"

#include <glib/gi18n-lib.h>

#include "cue-answer-card.h"
#include "cue-offer-card.h"
#include "cue-talk-card.h"

/* A new kind of suggestion: its widget beside these, and a row here. */
static const struct
{
  CueTargetKind kind;
  const char *word;
  GtkWidget *(*create) (CueLamp *lamp, const char *lang);
} bodies[] = {
  { CUE_TARGET_OFFER, N_ ("Offer"), cue_offer_card_new },
  { CUE_TARGET_TALK, N_ ("Talk"), cue_talk_card_new },
  { CUE_TARGET_ANSWER, N_ ("Answer"), cue_answer_card_new },
};

GtkWidget *
cue_card_factory_create_body (CueLamp *lamp, const char *lang)
{
  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (bodies[i].kind == cue_lamp_get_kind (lamp))
      return bodies[i].create (lamp, lang);
  g_return_val_if_reached (NULL);
}

const char *
cue_card_factory_get_word (CueTargetKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (bodies[i].kind == kind)
      return _ (bodies[i].word);
  g_return_val_if_reached ("");
}
