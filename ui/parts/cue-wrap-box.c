/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-wrap-box.h"

#define SPACING 6

struct _CueWrapBox
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (CueWrapBox, cue_wrap_box, GTK_TYPE_WIDGET)

/* Lays the children out in @width and gives the height; places them when @place. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, wanted;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &wanted);
      child_width = CLAMP (wanted.width, MIN (least.width, width), MAX (width, least.width));
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, child_width, wanted.height }, -1);
      x += child_width + SPACING;
      line = MAX (line, wanted.height);
    }
  return y + line;
}

static void
cue_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  int widest = 0, together = 0;

  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &wanted);
      widest = MAX (widest, least.width);
      together += wanted.width + (together > 0 ? SPACING : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, together);
      return;
    }
  *minimum = *natural = lay_out (widget, for_size < 0 ? MAX (widest, together) : for_size, FALSE);
}

static void
cue_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static GtkSizeRequestMode
cue_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cue_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cue_wrap_box_parent_class)->dispose (object);
}

static void
cue_wrap_box_class_init (CueWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_wrap_box_dispose;
  widget_class->measure = cue_wrap_box_measure;
  widget_class->size_allocate = cue_wrap_box_size_allocate;
  widget_class->get_request_mode = cue_wrap_box_get_request_mode;
}

static void
cue_wrap_box_init (CueWrapBox *self)
{
}

GtkWidget *
cue_wrap_box_new (void)
{
  return g_object_new (CUE_TYPE_WRAP_BOX, NULL);
}

void
cue_wrap_box_append (CueWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (CUE_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
cue_wrap_box_remove (CueWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (CUE_IS_WRAP_BOX (self));
  g_return_if_fail (gtk_widget_get_parent (child) == GTK_WIDGET (self));

  gtk_widget_unparent (child);
}
