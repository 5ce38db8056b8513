/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes next in a talk, and why, in words. */
#include "cue-json.h"
#include "cue-proof-private.h"
#include "cue-proof-words.h"
#include "cue-template.h"

static CueSay
find_reason (const CueTelling *self)
{
  static const struct
  {
    const char *because;
    CueSay pattern;
  } rows[] = { { "asked", CUE_SAY_NEXT_ASKED },
               { "heard", CUE_SAY_NEXT_HEARD },
               { "answered", CUE_SAY_NEXT_ANSWERED },
               { "thanked", CUE_SAY_NEXT_THANKED },
               { "usual", CUE_SAY_NEXT_USUAL } };
  const char *because = cue_json_get_string (self->proof, "because", "");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].because, because))
      return rows[i].pattern;
  return CUE_SAY_NEXT_ORDER;
}

static char *
no_value (const char *name, gpointer user_data)
{
  return NULL;
}

/* What is said there, with "…" for what is filled when it is said. */
static char *
dup_point (const CueTelling *self, const char *id)
{
  const CuePoint *point = cue_pack_find_point (self->pack, id);
  g_autoptr (GPtrArray) pieces
      = point == NULL ? NULL
                      : cue_template_expand (cue_text_get (point->say, self->lang), no_value, NULL);
  GString *text = g_string_new (point == NULL ? id : NULL);

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);

      g_string_append (text, piece->kind == CUE_PIECE_HOLE ? "…" : piece->text);
    }
  return g_string_free (text, FALSE);
}

static void
tell_others (CueTelling *self, const char *next)
{
  JsonArray *among = cue_json_get_array (self->proof, "among");

  for (guint i = 0; among != NULL && i < json_array_get_length (among); i++)
    {
      JsonObject *one = json_array_get_object_element (among, i);
      const char *id = cue_json_get_string (one, "point", "");
      g_autofree char *text = dup_point (self, id);
      g_autofree char *percent
          = g_strdup_printf ("%" G_GINT64_FORMAT,
                             (cue_json_get_int (one, "share_milli", 0) + 5) / 10);

      if (!g_str_equal (id, next))
        cue_telling_say_line (self, CUE_SAY_NEXT_OR, text, percent);
    }
}

gboolean
cue_telling_tell_next (CueTelling *self)
{
  const char *next = cue_json_get_string (self->proof, "next", NULL);
  JsonArray *words = cue_json_get_array (self->proof, "words");
  g_autofree char *text = next == NULL ? NULL : dup_point (self, next);

  if (next == NULL)
    return FALSE;
  cue_telling_say_line (self, CUE_SAY_NEXT, text, NULL);
  cue_telling_say_line (self, find_reason (self), NULL, NULL);
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    cue_telling_say_line (self, CUE_SAY_NEXT_WORDS,
                          cue_json_get_string (json_array_get_object_element (words, i), "text",
                                               ""),
                          NULL);
  tell_others (self, next);
  return TRUE;
}

const char *
cue_telling_get_next_reason (const CueTelling *self)
{
  return cue_json_get_string (self->proof, "next", NULL) == NULL
             ? NULL
             : cue_proof_pattern (find_reason (self), self->lang);
}
