/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window tells in passing. */

#include "config.h"

#include <glib/gi18n.h>

#include "cue-keys.h"
#include "cue-window-private.h"

/* How long the undo of a wrap-up is offered. */
#define UNDO_S 10

/* Toasts read markup; what they tell may quote anything. (transfer floating) */
static AdwToast *
create_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

void
cue_window_tell (CueWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (CUE_IS_WINDOW (self));

  toast = create_toast (text);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What was lost or is not saved stays until it has been read. */
static void
tell_trouble (CueWindow *self, const char *text)
{
  AdwToast *toast = create_toast (text);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* A feed can bring a thousand bad lines: they share one toast that counts. */
static void
tell_set_aside (CueWindow *self, const char *text)
{
  g_autofree char *counted = NULL;
  g_autofree char *escaped = NULL;

  self->n_set_aside = self->aside_toast != NULL ? self->n_set_aside + 1 : 1;
  if (self->aside_toast == NULL)
    {
      g_set_weak_pointer (&self->aside_toast, create_toast (text));
      adw_toast_set_timeout (self->aside_toast, 6);
      adw_toast_overlay_add_toast (self->toasts, self->aside_toast);
      return;
    }
  counted = g_strdup_printf (ngettext ("%s (%u in all)", "%s (%u in all)", self->n_set_aside), text,
                             self->n_set_aside);
  escaped = g_markup_escape_text (counted, -1);
  adw_toast_set_title (self->aside_toast, escaped);
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
    { "pack-problem", N_ ("A pack was left out: %s") },
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
    tell_trouble (self, text != NULL ? text : detail);
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
  AdwToast *toast = create_toast (unsent ? _ ("Closed. Your unsent message is kept.")
                                         : _ ("The conversation is closed."));
  g_autofree char *label = dup_undo_label (self);

  if (self->closed_toast != NULL) /* only the last one can be undone */
    adw_toast_dismiss (self->closed_toast);
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, "win.reopen");
  g_set_weak_pointer (&self->closed_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
