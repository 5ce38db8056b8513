/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cue-event.h"
#include "cue-pack.h"

G_BEGIN_DECLS

/* Small helpers that the tests of data/ share. */
JsonNode *cue_help_json (const char *text); /* (transfer full) */
CueEvent *cue_help_event (const char *conversation,
                          gint64 seq,
                          const char *type,
                          gint64 at_ms,
                          const char *body);
/* A small pack with every family that screens show. (transfer full) */
CuePack *cue_help_new_pack (void);
/* The same as files in @folder, which must exist. */
void cue_help_write_pack (const char *folder);
/* A folder of the test's own, removed by cue_help_remove_folder (). (transfer full) */
char *cue_help_make_folder (void);
void cue_help_remove_folder (char *folder);
/* Iterates the main context until @result is set; fails the test after 20 s. */
void cue_help_wait_for (GAsyncResult **result);
void cue_help_take_result_cb (GObject *object, GAsyncResult *result, gpointer user_data);
/* Iterates the main context until @test is true; FALSE after @ms. */
gboolean cue_help_wait_until (gboolean (*test) (gpointer data), gpointer data, guint ms);

/* Counts what a list or an object tells. */
typedef struct
{
  guint n_changes; /* items-changed */
  guint n_removed;
  guint n_added;
  guint n_notified;
} CueHelpCount;

void cue_help_count_items (gpointer model, CueHelpCount *count);
/* @property NULL: any */
void cue_help_count_notify (gpointer object, const char *property, CueHelpCount *count);

G_END_DECLS
