/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text with {{variables}}: "每月多付 {{offer.delta}} 元". {{name|default}} has a default. */
typedef enum
{
  CUE_PIECE_TEXT,
  CUE_PIECE_VALUE, /* a variable with a value */
  CUE_PIECE_HOLE,  /* a variable without one */
} CuePieceKind;

typedef struct
{
  CuePieceKind kind;
  char *text; /* what stands there; for a hole its name in braces: 「…」 is the screen's affair */
  char *name; /* variable, NULL for text */
} CuePiece;

/* Value of a variable as text (transfer full), or NULL when unknown. */
typedef char *(*CueVariableFunc) (const char *name, gpointer user_data);

/* (transfer full) (element-type CuePiece). Never fails: a broken "{{" is text. */
GPtrArray *cue_template_expand (const char *source, CueVariableFunc lookup, gpointer user_data);
/* The text when there is no hole, else NULL with the first hole's name in @hole (transfer full, may
 * be NULL). */
char *
cue_template_render (const char *source, CueVariableFunc lookup, gpointer user_data, char **hole);
/* Names used, in order, without doubles. */
GStrv cue_template_list_variables (const char *source);
/* FALSE when braces do not match or a name is malformed; @error says where. */
gboolean cue_template_check (const char *source, GError **error);

G_END_DECLS
