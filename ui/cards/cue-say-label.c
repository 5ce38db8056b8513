/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-say-label.h"

#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-template.h"

static void
mark_hole (PangoAttrList *list, guint start, guint end)
{
  PangoAttribute *attributes[] = {
    pango_attr_weight_new (PANGO_WEIGHT_BOLD),
    pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

void
cue_say_label_show (GtkLabel *label, GPtrArray *pieces, CuePack *pack, const char *lang)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (pieces != NULL);

  pango_attr_list_insert (list, cue_lang_attr_new (lang));
  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);
      guint start = (guint) text->len;

      if (piece->kind == CUE_PIECE_HOLE)
        {
          g_autofree char *hole = cue_closure_hole (pack, piece->name, lang);

          g_string_append_printf (text, "[%s]", hole);
        }
      else
        g_string_append (text, piece->text);
      if (piece->kind == CUE_PIECE_HOLE)
        mark_hole (list, start, (guint) text->len);
    }
  gtk_label_set_attributes (label, list);
  gtk_label_set_text (label, text->str);
}
