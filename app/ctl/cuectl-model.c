/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "cuectl.h"

static int
write_model (CueModel *model, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = cue_model_to_bytes (model);
  gsize length;
  const char *bytes = g_bytes_get_data (whole, &length);

  /* a new file would take the place of a device or a pipe */
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS)
      && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      cuectl_complain ("%s: no ordinary file; without --output it goes to standard output", path);
      return CUECTL_USAGE;
    }
  if (path != NULL && g_file_set_contents (path, bytes, (gssize) length, &error))
    return CUECTL_OK;
  if (path == NULL && fwrite (bytes, 1, length, stdout) == length)
    return CUECTL_OK;
  cuectl_complain ("%s", error != NULL ? error->message : "standard output takes no more");
  return CUECTL_CANNOT_READ;
}

int
cuectl_model (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *output = NULL;
  gboolean progress = FALSE;
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to instead of standard output",
      "FILE" },
    { "progress", 0, 0, G_OPTION_ARG_NONE, &progress,
      "Tell how far it is, also where that is no terminal", NULL },
    { NULL },
  };
  CueEngine *engine;
  int code;

  if (!cuectl_parse (&argc, &argv, "— what is learnt from a pack",
                     "Writes the model of a pack, which replay --model reads.", entries))
    return CUECTL_USAGE;
  if (pack == NULL || argc > 1)
    {
      cuectl_complain ("%s; see cuectl model --help",
                       pack == NULL ? "--pack is needed" : "model takes no argument");
      return CUECTL_USAGE;
    }
  if (output == NULL && isatty (STDOUT_FILENO))
    {
      cuectl_complain ("a model is no text to read; say where to with --output");
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine_telling (pack, NULL, progress, &code);
  if (engine == NULL)
    return code;
  code = write_model (cue_engine_get_model (engine), output);
  cue_engine_unref (engine);
  return code;
}
