/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-palette.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cue-fold.h"
#include "cue-keys.h"
#include "cue-access.h"
#include "cue-palette-row.h"
#include "cue-window-private.h"

struct _CuePalette
{
  GtkWindow parent;

  /* owned */
  char *query; /* folded */
  GListStore *rows;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  /* template */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (CuePalette, cue_palette, GTK_TYPE_WINDOW)

static gboolean
fits_query (gpointer item, gpointer user_data)
{
  CuePalette *self = user_data;

  return cue_palette_row_score (item, self->query) > 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CuePalette *self = user_data;
  guint score_a = cue_palette_row_score ((CuePaletteRow *) a, self->query);
  guint score_b = cue_palette_row_score ((CuePaletteRow *) b, self->query);

  return score_a > score_b ? -1 : score_a < score_b ? 1 : 0;
}

static void
show_rows (CuePalette *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
search_changed_cb (CuePalette *self)
{
  g_clear_pointer (&self->query, g_free);
  self->query = cue_fold_string (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  show_rows (self);
}

static void
activate_row (CuePalette *self, guint position)
{
  g_autoptr (CuePaletteRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (row == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  if (g_action_parse_detailed_name (cue_palette_row_get_action (row), &name, &target, NULL))
    gtk_widget_activate_action_variant (parent, name, target);
}

static void
list_activated_cb (GtkListView *list, guint position, CuePalette *self)
{
  activate_row (self, position);
}

static void
entry_activated_cb (CuePalette *self)
{
  activate_row (self, gtk_single_selection_get_selected (self->selection));
}

static void
move_selection (CuePalette *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint now = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  now = (guint) (((int) now + by + (int) n) % (int) n);
  gtk_single_selection_set_selected (self->selection, now);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", now);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CuePalette *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *key = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CuePaletteRow *row = gtk_list_item_get_item (item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (image);
  GtkWidget *key = gtk_widget_get_next_sibling (title);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), cue_palette_row_get_icon (row));
  gtk_label_set_text (GTK_LABEL (title), cue_palette_row_get_title (row));
  gtk_label_set_text (GTK_LABEL (key), cue_palette_row_get_key (row));
  gtk_widget_set_visible (key, *cue_palette_row_get_key (row) != '\0');
  cue_access_name_row (gtk_list_item_get_child (item), cue_palette_row_get_title (row),
                       cue_palette_row_get_key (row));
}

/* What a command is about, at a glance. */
static const char *
choose_icon (const CueKey *key)
{
  static const struct
  {
    const char *group;
    const char *icon;
  } icons[] = {
    { "Lamps", "cue-lamp-lit-symbolic" },
    { "Conversations", "cue-queue-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (key->group, icons[i].group))
      return icons[i].icon;
  return "cue-more-symbolic";
}

static void
add_commands (CuePalette *self, GSettings *settings, gboolean at_desk)
{
  guint n;
  const CueKey *keys = cue_keys_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = cue_keys_dup_label (settings, &keys[i]);
      g_autofree char *title = g_strdup_printf (_ ("%s: %s"), _ (keys[i].group), _ (keys[i].title));
      g_autoptr (CuePaletteRow) row = NULL;

      if (keys[i].hidden || (!at_desk && cue_window_is_desk_act (keys[i].action)))
        continue;
      row = cue_palette_row_new (choose_icon (&keys[i]), title, label, keys[i].action);
      g_list_store_append (self->rows, row);
    }
}

static void
add_conversations (CuePalette *self, CueDesk *desk)
{
  GListModel *conversations = cue_desk_get_conversations (desk);

  for (guint i = 0; i < g_list_model_get_n_items (conversations); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (conversations, i);
      g_autoptr (GVariant) target
          = g_variant_ref_sink (g_variant_new_string (cue_conversation_get_id (conversation)));
      g_autofree char *action = g_action_print_detailed_name ("win.select", target);
      g_autoptr (CuePaletteRow) row
          = cue_palette_row_new (cue_conversation_is_voice (conversation) ? "cue-phone-symbolic"
                                                                          : "cue-chat-symbolic",
                                 cue_conversation_get_title (conversation), "", action);

      g_list_store_append (self->rows, row);
    }
}

static void
cue_palette_dispose (GObject *object)
{
  CuePalette *self = CUE_PALETTE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (cue_palette_parent_class)->dispose (object);
}

static void
cue_palette_finalize (GObject *object)
{
  CuePalette *self = CUE_PALETTE (object);

  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (cue_palette_parent_class)->finalize (object);
}

static void
cue_palette_class_init (CuePaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_palette_finalize;
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/Cuelight/cue-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePalette, entry);
  gtk_widget_class_bind_template_child (widget_class, CuePalette, stack);
  gtk_widget_class_bind_template_child (widget_class, CuePalette, list);
}

static void
build_models (CuePalette *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (fits_query, self, NULL));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, self, NULL));

  self->rows = g_list_store_new (CUE_TYPE_PALETTE_ROW);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), filter);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), sorter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
cue_palette_init (CuePalette *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->query = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  build_models (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (list_activated_cb), self, 0);
}

void
cue_palette_show (GtkWindow *parent, GSettings *settings, CueDesk *desk, gboolean at_desk)
{
  CuePalette *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  self = g_object_new (CUE_TYPE_PALETTE, "transient-for", parent, NULL);
  if (desk != NULL)
    add_conversations (self, desk);
  add_commands (self, settings, at_desk);
  show_rows (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
