/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading-scope.h"

#include <string.h>

#include "cue-evidence-read.h"
#include "cue-json.h"

#define MAX_WORDS 12
#define MAX_WORDS_A_PHRASE 3

CueEvidence
cue_evidence_begin (CueDraft *proof)
{
  return (CueEvidence){ cue_draft_make_array (proof), cue_draft_make_array (proof),
                        cue_draft_make_array (proof), cue_draft_make_array (proof) };
}

static void
store_array (CueDraft *proof, const char *name, CueDraft *array)
{
  if (cue_draft_get_length (array) > 0)
    cue_draft_place (proof, name, array);
}

void
cue_evidence_store (CueEvidence *self, CueDraft *proof)
{
  store_array (proof, "words", self->words);
  store_array (proof, "facts", self->facts);
  store_array (proof, "tags", self->tags);
}

static gboolean
has_words (const CueDraft *words, const char *turn, gint64 start, const char *phrase)
{
  for (const CueDraft *word = cue_draft_get_first (words); word != NULL;
       word = cue_draft_get_next (word))
    if (cue_draft_get_int (word, "start", 0) == start
        && g_str_equal (cue_draft_get_string (word, "turn", ""), turn)
        && g_str_equal (cue_draft_get_string (word, "phrase", ""), phrase))
      return TRUE;
  return FALSE;
}

static void
copy_word (CueDraft *words, const CueDraft *word, const char *tag)
{
  static const char *const members[] = { "turn", "text", "phrase" };
  CueDraft *copy = cue_draft_add_object (words);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    cue_draft_set_string (copy, members[i], cue_draft_get_string (word, members[i], ""));
  cue_draft_set_int (copy, "start", cue_draft_get_int (word, "start", 0));
  cue_draft_set_int (copy, "end", cue_draft_get_int (word, "end", 0));
  cue_draft_set_string (copy, "via", tag);
}

static void
inherit_from (CueEvidence *self, const char *tag, const CueDraft *words)
{
  const CueDraft *word = cue_draft_get_first (words);

  for (guint i = 0; word != NULL && i < MAX_WORDS_A_PHRASE; i++, word = cue_draft_get_next (word))
    if (cue_draft_get_length (self->words) < MAX_WORDS
        && !has_words (self->words, cue_draft_get_string (word, "turn", ""),
                       cue_draft_get_int (word, "start", 0),
                       cue_draft_get_string (word, "phrase", "")))
      copy_word (self->words, word, tag);
}

void
cue_evidence_inherit (CueEvidence *self, const CueJudge *judge, const CueReading *reading)
{
  if (cue_draft_get_length (self->words) > 0)
    return;
  for (const CueDraft *one = cue_draft_get_first (self->tags); one != NULL;
       one = cue_draft_get_next (one))
    {
      const char *tag = cue_draft_get_text (one);
      guint index = cue_judge_find_tag (judge, tag);
      const CueTagState *state = index == CUE_NONE ? NULL : cue_reading_get_tag (reading, index);
      const CueDraft *words = state == NULL || !state->on || state->proof == NULL
                                  ? NULL
                                  : cue_draft_get (state->proof, "words");

      if (words != NULL)
        inherit_from (self, tag, words);
    }
}

static void
record_words (CueReadingScope *self, const CuePosting *posting, const char *phrase)
{
  CueDraft *words = self->evidence->words;
  const CueTurn *turn = g_ptr_array_index (self->reading->turns, posting->turn);
  g_autofree char *text = NULL;
  CueDraft *object;

  if (cue_draft_get_length (words) >= MAX_WORDS
      || has_words (words, turn->id, posting->span.start, phrase))
    return;
  text = cue_turn_dup_words (turn, posting->span);
  object = cue_draft_add_object (words);
  cue_draft_set_string (object, "turn", turn->id);
  cue_draft_set_int (object, "start", posting->span.start);
  cue_draft_set_int (object, "end", posting->span.end);
  cue_draft_set_string (object, "text", text);
  cue_draft_set_string (object, "phrase", phrase);
}

static void
record_fact (CueReadingScope *self, const char *name, JsonNode *value)
{
  CueDraft *facts = self->evidence->facts;
  CueDraft *object;

  for (const CueDraft *fact = cue_draft_get_first (facts); fact != NULL;
       fact = cue_draft_get_next (fact))
    if (g_str_equal (cue_draft_get_string (fact, "fact", ""), name))
      return;
  object = cue_draft_add_object (facts);
  cue_draft_set_string (object, "fact", name);
  cue_draft_set_json (object, "value", value);
}

static void
record_tag (CueReadingScope *self, const char *tag)
{
  for (const CueDraft *one = cue_draft_get_first (self->evidence->tags); one != NULL;
       one = cue_draft_get_next (one))
    if (g_str_equal (cue_draft_get_text (one), tag))
      return;
  cue_draft_add_string (self->evidence->tags, tag);
}

static JsonNode *
scope_fact (CueScope *scope, const char *name)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  JsonNode *value = cue_reading_get_fact (self->reading, name);

  cue_evidence_read_value (self->evidence, "fact", name, value);
  if (value != NULL && self->evidence != NULL)
    record_fact (self, name, value);
  return value;
}

static gboolean
scope_tag (CueScope *scope, const char *tag)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  guint index = cue_judge_find_tag (self->judge, tag);
  gboolean on = index != CUE_NONE && cue_reading_get_tag (self->reading, index)->on;

  cue_evidence_read_truth (self->evidence, "tag", tag, on);
  if (on && self->evidence != NULL)
    record_tag (self, tag);
  return on;
}

/* Out of the window, and so is everything that was heard before it? */
static gboolean
is_past (const CueReading *reading,
         const CuePosting *posting,
         const CueHeard *question,
         gint64 now_ms)
{
  if (question->within_turns > 0)
    {
      guint total = question->by == 'x' ? reading->n_turns[2]
                                        : reading->n_turns[posting->role == CUE_ROLE_AGENT];
      guint ordinal = question->by == 'x' ? posting->any_ordinal : posting->ordinal;

      if (ordinal + (guint64) question->within_turns <= total)
        return TRUE;
    }
  return question->within_ms > 0 && now_ms - posting->at_ms > question->within_ms;
}

static gboolean
posting_fits (const CuePosting *posting, const CueHeard *question)
{
  if (question->question >= 0 && (question->question != 0) != posting->question)
    return FALSE;
  switch (question->polarity)
    {
    case 'x':
      return TRUE;
    case 'n':
      return posting->polarity == CUE_POLARITY_NEGATED;
    case 'q':
      return posting->polarity == CUE_POLARITY_QUOTED;
    default:
      return posting->polarity == CUE_POLARITY_PLAIN;
    }
}

static guint
scope_turns (CueScope *scope, char by)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  guint n = self->reading->n_turns[by == 'c' ? 0 : by == 'a' ? 1 : 2];

  cue_evidence_read_number (self->evidence, "turns",
                            by == 'c'   ? "customer"
                            : by == 'a' ? "agent"
                                        : "any",
                            "value", n);
  return n;
}

/* From the newest backwards, no further than the question goes: a long conversation must not make
 * its later turns slow. */
guint
cue_reading_scope_count (CueReadingScope *self,
                         guint phrase,
                         const CueHeard *question,
                         gint64 *next_flip_ms)
{
  const CueReading *reading = self->reading;
  guint last = CUE_NONE;
  guint n_turns = 0;
  guint n_recorded = self->evidence != NULL ? 0 : MAX_WORDS_A_PHRASE;
  CueDraft *read = cue_evidence_read_heard (self->evidence, question);
  guint at;

  if (question->within_turns > 0)
    scope_turns (&self->scope, question->by);
  if (phrase == CUE_NONE || self->deaf)
    return 0;
  for (at = cue_reading_get_head (reading, phrase); at != 0;)
    {
      const CuePosting *posting = &g_array_index (reading->postings, CuePosting, at - 1);

      at = posting->previous;
      if (question->by != 'x' && posting->role != question->by)
        continue;
      if (is_past (reading, posting, question, self->scope.now_ms))
        break;
      if (!posting_fits (posting, question))
        continue;
      /* once is enough: only when the newest is out of the window it is no longer heard */
      if (question->within_ms > 0 && next_flip_ms != NULL && (!question->once || n_turns == 0))
        *next_flip_ms = MIN (*next_flip_ms, posting->at_ms + question->within_ms + 1);
      if (posting->turn != last)
        {
          n_turns++;
          cue_evidence_read_words (read, reading, posting, n_turns);
        }
      last = posting->turn;
      if (n_recorded < MAX_WORDS_A_PHRASE)
        {
          n_recorded++;
          record_words (self, posting, question->phrase);
        }
      if (question->once && n_recorded == MAX_WORDS_A_PHRASE)
        break;
    }
  return n_turns;
}

static guint
scope_heard (CueScope *scope, const CueHeard *question, gint64 *next_flip_ms)
{
  CueReadingScope *self = (CueReadingScope *) scope;

  return cue_reading_scope_count (self, cue_judge_find_asked (self->judge, question->phrase),
                                  question, next_flip_ms);
}

static gboolean
scope_said (CueScope *scope, const char *point)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  guint index = cue_judge_find_point (self->judge, point);

  gboolean said = index != CUE_NONE && cue_reading_is_said (self->reading, index);

  cue_evidence_read_truth (self->evidence, "said", point, said);
  return said;
}

static const char *
scope_stage (CueScope *scope)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  GPtrArray *stages = cue_pack_get_stages (self->judge->pack);

  const char *stage = NULL;

  if (self->reading->stage != CUE_NONE)
    stage = ((CueStageDef *) g_ptr_array_index (stages, self->reading->stage))->id;
  cue_evidence_read_text (self->evidence, "stage", "", stage);
  return stage;
}

static gint64
find_start (const CueReadingScope *self, const char *what)
{
  const CueReading *reading = self->reading;

  if (g_str_equal (what, "opened"))
    return reading->opened_ms;
  if (g_str_equal (what, "customer"))
    return reading->last_ms[0];
  if (g_str_equal (what, "agent"))
    return reading->last_ms[1];
  if (g_str_has_prefix (what, "tag:"))
    {
      guint index = cue_judge_find_tag (self->judge, what + strlen ("tag:"));
      const CueTagState *tag = index == CUE_NONE ? NULL : cue_reading_get_tag (reading, index);

      return tag != NULL && tag->on ? tag->since_ms : -1;
    }
  if (g_str_has_prefix (what, "lit:"))
    {
      const CueMark *mark
          = cue_history_find_lit (self->history, what + strlen ("lit:"), &self->moment);

      return mark == NULL ? -1 : mark->at_ms;
    }
  return -1;
}

static gint64
scope_since (CueScope *scope, const char *what)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  gint64 start_ms = find_start (self, what);

  cue_evidence_read_number (self->evidence, "since", what, "at_ms", start_ms);
  return start_ms;
}

static gboolean
scope_number (CueScope *scope, const char *unit, gint64 *value_micro)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  CueUnit index;

  if (self->deaf || !cue_unit_from_string (unit, &index) || !self->reading->numbers[index].known)
    {
      cue_evidence_read_value (self->evidence, "heard", unit, NULL);
      return FALSE;
    }
  *value_micro = self->reading->numbers[index].value_micro;
  cue_evidence_read_number (self->evidence, "heard", unit, "value_micro", *value_micro);
  return TRUE;
}

static gboolean
scope_owns (CueScope *scope, const char *offer)
{
  CueReadingScope *self = (CueReadingScope *) scope;

  cue_evidence_read_value (self->evidence, "fact", "customer.products",
                           cue_reading_get_fact (self->reading, "customer.products"));
  return cue_reading_owns (self->reading, offer);
}

static const char *
scope_outcome (CueScope *scope, const char *offer)
{
  CueReadingScope *self = (CueReadingScope *) scope;
  const CueMark *mark = cue_history_find_outcome (self->history, offer, &self->moment);

  const char *outcome = mark == NULL ? NULL : mark->value;

  cue_evidence_read_text (self->evidence, "outcome", offer, outcome);
  return outcome;
}

static gboolean
scope_lit (CueScope *scope, const char *rule)
{
  CueReadingScope *self = (CueReadingScope *) scope;

  gboolean lit = cue_history_find_lit (self->history, rule, &self->moment) != NULL;

  cue_evidence_read_truth (self->evidence, "lit", rule, lit);
  return lit;
}

static JsonNode *
read_var (CueReadingScope *self, const char *name, JsonNode *value)
{
  cue_evidence_read_value (self->evidence, "var", name, value);
  return value;
}

static JsonNode *
scope_var (CueScope *scope, const char *name)
{
  CueReadingScope *self = (CueReadingScope *) scope;

  if (g_str_equal (name, "channel"))
    return read_var (self, name, self->reading->channel);
  if (g_str_equal (name, "lang"))
    return read_var (self, name, self->reading->lang);
  if (g_str_equal (name, "stage"))
    {
      const char *stage = scope_stage (scope);

      g_clear_pointer (&self->stage, json_node_unref);
      if (stage != NULL)
        self->stage = cue_json_new_string (stage);
      return self->stage;
    }
  return scope_fact (scope, name);
}

static const CueScopeClass scope_class = {
  .fact = scope_fact,
  .tag = scope_tag,
  .heard = scope_heard,
  .said = scope_said,
  .stage = scope_stage,
  .since = scope_since,
  .turns = scope_turns,
  .number = scope_number,
  .owns = scope_owns,
  .outcome = scope_outcome,
  .lit = scope_lit,
  .var = scope_var,
};

void
cue_reading_scope_init (CueReadingScope *self,
                        const CueJudge *judge,
                        const CueReading *reading,
                        const CueHistory *history,
                        const CueMoment *moment,
                        gint64 now_ms)
{
  memset (self, 0, sizeof *self);
  self->scope.klass = &scope_class;
  self->scope.now_ms = now_ms;
  self->judge = judge;
  self->reading = reading;
  self->history = history;
  self->moment = *moment;
}

void
cue_reading_scope_clear (CueReadingScope *self)
{
  g_clear_pointer (&self->stage, json_node_unref);
}
