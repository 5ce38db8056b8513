/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-customer-card.h"

#include <glib/gi18n-lib.h>

#include "cue-lang.h"
#include "cue-money.h"
#include "cue-model-follower.h"
#include "cue-tag-chip.h"
#include "cue-wrap-box.h"

#define SUMMARY_FACTS 3
#define SUMMARY_LENGTH 14

struct _CueCustomerCard
{
  GtkWidget parent;

  /* owned */
  CueConversation *conversation;
  CueModelFollower *follower;
  GSignalGroup *signals;
  GSignalGroup *fact_signals;
  GSignalGroup *hold_signals;
  gboolean acts;

  /* template */
  GtkWidget *frame;
  GtkLabel *name;
  GtkLabel *summary;
  GtkToggleButton *more;
  GtkGrid *facts;
  CueWrapBox *tags;
  GtkWidget *hold;
  GtkLabel *hold_title;
  GtkLabel *hold_more;
  GtkLabel *hold_advice;
};

G_DEFINE_FINAL_TYPE (CueCustomerCard, cue_customer_card, GTK_TYPE_WIDGET)

static GtkWidget *
create_chip (gpointer item, gpointer user_data)
{
  CueCustomerCard *self = user_data;

  return cue_tag_chip_new (item, cue_conversation_get_pack (self->conversation), self->acts);
}

static const CueFactDef *
find_definition (CueCustomerCard *self, CueFact *fact)
{
  CuePack *pack = cue_conversation_get_pack (self->conversation);

  return pack != NULL ? cue_pack_find_fact (pack, cue_fact_get_id (fact)) : NULL;
}

/* "Asia", "yes", "50 GB", "¥89"; a private one only when it is asked for. */
static char *
dup_words (CueCustomerCard *self, CueFact *fact, gboolean revealed)
{
  const CueFactDef *definition = find_definition (self, fact);
  g_autofree char *words = cue_fact_is_private (fact) && !revealed
                               ? g_strdup (cue_fact_get_masked (fact))
                               : cue_fact_dup_words (fact, cue_lang_get_screen ());

  return cue_money_with_unit (words, definition != NULL ? definition->unit : NULL);
}

/* Short facts that say who this is: no ids, nothing private. */
static gboolean
fits_summary (CueCustomerCard *self, CueFact *fact)
{
  g_autofree char *words = dup_words (self, fact, FALSE);

  return !cue_fact_is_private (fact) && find_definition (self, fact) != NULL && *words != '\0'
         && g_utf8_strlen (words, -1) <= SUMMARY_LENGTH
         && g_strcmp0 (cue_fact_get_id (fact), "customer.name") != 0
         && g_strcmp0 (cue_fact_get_id (fact), "customer.products") != 0
         && g_strcmp0 (cue_fact_get_from (fact), "customer") == 0;
}

static char *
dup_fact_line (CueCustomerCard *self, CueFact *fact)
{
  g_autofree char *title = cue_fact_dup_title (fact, cue_lang_get_screen ());
  g_autofree char *words = dup_words (self, fact, FALSE);

  return g_strdup_printf ("%s %s", title, words);
}

static void
show_summary (CueCustomerCard *self, GListModel *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (facts) && shown < SUMMARY_FACTS; i++)
    {
      g_autoptr (CueFact) fact = g_list_model_get_item (facts, i);
      g_autofree char *line = fits_summary (self, fact) ? dup_fact_line (self, fact) : NULL;

      if (line == NULL)
        continue;
      g_string_append_printf (text, "%s%s", shown > 0 ? " · " : "", line);
      shown++;
    }
  gtk_label_set_text (self->summary, text->str);
}

static void
show_value (GtkWidget *button, CueFact *fact, gboolean revealed)
{
  GtkWidget *card = gtk_widget_get_ancestor (button, CUE_TYPE_CUSTOMER_CARD);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *words = NULL;

  if (card == NULL || label == NULL) /* it goes with its card */
    return;
  words = dup_words (CUE_CUSTOMER_CARD (card), fact, revealed);
  gtk_label_set_text (GTK_LABEL (label), words);
}

static void
pressed_cb (GtkWidget *button, GtkStateFlags before, CueFact *fact)
{
  show_value (button, fact, (gtk_widget_get_state_flags (button) & GTK_STATE_FLAG_ACTIVE) != 0);
}

/* A button acts when a key goes down; here it matters how long it is held. */
static gboolean
is_press (guint keyval)
{
  return keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CueFact *fact)
{
  if (!is_press (keyval))
    return GDK_EVENT_PROPAGATE;
  show_value (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), fact, TRUE);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (GtkEventControllerKey *keys,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 CueFact *fact)
{
  if (is_press (keyval))
    show_value (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), fact, FALSE);
}

static void
focus_left_cb (GtkEventControllerFocus *focus, CueFact *fact)
{
  show_value (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)), fact, FALSE);
}

/* Around what is held to be read, by pointer or key, and masked again when it is let go or left. */
static GtkWidget *
create_reveal (GtkWidget *label, CueFact *fact)
{
  GtkWidget *button = gtk_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *title = cue_fact_dup_title (fact, cue_lang_get_screen ());
  /* Translators: %s is what is hidden: "Phone: hold Space to show" */
  g_autofree char *name = g_strdup_printf (_ ("%s: hold Space to show"), title);

  gtk_button_set_child (GTK_BUTTON (button), label);
  g_signal_connect_object (button, "state-flags-changed", G_CALLBACK (pressed_cb), fact, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), fact, 0);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), fact, 0);
  gtk_widget_add_controller (button, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), fact, 0);
  gtk_widget_add_controller (button, focus);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reveal");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Hold to show, or hold Space"));
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
create_value (CueCustomerCard *self, CueFact *fact)
{
  g_autofree char *words = dup_words (self, fact, FALSE);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  return cue_fact_is_private (fact) ? create_reveal (label, fact) : label;
}

static void
show_facts (CueCustomerCard *self)
{
  GListModel *facts;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  gtk_label_set_text (self->summary, "");
  if (self->conversation == NULL)
    return;
  facts = cue_customer_get_facts (cue_conversation_get_customer (self->conversation));
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (CueFact) fact = g_list_model_get_item (facts, i);
      g_autofree char *title = cue_fact_dup_title (fact, cue_lang_get_screen ());
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
      gtk_widget_add_css_class (label, "quiet");
      gtk_grid_attach (self->facts, label, 0, (int) i, 1, 1);
      gtk_grid_attach (self->facts, create_value (self, fact), 1, (int) i, 1, 1);
    }
  show_summary (self, facts);
}

static void
show_name (CueCustomerCard *self)
{
  const char *title
      = self->conversation != NULL ? cue_conversation_get_title (self->conversation) : "";

  gtk_label_set_text (self->name, title);
}

/* "Don't sell now: Customer is upset +2", and what to do instead; all reasons in the tooltip. */
static void
show_holds (CueCustomerCard *self)
{
  GListModel *holds
      = self->conversation == NULL
            ? NULL
            : cue_customer_get_holds (cue_conversation_get_customer (self->conversation));
  guint n = holds == NULL ? 0 : g_list_model_get_n_items (holds);
  g_autoptr (CueHold) main = n == 0 ? NULL : g_list_model_get_item (holds, 0);
  const char *lang = cue_lang_get_screen ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueHold) hold = g_list_model_get_item (holds, i);
      g_autofree char *reason = cue_hold_dup_title (hold, lang);

      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", reason);
    }
  gtk_widget_set_tooltip_text (self->hold, n > 1 ? all->str : NULL);
  gtk_widget_set_visible (self->hold, n > 0);
  if (n == 0)
    return;
  g_autofree char *reason = cue_hold_dup_title (main, lang);
  g_autofree char *advice = cue_hold_dup_advice (main, lang);
  /* Translators: nothing is to be sold to the customer now; %s says why */
  g_autofree char *title = g_strdup_printf (_ ("Don’t sell now: %s"), reason);
  g_autofree char *more = n > 1 ? g_strdup_printf ("+%u", n - 1) : g_strdup ("");
  gtk_label_set_text (self->hold_title, title);
  gtk_label_set_text (self->hold_more, more);
  gtk_label_set_text (self->hold_advice, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->hold_advice), *advice != '\0');
}

void
cue_customer_card_set_acts (CueCustomerCard *self, gboolean acts)
{
  g_return_if_fail (CUE_IS_CUSTOMER_CARD (self));

  self->acts = acts;
}

void
cue_customer_card_set_conversation (CueCustomerCard *self, CueConversation *conversation)
{
  CueCustomer *customer = NULL;

  g_return_if_fail (CUE_IS_CUSTOMER_CARD (self));

  if (self->conversation == conversation)
    return;
  cue_model_follower_set_model (self->follower, NULL);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    customer = cue_conversation_get_customer (conversation);
  g_signal_group_set_target (self->signals, conversation);
  g_signal_group_set_target (self->fact_signals,
                             customer != NULL ? cue_customer_get_facts (customer) : NULL);
  g_signal_group_set_target (self->hold_signals,
                             customer != NULL ? cue_customer_get_holds (customer) : NULL);
  cue_model_follower_set_model (self->follower,
                                customer != NULL ? cue_customer_get_tags (customer) : NULL);
  gtk_toggle_button_set_active (self->more, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->more), conversation != NULL);
  show_name (self);
  show_facts (self);
  show_holds (self);
}

static void
cue_customer_card_dispose (GObject *object)
{
  CueCustomerCard *self = CUE_CUSTOMER_CARD (object);

  g_clear_object (&self->follower);
  g_clear_object (&self->signals);
  g_clear_object (&self->fact_signals);
  g_clear_object (&self->hold_signals);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (cue_customer_card_parent_class)->dispose (object);
}

static void
cue_customer_card_class_init (CueCustomerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_customer_card_dispose;
  g_type_ensure (CUE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/cards/cue-customer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, frame);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, name);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, summary);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, more);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, facts);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, tags);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, hold);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, hold_title);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, hold_more);
  gtk_widget_class_bind_template_child (widget_class, CueCustomerCard, hold_advice);
}

static void
cue_customer_card_init (CueCustomerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->acts = TRUE;
  self->follower = cue_model_follower_new (GTK_WIDGET (self->tags), create_chip, self);
  self->signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify::title", G_CALLBACK (show_name), self);
  self->fact_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->fact_signals, "items-changed", G_CALLBACK (show_facts),
                                  self);
  self->hold_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->hold_signals, "items-changed", G_CALLBACK (show_holds),
                                  self);
}
