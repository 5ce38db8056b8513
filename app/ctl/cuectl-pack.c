/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cue-day.h"
#include "cue-pack-folder.h"
#include "cue-pack-writer.h"
#include "cue-seal.h"
#include "cuectl.h"

/* In the order in which docs/pack.md tells them. */
static const char *const FILES[]
    = { "pack.json",      "phrases.jsonl",  "facts.jsonl",   "tags.jsonl",  "holds.jsonl",
        "offers.jsonl",   "talks.jsonl",    "answers.jsonl", "rules.jsonl", "tasks.jsonl",
        "snippets.jsonl", "examples.jsonl", "tests.jsonl" };

static gboolean
write_bytes (const char *path, const void *data, gsize size)
{
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, data, (gssize) size, &error))
    return TRUE;
  cuectl_complain ("%s", error->message);
  return FALSE;
}

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/* What was asked for on the command line. */
typedef struct
{
  gint64 serial;
  const char *from; /* a day, both included; NULL: always */
  const char *until;
  gboolean progress;
} Terms;

/* Midnight of the day @add days after @text, by the pack's clock. FALSE: no day, and told. */
static gboolean
read_day (const char *text, int add, const CuePack *pack, gint64 *at_ms)
{
  CueDay day = { 0 };
  char rest = 0;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%4d-%2d-%2d%c", &day.year, &day.month, &day.day, &rest) != 3
      || !cue_day_is_valid (&day))
    {
      cuectl_complain ("%s: no day; it is written YYYY-MM-DD", text);
      return FALSE;
    }
  *at_ms = (cue_day_to_number (&day) + add) * DAY_MS
           - (gint64) cue_pack_get_utc_offset_min (pack) * 60 * 1000;
  return TRUE;
}

static gboolean
read_terms (const Terms *asked, const CuePack *pack, CueSealTerms *terms)
{
  *terms = (CueSealTerms){ asked->serial, G_MININT64, G_MAXINT64 };
  if (!read_day (asked->from, 0, pack, &terms->valid_from_ms)
      || !read_day (asked->until, 1, pack, &terms->valid_until_ms))
    return FALSE;
  if (terms->valid_from_ms < terms->valid_until_ms)
    return TRUE;
  cuectl_complain ("--until %s is before --from %s", asked->until, asked->from);
  return FALSE;
}

static int
seal (const char *dir, const char *file, const Terms *asked)
{
  CueSealTerms terms;
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (GBytes) sessions = NULL;
  g_autoptr (GBytes) model = NULL;
  g_autoptr (GBytes) sealed = NULL;
  int code;

  if (!g_str_has_suffix (file, CUE_SEAL_SUFFIX))
    {
      cuectl_complain ("%s: the name of a sealed pack ends in " CUE_SEAL_SUFFIX, file);
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine_telling (dir, NULL, asked->progress, &code);
  if (engine == NULL)
    return code;
  if (!read_terms (asked, cue_engine_get_pack (engine), &terms))
    return CUECTL_USAGE;
  sessions = cue_pack_folder_read_sessions (dir);
  if (g_bytes_get_size (sessions) == 0)
    g_clear_pointer (&sessions, g_bytes_unref);
  model = cue_model_to_bytes (cue_engine_get_model (engine));
  sealed = cue_seal_write (cue_engine_get_pack (engine), &terms, model, sessions);
  if (!write_bytes (file, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed)))
    return CUECTL_CANNOT_READ;
  printf ("%s: %s %u, serial %" G_GINT64_FORMAT ", digest %s, %" G_GSIZE_FORMAT " bytes\n", file,
          cue_pack_get_id (cue_engine_get_pack (engine)),
          cue_pack_get_version (cue_engine_get_pack (engine)), terms.serial,
          cue_pack_get_digest (cue_engine_get_pack (engine)), g_bytes_get_size (sealed));
  return CUECTL_OK;
}

static gboolean
write_files (const char *dir, const CuePack *pack, GBytes *sessions)
{
  g_autofree char *recordings = g_build_filename (dir, "sessions.jsonl", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *text = cue_pack_write_file (pack, FILES[i]);
      g_autofree char *path = g_build_filename (dir, FILES[i], NULL);

      if (text != NULL && !write_bytes (path, text, strlen (text)))
        return FALSE;
    }
  return g_bytes_get_size (sessions) == 0
         || write_bytes (recordings, g_bytes_get_data (sessions, NULL),
                         g_bytes_get_size (sessions));
}

static gboolean
is_empty (const char *dir)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);

  return folder == NULL || g_dir_read_name (folder) == NULL;
}

static int
unseal (const char *file, const char *dir)
{
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (GBytes) sessions = NULL;
  g_autoptr (GError) error = NULL;
  int code;

  if (!is_empty (dir))
    {
      cuectl_complain ("%s: not empty; what stands there would be mixed with the pack", dir);
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine (file, NULL, &code);
  if (engine == NULL)
    return code;
  if (!cue_pack_verify_digest (cue_engine_get_pack (engine), &error))
    {
      cuectl_complain ("%s: %s", file, error->message);
      return CUECTL_PROBLEMS;
    }
  if (g_mkdir_with_parents (dir, 0777) != 0)
    {
      cuectl_complain ("%s: cannot be made", dir);
      return CUECTL_CANNOT_READ;
    }
  sessions = cue_pack_folder_read_sessions (file);
  return write_files (dir, cue_engine_get_pack (engine), sessions) ? CUECTL_OK : CUECTL_CANNOT_READ;
}

int
cuectl_pack (int argc, char **argv)
{
  Terms asked = { 1, NULL, NULL, FALSE };
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "serial", 's', 0, G_OPTION_ARG_INT64, &asked.serial,
      "Number of this seal; higher than the last", "N" },
    { "from", 'f', 0, G_OPTION_ARG_STRING, &from, "First day on which it counts", "YYYY-MM-DD" },
    { "until", 'u', 0, G_OPTION_ARG_STRING, &until, "Last day on which it counts", "YYYY-MM-DD" },
    { "progress", 0, 0, G_OPTION_ARG_NONE, &asked.progress,
      "Tell how far the learning is, also where that is no terminal", NULL },
    { NULL },
  };

  if (!cuectl_parse (&argc, &argv, "seal DIR FILE | unseal FILE DIR — one file for desks",
                     "seal makes one file of a pack, with what is learnt from it; --pack takes it "
                     "instead of a folder. unseal writes its folder again, in the canonical text.",
                     entries))
    return CUECTL_USAGE;
  asked.from = from;
  asked.until = until;
  if (argc == 4 && g_str_equal (argv[1], "seal") && asked.serial >= 1)
    return seal (argv[2], argv[3], &asked);
  if (argc == 4 && g_str_equal (argv[1], "unseal"))
    return unseal (argv[2], argv[3]);
  cuectl_complain ("seal DIR FILE or unseal FILE DIR is needed; see cuectl pack --help");
  return CUECTL_USAGE;
}
