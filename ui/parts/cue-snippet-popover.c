/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-snippet-popover.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-lang.h"

struct _CueSnippetPopover
{
  GtkPopover parent_instance;

  /* owned */
  CuePack *pack;
  GPtrArray *snippets;

  /* template */
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (CueSnippetPopover, cue_snippet_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static GtkWidget *
make_row (const CueSnippet *snippet, const char *text, const char *lang)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (cue_text_get (snippet->title, cue_lang_get_screen ()));
  GtkWidget *preview = gtk_label_new (text);

  gtk_widget_add_css_class (title, "card-title");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (top), title);
  if (snippet->keys != NULL && snippet->keys[0] != NULL)
    {
      GtkWidget *key = gtk_label_new (snippet->keys[0]);

      gtk_widget_add_css_class (key, "keycap");
      gtk_widget_set_hexpand (key, TRUE);
      gtk_widget_set_halign (key, GTK_ALIGN_END);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (top), key);
    }
  gtk_label_set_ellipsize (GTK_LABEL (preview), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (preview), 0);
  gtk_label_set_wrap (GTK_LABEL (preview), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (preview), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (preview), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (preview), 48);
  gtk_widget_add_css_class (preview, "quiet");
  gtk_widget_add_css_class (preview, "small");
  cue_lang_set_label (GTK_LABEL (preview), lang);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), preview);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

void
cue_snippet_popover_set_snippets (CueSnippetPopover *self,
                                  CuePack *pack,
                                  GPtrArray *snippets,
                                  GPtrArray *previews,
                                  const char *query,
                                  const char *lang)
{
  GtkListBoxRow *row = NULL;
  gboolean any = snippets != NULL && snippets->len > 0;

  g_return_if_fail (CUE_IS_SNIPPET_POPOVER (self));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->snippets, 0);
  if (pack != NULL)
    cue_pack_ref (pack);
  g_clear_pointer (&self->pack, cue_pack_unref);
  self->pack = pack;
  for (guint i = 0; any && i < snippets->len; i++)
    {
      g_ptr_array_add (self->snippets, snippets->pdata[i]);
      gtk_list_box_append (self->list, make_row (snippets->pdata[i], previews->pdata[i], lang));
    }
  if (any)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  else
    {
      g_autofree char *word = cue_closure_isolate (query);
      g_autofree char *text = g_strdup_printf (_ ("No snippet fits “%s”. Go on typing, or press "
                                                  "Escape to keep the text as it is."),
                                               word);

      gtk_label_set_text (self->empty, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), any);
}

static void
show_row (CueSnippetPopover *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

void
cue_snippet_popover_move (CueSnippetPopover *self, int step)
{
  GtkListBoxRow *row = NULL;
  int n = (int) self->snippets->len;

  g_return_if_fail (CUE_IS_SNIPPET_POPOVER (self));
  row = gtk_list_box_get_selected_row (self->list);
  if (n == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list,
                                       ((row != NULL ? gtk_list_box_row_get_index (row) : 0) + step
                                        + n)
                                           % n);
  gtk_list_box_select_row (self->list, row);
  show_row (self, row);
}

gboolean
cue_snippet_popover_choose (CueSnippetPopover *self)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (CUE_IS_SNIPPET_POPOVER (self), FALSE);
  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    return FALSE;
  g_signal_emit (self, chosen_signal, 0, self->snippets->pdata[gtk_list_box_row_get_index (row)]);
  return TRUE;
}

static void
row_activated_cb (CueSnippetPopover *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  cue_snippet_popover_choose (self);
}

static void
cue_snippet_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_SNIPPET_POPOVER);
  G_OBJECT_CLASS (cue_snippet_popover_parent_class)->dispose (object);
}

static void
cue_snippet_popover_finalize (GObject *object)
{
  CueSnippetPopover *self = CUE_SNIPPET_POPOVER (object);

  g_ptr_array_unref (self->snippets);
  g_clear_pointer (&self->pack, cue_pack_unref);
  G_OBJECT_CLASS (cue_snippet_popover_parent_class)->finalize (object);
}

static void
cue_snippet_popover_class_init (CueSnippetPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_snippet_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_snippet_popover_finalize;
  chosen_signal = g_signal_new ("chosen", CUE_TYPE_SNIPPET_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-snippet-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CueSnippetPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueSnippetPopover, list);
  gtk_widget_class_bind_template_child (widget_class, CueSnippetPopover, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cue_snippet_popover_init (CueSnippetPopover *self)
{
  self->snippets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_snippet_popover_new (void)
{
  return g_object_new (CUE_TYPE_SNIPPET_POPOVER, NULL);
}
