/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-conversation-page.h"
#include "cue-desk.h"
#include "cue-panel.h"
#include "cue-queue.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"
#include "cue-workspace.h"

static void
test_looks (gconstpointer data)
{
  const char *lang = data;
  CueDesk *desk = g_object_new (CUE_TYPE_DESK, NULL);
  CueConversation *conversation = cue_ui_fixture_conversation (lang);
  GtkWidget *queue = g_object_new (CUE_TYPE_QUEUE, NULL);
  GtkWidget *page = g_object_new (CUE_TYPE_CONVERSATION_PAGE, NULL);
  GtkWidget *panel = g_object_new (CUE_TYPE_PANEL, NULL);
  GtkWidget *workspace = g_object_new (CUE_TYPE_WORKSPACE, "queue", queue, "conversation", page,
                                       "panel", panel, NULL);
  static const int widths[] = { 1280, 900, 420 };

  cue_ui_fixture_light (conversation);
  cue_conversation_set_unread (conversation, 2);
  g_list_store_append (G_LIST_STORE (cue_desk_get_conversations (desk)), conversation);
  cue_queue_set_desk (CUE_QUEUE (queue), desk);
  cue_conversation_page_set_desk (CUE_CONVERSATION_PAGE (page), desk);
  cue_conversation_page_set_conversation (CUE_CONVERSATION_PAGE (page), conversation);
  cue_panel_set_conversation (CUE_PANEL (panel), conversation);
  cue_queue_mark (CUE_QUEUE (queue), conversation);
  g_object_ref_sink (workspace);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWindow *window = cue_ui_test_show (workspace, widths[i], 720);
      g_autofree char *light = g_strdup_printf ("agent-%s-%d-light", lang, widths[i]);
      g_autofree char *dark = g_strdup_printf ("agent-%s-%d-dark", lang, widths[i]);

      gtk_widget_grab_focus (page);
      cue_ui_test_shot (GTK_WIDGET (window), light);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_DARK);
      cue_ui_test_shot (GTK_WIDGET (window), dark);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_LIGHT);
      adw_window_set_content (ADW_WINDOW (window), NULL);
      gtk_window_destroy (window);
      cue_ui_test_spin (20);
    }
  g_object_unref (workspace);
  g_object_unref (desk);
  g_object_unref (conversation);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_data_func ("/agent-screen/looks-zh", "zh", test_looks);
  g_test_add_data_func ("/agent-screen/looks-en", "en", test_looks);
  return g_test_run ();
}
