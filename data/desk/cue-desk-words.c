/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include <string.h>

#include "cue-fold.h"
#include "cue-sentences.h"
#include "cue-template.h"

/* Words for the composer: snippets, the rest of a sentence, variables, and search in what was said.
 */

#define FEWEST_CJK 2
#define FEWEST_LETTERS 4
#define MOST_TYPED_CHARACTERS 100

GPtrArray *
cue_desk_find_snippets (CueDesk *self, CueConversation *conversation, const char *query, guint most)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);

  CueSession *session = cue_desk_find_session (self, conversation);
  if (session == NULL)
    return g_ptr_array_new ();
  return cue_snippet_index_find (session->entry->snippets, query != NULL ? query : "", most);
}

typedef struct
{
  CueSession *session;
  const char *offer;
} Lookup;

static char *
look_up (const char *name, gpointer user_data)
{
  const Lookup *lookup = user_data;

  return cue_session_value (lookup->offer, name, lookup->session);
}

static char *
no_value (const char *name, gpointer user_data)
{
  return NULL;
}

GPtrArray *
cue_desk_expand (CueDesk *self, CueConversation *conversation, const char *text)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  CueSession *session = cue_desk_find_session (self, conversation);
  if (session == NULL)
    return cue_template_expand (text, no_value, NULL);
  Lookup lookup
      = { session, cue_lamp_deck_find_offer (cue_conversation_get_deck (conversation), NULL) };
  return cue_template_expand (text, look_up, &lookup);
}

/* The sentence that is being typed, folded; NULL when there is too little of it to guess. */
static char *
fold_last_sentence (const char *typed)
{
  g_autoptr (GArray) starts = cue_sentence_starts (typed);
  guint cjk = 0, letters = 0;

  if (starts->len == 0 || strlen (typed) > CUE_DESK_MOST_MESSAGE_BYTES)
    return NULL;
  const char *last = typed + g_array_index (starts, gsize, starts->len - 1);
  if (g_utf8_strlen (last, -1) > MOST_TYPED_CHARACTERS)
    return NULL;
  char *folded = cue_fold_string (last);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (cue_unichar_is_cjk (g_utf8_get_char (at)))
      cjk++;
    else
      letters++;
  if (cjk >= FEWEST_CJK || letters >= FEWEST_LETTERS)
    return folded;
  g_free (folded);
  return NULL;
}

/* A sentence of @text that begins as was typed: what follows, up to its end or a hole. */
static char *
continue_in (const char *text, const char *folded)
{
  g_autoptr (GArray) starts = cue_sentence_starts (text);

  for (guint i = 0; i < starts->len; i++)
    {
      const char *start = text + g_array_index (starts, gsize, i);
      gsize byte = 0;

      if (cue_sentence_continue (start, folded, &byte))
        return cue_sentence_rest (start + byte);
    }
  return NULL;
}

static char *
cut_at_hole (char *rest)
{
  char *hole = rest != NULL ? strstr (rest, "{{") : NULL;

  if (hole != NULL)
    *hole = '\0';
  if (rest != NULL && *rest == '\0')
    g_clear_pointer (&rest, g_free);
  return rest;
}

static char *
complete_from_lamps (CueConversation *conversation, const char *folded)
{
  g_autoptr (GListModel) sayings
      = cue_lamp_deck_new_sayings_view (cue_conversation_get_deck (conversation));
  g_autoptr (GListModel) offers
      = cue_lamp_deck_new_offers_view (cue_conversation_get_deck (conversation));
  GListModel *views[] = { sayings, offers };

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint i = 0; i < g_list_model_get_n_items (views[v]); i++)
      {
        g_autoptr (CueLamp) lamp = g_list_model_get_item (views[v], i);
        char *rest = cue_lamp_is_alight (lamp)
                         ? cut_at_hole (continue_in (cue_lamp_get_say (lamp), folded))
                         : NULL;
        if (rest != NULL)
          return rest;
      }
  return NULL;
}

static char *
fill (CueDesk *self, CueConversation *conversation, const char *text)
{
  g_autoptr (GPtrArray) pieces = cue_desk_expand (self, conversation, text);

  return cue_pieces_to_string (pieces);
}

char *
cue_desk_complete (CueDesk *self, CueConversation *conversation, const char *typed)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  CueSession *session = cue_desk_find_session (self, conversation);
  g_autofree char *folded = session != NULL ? fold_last_sentence (typed) : NULL;
  const char *text = NULL;
  gsize byte = 0;
  if (folded == NULL)
    return NULL;
  char *rest = complete_from_lamps (conversation, folded);
  if (rest != NULL
      || !cue_snippet_index_complete (session->entry->snippets, folded,
                                      cue_conversation_get_lang (conversation), &text, &byte))
    return rest;
  g_autofree char *sentence = cue_sentence_rest (text + byte);
  return cut_at_hole (fill (self, conversation, sentence));
}

static void
search_one (CueConversation *conversation, const char *folded, GPtrArray *found)
{
  GListModel *messages = cue_conversation_get_messages (conversation);
  guint n = g_list_model_get_n_items (messages);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i);

      if (strstr (cue_message_get_folded (message), folded) != NULL)
        g_ptr_array_add (found, g_object_ref (message));
    }
}

GPtrArray *
cue_desk_search (CueDesk *self, CueConversation *conversation, const char *query)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CUE_IS_DESK (self), found);
  g_return_val_if_fail (query != NULL, found);

  g_autofree char *folded = g_strstrip (cue_fold_string (query));
  if (*folded == '\0')
    return found;
  if (conversation != NULL)
    {
      search_one (conversation, folded, found);
      return found;
    }
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conversations));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueConversation) one
          = g_list_model_get_item (G_LIST_MODEL (self->conversations), i);
      search_one (one, folded, found);
    }
  return found;
}
