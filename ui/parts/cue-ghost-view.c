/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ghost-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cue-compat.h"
#include "cue-holes.h"

#define GHOST_ALPHA 0.62f
#define CHIP_RADIUS 5.0f

struct _CueGhostView
{
  GtkTextView parent_instance;

  /* owned */
  char *placeholder;
  char *ghost;

  gboolean composing;
  int bottom_margin; /* without a ghost that needs more lines */
};

G_DEFINE_FINAL_TYPE (CueGhostView, cue_ghost_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_COMPOSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkTextBuffer *
buffer_of (CueGhostView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static gboolean
cursor_at_end (CueGhostView *self)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_is_end (&iter) && !gtk_text_buffer_get_has_selection (buffer);
}

static gboolean
shows_ghost (CueGhostView *self)
{
  return self->ghost != NULL && !self->composing && cursor_at_end (self);
}

/* ---- drawing ---- */

/* The ghost as it stands after the cursor: its first line begins where the cursor is. */
static PangoLayout *
make_ghost_layout (CueGhostView *self, GdkRectangle *cursor)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autofree char *text = g_strdup_printf ("%s   %s", self->ghost, _ ("Tab"));
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *small = pango_attr_scale_new (0.8);
  GtkTextIter end;
  int left = gtk_text_view_get_left_margin (view);
  int width
      = gtk_widget_get_width (GTK_WIDGET (self)) - left - gtk_text_view_get_right_margin (view);

  gtk_text_buffer_get_end_iter (buffer_of (self), &end);
  gtk_text_view_get_iter_location (view, &end, cursor);
  small->start_index = (guint) strlen (self->ghost);
  pango_attr_list_insert (attributes, small);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, MAX (width, 40) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent (layout, MAX (cursor->x, 0) * PANGO_SCALE);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_ghost (CueGhostView *self, GtkSnapshot *snapshot)
{
  GdkRectangle cursor;
  g_autoptr (PangoLayout) layout = make_ghost_layout (self, &cursor);
  GdkRGBA color;

  cue_compat_widget_color (GTK_WIDGET (self), &color);
  color.alpha *= GHOST_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) cursor.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_placeholder (CueGhostView *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->placeholder);
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view)
              - gtk_text_view_get_right_margin (view);
  GtkTextIter start;
  GdkRectangle place;
  GdkRGBA color;

  gtk_text_buffer_get_start_iter (buffer_of (self), &start);
  gtk_text_view_get_iter_location (view, &start, &place);
  pango_layout_set_width (layout, MAX (width, 40) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cue_compat_widget_color (GTK_WIDGET (self), &color);
  color.alpha *= GHOST_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_chip (CueGhostView *self, cairo_t *cr, const GtkTextIter *start, const GtkTextIter *end)
{
  GdkRectangle first, last;
  double x, y, width, height, r = CHIP_RADIUS;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), end, &last);
  if (last.y >= first.y + first.height || last.x <= first.x)
    return; /* a hole over a line's end is known by its slanted name only */
  x = first.x + 2.5;
  y = MIN (first.y, last.y) + 0.5;
  width = last.x - first.x - 5;
  height = MAX (first.y + first.height, last.y + last.height) - y - 0.5;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_chips (CueGhostView *self, GtkSnapshot *snapshot)
{
  static const double dashes[] = { 3, 2 };
  GtkTextIter from, start, end;
  GdkRectangle visible;
  GdkRGBA color;
  cairo_t *cr = NULL;

  gtk_text_buffer_get_start_iter (buffer_of (self), &from);
  if (!cue_holes_next (&from, &start, &end))
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) visible.x, (float) visible.y,
                                                       (float) visible.width,
                                                       (float) visible.height));
  cue_compat_widget_color (GTK_WIDGET (self), &color);
  cairo_set_line_width (cr, 1.2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  gdk_cairo_set_source_rgba (cr, &color);
  do
    draw_chip (self, cr, &start, &end);
  while (cue_holes_next (&end, &start, &end));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
cue_ghost_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  CueGhostView *self = CUE_GHOST_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      draw_chips (self, snapshot);
      return;
    }
  if (self->placeholder != NULL && !self->composing
      && gtk_text_buffer_get_char_count (buffer_of (self)) == 0)
    draw_placeholder (self, snapshot);
  else if (shows_ghost (self))
    draw_ghost (self, snapshot);
}

/* A ghost of several lines needs room under the text. */
static void
make_room (CueGhostView *self)
{
  int lines = 1, margin = self->bottom_margin;

  if (shows_ghost (self) && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      GdkRectangle cursor;
      g_autoptr (PangoLayout) layout = make_ghost_layout (self, &cursor);
      int height = 0;

      lines = pango_layout_get_line_count (layout);
      pango_layout_get_pixel_size (layout, NULL, &height);
      if (lines > 1)
        margin += height - height / lines;
    }
  if (gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (self)) != margin)
    gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), margin);
}

/* ---- public ---- */

void
cue_ghost_view_set_placeholder (CueGhostView *self, const char *placeholder)
{
  g_return_if_fail (CUE_IS_GHOST_VIEW (self));

  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cue_ghost_view_set_ghost (CueGhostView *self, const char *ghost)
{
  g_return_if_fail (CUE_IS_GHOST_VIEW (self));

  if (ghost != NULL && *ghost == '\0')
    ghost = NULL;
  if (g_strcmp0 (self->ghost, ghost) == 0)
    return;
  g_free (self->ghost);
  self->ghost = g_strdup (ghost);
  make_room (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
cue_ghost_view_get_ghost (CueGhostView *self)
{
  g_return_val_if_fail (CUE_IS_GHOST_VIEW (self), NULL);

  return shows_ghost (self) ? self->ghost : NULL;
}

/* Bytes of the first word of @text, with what stands before it. */
static gsize
first_word (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, length + 1);

  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attrs, (int) length + 1);
  for (glong i = 1; i < length; i++)
    if (attrs[i].is_word_end)
      return g_utf8_offset_to_pointer (text, i) - text;
  return strlen (text);
}

gboolean
cue_ghost_view_accept (CueGhostView *self, gboolean one_word)
{
  g_autofree char *ghost = NULL;
  gsize bytes = 0;

  g_return_val_if_fail (CUE_IS_GHOST_VIEW (self), FALSE);
  if (!shows_ghost (self))
    return FALSE;
  ghost = g_steal_pointer (&self->ghost);
  bytes = one_word ? first_word (ghost) : strlen (ghost);
  gtk_text_buffer_begin_user_action (buffer_of (self));
  gtk_text_buffer_insert_at_cursor (buffer_of (self), ghost, (int) bytes);
  gtk_text_buffer_end_user_action (buffer_of (self));
  cue_ghost_view_set_ghost (self, ghost + bytes);
  make_room (self);
  return TRUE;
}

gboolean
cue_ghost_view_is_composing (CueGhostView *self)
{
  g_return_val_if_fail (CUE_IS_GHOST_VIEW (self), FALSE);

  return self->composing;
}

/* ---- lifecycle ---- */

static void
preedit_changed_cb (CueGhostView *self, const char *preedit)
{
  gboolean composing = preedit != NULL && *preedit != '\0';

  if (self->composing == composing)
    return;
  self->composing = composing;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPOSING]);
}

static void
cue_ghost_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COMPOSING:
      g_value_set_boolean (value, CUE_GHOST_VIEW (object)->composing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_ghost_view_finalize (GObject *object)
{
  CueGhostView *self = CUE_GHOST_VIEW (object);

  g_free (self->placeholder);
  g_free (self->ghost);
  G_OBJECT_CLASS (cue_ghost_view_parent_class)->finalize (object);
}

static void
cue_ghost_view_class_init (CueGhostViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cue_ghost_view_get_property;
  object_class->finalize = cue_ghost_view_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = cue_ghost_view_snapshot_layer;
  properties[PROP_COMPOSING] = g_param_spec_boolean ("composing", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_ghost_view_init (CueGhostView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->bottom_margin = 9;
  gtk_text_view_set_bottom_margin (view, self->bottom_margin);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, 2);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}
