/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *icon;
  const char *style;
} Look;

/* One row a state (docs: the table of states). Shape and word first, colour last. */
static const Look lamps[] = {
  [CUE_LAMP_DARK] = { NC_ ("lamp", "dark"), "cue-lamp-past-symbolic", "lamp-past" },
  [CUE_LAMP_HELD] = { NC_ ("lamp", "held"), "cue-lamp-held-symbolic", "lamp-held" },
  [CUE_LAMP_LIT] = { NC_ ("lamp", "lit"), "cue-lamp-lit-symbolic", "lamp-lit" },
  [CUE_LAMP_SEEN] = { NC_ ("lamp", "lit"), "cue-lamp-lit-symbolic", "lamp-lit" },
  [CUE_LAMP_TAKEN] = { NC_ ("lamp", "taken"), "cue-lamp-taken-symbolic", "lamp-taken" },
  [CUE_LAMP_SAID] = { NC_ ("lamp", "said"), "cue-lamp-said-symbolic", "lamp-said" },
  [CUE_LAMP_PARTLY] = { NC_ ("lamp", "partly said"), "cue-lamp-partly-symbolic", "lamp-partly" },
  [CUE_LAMP_MISSED] = { NC_ ("lamp", "missed"), "cue-lamp-missed-symbolic", "lamp-missed" },
  [CUE_LAMP_ACCEPTED] = { NC_ ("lamp", "accepted"), "cue-lamp-said-symbolic", "lamp-said" },
  [CUE_LAMP_REFUSED] = { NC_ ("lamp", "refused"), "cue-lamp-past-symbolic", "lamp-past" },
  [CUE_LAMP_UNDECIDED] = { NC_ ("lamp", "undecided"), "cue-lamp-partly-symbolic", "lamp-partly" },
  [CUE_LAMP_DECLINED] = { NC_ ("lamp", "declined"), "cue-lamp-past-symbolic", "lamp-past" },
  [CUE_LAMP_EXPIRED] = { NC_ ("lamp", "expired"), "cue-lamp-past-symbolic", "lamp-past" },
};

static const Look verdicts[] = {
  [CUE_VERDICT_OPEN] = { NC_ ("point", "to say"), "cue-verdict-open-symbolic", "lamp-open" },
  [CUE_VERDICT_UNSURE] = { NC_ ("point", "unsure"), "cue-verdict-unsure-symbolic", "lamp-partly" },
  [CUE_VERDICT_PARTLY] = { NC_ ("point", "partly"), "cue-lamp-partly-symbolic", "lamp-partly" },
  [CUE_VERDICT_CONTRADICTED]
  = { NC_ ("point", "contradicted"), "cue-verdict-contradicted-symbolic", "lamp-missed" },
  [CUE_VERDICT_SAID] = { NC_ ("point", "said"), "cue-lamp-said-symbolic", "lamp-said" },
};

static const Look missed_look
    = { NC_ ("point", "missed"), "cue-lamp-missed-symbolic", "lamp-missed" };

static const Look *
get_verdict_look (CueVerdict verdict, gboolean missed)
{
  if (missed && verdict == CUE_VERDICT_OPEN)
    return &missed_look;
  return &verdicts[MIN ((guint) verdict, G_N_ELEMENTS (verdicts) - 1)];
}

const char *
cue_lamp_words_state (CueLampState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (lamps), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "lamp", lamps[state].word);
}

const char *
cue_lamp_words_icon (CueLampState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (lamps), "");

  return lamps[state].icon;
}

const char *
cue_lamp_words_style (CueLampState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (lamps), "");

  return lamps[state].style;
}

const char *
cue_lamp_words_kind (CueTargetKind kind)
{
  switch (kind)
    {
    case CUE_TARGET_OFFER:
      return _ ("Offer");
    case CUE_TARGET_TALK:
      return _ ("Talk");
    case CUE_TARGET_ANSWER:
    default:
      return _ ("Answer");
    }
}

const char *
cue_verdict_words (CueVerdict verdict, gboolean missed)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "point", get_verdict_look (verdict, missed)->word);
}

const char *
cue_verdict_icon (CueVerdict verdict, gboolean missed)
{
  return get_verdict_look (verdict, missed)->icon;
}

const char *
cue_verdict_style (CueVerdict verdict, gboolean missed)
{
  return get_verdict_look (verdict, missed)->style;
}
