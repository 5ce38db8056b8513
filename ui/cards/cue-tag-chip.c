/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tag-chip.h"

#include <glib/gi18n-lib.h>

#include "cue-access.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-why.h"

struct _CueTagChip
{
  GtkWidget parent;

  /* owned */
  CueTag *tag;
  CuePack *pack;
  gboolean acts;

  /* template */
  GtkMenuButton *button;
  GtkWidget *chip;
  GtkLabel *title;
  GtkWidget *fresh;
  GtkWidget *confirmed;
};

G_DEFINE_FINAL_TYPE (CueTagChip, cue_tag_chip, GTK_TYPE_WIDGET)

static void
show_tag (CueTagChip *self)
{
  static const char *const kinds[] = { "need", "mood", "profile", "interest", "risk", "intent" };
  g_autofree char *title = cue_tag_dup_title (self->tag, cue_lang_get_screen ());
  gboolean fresh = cue_tag_is_fresh (self->tag);
  gboolean confirmed = cue_tag_is_confirmed (self->tag);
  g_autofree char *name = g_strdup_printf (confirmed ? _ ("Tag %s, confirmed")
                                           : fresh   ? _ ("New tag %s")
                                                     : _ ("Tag %s"),
                                           title);
  g_autofree char *tip
      = cue_closure_tag_tip (cue_tag_get_words (self->tag), cue_tag_get_proof (self->tag));

  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->fresh, fresh && !confirmed);
  gtk_widget_set_visible (self->confirmed, confirmed);
  if (fresh)
    gtk_widget_add_css_class (self->chip, "fresh");
  else
    gtk_widget_remove_css_class (self->chip, "fresh");
  gtk_widget_add_css_class (self->chip, kinds[cue_tag_get_kind (self->tag)]);
  cue_access_set_tip (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static GtkWidget *
create_act (const char *label, const char *action, const char *tag)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  return button;
}

static void
add_acts (CueTagChip *self, GtkPopover *popover)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *confirm = create_act (_ ("_Confirm"), "win.confirm-tag", cue_tag_get_id (self->tag));

  gtk_box_append (GTK_BOX (acts), confirm);
  gtk_box_append (GTK_BOX (acts),
                  create_act (_ ("_Strike"), "win.strike-tag", cue_tag_get_id (self->tag)));
  gtk_box_append (GTK_BOX (gtk_popover_get_child (popover)), acts);
  /* without it the keys stay outside */
  g_signal_connect_object (popover, "map", G_CALLBACK (gtk_widget_grab_focus), confirm,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  CueTagChip *self = user_data;
  g_autofree char *title = cue_tag_dup_title (self->tag, cue_lang_get_screen ());
  GtkWidget *popover = cue_why_new_for_proof (title, cue_tag_get_proof (self->tag), self->pack);

  if (self->acts)
    add_acts (self, GTK_POPOVER (popover));
  gtk_menu_button_set_popover (button, popover);
}

static void
cue_tag_chip_dispose (GObject *object)
{
  CueTagChip *self = CUE_TAG_CHIP (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->tag);
  g_clear_pointer (&self->pack, cue_pack_unref);

  G_OBJECT_CLASS (cue_tag_chip_parent_class)->dispose (object);
}

static void
cue_tag_chip_class_init (CueTagChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_tag_chip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-tag-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTagChip, button);
  gtk_widget_class_bind_template_child (widget_class, CueTagChip, chip);
  gtk_widget_class_bind_template_child (widget_class, CueTagChip, title);
  gtk_widget_class_bind_template_child (widget_class, CueTagChip, fresh);
  gtk_widget_class_bind_template_child (widget_class, CueTagChip, confirmed);
}

static void
cue_tag_chip_init (CueTagChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
}

GtkWidget *
cue_tag_chip_new (CueTag *tag, CuePack *pack, gboolean acts)
{
  CueTagChip *self;

  g_return_val_if_fail (CUE_IS_TAG (tag), NULL);

  self = g_object_new (CUE_TYPE_TAG_CHIP, NULL);
  self->tag = g_object_ref (tag);
  self->pack = cue_pack_ref (pack);
  self->acts = acts;
  g_signal_connect_object (tag, "notify", G_CALLBACK (show_tag), self, G_CONNECT_SWAPPED);
  show_tag (self);
  return GTK_WIDGET (self);
}
