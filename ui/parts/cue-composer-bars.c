/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-lang.h"

/* What stands above and below the text: an error, the hint of the recorded agent, the count. */

#define COUNT_FROM (CUE_COMPOSER_MOST * 9 / 10)

void
cue_composer_show_error (CueComposer *self, const char *message)
{
  g_return_if_fail (CUE_IS_COMPOSER (self));

  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_bar, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (self->frame, "error");
  else
    gtk_widget_remove_css_class (self->frame, "error");
}

void
cue_composer_update_count (CueComposer *self)
{
  int n = gtk_text_buffer_get_char_count (self->buffer);
  g_autofree char *text = g_strdup_printf (_ ("%d of %d characters"), n, CUE_COMPOSER_MOST);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n >= COUNT_FROM);
  if (n > CUE_COMPOSER_MOST)
    gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count_label), "error");
  gtk_widget_set_sensitive (self->send_button, n > 0);
}

void
cue_composer_update_hint (CueComposer *self)
{
  const char *hint
      = self->conversation != NULL ? cue_conversation_get_hint (self->conversation) : "";
  gboolean shown
      = hint != NULL && *hint != '\0' && cue_conversation_waits_for_agent (self->conversation);

  if (shown)
    {
      g_autofree char *isolated = cue_closure_isolate (hint);
      g_autofree char *text = g_strdup_printf (_ ("The recorded agent said: %s"), isolated);

      gtk_label_set_text (self->hint_label, text);
      cue_lang_set_label (self->hint_label, cue_conversation_get_lang (self->conversation));
    }
  gtk_widget_set_visible (self->hint_bar, shown);
}

void
cue_composer_use_hint (CueComposer *self)
{
  g_autofree char *hint = g_strdup (cue_conversation_get_hint (self->conversation));

  cue_composer_insert_text (self, hint);
  cue_composer_focus (self);
}
