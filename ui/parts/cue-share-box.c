/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-share-box.h"

struct _CueShareBox
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (CueShareBox, cue_share_box, GTK_TYPE_WIDGET)

static void
cue_share_box_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
      *natural
          = orientation == GTK_ORIENTATION_VERTICAL ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
cue_share_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *upper = gtk_widget_get_first_child (widget);
  GtkWidget *lower = gtk_widget_get_last_child (widget);
  int upper_least, upper_wanted, lower_least, lower_wanted, low;

  gtk_widget_measure (upper, GTK_ORIENTATION_VERTICAL, width, &upper_least, &upper_wanted, NULL,
                      NULL);
  gtk_widget_measure (lower, GTK_ORIENTATION_VERTICAL, width, &lower_least, &lower_wanted, NULL,
                      NULL);
  low = MIN (lower_wanted, MAX (height * 3 / 10, height - upper_wanted));
  low = MAX (lower_least, MIN (low, height - upper_least));
  gtk_widget_size_allocate (upper, &(GtkAllocation){ 0, 0, width, height - low }, -1);
  gtk_widget_size_allocate (lower, &(GtkAllocation){ 0, height - low, width, low }, -1);
}

static GtkSizeRequestMode
cue_share_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cue_share_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cue_share_box_parent_class)->dispose (object);
}

static void
cue_share_box_class_init (CueShareBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_share_box_dispose;
  widget_class->measure = cue_share_box_measure;
  widget_class->size_allocate = cue_share_box_size_allocate;
  widget_class->get_request_mode = cue_share_box_get_request_mode;
}

static void
cue_share_box_init (CueShareBox *self)
{
}
