/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-pack-reader.h"

G_BEGIN_DECLS

/* A pack as a folder on disk: its files for the reader, which reads no disk itself. */

/**
 * cue_pack_folder_read:
 *
 * Reads the files of a pack in order of name. Hidden files, folders and README* are left out.
 * Errors: those of #GFileError, and %G_FILE_ERROR_NOSPC for a file over 256 MiB.
 *
 * Returns: (transfer full) (element-type CuePackFile)
 */
GPtrArray *cue_pack_folder_read (const char *dir, GError **error);

/**
 * cue_pack_folder_load:
 * @problems: (out) (optional) (transfer full) (element-type CuePackProblem): all that is wrong
 *
 * @files: (out) (optional) (transfer full) (element-type CuePackFile): what was read
 *
 * Reads the folder and the pack in it. Errors: the folder's; %CUE_PACK_ERROR_INVALID with the first
 * problem and how many there are.
 *
 * Returns: (transfer full) (nullable)
 */
CuePack *
cue_pack_folder_load (const char *dir, GPtrArray **problems, GPtrArray **files, GError **error);

/* (transfer full): the sessions.jsonl of the folder, empty when it has none. */
GBytes *cue_pack_folder_read_sessions (const char *dir);

G_END_DECLS
