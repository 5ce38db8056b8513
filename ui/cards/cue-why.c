/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-why.h"

#include <glib/gi18n-lib.h>

#include "cue-access.h"
#include "cue-json.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-proof.h"
#include "cue-wrap-box.h"

#define MOST_WORDS 4
#define MOST_HEIGHT 420

static GtkWidget *
create_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A quoted word is a button that shows it in the conversation. */
static GtkWidget *
create_word (JsonObject *word)
{
  const char *text = cue_json_get_string (word, "text", "");
  g_autofree char *label = g_strdup_printf ("“%s”", text);
  g_autofree char *name = g_strdup_printf (_ ("Show “%s” in the conversation"), text);
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (child), 24);
  cue_access_set_tip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.reveal-span");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(suu)",
                                    cue_json_get_string (word, "turn", ""),
                                    (guint) cue_json_get_int (word, "start", 0),
                                    (guint) cue_json_get_int (word, "end", 0));
  return button;
}

static void
append_words (GtkBox *box, JsonObject *proof)
{
  JsonArray *words = cue_json_get_array (proof, "words");
  guint n = words != NULL ? json_array_get_length (words) : 0;
  GtkWidget *row = cue_wrap_box_new ();

  for (guint i = 0; i < MIN (n, MOST_WORDS); i++)
    {
      JsonNode *word = json_array_get_element (words, i);

      if (JSON_NODE_HOLDS_OBJECT (word))
        cue_wrap_box_append (CUE_WRAP_BOX (row), create_word (json_node_get_object (word)));
    }
  if (n > 0)
    gtk_box_append (box, create_line (_ ("Show in the conversation"), "quiet"));
  gtk_box_append (box, row);
}

static void
append_sentences (GtkBox *box, JsonObject *proof, CuePack *pack)
{
  g_autofree char *text = cue_proof_to_text (proof, pack, cue_lang_get_screen ());
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      gtk_box_append (box, create_line (lines[i], NULL));
}

GtkWidget *
cue_why_new_for_proof (const char *title, JsonObject *proof, CuePack *pack)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8); /* acts can be added below */
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (popover, "why");
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_box_append (GTK_BOX (box), create_line (title, "heading"));
  if (proof != NULL)
    {
      append_sentences (GTK_BOX (box), proof, pack);
      append_words (GTK_BOX (box), proof);
    }
  else
    gtk_box_append (GTK_BOX (box),
                    create_line (_ ("Nothing has been recorded about this."), "quiet"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (frame), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), frame);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return popover;
}

GtkWidget *
cue_why_new (CueLamp *lamp)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CUE_IS_LAMP (lamp), NULL);

  name = cue_lamp_dup_title (lamp, cue_lang_get_screen ());
  title = g_strdup_printf ("%s · %s", name, cue_closure_lamp_word (cue_lamp_get_state (lamp)));
  return cue_why_new_for_proof (title, cue_lamp_get_proof (lamp), cue_lamp_get_pack (lamp));
}
