/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cue-window-private.h"

/* What can be done with a lamp. */

static void
take_lamp (CueWindow *self, CueLamp *lamp)
{
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (lamp);
  g_autoptr (GError) error = NULL;

  if (!cue_lamp_is_alight (lamp))
    {
      cue_window_tell (self, _ ("That card is no longer lit."));
      return;
    }
  if (!cue_desk_take (self->desk, self->conversation, lamp, &error))
    cue_window_tell_error (self, error);
  else
    cue_conversation_page_insert (self->page, pieces);
}

static void
act_take (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp;

  if (!cue_window_has_conversation (self))
    return;
  cue_conversation_page_reset_im (self->page);
  lamp = cue_lamp_deck_find_number (cue_conversation_get_deck (self->conversation),
                                    g_variant_get_uint32 (parameter));
  if (lamp != NULL)
    take_lamp (self, lamp);
  else
    cue_window_tell (self, _ ("That card is no longer lit."));
}

static CueLamp *
find_lamp (CueWindow *self, const char *id)
{
  if (!cue_window_has_conversation (self))
    return NULL;
  return cue_lamp_deck_find (cue_conversation_get_deck (self->conversation), id);
}

static void
act_take_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    take_lamp (self, lamp);
}

static void
act_see_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    cue_desk_see (self->desk, self->conversation, lamp);
}

static void
act_decline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_panel_show_decline (CUE_WINDOW (widget)->panel, g_variant_get_uint32 (parameter));
}

static void
act_decline_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  const char *id, *reason;
  CueLamp *lamp;

  g_variant_get (parameter, "(&s&s)", &id, &reason);
  lamp = find_lamp (self, id);
  if (lamp == NULL)
    return;
  if (!cue_desk_decline (self->desk, self->conversation, lamp, reason, &error))
    cue_window_tell_error (self, error);
  /* the card goes, and the hand goes on writing */
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
act_pin_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    cue_desk_pin (self->desk, self->conversation, lamp, !cue_lamp_is_pinned (lamp));
}

static void
act_why (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_workspace_show_panel (self->workspace, TRUE);
  if (!cue_panel_show_why (self->panel))
    cue_window_tell (self, _ ("No card is lit."));
}

void
cue_window_install_lamp_actions (GtkWidgetClass *widget_class)
{
  static const CueWindowAct acts[] = {
    { "win.take", "u", act_take },
    { "win.take-lamp", "s", act_take_lamp },
    { "win.see-lamp", "s", act_see_lamp },
    { "win.decline", "u", act_decline },
    { "win.decline-lamp", "(ss)", act_decline_lamp },
    { "win.pin-lamp", "s", act_pin_lamp },
    { "win.why", NULL, act_why },
  };

  cue_window_install_acts (widget_class, acts, G_N_ELEMENTS (acts));
}
