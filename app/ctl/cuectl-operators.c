/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-operators.h"
#include "cuectl-asked.h"

static void
print_json (const CueOperatorInfo *info)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *line = NULL;

  json_object_set_string_member (object, "operator", info->name);
  json_object_set_string_member (object, "family", info->family);
  json_object_set_string_member (object, "arguments", info->arguments);
  json_object_set_string_member (object, "result", info->result);
  json_object_set_string_member (object, "en", info->help_en);
  json_object_set_string_member (object, "zh", info->help_zh);
  json_node_set_object (node, object);
  line = cue_json_to_canonical (node);
  printf ("%s\n", line);
}

int
cuectl_operators (int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "JSON Lines", NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "Language of the help: zh or en", "LANG" },
    { NULL },
  };
  const CueOperatorInfo *infos;
  const char *family = "";
  guint n;

  if (!cuectl_parse (&argc, &argv, "— the operators of conditions",
                     "Prints the one table of operators that conditions may use.", entries))
    return CUECTL_USAGE;
  if (argc > 1)
    {
      cuectl_complain ("found %s; operators takes no argument", argv[1]);
      return CUECTL_USAGE;
    }
  if (!cuectl_check_lang (lang))
    return CUECTL_USAGE;
  infos = cue_operators_list (&n);
  for (guint i = 0; i < n; i++)
    {
      gboolean zh = g_strcmp0 (lang, "zh") == 0;

      if (json)
        {
          print_json (&infos[i]);
          continue;
        }
      if (!g_str_equal (family, infos[i].family))
        printf ("%s%s\n", i == 0 ? "" : "\n", infos[i].family);
      family = infos[i].family;
      printf ("  %-14s %-44s → %-8s %s\n", infos[i].name, infos[i].arguments, infos[i].result,
              zh ? infos[i].help_zh : infos[i].help_en);
    }
  return CUECTL_OK;
}
