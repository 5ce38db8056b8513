/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-card.h"

#include <glib/gi18n-lib.h>

#include "cue-card-factory.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-proof.h"
#include "cue-why.h"

struct _CueCard
{
  GtkWidget parent;

  /* owned */
  CueLamp *lamp;
  char *lang;
  const char *style; /* the state's class now on the frame, static */
  GtkWidget *content;
  gboolean acts;

  /* template */
  GtkWidget *frame;
  GtkImage *state_icon;
  GtkLabel *title;
  GtkLabel *state_word;
  GtkButton *take;
  GtkLabel *key;
  GtkBox *body;
  GtkLabel *reason;
  GtkMenuButton *why;
  GtkToggleButton *pin;
  GtkMenuButton *decline;
};

G_DEFINE_FINAL_TYPE (CueCard, cue_card, GTK_TYPE_WIDGET)

static void
show_key (CueCard *self)
{
  guint number = cue_lamp_get_number (self->lamp);
  g_autofree char *label = number > 0 ? g_strdup_printf ("Alt+%u", number) : g_strdup ("");
  gboolean alight = cue_lamp_is_alight (self->lamp);

  gtk_label_set_text (self->key, label);
  gtk_widget_set_visible (GTK_WIDGET (self->take), number > 0 && alight && self->acts);
  gtk_widget_set_visible (GTK_WIDGET (self->decline), alight && self->acts);
  gtk_widget_set_visible (GTK_WIDGET (self->pin), alight && self->acts);
}

/* Held: why it waits. Otherwise what lit it, in one line. */
static void
show_reason (CueCard *self)
{
  const char *lang = cue_lang_get_screen ();
  const char *reason = cue_lamp_get_reason (self->lamp);
  JsonObject *proof = cue_lamp_get_proof (self->lamp);
  CuePack *pack = cue_lamp_get_pack (self->lamp);
  g_autofree char *text = NULL;

  if (cue_lamp_get_state (self->lamp) == CUE_LAMP_HELD && *reason != '\0')
    text = cue_lamp_dup_held_line (self->lamp, lang);
  else if (proof != NULL)
    text = cue_proof_to_line (proof, pack, lang);
  gtk_label_set_text (self->reason, text != NULL ? text : "");
}

static void
show_why (CueCard *self)
{
  gboolean held = cue_lamp_get_state (self->lamp) == CUE_LAMP_HELD;
  const char *name = held ? _ ("Why is it held?") : _ ("Why is it lit?");
  g_autofree char *tip = g_strdup_printf ("%s (F2)", name);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), tip);
  /* the tip has become the description, and would be told behind the name */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "F2", -1);
}

static void
show_state (CueCard *self)
{
  CueLampState state = cue_lamp_get_state (self->lamp);
  const char *style = cue_closure_lamp_class (state);

  gtk_image_set_from_icon_name (self->state_icon, cue_closure_lamp_icon (state));
  gtk_label_set_text (self->state_word, cue_closure_lamp_word (state));
  if (self->style != NULL && self->style != style)
    gtk_widget_remove_css_class (self->frame, self->style);
  if (state != CUE_LAMP_LIT)
    gtk_widget_remove_css_class (self->frame, "lamp-new");
  else if (self->style != style)
    gtk_widget_add_css_class (self->frame, "lamp-new");
  self->style = style;
  gtk_widget_add_css_class (self->frame, style);
  gtk_widget_set_visible (GTK_WIDGET (self->body),
                          state != CUE_LAMP_HELD); /* its title is enough */
  show_why (self);
  show_key (self);
  show_reason (self);
}

static void
show_title (CueCard *self)
{
  g_autofree char *title = cue_lamp_dup_title (self->lamp, cue_lang_get_screen ());
  g_autofree char *name
      = g_strdup_printf ("%s: %s", cue_card_factory_get_word (cue_lamp_get_kind (self->lamp)),
                         title);

  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
pin_toggled_cb (GtkToggleButton *button, CueCard *self)
{
  if (gtk_toggle_button_get_active (button) != cue_lamp_is_pinned (self->lamp))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.pin-lamp", "s",
                                cue_lamp_get_id (self->lamp));
}

static void
show_pin (CueCard *self)
{
  gtk_toggle_button_set_active (self->pin, cue_lamp_is_pinned (self->lamp));
}

static void
create_why_cb (GtkMenuButton *button, gpointer user_data)
{
  CueCard *self = user_data;

  gtk_menu_button_set_popover (button, cue_why_new (self->lamp));
}

static GMenuModel *
create_decline_menu (const char *id)
{
  static const struct
  {
    const char *reason;
    const char *label;
  } reasons[] = {
    { "not-relevant", N_ ("_Not relevant") },
    { "wrong", N_ ("_Wrong") },
    { "already", N_ ("_Already said or done") },
    { "too-late", N_ ("Too _late") },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (reasons[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.decline-lamp", "(ss)", id, reasons[i].reason);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
body_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, CueCard *self)
{
  if (self->acts && cue_lamp_is_alight (self->lamp))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.take-lamp", "s",
                                cue_lamp_get_id (self->lamp));
}

static void
follow_lamp (CueCard *self)
{
  g_autoptr (GMenuModel) reasons = create_decline_menu (cue_lamp_get_id (self->lamp));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take), "s", cue_lamp_get_id (self->lamp));
  gtk_menu_button_set_menu_model (self->decline, reasons);
  gtk_menu_button_set_create_popup_func (self->why, create_why_cb, self, NULL);
  g_signal_connect_object (self->lamp, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lamp, "notify::reason", G_CALLBACK (show_reason), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lamp, "notify::held-by", G_CALLBACK (show_reason), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lamp, "notify::number", G_CALLBACK (show_key), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lamp, "notify::pinned", G_CALLBACK (show_pin), self,
                           G_CONNECT_SWAPPED);
  self->content = cue_card_factory_create_body (self->lamp, self->lang);
  gtk_box_append (self->body, self->content);
  show_title (self);
  show_state (self);
  show_pin (self);
}

CueLamp *
cue_card_get_lamp (CueCard *self)
{
  g_return_val_if_fail (CUE_IS_CARD (self), NULL);

  return self->lamp;
}

void
cue_card_show_why (CueCard *self)
{
  g_return_if_fail (CUE_IS_CARD (self));

  gtk_menu_button_popup (self->why);
}

void
cue_card_show_decline (CueCard *self)
{
  g_return_if_fail (CUE_IS_CARD (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->decline)))
    gtk_menu_button_popup (self->decline);
}

static void
cue_card_dispose (GObject *object)
{
  CueCard *self = CUE_CARD (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->lamp);

  G_OBJECT_CLASS (cue_card_parent_class)->dispose (object);
}

static void
cue_card_finalize (GObject *object)
{
  CueCard *self = CUE_CARD (object);

  g_clear_pointer (&self->lang, g_free);

  G_OBJECT_CLASS (cue_card_parent_class)->finalize (object);
}

static void
cue_card_class_init (CueCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_card_dispose;
  object_class->finalize = cue_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/cuelight/ui/cards/cue-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueCard, frame);
  gtk_widget_class_bind_template_child (widget_class, CueCard, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CueCard, title);
  gtk_widget_class_bind_template_child (widget_class, CueCard, state_word);
  gtk_widget_class_bind_template_child (widget_class, CueCard, take);
  gtk_widget_class_bind_template_child (widget_class, CueCard, key);
  gtk_widget_class_bind_template_child (widget_class, CueCard, body);
  gtk_widget_class_bind_template_child (widget_class, CueCard, reason);
  gtk_widget_class_bind_template_child (widget_class, CueCard, why);
  gtk_widget_class_bind_template_child (widget_class, CueCard, pin);
  gtk_widget_class_bind_template_child (widget_class, CueCard, decline);
}

static void
cue_card_init (CueCard *self)
{
  GtkGesture *click;

  gtk_widget_init_template (GTK_WIDGET (self));
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (body_clicked_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->body), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->pin, "toggled", G_CALLBACK (pin_toggled_cb), self, 0);
}

CueCard *
cue_card_new (CueLamp *lamp, const char *lang, gboolean acts)
{
  CueCard *self;

  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  self = g_object_new (CUE_TYPE_CARD, NULL);
  self->lamp = g_object_ref (lamp);
  self->lang = g_strdup (lang);
  self->acts = acts;
  follow_lamp (self);
  return self;
}
