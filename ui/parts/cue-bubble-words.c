/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bubble-private.h"

#include <adwaita.h>

#include "cue-lang.h"

typedef struct
{
  guint16 red, green, blue;
} Rgb;

static Rgb
choose (guint32 light, guint32 dark)
{
  guint32 hex = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? dark : light;

  return (Rgb){ (guint16) ((hex >> 16 & 0xff) * 257), (guint16) ((hex >> 8 & 0xff) * 257),
                (guint16) ((hex & 0xff) * 257) };
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, CueSpan bytes)
{
  attribute->start_index = bytes.start;
  attribute->end_index = bytes.end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_ground (PangoAttrList *list, Rgb rgb, guint16 alpha, CueSpan bytes)
{
  insert (list, pango_attr_background_new (rgb.red, rgb.green, rgb.blue), bytes);
  insert (list, pango_attr_background_alpha_new (alpha), bytes);
}

static void
insert_mark (PangoAttrList *list, const CueMark *mark, CueSpan bytes)
{
  gboolean is_point = g_strcmp0 (mark->kind, "point") == 0;
  Rgb rgb = is_point ? choose (0x1b8553, 0x8ff0a4) : choose (0x1c71d8, 0x78aeed);

  insert (list,
          pango_attr_underline_new (is_point ? PANGO_UNDERLINE_DOUBLE_LINE
                                             : PANGO_UNDERLINE_SINGLE_LINE),
          bytes);
  insert (list, pango_attr_underline_color_new (rgb.red, rgb.green, rgb.blue), bytes);
}

static gboolean
is_shown (CueBubble *self, const CueMark *mark)
{
  return g_strcmp0 (mark->kind, "point") != 0 || cue_bubble_find_check (self, mark->id) != NULL;
}

static void
insert_marks (CueBubble *self, PangoAttrList *list)
{
  GPtrArray *marks = cue_message_get_marks (self->message);
  CueSpan bytes;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const CueMark *mark = marks->pdata[i];

      if (is_shown (self, mark) && cue_shown_map (self->shown, mark->span, &bytes))
        insert_mark (list, mark, bytes);
    }
}

static void
insert_chips_and_links (CueBubble *self, PangoAttrList *list)
{
  GArray *chips = cue_shown_get_chips (self->shown);
  GArray *links = cue_shown_get_links (self->shown);
  Rgb grey = choose (0x808080, 0xa0a0a0), blue = choose (0x1a5fb4, 0x99c1f1);

  for (guint i = 0; i < chips->len; i++)
    {
      CueSpan bytes = g_array_index (chips, CueSpan, i);

      insert_ground (list, grey, 0x5000, bytes);
      insert (list, pango_attr_scale_new (PANGO_SCALE_SMALL), bytes);
      insert (list, pango_attr_family_new ("monospace"), bytes);
    }
  for (guint i = 0; i < links->len; i++)
    {
      CueSpan bytes = g_array_index (links, CueSpan, i);

      insert (list, pango_attr_foreground_new (blue.red, blue.green, blue.blue), bytes);
      insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), bytes);
    }
}

static void
insert_found (CueBubble *self, PangoAttrList *list)
{
  const char *text = cue_message_get_text (self->message);
  CueSpan span = { 0, 0 }, bytes;

  while (self->needle != NULL && cue_needle_find (self->needle, text, span.end, &span))
    if (cue_shown_map (self->shown, span, &bytes))
      {
        insert_ground (list, choose (0xf6d32d, 0xf6d32d), 0xffff, bytes);
        insert (list, pango_attr_foreground_new (0, 0, 0), bytes);
      }
}

void
cue_bubble_update_attributes (CueBubble *self)
{
  g_autoptr (PangoAttrList) list = cue_lang_attributes (cue_message_get_lang (self->message));
  CueSpan bytes;

  if (cue_message_is_partial (self->message))
    pango_attr_list_insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC));
  insert_marks (self, list);
  insert_chips_and_links (self, list);
  insert_found (self, list);
  for (guint i = 0; i < self->flashes->len; i++)
    if (cue_shown_map (self->shown, g_array_index (self->flashes, CueSpan, i), &bytes))
      insert_ground (list, choose (0x62a0ea, 0x62a0ea), 0x7000, bytes);
  gtk_label_set_attributes (self->text, list);
}
