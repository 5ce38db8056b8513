/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of the one key table: accelerators, palette, shortcuts page and help are made from it. */
typedef struct
{
  const char *action; /* detailed: "win.take(uint32 1)" */
  const char *accel;  /* "<Alt>1"; several by blank; NULL: palette only */
  const char *group;  /* N_("Lamps") */
  const char *title;  /* N_("Insert card 1") */
  gboolean hidden;    /* kept out of the palette: the same act stands there once */
} CueKey;

const CueKey *cue_keys_list (guint *n);

/* The keys in force: the user's (settings key "keys") before the table's. (transfer full) */
GStrv cue_keys_dup_accels (GSettings *settings, const CueKey *key);
/* The same and what the keyboard makes of them: Shift turns a digit into another sign. (transfer
 * full) */
GStrv cue_keys_dup_triggers (GSettings *settings, const CueKey *key);
/* "Alt+1" for people; "" when there is none. (transfer full) */
char *cue_keys_dup_label (GSettings *settings, const CueKey *key);
/* The same for an action of the table, as the row names it. (transfer full) */
char *cue_keys_dup_label_of (GSettings *settings, const char *action);
/* Sets the accelerators of the whole table. */
void cue_keys_apply (GtkApplication *application, GSettings *settings);
/* Changes one key, NULL gives back the table's. FALSE when @accel belongs to another row, named in
 * @taken_by (transfer none). */
gboolean cue_keys_change (GSettings *settings,
                          const CueKey *key,
                          const char *accel,
                          const CueKey **taken_by);

G_END_DECLS
