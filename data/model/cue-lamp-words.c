/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-private.h"

#include "cue-json.h"
#include "cue-proof.h"

/*
 * What the pack has to say for a lamp: its title, the talk with its points, and the words before
 * their holes are filled.
 */

const CueTalk *
cue_lamp_find_talk (CueLamp *self)
{
  return cue_lamp_get_kind (self) == CUE_TARGET_TALK
             ? cue_pack_find_talk (cue_lamp_get_pack (self), cue_lamp_get_of (self))
             : NULL;
}

static const CuePoint *
find_point (CueLamp *self)
{
  const CueTalk *talk = cue_lamp_find_talk (self);
  guint step = cue_lamp_get_step (self);

  if (talk == NULL || step == 0 || step > talk->points->len)
    return NULL;
  return g_ptr_array_index (talk->points, step - 1);
}

guint
cue_lamp_get_steps (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), 0);

  const CueTalk *talk = cue_lamp_find_talk (self);
  return talk != NULL ? talk->points->len : 0;
}

const char *
cue_lamp_get_point (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);

  const CuePoint *point = find_point (self);
  return point != NULL ? point->full_id : NULL;
}

char *
cue_lamp_dup_title (CueLamp *self, const char *lang)
{
  const CueText *title = NULL;

  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);

  if (cue_lamp_get_kind (self) == CUE_TARGET_OFFER)
    {
      const CueOffer *offer
          = cue_pack_find_offer (cue_lamp_get_pack (self), cue_lamp_get_of (self));
      title = offer != NULL ? offer->title : NULL;
    }
  else if (cue_lamp_get_kind (self) == CUE_TARGET_TALK)
    {
      const CueTalk *talk = cue_lamp_find_talk (self);
      title = talk != NULL ? talk->title : NULL;
    }
  else
    {
      const CueAnswer *answer
          = cue_pack_find_answer (cue_lamp_get_pack (self), cue_lamp_get_of (self));
      title = answer != NULL ? answer->title : NULL;
    }
  return g_strdup (title != NULL ? cue_text_get (title, lang) : cue_lamp_get_of (self));
}

const CueText *
cue_lamp_find_words (CueLamp *self)
{
  if (cue_lamp_get_kind (self) == CUE_TARGET_OFFER)
    {
      const CueOffer *offer
          = cue_pack_find_offer (cue_lamp_get_pack (self), cue_lamp_get_of (self));
      return offer == NULL ? NULL : offer->pitch != NULL ? offer->pitch : offer->title;
    }
  if (cue_lamp_get_kind (self) == CUE_TARGET_ANSWER)
    {
      const CueAnswer *answer
          = cue_pack_find_answer (cue_lamp_get_pack (self), cue_lamp_get_of (self));
      return answer != NULL ? answer->reply : NULL;
    }
  const CuePoint *point = find_point (self);
  return point != NULL ? point->say : NULL;
}

char *
cue_pieces_to_string (GPtrArray *pieces)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);

      if (piece->kind == CUE_PIECE_HOLE)
        g_string_append_printf (out, "{{%s}}", piece->name);
      else
        g_string_append (out, piece->text);
    }
  return g_string_free (out, FALSE);
}

/* The lead's own words where the hold has some (why a customer cannot have an offer), else its
 * title. */
static char *
dup_why (CueLamp *self, const char *hold, const char *lang)
{
  JsonObject *proof = cue_lamp_get_proof (self);
  JsonArray *holds = proof != NULL ? cue_json_get_array (proof, "held_by") : NULL;

  for (guint i = 0; holds != NULL && i < json_array_get_length (holds); i++)
    {
      JsonObject *entry = json_array_get_object_element (holds, i);
      JsonObject *why = cue_json_get_object (entry, "why");
      const char *words
          = why != NULL
                ? cue_json_get_string (why, g_str_has_prefix (lang, "zh") ? "zh" : "en", NULL)
                : NULL;

      if (words != NULL && g_str_equal (cue_json_get_string (entry, "hold", ""), hold))
        return g_strdup (words);
    }
  return cue_reason_to_text (hold, cue_lamp_get_pack (self), lang);
}

char *
cue_lamp_dup_held_line (CueLamp *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  g_return_val_if_fail (lang != NULL, NULL);

  const char *const *held_by = cue_lamp_get_held_by (self);
  GString *line = g_string_new (NULL);

  for (guint i = 0; held_by[i] != NULL; i += 2)
    {
      g_autofree char *why = dup_why (self, held_by[i], lang);
      const char *words = held_by[i + 1];

      g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", why);
      if (*words != '\0')
        g_string_append_printf (line, g_str_has_prefix (lang, "zh") ? "「%s」" : " “%s”", words);
    }
  if (line->len == 0)
    {
      g_autofree char *why = dup_why (self, cue_lamp_get_reason (self), lang);

      g_string_append (line, why);
    }
  return g_string_free (line, FALSE);
}
