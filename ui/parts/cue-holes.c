/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-holes.h"

#include <adwaita.h>

#define TAG_BRACE "cue-hole-brace"
#define TAG_NAME "cue-hole-name"

gboolean
cue_holes_next (const GtkTextIter *from, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter at = *from, open_end, close_start, line_end;

  while (gtk_text_iter_forward_search (&at, "{{", 0, start, &open_end, NULL))
    {
      line_end = open_end;
      if (!gtk_text_iter_ends_line (&line_end))
        gtk_text_iter_forward_to_line_end (&line_end);
      if (gtk_text_iter_forward_search (&open_end, "}}", 0, &close_start, end, &line_end)
          && !gtk_text_iter_equal (&close_start, &open_end))
        return TRUE;
      at = open_end;
    }
  return FALSE;
}

gboolean
cue_holes_jump (GtkTextBuffer *buffer)
{
  GtkTextIter from, start, end;

  gtk_text_buffer_get_selection_bounds (buffer, NULL, &from);
  if (!cue_holes_next (&from, &start, &end))
    {
      gtk_text_buffer_get_start_iter (buffer, &from);
      if (!cue_holes_next (&from, &start, &end))
        return FALSE;
    }
  gtk_text_buffer_select_range (buffer, &end, &start);
  return TRUE;
}

char *
cue_holes_dup_first (GtkTextBuffer *buffer)
{
  GtkTextIter from, start, end;

  gtk_text_buffer_get_start_iter (buffer, &from);
  if (!cue_holes_next (&from, &start, &end))
    return NULL;
  gtk_text_iter_forward_chars (&start, 2);
  gtk_text_iter_backward_chars (&end, 2);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* A text tag knows no transparency, so the braces take the colour of the ground they stand on. */
static void
ensure_tags (GtkTextBuffer *buffer)
{
  GtkTextTag *brace = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_BRACE);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (brace == NULL)
    {
      brace = gtk_text_buffer_create_tag (buffer, TAG_BRACE, NULL);
      gtk_text_buffer_create_tag (buffer, TAG_NAME, "style", PANGO_STYLE_ITALIC, NULL);
    }
  g_object_set (brace, "foreground", dark ? "#1e1e1e" : "#ffffff", NULL);
}

void
cue_holes_dress (GtkTextBuffer *buffer)
{
  GtkTextIter from, start, end, inner_start, inner_end;

  ensure_tags (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG_BRACE, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG_NAME, &start, &end);
  gtk_text_buffer_get_start_iter (buffer, &from);
  while (cue_holes_next (&from, &start, &end))
    {
      inner_start = start;
      inner_end = end;
      gtk_text_iter_forward_chars (&inner_start, 2);
      gtk_text_iter_backward_chars (&inner_end, 2);
      gtk_text_buffer_apply_tag_by_name (buffer, TAG_BRACE, &start, &inner_start);
      gtk_text_buffer_apply_tag_by_name (buffer, TAG_NAME, &inner_start, &inner_end);
      gtk_text_buffer_apply_tag_by_name (buffer, TAG_BRACE, &inner_end, &end);
      from = end;
    }
}
