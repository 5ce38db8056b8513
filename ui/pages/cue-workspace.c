/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Three panes for any width. The layout asks for little, so the window can shrink below what three
 * panes need; the mode then follows the width, and a pane that has no place slides over its
 * neighbour. A pane is never made or destroyed by a resize: focus, scroll place and drafts stay.
 */

#include "cue-workspace.h"

#define QUEUE_WIDTH 264
#define QUEUE_WIDTH_ROOMY 288
#define PANEL_WIDTH 400
#define PANEL_WIDTH_TIGHT 360
#define WIDE_FROM 1120
#define ROOMY_FROM 1440
#define MEDIUM_FROM 800
#define SMALLEST 360

struct _CueWorkspace
{
  GtkWidget parent;

  /* owned */
  GtkWidget *conversation;
  GtkWidget *panel;
  GtkWidget *queue;
  CueWorkspaceMode mode;
  gboolean queue_hidden; /* in wide */
  gboolean queue_shown;  /* in medium and narrow */
  gboolean panel_shown;
  guint mode_source;
};

G_DEFINE_ENUM_TYPE (CueWorkspaceMode,
                    cue_workspace_mode,
                    G_DEFINE_ENUM_VALUE (CUE_WORKSPACE_WIDE, "wide"),
                    G_DEFINE_ENUM_VALUE (CUE_WORKSPACE_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (CUE_WORKSPACE_NARROW, "narrow"))

G_DEFINE_FINAL_TYPE (CueWorkspace, cue_workspace, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_QUEUE,
  PROP_CONVERSATION,
  PROP_PANEL,
  PROP_MODE,
  PROP_QUEUE_SHOWN,
  PROP_PANEL_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static CueWorkspaceMode
mode_for_width (int width)
{
  if (width >= WIDE_FROM)
    return CUE_WORKSPACE_WIDE;
  return width >= MEDIUM_FROM ? CUE_WORKSPACE_MEDIUM : CUE_WORKSPACE_NARROW;
}

static void
show_children (CueWorkspace *self)
{
  gboolean narrow = self->mode == CUE_WORKSPACE_NARROW;

  if (self->queue != NULL)
    gtk_widget_set_child_visible (self->queue, cue_workspace_is_queue_shown (self));
  if (self->panel != NULL)
    gtk_widget_set_child_visible (self->panel, !narrow || self->panel_shown);
  if (self->conversation != NULL)
    gtk_widget_set_child_visible (self->conversation, !narrow || !self->panel_shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
mode_changed_cb (gpointer user_data)
{
  CueWorkspace *self = user_data;

  self->mode_source = 0;
  /* in a window that becomes narrow the conversation comes first */
  if (self->mode == CUE_WORKSPACE_NARROW)
    cue_workspace_show_panel (self, FALSE);
  show_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  return G_SOURCE_REMOVE;
}

static void
follow_width (CueWorkspace *self, int width)
{
  CueWorkspaceMode mode = mode_for_width (width);

  if (self->mode == mode)
    return;
  self->mode = mode;
  if (self->mode_source == 0)
    self->mode_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mode_changed_cb, self, NULL);
}

typedef struct
{
  GtkWidget *child;
  int x;
  int width;
} Place;

#define N_PANES 3

/* Where the panes stand in a workspace that is so wide. */
static void
place_panes (CueWorkspace *self, int width, Place *places)
{
  gboolean narrow = self->mode == CUE_WORKSPACE_NARROW;
  gboolean wide = self->mode == CUE_WORKSPACE_WIDE;
  int queue = width >= ROOMY_FROM ? QUEUE_WIDTH_ROOMY : QUEUE_WIDTH;
  int panel = narrow ? width : wide ? PANEL_WIDTH : PANEL_WIDTH_TIGHT;
  int left = wide && self->queue != NULL && !self->queue_hidden ? queue : 0;

  places[0] = (Place){ self->conversation, left, narrow ? width : width - left - panel };
  places[1] = (Place){ self->panel, width - panel, panel };
  places[2] = (Place){ self->queue, 0, MIN (queue, width) };
  for (guint i = 0; i < N_PANES; i++)
    if (places[i].child != NULL)
      {
        int least;

        gtk_widget_measure (places[i].child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                            NULL);
        places[i].width = MAX (places[i].width, least);
      }
}

static void
cue_workspace_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CueWorkspace *self = CUE_WORKSPACE (widget);
  Place places[N_PANES];

  follow_width (self, width);
  place_panes (self, width, places);
  for (guint i = 0; i < N_PANES; i++)
    if (places[i].child != NULL && gtk_widget_get_child_visible (places[i].child))
      gtk_widget_size_allocate (places[i].child,
                                &(GtkAllocation){ places[i].x, 0, places[i].width, height }, -1);
}

/* How tall the panes must be is asked for the widths that they have: what is answered then serves
 * the allocation too, and no text is laid out for a width that it never gets. */
static void
measure_height (CueWorkspace *self, int *minimum, int *natural)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  Place places[N_PANES];

  place_panes (self, width > 0 ? width : WIDE_FROM, places);
  for (guint i = 0; i < N_PANES; i++)
    if (places[i].child != NULL)
      {
        int least, wanted;

        gtk_widget_measure (places[i].child, GTK_ORIENTATION_VERTICAL, places[i].width, &least,
                            &wanted, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural = MAX (*natural, wanted);
      }
}

static void
cue_workspace_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SMALLEST : 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDE_FROM : 600;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    measure_height (CUE_WORKSPACE (widget), minimum, natural);
}

static void
cue_workspace_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CueWorkspace *self = CUE_WORKSPACE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->conversation != NULL)
    gtk_widget_snapshot_child (widget, self->conversation, snapshot);
  if (self->panel != NULL)
    gtk_widget_snapshot_child (widget, self->panel, snapshot);
  if (self->queue != NULL) /* last: it slides over the others */
    gtk_widget_snapshot_child (widget, self->queue, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
take_child (CueWorkspace *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  if (child == NULL)
    return;
  *place = child;
  /* the order of siblings is the order of focus: queue, conversation, panel */
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  if (place == &self->queue)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  if (place == &self->panel)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  show_children (self);
}

static void
cue_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  switch (id)
    {
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_MODE:
      g_value_set_enum (value, (int) self->mode);
      break;
    case PROP_QUEUE_SHOWN:
      g_value_set_boolean (value, self->queue_shown);
      break;
    case PROP_PANEL_SHOWN:
      g_value_set_boolean (value, self->panel_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  switch (id)
    {
    case PROP_QUEUE:
      take_child (self, &self->queue, g_value_get_object (value));
      break;
    case PROP_CONVERSATION:
      take_child (self, &self->conversation, g_value_get_object (value));
      break;
    case PROP_PANEL:
      take_child (self, &self->panel, g_value_get_object (value));
      break;
    case PROP_QUEUE_SHOWN:
      cue_workspace_show_queue (self, g_value_get_boolean (value));
      break;
    case PROP_PANEL_SHOWN:
      cue_workspace_show_panel (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

CueWorkspaceMode
cue_workspace_get_mode (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), CUE_WORKSPACE_WIDE);

  return self->mode;
}

gboolean
cue_workspace_is_queue_shown (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), FALSE);

  return self->mode == CUE_WORKSPACE_WIDE ? !self->queue_hidden : self->queue_shown;
}

void
cue_workspace_show_queue (CueWorkspace *self, gboolean shown)
{
  g_return_if_fail (CUE_IS_WORKSPACE (self));

  if (shown && self->queue_hidden)
    {
      self->queue_hidden = FALSE;
      show_children (self);
    }
  if (self->queue_shown == shown)
    return;
  self->queue_shown = shown;
  show_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUEUE_SHOWN]);
}

void
cue_workspace_toggle_queue (CueWorkspace *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE (self));

  if (self->mode != CUE_WORKSPACE_WIDE)
    {
      cue_workspace_show_queue (self, !self->queue_shown);
      return;
    }
  self->queue_hidden = !self->queue_hidden;
  show_children (self);
}

gboolean
cue_workspace_is_panel_shown (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), FALSE);

  return self->mode != CUE_WORKSPACE_NARROW || self->panel_shown;
}

void
cue_workspace_show_panel (CueWorkspace *self, gboolean shown)
{
  g_return_if_fail (CUE_IS_WORKSPACE (self));

  if (self->panel_shown == shown)
    return;
  self->panel_shown = shown;
  show_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_SHOWN]);
}

static void
cue_workspace_dispose (GObject *object)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  g_clear_handle_id (&self->mode_source, g_source_remove);
  g_clear_pointer (&self->queue, gtk_widget_unparent);
  g_clear_pointer (&self->conversation, gtk_widget_unparent);
  g_clear_pointer (&self->panel, gtk_widget_unparent);

  G_OBJECT_CLASS (cue_workspace_parent_class)->dispose (object);
}

static GParamSpec *
child_pspec (const char *name)
{
  return g_param_spec_object (name, NULL, NULL, GTK_TYPE_WIDGET,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

static void
cue_workspace_class_init (CueWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags shown_flags
      = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cue_workspace_dispose;
  object_class->get_property = cue_workspace_get_property;
  object_class->set_property = cue_workspace_set_property;
  widget_class->measure = cue_workspace_measure;
  widget_class->size_allocate = cue_workspace_size_allocate;
  widget_class->snapshot = cue_workspace_snapshot;

  properties[PROP_QUEUE] = child_pspec ("queue");
  properties[PROP_CONVERSATION] = child_pspec ("conversation");
  properties[PROP_PANEL] = child_pspec ("panel");
  properties[PROP_MODE]
      = g_param_spec_enum ("mode", NULL, NULL, CUE_TYPE_WORKSPACE_MODE, CUE_WORKSPACE_WIDE,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUEUE_SHOWN]
      = g_param_spec_boolean ("queue-shown", NULL, NULL, FALSE, shown_flags);
  properties[PROP_PANEL_SHOWN]
      = g_param_spec_boolean ("panel-shown", NULL, NULL, FALSE, shown_flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "workspace");
}

static void
cue_workspace_init (CueWorkspace *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
