/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_WORKSPACE_WIDE,   /* queue, conversation, panel side by side */
  CUE_WORKSPACE_MEDIUM, /* the queue slides over the conversation */
  CUE_WORKSPACE_NARROW, /* one pane at a time */
} CueWorkspaceMode;

#define CUE_TYPE_WORKSPACE_MODE (cue_workspace_mode_get_type ())
GType cue_workspace_mode_get_type (void);

/* Lays the agent's three panes out for the width there is. Properties: "queue", "conversation",
 * "panel" (GtkWidget), "mode" (CueWorkspaceMode, read-only), "queue-shown" (in medium and narrow),
 * "panel-shown" (in narrow). */
#define CUE_TYPE_WORKSPACE (cue_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspace, cue_workspace, CUE, WORKSPACE, GtkWidget)

CueWorkspaceMode cue_workspace_get_mode (CueWorkspace *self);
void cue_workspace_show_queue (CueWorkspace *self, gboolean shown);
gboolean cue_workspace_is_queue_shown (CueWorkspace *self);
/* By hand: in wide too the queue can make room for the conversation. */
void cue_workspace_toggle_queue (CueWorkspace *self);
void cue_workspace_show_panel (CueWorkspace *self, gboolean shown);
gboolean cue_workspace_is_panel_shown (CueWorkspace *self);

G_END_DECLS
