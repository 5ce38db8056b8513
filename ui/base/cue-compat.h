/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The one file of version switches: everything else uses what GTK 4.8 / libadwaita 1.2 and their
 * successors have in common.
 */

typedef enum
{
  CUE_CONFIRM_NORMAL,
  CUE_CONFIRM_SUGGESTED,
  CUE_CONFIRM_DESTRUCTIVE,
} CueConfirmLook;

typedef void (*CueConfirmFunc) (gboolean confirmed, gpointer user_data);
typedef void (*CueFileFunc) (GFile *file, gpointer user_data);

/* Asks and calls @callback once, with %FALSE when cancelled or closed. */
void cue_compat_confirm (GtkWidget *parent,
                         const char *heading,
                         const char *body,
                         const char *accept_label,
                         CueConfirmLook look,
                         CueConfirmFunc callback,
                         gpointer user_data);

/* Asks where to save or what to open; @file is NULL when cancelled. */
void cue_compat_save_file (GtkWidget *parent,
                           const char *title,
                           const char *name,
                           CueFileFunc callback,
                           gpointer user_data);
void cue_compat_open_file (GtkWidget *parent,
                           const char *title,
                           CueFileFunc callback,
                           gpointer user_data);

/* Brings row @position of @list into view. */
void cue_compat_list_scroll_to (GtkListView *list, guint position);

/* Tells a screen reader @message once; without announcements @status (a label of the status role)
 * is set. */
void cue_compat_announce (GtkWidget *widget, GtkLabel *status, const char *message);

/* A style sheet of the default display, over the theme. (transfer none) */
GtkCssProvider *cue_compat_css_new (void);
/* @resource NULL: empty */
void cue_compat_css_load (GtkCssProvider *provider, const char *resource);

/* The text colour of @widget. */
void cue_compat_widget_color (GtkWidget *widget, GdkRGBA *color);

/* The "about" window of the program. */
void cue_compat_about (GtkWidget *parent,
                       const char *name,
                       const char *icon_name,
                       const char *version,
                       const char *comments);

G_END_DECLS
