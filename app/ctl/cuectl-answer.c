/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-answer-search.h"
#include "cuectl-learn.h"

static void
print_hits (CueEngine *engine, const CueAnswerSearch *search, const char *text, guint floor_milli)
{
  GPtrArray *answers = cue_pack_get_answers (cue_engine_get_pack (engine));
  g_autoptr (CueTokens) said = cue_tokens_new_for_text (text);
  g_autoptr (CueBag) content = cue_bag_new (said, CUE_BAG_CONTENT);
  CueAsked asked = { said, content, NULL, NULL };
  g_autoptr (GArray) hits = cue_answer_search_find (search, &asked, 1);

  printf ("%s\n", text);
  for (guint i = 0; i < hits->len; i++)
    {
      const CueAnswerHit *hit = &g_array_index (hits, CueAnswerHit, i);
      const CueAnswer *answer = g_ptr_array_index (answers, hit->answer);

      printf ("  %4u %s %s — %s\n", hit->score_milli,
              hit->score_milli >= floor_milli ? "lit " : "dark", answer->id,
              hit->question < cue_answer_count_questions (answer)
                  ? cue_answer_get_question (answer, hit->question)
                  : "");
    }
}

int
cuectl_answer (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_auto (CuectlLearnOptions) learn = { 0 };
  const GOptionEntry entries[] = { { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack,
                                     "The pack: a folder or a sealed file", "DIR" },
                                   CUECTL_LEARN_OPTIONS (learn),
                                   { NULL } };
  const CueAnswerSearch *search;
  CueEngine *engine;
  int code;

  if (!cuectl_parse (&argc, &argv, "TEXT… — which cards answer a text",
                     "Searches the answers of a pack for each TEXT: score in milli, whether it "
                     "would light, the card, and the question that fits best.",
                     entries))
    return CUECTL_USAGE;
  if (learn.data != NULL)
    return cuectl_learn ("answer", &learn);
  if (pack == NULL || argc < 2)
    {
      cuectl_complain ("--pack and a TEXT are needed; see cuectl answer --help");
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine (pack, NULL, &code);
  if (engine == NULL)
    return code;
  search = cue_model_get_answers (cue_engine_get_model (engine));
  for (int i = 1; i < argc; i++)
    print_hits (engine, search, argv[i],
                cue_pack_get_limits (cue_engine_get_pack (engine))->answer_floor_milli);
  cue_engine_unref (engine);
  return CUECTL_OK;
}
