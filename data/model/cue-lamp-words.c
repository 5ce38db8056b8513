/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-private.h"

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
