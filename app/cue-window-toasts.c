/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window tells in passing. */

#include "config.h"

#include <glib/gi18n.h>

#include "cue-keys.h"
#include "cue-window-private.h"

/* How long the undo of a wrap-up is offered. */
#define UNDO_S 10

/* What is told under these ids takes each other's place. */
#define UNDO "undo"
#define ASIDE "set-aside"

void
cue_window_tell (CueWindow *self, const char *text)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  cue_toaster_tell (self->toaster, "passing", text, 3, NULL, NULL);
}

/* A feed can bring a thousand bad lines: they share one toast that counts. */
static void
tell_set_aside (CueWindow *self, const char *text)
{
  g_autofree char *counted = NULL;

  self->n_set_aside = cue_toaster_tells (self->toaster, ASIDE) ? self->n_set_aside + 1 : 1;
  if (self->n_set_aside > 1)
    counted = g_strdup_printf (ngettext ("%s (%u in all)", "%s (%u in all)", self->n_set_aside),
                               text, self->n_set_aside);
  cue_toaster_tell (self->toaster, ASIDE, counted != NULL ? counted : text, 6, NULL, NULL);
}

gboolean
cue_window_tell_error (CueWindow *self, GError *error)
{
  cue_window_tell (self, error != NULL ? error->message : _ ("That did not work."));
  return FALSE;
}

/* What the desk has to tell: what happened, what is safe, what to do. */
void
cue_window_tell_notice (CueDesk *desk,
                        const char *severity,
                        const char *id,
                        const char *detail,
                        CueWindow *self)
{
  static const struct
  {
    const char *id;
    const char *text;
  } notices[] = {
    { "store-damaged",
      N_ ("The desk’s file was damaged. A copy is kept at %s; what could be read is here.") },
    { "store-unavailable",
      N_ ("The desk’s file cannot be used, so nothing is saved until you restart: %s") },
    { "store-refused", N_ ("An entry was not saved: %s") },
    { "store-trouble", N_ ("Saving has stopped; your work stays on the screen. %s") },
    { "store-recovered", N_ ("Saving works again. Nothing was lost.") },
    { "bad-line", N_ ("A line of the feed was set aside: %s") },
    { "bad-event", N_ ("An event of the feed was set aside: %s") },
    { "pack-renewed", N_ ("The pack was renewed. New conversations begin with it.") },
    { "pack-problem", N_ ("A pack was left out: %s") },
    { "learnt-damaged", N_ ("What was learnt of the offers could not be read; it will be learnt "
                            "again. %s") },
    { "log-ends-early", N_ ("A conversation could be read only in part: %s") },
    { "digest-differs",
      N_ ("Conversation %s was read again by a newer engine; its lamps may differ.") },
  };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_str_equal (id, notices[i].id))
      {
        const char *format = _ (notices[i].text);
        const char *place = strstr (format, "%s");

        text = place != NULL ? g_strdup_printf ("%.*s%s%s", (int) (place - format), format, detail,
                                                place + strlen ("%s"))
                             : g_strdup (format);
      }
  if (g_str_equal (id, "bad-line") || g_str_equal (id, "bad-event"))
    tell_set_aside (self, text);
  else if (g_str_equal (severity, "error"))
    /* what was lost or is not saved stays until it has been read */
    cue_toaster_tell (self->toaster, text != NULL ? text : detail, text != NULL ? text : detail, 0,
                      NULL, NULL);
  else
    cue_window_tell (self, text != NULL ? text : detail);
}

/* "Undo (Ctrl+Shift+T)": the hand need not leave the keys. */
static char *
dup_undo_label (CueWindow *self)
{
  g_autofree char *key = cue_keys_dup_label_of (self->settings, "win.reopen");

  return *key != '\0' ? g_strdup_printf ("%s (%s)", _ ("_Undo"), key) : g_strdup (_ ("_Undo"));
}

void
cue_window_offer_undo (CueWindow *self, CueConversation *conversation)
{
  gboolean unsent = !cue_conversation_is_voice (conversation)
                    && *cue_conversation_get_draft (conversation) != '\0';
  g_autofree char *label = dup_undo_label (self);

  cue_toaster_tell (self->toaster, UNDO,
                    unsent ? _ ("Closed. Your unsent message is kept.")
                           : _ ("The conversation is closed."),
                    UNDO_S, label, "win.reopen");
}

void
cue_window_withdraw_undo (CueWindow *self)
{
  cue_toaster_withdraw (self->toaster, UNDO);
}
