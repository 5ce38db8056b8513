/* SPDX-License-Identifier: GPL-3.0-or-later */

/* cuectl: the same engine on the command line. Needs no display and links no GTK. */
#include <locale.h>
#include <stdio.h>

#include "config.h"
#include "cue-pack-folder.h"
#include "cuectl-progress.h"
#include "cuectl.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *help;
} verbs[] = {
  { "replay", cuectl_replay, "play recorded conversations and print their lamps" },
  { "verify", cuectl_verify, "does a desk's log give here what it gave there? where not?" },
  { "check", cuectl_check, "check packs: all problems, their tests, what nothing lights" },
  { "why", cuectl_why, "why a lamp, tag or point stands as it does at a moment" },
  { "eval", cuectl_eval, "which offers a customer may have, and why not the others" },
  { "why-not", cuectl_why_not, "the smallest change that would light a rule" },
  { "what-if", cuectl_what_if, "what another pack would have done with recorded conversations" },
  { "said", cuectl_said, "what was said of the points, with the words that show it" },
  { "answer", cuectl_answer, "which answers a text finds, with their scores" },
  { "tags", cuectl_tags, "which tags a customer has at a moment, and why" },
  { "steps", cuectl_steps, "what the agent does next: --data DIR" },
  { "products", cuectl_products, "which product is named next: --data DIR" },
  { "knowledge", cuectl_knowledge, "which piece of knowledge answers: --data DIR" },
  { "rank", cuectl_rank, "which offers are accepted: learn a ranking, judge another one" },
  { "model", cuectl_model, "what is learnt from a pack, for replay --model" },
  { "pack", cuectl_pack, "make one file of a pack, and a folder of that again" },
  { "operators", cuectl_operators, "the operators of conditions" },
  { "conformance", cuectl_conformance, "run a public suite: conformance jsonlogic DIR" },
};

void
cuectl_complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  safe = cuectl_harmless (text);
  fprintf (stderr, "cuectl: %s\n", safe);
}

gboolean
cuectl_parse (int *argc,
              char ***argv,
              const char *rest,
              const char *summary,
              const GOptionEntry *entries)
{
  g_autoptr (GOptionContext) context = g_option_context_new (rest);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, "Exit status: 0 all is well, 1 problems were found, 2 "
                                             "wrong usage, 3 a file cannot "
                                             "be read.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  cuectl_complain ("%s; see --help", error->message);
  return FALSE;
}

static CueModel *
load_model (const char *path, CuePack *pack, int *code)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CueModel *model;
  gsize length;

  *code = CUECTL_CANNOT_READ;
  if (!g_file_get_contents (path, &text, &length, &error))
    {
      cuectl_complain ("%s", error->message);
      return NULL;
    }
  *code = CUECTL_PROBLEMS;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  model = cue_model_from_bytes (bytes, pack, &error);
  if (model == NULL)
    cuectl_complain ("%s: %s", path, error->message);
  return model;
}

CueEngine *
cuectl_load_engine (const char *dir, const char *model, int *code)
{
  return cuectl_load_engine_telling (dir, model, FALSE, code);
}

CueEngine *
cuectl_load_engine_telling (const char *dir, const char *model, gboolean always, int *code)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CuePack) pack = cue_pack_folder_load (dir, &problems, NULL, &error);
  g_autoptr (CueModel) read = NULL;
  CuectlProgress progress;

  if (pack == NULL)
    {
      *code = problems == NULL ? CUECTL_CANNOT_READ : CUECTL_PROBLEMS;
      if (problems == NULL)
        cuectl_complain ("%s", error->message);
      for (guint i = 0; problems != NULL && i < problems->len; i++)
        {
          g_autofree char *text = cue_pack_folder_describe (dir, g_ptr_array_index (problems, i));

          cuectl_complain ("%s", text);
        }
      return NULL;
    }
  if (model != NULL && (read = load_model (model, pack, code)) == NULL)
    return NULL;
  cuectl_progress_begin (&progress, dir, always);
  if (read == NULL)
    read = cue_model_new_for_pack (pack, cuectl_progress_note, &progress);
  *code = CUECTL_OK;
  return cue_engine_new (pack, read);
}

static void
print_help (FILE *file)
{
  fprintf (file, "Usage: cuectl VERB [OPTION…]\n\nVerbs:\n");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (file, "  %-12s %s\n", verbs[i].name, verbs[i].help);
  fprintf (file, "\ncuectl VERB --help tells the options of a verb; cuectl --version the version.\n"
                 "Exit status: 0 all is well, 1 problems were found, 2 wrong usage, 3 a file "
                 "cannot be read.\n");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_set_prgname ("cuectl");
  if (argc < 2)
    {
      print_help (stderr);
      return CUECTL_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    {
      print_help (stdout);
      return CUECTL_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      printf ("cuectl %s (engine %d, fold %d)\n", CUE_VERSION, CUE_ENGINE_VERSION,
              CUE_FOLD_VERSION);
      return CUECTL_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].name))
      {
        g_autofree char *name = g_strdup_printf ("cuectl %s", argv[1]);

        g_set_prgname (name);
        return verbs[i].run (argc - 1, argv + 1);
      }
  cuectl_complain ("%s is no verb; see cuectl --help", argv[1]);
  return CUECTL_USAGE;
}
