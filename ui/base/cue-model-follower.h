/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the widget of an item. (transfer floating) */
typedef GtkWidget *(*CueCreateFunc) (gpointer item, gpointer user_data);

/* Keeps the children of a box as a list model says: an item keeps its widget for its life. While
 * the pointer or the focus is in the box nothing moves: what leaves the model stays, dimmed and
 * insensitive, until they have gone. */
#define CUE_TYPE_MODEL_FOLLOWER (cue_model_follower_get_type ())
G_DECLARE_FINAL_TYPE (CueModelFollower, cue_model_follower, CUE, MODEL_FOLLOWER, GObject)

/* @box: borrowed, must outlive the follower's model */
CueModelFollower *cue_model_follower_new (GtkWidget *box, CueCreateFunc create, gpointer user_data);
void cue_model_follower_set_model (CueModelFollower *self, GListModel *model); /* (nullable) */
/* Widget of the item at @position. (transfer none) (nullable) */
GtkWidget *cue_model_follower_get_widget (CueModelFollower *self, guint position);

G_END_DECLS
