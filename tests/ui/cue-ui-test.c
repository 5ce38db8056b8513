/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-test.h"

#include <string.h>

#include <adwaita.h>

#include "cue-ui.h"

gboolean
cue_ui_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # skip there is no display\n");
      return FALSE;
    }
  adw_init ();
  cue_ui_init ();
  return TRUE;
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
cue_ui_test_spin (guint ms)
{
  gboolean stop = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, stop_cb, &stop, NULL);
  while (!stop)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 200 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

GtkWindow *
cue_ui_test_show (GtkWidget *content, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (
      g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", height, NULL));

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (window);
  for (int i = 0; i < 50 && !gtk_widget_get_mapped (content); i++)
    cue_ui_test_spin (10);
  cue_ui_test_spin (60);
  return window;
}

void
cue_ui_test_shot (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("CUE_SHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  cue_ui_test_spin (250);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  g_mkdir_with_parents (folder, 0755);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
cue_ui_test_shot_screen (const char *name)
{
  const char *folder = g_getenv ("CUE_SHOTS");
  const char *argv[] = { "import", "-window", "root", NULL, NULL };
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", folder, name);
  argv[3] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

void
cue_ui_test_assert_finalized (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (G_OBJECT (object), &watched);
  g_object_unref (object);
  cue_ui_test_spin (20);
  g_assert_null (watched);
}

void
cue_ui_test_make_and_drop (GType type)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));
  GtkWindow *window = cue_ui_test_show (widget, 640, 480);

  gtk_window_destroy (window);
  cue_ui_test_spin (20);
  cue_ui_test_assert_finalized (widget);
}

gpointer
cue_ui_test_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = cue_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
cue_ui_test_find_class (GtkWidget *root, const char *class)
{
  if (gtk_widget_has_css_class (root, class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = cue_ui_test_find_class (child, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
cue_ui_test_has_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (cue_ui_test_has_label (child, text))
      return TRUE;
  return FALSE;
}

gboolean
cue_ui_test_mentions (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (cue_ui_test_mentions (child, text))
      return TRUE;
  return FALSE;
}

/* GTK has no public way to make a key event, so the key's controllers are asked as GTK would: from
 * the root down in the capture phase, then up from the widget. */
static gboolean
offer_key (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean used = FALSE;

  for (guint i = 0; !used && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &used);
    }
  return used;
}

void
cue_ui_test_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  gboolean used = FALSE;

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    g_ptr_array_add (chain, w);
  for (guint i = chain->len; !used && i > 0; i--)
    used = offer_key (chain->pdata[i - 1], GTK_PHASE_CAPTURE, keyval, state);
  used = used || offer_key (widget, GTK_PHASE_TARGET, keyval, state);
  for (guint i = 0; !used && i < chain->len; i++)
    used = offer_key (chain->pdata[i], GTK_PHASE_BUBBLE, keyval, state);
  cue_ui_test_spin (20);
}
