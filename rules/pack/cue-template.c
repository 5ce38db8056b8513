/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-template.h"

#include <string.h>

#include "cue-pack-reader.h"

/*
 * A template is read in one pass into stretches: plain text, or a place "{{name}}" /
 * "{{name|default}}". A "{{" that opens no such place is text. What is put in is never read again,
 * so a customer called "{{offer.price}}" cannot reach the offer; and because a text that leaves
 * must not look like a template, a value holding "{{" is a hole.
 */
typedef struct
{
  gboolean is_place;
  const char *start; /* of the stretch in the source, braces included */
  const char *end;
  const char *name;
  gsize name_length;
  const char *fallback; /* or NULL */
  gsize fallback_length;
} Stretch;

static gboolean
name_char (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '_' || c == '.';
}

static gboolean
name_is_valid (const char *name, gsize length)
{
  if (length == 0 || length > 128 || name[0] == '.' || name[length - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!name_char (name[i]) || (name[i] == '.' && name[i + 1] == '.'))
      return FALSE;
  return TRUE;
}

static void
trim (const char **start, gsize *length)
{
  while (*length > 0 && **start == ' ')
    {
      (*start)++;
      (*length)--;
    }
  while (*length > 0 && (*start)[*length - 1] == ' ')
    (*length)--;
}

/* A place longer than this is text; it also keeps reading linear. */
#define MAX_PLACE_BYTES 500

/* @at stands on "{{". FALSE when it opens no place. */
static gboolean
read_place (const char *at, Stretch *stretch)
{
  const char *inside = at + 2;
  gssize window = strnlen (inside, MAX_PLACE_BYTES);
  const char *close = g_strstr_len (inside, window, "}}");
  const char *open = g_strstr_len (inside, window, "{{");
  const char *bar;

  if (close == NULL || (open != NULL && open < close))
    return FALSE;
  bar = memchr (inside, '|', close - inside);
  stretch->is_place = TRUE;
  stretch->start = at;
  stretch->end = close + 2;
  stretch->name = inside;
  stretch->name_length = (bar != NULL ? bar : close) - inside;
  stretch->fallback = bar != NULL ? bar + 1 : NULL;
  stretch->fallback_length = bar != NULL ? close - (bar + 1) : 0;
  trim (&stretch->name, &stretch->name_length);
  return name_is_valid (stretch->name, stretch->name_length);
}

/* The stretch that begins at @at, which is not the end. */
static Stretch
next_stretch (const char *at)
{
  Stretch stretch = { 0 };
  const char *open = at;

  while ((open = strstr (open, "{{")) != NULL)
    {
      if (read_place (open, &stretch))
        break;
      open++;
    }
  if (open == at)
    return stretch;
  return (Stretch){ .start = at, .end = open != NULL ? open : at + strlen (at) };
}

static void
piece_free (gpointer data)
{
  CuePiece *piece = data;

  g_free (piece->text);
  g_free (piece->name);
  g_free (piece);
}

/* Takes both strings. */
static void
add_piece (GPtrArray *pieces, CuePieceKind kind, char *text, char *name)
{
  CuePiece *piece = g_new0 (CuePiece, 1);

  piece->kind = kind;
  piece->text = text;
  piece->name = name;
  g_ptr_array_add (pieces, piece);
}

static void
add_place (GPtrArray *pieces, const Stretch *stretch, CueVariableFunc lookup, gpointer user_data)
{
  g_autofree char *name = g_strndup (stretch->name, stretch->name_length);
  g_autofree char *value = lookup != NULL ? lookup (name, user_data) : NULL;

  if (value != NULL && (*value == '\0' || strstr (value, "{{") != NULL))
    g_clear_pointer (&value, g_free);
  if (value == NULL && stretch->fallback != NULL)
    value = g_strndup (stretch->fallback, stretch->fallback_length);
  if (value != NULL)
    add_piece (pieces, CUE_PIECE_VALUE, g_steal_pointer (&value), g_steal_pointer (&name));
  else
    add_piece (pieces, CUE_PIECE_HOLE, g_strdup_printf ("{{%s}}", name), g_strdup (name));
}

GPtrArray *
cue_template_expand (const char *source, CueVariableFunc lookup, gpointer user_data)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);

  g_return_val_if_fail (source != NULL, pieces);

  for (const char *at = source; *at != '\0';)
    {
      Stretch stretch = next_stretch (at);

      if (stretch.is_place)
        add_place (pieces, &stretch, lookup, user_data);
      else
        add_piece (pieces, CUE_PIECE_TEXT, g_strndup (stretch.start, stretch.end - stretch.start),
                   NULL);
      at = stretch.end;
    }
  return pieces;
}

char *
cue_template_render (const char *source, CueVariableFunc lookup, gpointer user_data, char **hole)
{
  g_autoptr (GPtrArray) pieces = cue_template_expand (source, lookup, user_data);
  g_autoptr (GString) out = g_string_new (NULL);

  if (hole != NULL)
    *hole = NULL;
  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);

      if (piece->kind == CUE_PIECE_HOLE)
        {
          if (hole != NULL)
            *hole = g_strdup (piece->name);
          return NULL;
        }
      g_string_append (out, piece->text);
    }
  /* A broken "{{", or braces of two pieces that meet: nothing that looks like a template leaves. */
  if (strstr (out->str, "{{") != NULL)
    {
      if (hole != NULL)
        *hole = g_strdup ("{{");
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

GStrv
cue_template_list_variables (const char *source)
{
  g_autoptr (GPtrArray) pieces = cue_template_expand (source, NULL, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);

      if (piece->name != NULL && g_hash_table_add (seen, piece->name))
        g_strv_builder_add (names, piece->name);
    }
  return g_strv_builder_end (names);
}

gboolean
cue_template_check (const char *source, GError **error)
{
  g_return_val_if_fail (source != NULL, FALSE);

  for (const char *at = source; *at != '\0';)
    {
      Stretch stretch = next_stretch (at);
      g_autofree char *text = g_strndup (stretch.start, stretch.end - stretch.start);
      const char *brace = strstr (text, "{{");

      if (brace == NULL)
        brace = strstr (text, "}}");
      if (!stretch.is_place && brace != NULL)
        {
          g_set_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID,
                       "found “%s” at character %ld; a variable is {{name}} or {{name|default}}, "
                       "its name of a-z, 0-9, _ and dots",
                       brace,
                       g_utf8_pointer_to_offset (source, stretch.start)
                           + g_utf8_pointer_to_offset (text, brace) + 1);
          return FALSE;
        }
      at = stretch.end;
    }
  return TRUE;
}
