/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-check-row.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-lang.h"

struct _CueCheckRow
{
  GtkWidget parent;

  /* owned */
  CueCheck *check;
  char *lang;
  char *why; /* it is next, NULL where there is nothing to tell */
  gboolean next;
  const char *style; /* class of the verdict now shown, static */

  /* template */
  GtkButton *button;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *word;
  GtkLabel *quote;
  GtkMenuButton *more;
};

G_DEFINE_FINAL_TYPE (CueCheckRow, cue_check_row, GTK_TYPE_WIDGET)

/* Said by the book needs no word beside its tick; everything else is named. */
static char *
dup_state_word (CueCheckRow *self)
{
  CueVerdict verdict = cue_check_get_verdict (self->check);
  gboolean missed = cue_check_is_missed (self->check);

  if (cue_check_is_disputed (self->check))
    return g_strdup (_ ("disputed"));
  if (cue_check_is_waived (self->check))
    return g_strdup (_ ("Not needed"));
  if (cue_check_is_manual (self->check))
    return g_strdup (_ ("by hand"));
  if (verdict == CUE_VERDICT_SAID)
    return g_strdup ("");
  if (verdict == CUE_VERDICT_OPEN && !missed)
    return g_strdup (cue_check_is_must (self->check) ? C_ ("point", "must") : "");
  return g_strdup (cue_closure_verdict_word (verdict, missed));
}

static char *
dup_word (CueCheckRow *self)
{
  g_autofree char *state = dup_state_word (self);
  /* Translators: of a point: it is what to say next */
  const char *next = C_ ("point", "next");

  if (!cue_check_row_is_next (self))
    return g_steal_pointer (&state);
  return *state != '\0' ? g_strdup_printf ("%s · %s", next, state) : g_strdup (next);
}

/* What is said there, @say, under why it is next. */
static char *
dup_tip (CueCheckRow *self, const char *say)
{
  g_autofree char *next = NULL;

  if (!cue_check_row_is_next (self) || self->why == NULL)
    return g_strdup (say);
  /* Translators: of a point: why it is what to say next, e.g. "Next: The customer asks for it" */
  next = g_strdup_printf (_ ("Next: %s"), self->why);
  return g_strdup_printf ("%s\n%s", next, say);
}

/* For a screen reader. */
static char *
dup_name (CueCheckRow *self, const char *title, const char *quoted)
{
  const char *verdict = cue_closure_verdict_word (cue_check_get_verdict (self->check),
                                                  cue_check_is_missed (self->check));
  g_autofree char *name
      = g_strdup_printf ("%s: %s%s%s", verdict, title, *quoted != '\0' ? " " : "", quoted);

  if (!cue_check_row_is_next (self))
    return g_steal_pointer (&name);
  /* Translators: of a point that is what to say next, e.g. "Next, still open: Price" */
  return g_strdup_printf (_ ("Next, %s"), name);
}

static void
show_next (CueCheckRow *self)
{
  if (cue_check_row_is_next (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "next");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "next");
}

static void
show_style (CueCheckRow *self, const char *style)
{
  GtkWidget *marked[] = { GTK_WIDGET (self->icon), GTK_WIDGET (self->word) };

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (marked[i], self->style);
      gtk_widget_add_css_class (marked[i], style);
    }
  self->style = style;
}

static void
show_check (CueCheckRow *self)
{
  CueVerdict verdict = cue_check_get_verdict (self->check);
  gboolean missed = cue_check_is_missed (self->check);
  const char *quote = cue_check_get_quote (self->check);
  g_autofree char *title = cue_check_dup_title (self->check, cue_lang_get_screen ());
  g_autofree char *say = cue_check_dup_say (self->check, self->lang);
  g_autofree char *word = dup_word (self);
  g_autofree char *quoted = *quote != '\0' ? g_strdup_printf ("“%s”", quote) : g_strdup ("");
  g_autofree char *name = dup_name (self, title, quoted);
  g_autofree char *tip = dup_tip (self, say);
  g_autofree char *state = dup_state_word (self);
  g_autofree char *stated = g_strdup_printf ("%s%s%s", state, *state != '\0' ? ": " : "", say);
  g_autofree char *told = dup_tip (self, stated);

  gtk_image_set_from_icon_name (self->icon, cue_closure_verdict_icon (verdict, missed));
  show_style (self, cue_closure_verdict_class (verdict, missed));
  show_next (self);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->word, word);
  gtk_label_set_text (self->quote, quoted);
  gtk_widget_set_visible (GTK_WIDGET (self->quote), *quoted != '\0');
  cue_lang_set_label (self->quote, self->lang);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

static void
forward_act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueCheckRow *self = CUE_CHECK_ROW (widget);
  g_autofree char *name = g_strdup_printf ("win.%s-point", action + strlen ("check."));

  gtk_widget_activate_action (widget, name, "s", cue_check_get_id (self->check));
}

CueCheck *
cue_check_row_get_check (CueCheckRow *self)
{
  g_return_val_if_fail (CUE_IS_CHECK_ROW (self), NULL);

  return self->check;
}

gboolean
cue_check_row_is_next (CueCheckRow *self)
{
  g_return_val_if_fail (CUE_IS_CHECK_ROW (self), FALSE);

  return self->next && cue_check_get_verdict (self->check) != CUE_VERDICT_SAID;
}

void
cue_check_row_set_next (CueCheckRow *self, gboolean next, const char *why)
{
  g_return_if_fail (CUE_IS_CHECK_ROW (self));

  if (self->next == next && g_strcmp0 (self->why, why) == 0)
    return;
  self->next = next;
  g_free (self->why);
  self->why = g_strdup (why);
  show_check (self);
}

static void
cue_check_row_dispose (GObject *object)
{
  CueCheckRow *self = CUE_CHECK_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (cue_check_row_parent_class)->dispose (object);
}

static void
cue_check_row_finalize (GObject *object)
{
  CueCheckRow *self = CUE_CHECK_ROW (object);

  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->why, g_free);

  G_OBJECT_CLASS (cue_check_row_parent_class)->finalize (object);
}

static void
cue_check_row_class_init (CueCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_check_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_check_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, button);
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, title);
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, word);
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, quote);
  gtk_widget_class_bind_template_child (widget_class, CueCheckRow, more);
  gtk_widget_class_install_action (widget_class, "check.insert", NULL, forward_act);
  gtk_widget_class_install_action (widget_class, "check.tick", NULL, forward_act);
  gtk_widget_class_install_action (widget_class, "check.dispute", NULL, forward_act);
}

static void
cue_check_row_init (CueCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_check_row_new (CueCheck *check, const char *lang, gboolean acts)
{
  CueCheckRow *self;

  g_return_val_if_fail (CUE_IS_CHECK (check), NULL);

  self = g_object_new (CUE_TYPE_CHECK_ROW, NULL);
  self->check = g_object_ref (check);
  self->lang = g_strdup (lang);
  gtk_widget_set_visible (GTK_WIDGET (self->more), acts);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.reveal-point");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", cue_check_get_id (check));
  g_signal_connect_object (check, "notify", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
  show_check (self);
  return GTK_WIDGET (self);
}
