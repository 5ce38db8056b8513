/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define CUE_STORE_ERROR (cue_store_error_quark ())
GQuark cue_store_error_quark (void);

typedef enum
{
  CUE_STORE_ERROR_FAILED,   /* SQLite says why */
  CUE_STORE_ERROR_NEWER,    /* written by a newer Cuelight; left untouched */
  CUE_STORE_ERROR_DAMAGED,  /* not a sound database */
  CUE_STORE_ERROR_BUSY,     /* another Cuelight holds it */
  CUE_STORE_ERROR_FULL,     /* the disk is full, read-only or failing: worth another try */
  CUE_STORE_ERROR_CONFLICT, /* the same event twice */
  CUE_STORE_ERROR_CLOSED,
} CueStoreErrorCode;

/* One SQLite connection with its statements; used by one thread only. */
typedef struct _CueDatabase CueDatabase;

/* @path NULL: in memory. Opens, refuses a newer file, checks, migrates. Errors: %CUE_STORE_ERROR.
 */
CueDatabase *cue_database_open (const char *path, GError **error);
/* Only to read what can be read; nothing is checked or changed. */
CueDatabase *cue_database_open_raw (const char *path, GError **error);
void cue_database_close (CueDatabase *self);

/* @types: one letter a parameter: 't' const char * (NULL is NULL), 'i' gint64, 'b' const void * and
 * gsize. */
gboolean
cue_database_run (CueDatabase *self, GError **error, const char *sql, const char *types, ...);

/* The same for a question: the statement stands before its first row and is reset by
 * cue_database_done (). NULL on error. */
sqlite3_stmt *
cue_database_ask (CueDatabase *self, GError **error, const char *sql, const char *types, ...);
/* FALSE at the end or on error, which is then set. */
gboolean cue_database_next (CueDatabase *self, sqlite3_stmt *statement, GError **error);
void cue_database_done (sqlite3_stmt *statement);

const char *cue_column_text (sqlite3_stmt *statement, int column); /* never NULL */
gint64 cue_column_int (sqlite3_stmt *statement, int column);
GBytes *cue_column_bytes (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueDatabase, cue_database_close)

G_END_DECLS
