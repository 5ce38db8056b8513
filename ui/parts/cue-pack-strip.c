/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-strip.h"

#include <glib/gi18n-lib.h>

#include "cue-lang.h"

/* What takes no longer needs no word. */
#define PATIENCE_MS 1000
#define MOST_LINES 200

struct _CuePackStrip
{
  GtkWidget parent;

  /* owned */
  CuePackStanding *standing;
  char *closed; /* what was read and put away */
  guint source;

  /* template */
  GtkRevealer *revealer;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkProgressBar *progress;
  GtkToggleButton *more;
  GtkScrolledWindow *scroller;
  GtkLabel *all;
  GtkButton *stop;
  GtkButton *close;

  gboolean waited; /* the work goes on for longer than one waits without a word */
};

G_DEFINE_FINAL_TYPE (CuePackStrip, cue_pack_strip, GTK_TYPE_WIDGET)

/* “Telecom”, version 7 */
static char *
dup_serving (CuePack *pack)
{
  return g_strdup_printf (_ ("“%s”, version %u,"),
                          cue_text_get (cue_pack_get_title (pack), cue_lang_get_screen ()),
                          cue_pack_get_version (pack));
}

/* What goes on in its place: a sentence. */
static char *
dup_instead (CuePack *pack)
{
  g_autofree char *serving = pack != NULL ? dup_serving (pack) : NULL;

  if (serving == NULL)
    return g_strdup (_ ("Conversations are shown, but nothing lights."));
  return g_strdup_printf (_ ("%s serves on."), serving);
}

static char *
dup_when (gint64 when_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when_ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
}

/* What happened and what is safe. */
static char *
dup_title (CuePackStanding *standing)
{
  g_autofree char *instead = dup_instead (cue_pack_standing_get_serving (standing));
  g_autofree char *when = dup_when (cue_pack_standing_get_when_ms (standing));
  g_autofree char *what = NULL;

  switch (cue_pack_standing_get_trouble (standing))
    {
    case CUE_PACK_REFUSED:
      what = g_strdup (_ ("The pack has a mistake and is not used."));
      break;
    case CUE_PACK_EARLY:
      what = g_strdup_printf (_ ("The pack counts from %s on."), when);
      break;
    case CUE_PACK_OVER:
      what = g_strdup_printf (_ ("The pack was valid until %s."), when);
      break;
    case CUE_PACK_STOPPED:
      what = g_strdup (_ ("Learning from the pack was stopped."));
      break;
    case CUE_PACK_FINE:
    default:
      return g_strdup ("");
    }
  /* Translators: two sentences */
  return g_strdup_printf (_ ("%s %s"), what, instead);
}

/* What to do. */
static const char *
find_advice (CuePackTrouble trouble)
{
  switch (trouble)
    {
    case CUE_PACK_REFUSED:
      return _ ("Mend the place and save: the pack is read again at once.");
    case CUE_PACK_EARLY:
      return _ ("It is taken up then by itself.");
    case CUE_PACK_OVER:
      return _ ("Ask your lead for a newer one.");
    case CUE_PACK_STOPPED:
      return _ ("It is read again when its file changes, or at the next start.");
    case CUE_PACK_FINE:
    default:
      return "";
    }
}

/* The lines that have a place: the first names the pack alone. (transfer full) */
static GStrv
list_problems (CuePackStanding *standing)
{
  g_auto (GStrv) lines = g_strsplit (cue_pack_standing_get_detail (standing), "\n", MOST_LINES);

  return g_strv_length (lines) > 1 ? g_strdupv (lines + 1) : g_steal_pointer (&lines);
}

static void
show_problems (CuePackStrip *self)
{
  CuePackTrouble trouble = cue_pack_standing_get_trouble (self->standing);
  g_auto (GStrv) problems = list_problems (self->standing);
  g_autofree char *all = g_strjoinv ("\n", problems);
  guint n = g_strv_length (problems);
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_All %u mistake", "_All %u mistakes", n),
                         n);
  g_autofree char *text = trouble == CUE_PACK_REFUSED && n > 0
                              ? g_strdup_printf ("%s\n%s", problems[0], find_advice (trouble))
                              : g_strdup (find_advice (trouble));

  gtk_label_set_text (self->detail, text);
  gtk_label_set_text (self->all, all);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), trouble == CUE_PACK_REFUSED && n > 1);
}

static void
show_work (CuePackStrip *self)
{
  int permille = cue_pack_standing_get_permille (self->standing);

  gtk_image_set_from_icon_name (self->icon, "cue-clock-symbolic");
  gtk_label_set_text (self->title, permille < 0 ? _ ("The pack is being read…")
                                                : _ ("Learning from the questions of the pack…"));
  gtk_label_set_text (self->detail, cue_pack_standing_get_serving (self->standing) != NULL
                                        ? _ ("You can go on working meanwhile.")
                                        : _ ("This is done once for each version of a pack."));
  if (permille < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, permille / 1000.0);
}

static void
show (CuePackStrip *self)
{
  gboolean working = cue_pack_standing_is_working (self->standing) && self->waited;
  g_autofree char *title = dup_title (self->standing);
  gboolean told = *title != '\0' && g_strcmp0 (title, self->closed) != 0;

  if (working)
    show_work (self);
  else if (told)
    {
      gtk_image_set_from_icon_name (self->icon, "cue-urgent-symbolic");
      gtk_label_set_text (self->title, title);
      show_problems (self);
    }
  if (working)
    gtk_widget_add_css_class (GTK_WIDGET (self), "working");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "working");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), working);
  gtk_widget_set_visible (GTK_WIDGET (self->stop), working);
  gtk_widget_set_visible (GTK_WIDGET (self->close), !working);
  if (working || !told)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
      gtk_toggle_button_set_active (self->more, FALSE);
    }
  gtk_revealer_set_reveal_child (self->revealer, working || told);
}

static gboolean
waited_cb (gpointer data)
{
  CuePackStrip *self = data;

  self->source = 0;
  self->waited = TRUE;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CuePackStrip *self)
{
  gboolean working = cue_pack_standing_is_working (self->standing);

  if (working && self->source == 0 && !self->waited)
    self->source = g_timeout_add (PATIENCE_MS, waited_cb, self);
  if (!working)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      self->waited = FALSE;
    }
  show (self);
}

/* What is not shown is not read out. */
static void
revealed_cb (CuePackStrip *self)
{
  if (gtk_revealer_get_child_revealed (self->revealer)
      || gtk_revealer_get_reveal_child (self->revealer))
    return;
  gtk_label_set_text (self->title, "");
  gtk_label_set_text (self->detail, "");
  gtk_label_set_text (self->all, "");
}

static void
stop_cb (CuePackStrip *self)
{
  cue_pack_standing_stop (self->standing);
}

static void
close_cb (CuePackStrip *self)
{
  g_free (self->closed);
  self->closed = dup_title (self->standing);
  show (self);
}

void
cue_pack_strip_set_standing (CuePackStrip *self, CuePackStanding *standing)
{
  g_return_if_fail (CUE_IS_PACK_STRIP (self));
  g_return_if_fail (CUE_IS_PACK_STANDING (standing));
  g_return_if_fail (self->standing == NULL);

  self->standing = g_object_ref (standing);
  g_signal_connect_object (standing, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
cue_pack_strip_dispose (GObject *object)
{
  CuePackStrip *self = CUE_PACK_STRIP (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->standing);

  G_OBJECT_CLASS (cue_pack_strip_parent_class)->dispose (object);
}

static void
cue_pack_strip_finalize (GObject *object)
{
  g_clear_pointer (&CUE_PACK_STRIP (object)->closed, g_free);

  G_OBJECT_CLASS (cue_pack_strip_parent_class)->finalize (object);
}

static void
cue_pack_strip_class_init (CuePackStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_pack_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_pack_strip_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-pack-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, revealer);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, icon);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, title);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, detail);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, progress);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, more);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, scroller);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, all);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, stop);
  gtk_widget_class_bind_template_child (widget_class, CuePackStrip, close);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
cue_pack_strip_init (CuePackStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
