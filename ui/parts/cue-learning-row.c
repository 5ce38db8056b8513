/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-learning-row.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-lang.h"

#define PATIENCE_MS 1000 /* shorter work is not worth a word */

struct _CueLearningRow
{
  AdwActionRow parent;

  /* owned */
  CueDesk *desk;
  char *pack; /* id */
  guint patience_source;

  guint index;

  /* template */
  GtkSpinner *spinner;
  GtkWidget *undo;
  GtkWidget *back;
  GtkWidget *forget;
};

G_DEFINE_FINAL_TYPE (CueLearningRow, cue_learning_row, ADW_TYPE_ACTION_ROW)

static guint
to_percent (gint64 micro)
{
  return (guint) ((CLAMP (micro, 0, 1000000) + 5000) / 10000);
}

static char *
dup_in_use (const CueLearningStand *stand)
{
  g_autofree char *day = cue_closure_date (stand->since_ms);
  g_autofree char *since
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Learnt from %u choice; in use since %s.",
                                      "Learnt from %u choices; in use since %s.", stand->n_learnt),
                         stand->n_learnt, day);
  /* Translators: of a hundred offers, between and before */
  g_autofree char *worth
      = g_strdup_printf (_ ("Customers accept about %u of 100 (%u to %u); before it was %u."),
                         to_percent (stand->accepted_micro), to_percent (stand->low_micro),
                         to_percent (stand->high_micro), to_percent (stand->before_micro));

  /* Translators: two sentences */
  return g_strdup_printf (_ ("%s %s"), since, worth);
}

static char *
dup_not_yet (const CueLearningStand *stand)
{
  switch (stand->verdict)
    {
    case CUE_STUDY_UNTRIED:
      return g_strdup (_ ("Not enough yet: other offers were tried too seldom."));
    case CUE_STUDY_NO_BETTER:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "After %u choice nothing is clearly better, so the order stays.",
                       "After %u choices nothing is clearly better, so the order stays.", stand->n),
          stand->n);
    case CUE_STUDY_WITHDRAWN:
      return g_strdup (_ ("The order from before is in use again; new choices are learnt from."));
    case CUE_STUDY_BETTER:
    case CUE_STUDY_FEW:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Not enough yet: about %u more choice.",
                                           "Not enough yet: about %u more choices.", stand->n_more),
                              stand->n_more);
    }
}

char *
cue_learning_row_dup_text (const CueLearningStand *stand, gboolean on)
{
  if (on)
    return stand->in_use ? dup_in_use (stand) : dup_not_yet (stand);
  if (!stand->in_use)
    return g_strdup (_ ("Switched off."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Switched off. What %u choice taught is kept.",
                                       "Switched off. What %u choices taught is kept.",
                                       stand->n_learnt),
                          stand->n_learnt);
}

static gboolean
patience_cb (gpointer data)
{
  CueLearningRow *self = data;

  self->patience_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
show_work (CueLearningRow *self)
{
  if (!cue_desk_is_learning (self->desk))
    {
      g_clear_handle_id (&self->patience_source, g_source_remove);
      gtk_spinner_stop (self->spinner);
      gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
    }
  else if (self->patience_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)))
    self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static gboolean
has_something (const CueLearningStand *stand)
{
  return stand->in_use || stand->n > 0 || stand->can_undo;
}

/* Packs with nothing to tell are passed over; when there is no other the first row tells that. */
static gboolean
is_shown (GPtrArray *stands, guint index)
{
  for (guint i = 0; index == 0 && i < stands->len; i++)
    if (i != index && has_something (g_ptr_array_index (stands, i)))
      return has_something (g_ptr_array_index (stands, index));
  return index < stands->len && (index == 0 || has_something (g_ptr_array_index (stands, index)));
}

static void
show_title (CueLearningRow *self, const CueLearningStand *stand, gboolean alone)
{
  const char *title = cue_text_get (cue_pack_get_title (stand->pack), cue_lang_get_screen ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 alone || !has_something (stand) ? _ ("What was learnt") : title);
}

/* A button that is gone must not take the focus with it. */
static void
show_button (CueLearningRow *self, GtkWidget *button, gboolean visible)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean focused = root != NULL && gtk_root_get_focus (root) == button;

  gtk_widget_set_visible (button, visible);
  if (focused && !visible)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show (CueLearningRow *self)
{
  g_autoptr (GPtrArray) stands = cue_desk_list_learning (self->desk);
  const CueLearningStand *stand;
  gboolean on = FALSE;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown (stands, self->index));
  if (self->index >= stands->len)
    return;
  stand = g_ptr_array_index (stands, self->index);
  g_object_get (self->desk, "learns-ranking", &on, NULL);
  text = cue_learning_row_dup_text (stand, on);
  g_free (self->pack);
  self->pack = g_strdup (cue_pack_get_id (stand->pack));
  show_title (self, stand, stands->len == 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (self->undo, stand->can_undo);
  show_button (self, self->back, on && stand->can_go_back);
  show_button (self, self->forget, stand->in_use || stand->n > 0);
  show_work (self);
}

static void
undo_cb (CueLearningRow *self)
{
  cue_desk_undo_learning (self->desk, self->pack);
}

static void
back_cb (CueLearningRow *self)
{
  cue_desk_go_back (self->desk, self->pack);
}

static void
forget_cb (CueLearningRow *self)
{
  cue_desk_forget_learnt (self->desk, self->pack);
}

static void
cue_learning_row_dispose (GObject *object)
{
  CueLearningRow *self = CUE_LEARNING_ROW (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->pack, g_free);
  G_OBJECT_CLASS (cue_learning_row_parent_class)->dispose (object);
}

static void
cue_learning_row_class_init (CueLearningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_learning_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-learning-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueLearningRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueLearningRow, undo);
  gtk_widget_class_bind_template_child (widget_class, CueLearningRow, back);
  gtk_widget_class_bind_template_child (widget_class, CueLearningRow, forget);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
cue_learning_row_init (CueLearningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_learning_row_new (CueDesk *desk, guint index)
{
  CueLearningRow *self = g_object_new (CUE_TYPE_LEARNING_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->index = index;
  g_signal_connect_object (desk, "learning-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
