/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cuectl.h"

int
cuectl_model (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { NULL },
  };
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  CueEngine *engine;
  int code;

  if (!cuectl_parse (&argc, &argv, "— what is learnt from a pack",
                     "Prints the model of a pack as JSON; replay --model reads it.", entries))
    return CUECTL_USAGE;
  if (pack == NULL || argc > 1)
    {
      cuectl_complain ("%s; see cuectl model --help",
                       pack == NULL ? "--pack is needed" : "model takes no argument");
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine (pack, NULL, &code);
  if (engine == NULL)
    return code;
  node = cue_model_to_json (cue_engine_get_model (engine));
  text = cue_json_to_canonical (node);
  printf ("%s\n", text);
  cue_engine_unref (engine);
  return CUECTL_OK;
}
