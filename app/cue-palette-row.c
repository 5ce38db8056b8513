/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-palette-row.h"

#include "cue-fold.h"
#include "cue-initials.h"

struct _CuePaletteRow
{
  GObject parent;

  /* owned */
  char *icon;
  char *title;
  char *key;
  char *action;
  char *folded;
};

G_DEFINE_FINAL_TYPE (CuePaletteRow, cue_palette_row, G_TYPE_OBJECT)

const char *
cue_palette_row_get_icon (CuePaletteRow *self)
{
  g_return_val_if_fail (CUE_IS_PALETTE_ROW (self), NULL);

  return self->icon;
}

const char *
cue_palette_row_get_title (CuePaletteRow *self)
{
  g_return_val_if_fail (CUE_IS_PALETTE_ROW (self), NULL);

  return self->title;
}

const char *
cue_palette_row_get_key (CuePaletteRow *self)
{
  g_return_val_if_fail (CUE_IS_PALETTE_ROW (self), NULL);

  return self->key;
}

const char *
cue_palette_row_get_action (CuePaletteRow *self)
{
  g_return_val_if_fail (CUE_IS_PALETTE_ROW (self), NULL);

  return self->action;
}

/* The letters of @query in order, e.g. "nxc" in "next conversation". */
static gboolean
has_letters (const char *text, const char *query)
{
  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      text = g_utf8_strchr (text, -1, g_utf8_get_char (p));
      if (text == NULL)
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

/* At some character of the title: 2, at its first: 3. */
static guint
score_pinyin (const char *text, const char *query)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (cue_unichar_is_cjk (g_utf8_get_char (at)) && cue_pinyin_begins (at, query))
      return at == text ? 3 : 2;
  return 0;
}

guint
cue_palette_row_score (CuePaletteRow *self, const char *query)
{
  const char *found;

  g_return_val_if_fail (CUE_IS_PALETTE_ROW (self), 0);

  if (*query == '\0')
    return 1;
  found = strstr (self->folded, query);
  if (found == self->folded)
    return 4;
  if (found != NULL)
    return found[-1] == ' ' ? 3 : 2;
  return MAX (score_pinyin (self->folded, query), has_letters (self->folded, query) ? 1 : 0);
}

static void
cue_palette_row_finalize (GObject *object)
{
  CuePaletteRow *self = CUE_PALETTE_ROW (object);

  g_clear_pointer (&self->icon, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (cue_palette_row_parent_class)->finalize (object);
}

static void
cue_palette_row_class_init (CuePaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_palette_row_finalize;
}

static void
cue_palette_row_init (CuePaletteRow *self)
{
}

CuePaletteRow *
cue_palette_row_new (const char *icon, const char *title, const char *key, const char *action)
{
  CuePaletteRow *self = g_object_new (CUE_TYPE_PALETTE_ROW, NULL);

  self->icon = g_strdup (icon);
  self->title = g_strdup (title);
  self->key = g_strdup (key);
  self->action = g_strdup (action);
  self->folded = cue_fold_string (title);
  return self;
}
