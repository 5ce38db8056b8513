/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define EMPTY_SHEET "/app/cuelight/ui/style-none.css"

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

typedef struct
{
  CueConfirmFunc callback;
  gpointer user_data;
} Confirm;

static void
confirm_response_cb (GObject *dialog, const char *response, gpointer user_data)
{
  Confirm *confirm = user_data;

  confirm->callback (g_str_equal (response, "ok"), confirm->user_data);
}

static void
confirm_free_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
cue_compat_confirm (GtkWidget *parent,
                    const char *heading,
                    const char *body,
                    const char *accept_label,
                    CueConfirmLook look,
                    CueConfirmFunc callback,
                    gpointer user_data)
{
  Confirm *confirm = g_new0 (Confirm, 1);
  AdwResponseAppearance appearance = look == CUE_CONFIRM_DESTRUCTIVE ? ADW_RESPONSE_DESTRUCTIVE
                                     : look == CUE_CONFIRM_SUGGESTED ? ADW_RESPONSE_SUGGESTED
                                                                     : ADW_RESPONSE_DEFAULT;

  confirm->callback = callback;
  confirm->user_data = user_data;
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "ok", accept_label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "ok", appearance);
  adw_alert_dialog_set_default_response (dialog, "ok");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirm_response_cb), confirm,
                         confirm_free_cb, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (parent), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "ok", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "ok", appearance);
  adw_message_dialog_set_default_response (dialog, "ok");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirm_response_cb), confirm,
                         confirm_free_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

typedef struct
{
  CueFileFunc callback;
  gpointer user_data;
  gboolean save;
} Ask;

#if GTK_CHECK_VERSION(4, 10, 0)
static void
ask_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Ask *ask = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GFile) file = ask->save ? gtk_file_dialog_save_finish (dialog, result, NULL)
                                     : gtk_file_dialog_open_finish (dialog, result, NULL);

  ask->callback (file, ask->user_data);
}
#else
static void
ask_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autofree Ask *ask = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  ask->callback (file, ask->user_data);
  g_object_unref (dialog);
}
#endif

static void
ask_file (GtkWidget *parent,
          const char *title,
          const char *name,
          gboolean save,
          CueFileFunc callback,
          gpointer user_data)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->callback = callback;
  ask->user_data = user_data;
  ask->save = save;
#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  if (save)
    gtk_file_dialog_save (dialog, window_of (parent), NULL, ask_done_cb, ask);
  else
    gtk_file_dialog_open (dialog, window_of (parent), NULL, ask_done_cb, ask);
#else
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window_of (parent),
                                                              save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                                   : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              NULL, NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (ask_response_cb), ask);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
#endif
}

void
cue_compat_save_file (GtkWidget *parent,
                      const char *title,
                      const char *name,
                      CueFileFunc callback,
                      gpointer user_data)
{
  ask_file (parent, title, name, TRUE, callback, user_data);
}

void
cue_compat_open_file (GtkWidget *parent,
                      const char *title,
                      CueFileFunc callback,
                      gpointer user_data)
{
  ask_file (parent, title, NULL, FALSE, callback, user_data);
}

void
cue_compat_list_scroll_to (GtkListView *list, guint position)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_view_scroll_to (list, position, GTK_LIST_SCROLL_NONE, NULL);
#else
  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
#endif
}

void
cue_compat_announce (GtkWidget *widget, GtkLabel *status, const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
  if (status != NULL)
    gtk_label_set_text (status, message);
}

GtkCssProvider *
cue_compat_css_new (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider); /* the display holds it */
  return provider;
}

void
cue_compat_css_load (GtkCssProvider *provider, const char *resource)
{
  gtk_css_provider_load_from_resource (provider, resource != NULL ? resource : EMPTY_SHEET);
}

void
cue_compat_widget_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

void
cue_compat_about (GtkWidget *parent,
                  const char *name,
                  const char *icon_name,
                  const char *version,
                  const char *comments)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();
#else
  GtkWidget *about = adw_about_window_new ();
#endif

  g_object_set (about, "application-name", name, "application-icon", icon_name, "version", version,
                "comments", comments, "license-type", GTK_LICENSE_GPL_3_0, NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (about, parent);
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), window_of (parent));
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
#endif
}
