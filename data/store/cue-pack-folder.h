/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-pack-reader.h"

G_BEGIN_DECLS

/* A pack on disk, a folder or a sealed file: its files for the reader, which reads no disk itself.
 */

/**
 * cue_pack_folder_read:
 *
 * Reads the files of a pack in order of name, hidden files, folders and README* left out; or the
 * one of a sealed pack. Errors: those of #GFileError, and %G_FILE_ERROR_NOSPC for a file over 256
 * MiB.
 *
 * Returns: (transfer full) (element-type CuePackFile)
 */
GPtrArray *cue_pack_folder_read (const char *path, GError **error);

/**
 * cue_pack_folder_load:
 * @problems: (out) (optional) (transfer full) (element-type CuePackProblem): all that is wrong
 *
 * @files: (out) (optional) (transfer full) (element-type CuePackFile): what was read
 *
 * Reads a folder or a sealed file and the pack in it. Errors: those of reading;
 * %CUE_PACK_ERROR_INVALID with the first problem and how many there are.
 *
 * Returns: (transfer full) (nullable)
 */
CuePack *
cue_pack_folder_load (const char *path, GPtrArray **problems, GPtrArray **files, GError **error);

/* (transfer full): the recordings of a folder or a sealed file, empty when it has none. */
GBytes *cue_pack_folder_read_sessions (const char *path);

/* How a problem of the pack at @path is told: "bank/rules.jsonl:4: …". (transfer full) */
char *cue_pack_folder_describe (const char *path, const CuePackProblem *problem);

G_END_DECLS
