/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-database.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>

#include "cue-sql-resource.h"

#define SQL_FOLDER "/app/cuelight/Cuelight/sql/"

struct _CueDatabase
{
  /* owned */
  sqlite3 *handle;
  GHashTable *statements; /* SQL text (static) → sqlite3_stmt */
  char *path;
};

G_DEFINE_QUARK (cue_store_error, cue_store_error)

static int
error_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CUE_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CUE_STORE_ERROR_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
      return CUE_STORE_ERROR_FULL;
    case SQLITE_CONSTRAINT:
      return CUE_STORE_ERROR_CONFLICT;
    default:
      return CUE_STORE_ERROR_FAILED;
    }
}

static gboolean
fail (CueDatabase *self, int result, GError **error)
{
  int code = error_code (result);

  if (code == CUE_STORE_ERROR_BUSY)
    g_set_error (error, CUE_STORE_ERROR, code,
                 "%s: found it in use by another program; close the other Cuelight first",
                 self->path);
  else
    g_set_error (error, CUE_STORE_ERROR, code, "%s: %s", self->path,
                 self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  return FALSE;
}

void
cue_database_close (CueDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

static sqlite3_stmt *
prepare (CueDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  int result
      = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static void
bind (sqlite3_stmt *statement, const char *types, va_list arguments)
{
  for (int i = 1; *types != '\0'; types++, i++)
    switch (*types)
      {
      case 't':
        sqlite3_bind_text (statement, i, va_arg (arguments, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (statement, i, va_arg (arguments, gint64));
        break;
      case 'b':
        {
          const void *bytes = va_arg (arguments, const void *);
          gsize length = va_arg (arguments, gsize);
          sqlite3_bind_blob64 (statement, i, length > 0 ? bytes : "", length, SQLITE_TRANSIENT);
          break;
        }
      default:
        g_assert_not_reached ();
      }
}

void
cue_database_done (sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static sqlite3_stmt *
begin (CueDatabase *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  sqlite3_stmt *statement = prepare (self, sql, error);

  if (statement != NULL)
    bind (statement, types, arguments);
  return statement;
}

gboolean
cue_database_run (CueDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, types);
  sqlite3_stmt *statement = begin (self, error, sql, types, arguments);
  va_end (arguments);
  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  gboolean good = result == SQLITE_DONE || fail (self, result, error);
  cue_database_done (statement);
  return good;
}

sqlite3_stmt *
cue_database_ask (CueDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  va_list arguments;

  va_start (arguments, types);
  sqlite3_stmt *statement = begin (self, error, sql, types, arguments);
  va_end (arguments);
  return statement;
}

gboolean
cue_database_next (CueDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    fail (self, result, error);
  return FALSE;
}

const char *
cue_column_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

gint64
cue_column_int (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

GBytes *
cue_column_bytes (sqlite3_stmt *statement, int column)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  if (bytes == NULL)
    return g_bytes_new_static ("", 0);
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (statement, column));
}

static gint64
read_version (CueDatabase *self, GError **error)
{
  sqlite3_stmt *statement = cue_database_ask (self, error, "PRAGMA user_version", "");
  gint64 version = -1;

  if (statement != NULL && cue_database_next (self, statement, error))
    version = cue_column_int (statement, 0);
  cue_database_done (statement);
  return version;
}

static gboolean
check (CueDatabase *self, GError **error)
{
  sqlite3_stmt *statement = cue_database_ask (self, error, "PRAGMA quick_check(1)", "");
  gboolean sound = FALSE;

  if (statement != NULL && cue_database_next (self, statement, error))
    {
      sound = g_str_equal (cue_column_text (statement, 0), "ok");
      if (!sound)
        g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_DAMAGED, "%s: %s", self->path,
                     cue_column_text (statement, 0));
    }
  cue_database_done (statement);
  return sound;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
list_migrations (void)
{
  GStrv names = g_resource_enumerate_children (cue_sql_get_resource (), SQL_FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

/* One script, one transaction; its last statement sets user_version. */
static gboolean
run_migration (CueDatabase *self, const char *name, GError **error)
{
  g_autofree char *resource = g_strconcat (SQL_FOLDER, name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (cue_sql_get_resource (), resource,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (script == NULL || !cue_database_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  int result = sqlite3_exec (self->handle, g_bytes_get_data (script, NULL), NULL, NULL, NULL);
  if (result == SQLITE_OK && cue_database_run (self, error, "COMMIT", ""))
    return TRUE;
  if (result != SQLITE_OK)
    fail (self, result, error);
  g_prefix_error (error, "%s: ", name);
  cue_database_run (self, NULL, "ROLLBACK", "");
  return FALSE;
}

static gboolean
migrate (CueDatabase *self, gint64 version, GStrv migrations, GError **error)
{
  for (guint i = (guint) version; migrations[i] != NULL; i++)
    if (!run_migration (self, migrations[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_up (CueDatabase *self, GError **error)
{
  static const char *const pragmas[]
      = { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA foreign_keys = ON",
          "PRAGMA secure_delete = FAST", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL" };
  int result = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas) && result == SQLITE_OK; i++)
    result = sqlite3_exec (self->handle, pragmas[i], NULL, NULL, NULL);
  return result == SQLITE_OK || fail (self, result, error);
}

/* A newer file is refused before anything in it is touched. */
static gboolean
prepare_file (CueDatabase *self, GError **error)
{
  g_auto (GStrv) migrations = list_migrations ();
  gint64 known = g_strv_length (migrations);
  gint64 version = read_version (self, error);

  if (version < 0)
    return FALSE;
  if (version > known)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER,
                   "%s: found version %" G_GINT64_FORMAT ", written by a newer Cuelight; "
                   "this one reads up to version %" G_GINT64_FORMAT
                   ": update it, or move the file away to begin anew",
                   self->path, version, known);
      return FALSE;
    }
  return set_up (self, error) && check (self, error) && migrate (self, version, migrations, error);
}

static CueDatabase *
open_handle (const char *path, int flags, GError **error)
{
  CueDatabase *self = g_new0 (CueDatabase, 1);

  self->path = g_strdup (path != NULL ? path : "memory");
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                            (GDestroyNotify) sqlite3_finalize);
  int result = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                                flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      cue_database_close (self);
      return NULL;
    }
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_busy_timeout (self->handle, 1000);
  return self;
}

CueDatabase *
cue_database_open (const char *path, GError **error)
{
  /* A new one is made by us, so that nobody else may read it. */
  int file = path != NULL ? g_open (path, O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0600) : -1;
  if (file >= 0)
    g_close (file, NULL);

  g_autoptr (CueDatabase) self
      = open_handle (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self == NULL || !prepare_file (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

CueDatabase *
cue_database_open_raw (const char *path, GError **error)
{
  return open_handle (path, SQLITE_OPEN_READWRITE, error);
}
