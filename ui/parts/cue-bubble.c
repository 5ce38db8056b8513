/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bubble.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-compat.h"
#include "cue-lang.h"
#include "cue-shown.h"
#include "cue-ui.h"

#define FLASH_MS 1600
#define GROUP_MS (5 * 60 * 1000)
#define MOST_TICKS 4

struct _CueBubble
{
  GtkWidget parent_instance;

  /* owned */
  CueConversation *conversation;
  CueMessage *message;
  CueMessage *previous; /* the one it follows */
  CueShown *shown;
  GSignalGroup *message_signals;
  GSignalGroup *checklist_signals; /* a talk that lights puts its points there */
  char *hovered;                   /* id of the mark under the pointer */
  GArray *flashes;                 /* CueSpan that stand out now */
  guint flash_source;
  guint refresh_source;

  /* borrowed */
  const CueNeedle *needle;

  gboolean whole;    /* the user asked for the whole text */
  gboolean followed; /* it stands right behind `previous` */

  /* template */
  GtkLabel *day;
  GtkLabel *head;
  GtkWidget *balloon;
  GtkLabel *text;
  GtkWidget *more;
  GtkBox *ticks;
};

G_DEFINE_FINAL_TYPE (CueBubble, cue_bubble, GTK_TYPE_WIDGET)

enum
{
  MARK_ACTIVATED,
  MARK_HOVERED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- attributes ---- */

typedef struct
{
  guint16 red, green, blue;
} Rgb;

static Rgb
choose (guint32 light, guint32 dark)
{
  guint32 hex = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? dark : light;

  return (Rgb){ (guint16) ((hex >> 16 & 0xff) * 257), (guint16) ((hex >> 8 & 0xff) * 257),
                (guint16) ((hex & 0xff) * 257) };
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, CueSpan bytes)
{
  attribute->start_index = bytes.start;
  attribute->end_index = bytes.end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_ground (PangoAttrList *list, Rgb rgb, guint16 alpha, CueSpan bytes)
{
  insert (list, pango_attr_background_new (rgb.red, rgb.green, rgb.blue), bytes);
  insert (list, pango_attr_background_alpha_new (alpha), bytes);
}

static void
insert_mark (PangoAttrList *list, const CueMark *mark, CueSpan bytes)
{
  gboolean is_point = g_strcmp0 (mark->kind, "point") == 0;
  Rgb rgb = is_point ? choose (0x1b8553, 0x8ff0a4) : choose (0x1c71d8, 0x78aeed);

  insert (list,
          pango_attr_underline_new (is_point ? PANGO_UNDERLINE_DOUBLE_LINE
                                             : PANGO_UNDERLINE_SINGLE_LINE),
          bytes);
  insert (list, pango_attr_underline_color_new (rgb.red, rgb.green, rgb.blue), bytes);
}

/* Every point of the pack is judged; shown are those that stand on the checklist. */
static CueCheck *
find_check (CueBubble *self, const char *point)
{
  return self->conversation != NULL
             ? cue_checklist_find (cue_conversation_get_checklist (self->conversation), point)
             : NULL;
}

static gboolean
is_shown (CueBubble *self, const CueMark *mark)
{
  return g_strcmp0 (mark->kind, "point") != 0 || find_check (self, mark->id) != NULL;
}

static void
insert_marks (CueBubble *self, PangoAttrList *list)
{
  GPtrArray *marks = cue_message_get_marks (self->message);
  CueSpan bytes;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const CueMark *mark = marks->pdata[i];

      if (is_shown (self, mark) && cue_shown_map (self->shown, mark->span, &bytes))
        insert_mark (list, mark, bytes);
    }
}

static void
insert_chips_and_links (CueBubble *self, PangoAttrList *list)
{
  GArray *chips = cue_shown_get_chips (self->shown);
  GArray *links = cue_shown_get_links (self->shown);
  Rgb grey = choose (0x808080, 0xa0a0a0), blue = choose (0x1a5fb4, 0x99c1f1);

  for (guint i = 0; i < chips->len; i++)
    {
      CueSpan bytes = g_array_index (chips, CueSpan, i);

      insert_ground (list, grey, 0x5000, bytes);
      insert (list, pango_attr_scale_new (PANGO_SCALE_SMALL), bytes);
      insert (list, pango_attr_family_new ("monospace"), bytes);
    }
  for (guint i = 0; i < links->len; i++)
    {
      CueSpan bytes = g_array_index (links, CueSpan, i);

      insert (list, pango_attr_foreground_new (blue.red, blue.green, blue.blue), bytes);
      insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), bytes);
    }
}

static void
insert_found (CueBubble *self, PangoAttrList *list)
{
  const char *text = cue_message_get_text (self->message);
  CueSpan span = { 0, 0 }, bytes;

  while (self->needle != NULL && cue_needle_find (self->needle, text, span.end, &span))
    if (cue_shown_map (self->shown, span, &bytes))
      {
        insert_ground (list, choose (0xf6d32d, 0xf6d32d), 0xffff, bytes);
        insert (list, pango_attr_foreground_new (0, 0, 0), bytes);
      }
}

static void
update_attributes (CueBubble *self)
{
  g_autoptr (PangoAttrList) list = cue_lang_attributes (cue_message_get_lang (self->message));
  CueSpan bytes;

  if (cue_message_is_partial (self->message))
    pango_attr_list_insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC));
  insert_marks (self, list);
  insert_chips_and_links (self, list);
  insert_found (self, list);
  for (guint i = 0; i < self->flashes->len; i++)
    if (cue_shown_map (self->shown, g_array_index (self->flashes, CueSpan, i), &bytes))
      insert_ground (list, choose (0x62a0ea, 0x62a0ea), 0x7000, bytes);
  gtk_label_set_attributes (self->text, list);
}

/* ---- what is shown ---- */

static void
point_clicked_cb (CueBubble *self, GtkWidget *button)
{
  g_signal_emit (self, signals[POINT_ACTIVATED], 0, gtk_widget_get_name (button));
}

static char *
dup_tick_words (CueVerdict verdict, const char *title)
{
  switch (verdict)
    {
    case CUE_VERDICT_SAID:
      return g_strdup_printf (_ ("These words say the point “%s”."), title);
    case CUE_VERDICT_CONTRADICTED:
      return g_strdup_printf (_ ("These words contradict the point “%s”."), title);
    case CUE_VERDICT_OPEN:
    case CUE_VERDICT_UNSURE:
    case CUE_VERDICT_PARTLY:
    default:
      return g_strdup_printf (_ ("These words may say the point “%s”."), title);
    }
}

/* A chip under the words: it looks as the point stands, so a contradiction is never a tick. */
static void
add_tick (CueBubble *self, CueCheck *check)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  CueVerdict verdict = cue_check_get_verdict (check);
  GtkWidget *icon = gtk_image_new_from_icon_name (cue_closure_verdict_icon (verdict, FALSE));
  g_autofree char *title = cue_check_dup_title (check, cue_lang_get_screen ());
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *says = dup_tick_words (verdict, title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  cue_lang_set_label (GTK_LABEL (label), NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_name (button, cue_check_get_id (check));
  gtk_widget_add_css_class (button, "tick");
  gtk_widget_add_css_class (button, "state");
  gtk_widget_add_css_class (button, cue_closure_verdict_class (verdict, FALSE));
  gtk_widget_set_tooltip_text (button, says);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (point_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->ticks, button);
}

static void
update_ticks (CueBubble *self)
{
  GPtrArray *points = cue_message_get_points (self->message);
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ticks))) != NULL)
    gtk_box_remove (self->ticks, child);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      CueCheck *check = find_check (self, points->pdata[i]);

      if (check != NULL && ++n <= MOST_TICKS)
        add_tick (self, check);
    }
  if (n > MOST_TICKS)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", n - MOST_TICKS);

      gtk_box_append (self->ticks, gtk_label_new (rest));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), n > 0);
}

static void
place (CueBubble *self, CueRole role)
{
  static const char *const classes[] = {
    [CUE_ROLE_CUSTOMER] = "customer", [CUE_ROLE_AGENT] = "agent", [CUE_ROLE_SYSTEM] = "system"
  };
  GtkAlign align = role == CUE_ROLE_CUSTOMER ? GTK_ALIGN_START
                   : role == CUE_ROLE_AGENT  ? GTK_ALIGN_END
                                             : GTK_ALIGN_CENTER;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[role]);
  gtk_widget_set_halign (GTK_WIDGET (self->head), align);
  gtk_widget_set_halign (self->balloon, align);
  gtk_widget_set_halign (GTK_WIDGET (self->ticks), align);
}

static const char *
author_of (CueBubble *self)
{
  const char *author = cue_message_get_author (self->message);

  if (author != NULL && *author != '\0')
    return author;
  if (cue_message_get_role (self->message) == CUE_ROLE_CUSTOMER && self->conversation != NULL)
    return cue_conversation_get_title (self->conversation);
  return cue_closure_role_word (cue_message_get_role (self->message));
}

static void
update_accessible (CueBubble *self)
{
  g_autofree char *time = cue_closure_time (cue_message_get_at_ms (self->message));
  g_autofree char *author = cue_closure_isolate (author_of (self));
  g_autofree char *line
      = g_strdup_printf ("%s %s: %s", author, time, cue_shown_get_text (self->shown));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}

static void
update (CueBubble *self)
{
  if (self->message == NULL)
    return;
  g_clear_pointer (&self->shown, cue_shown_free);
  self->shown = cue_shown_new (cue_message_get_text (self->message),
                               self->whole ? 0 : CUE_SHOWN_MOST_GRAPHEMES);
  place (self, cue_message_get_role (self->message));
  gtk_label_set_text (self->text, cue_shown_get_text (self->shown));
  update_attributes (self);
  gtk_widget_set_visible (self->more, cue_shown_is_cut (self->shown));
  if (cue_message_is_partial (self->message))
    gtk_widget_add_css_class (GTK_WIDGET (self), "partial");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "partial");
  if (cue_message_is_pending (self->message))
    gtk_widget_add_css_class (GTK_WIDGET (self), "pending");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pending");
  update_ticks (self);
  update_accessible (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CueBubble *self = user_data;

  self->refresh_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several properties change in one step: one update for all of them. */
static void
changed_cb (CueBubble *self)
{
  self->followed = FALSE;
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

void
cue_bubble_bind (CueBubble *self, CueConversation *conversation, CueMessage *message)
{
  g_return_if_fail (CUE_IS_BUBBLE (self));

  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->hovered, g_free);
  g_array_set_size (self->flashes, 0);
  self->whole = FALSE;
  self->followed = FALSE;
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->checklist_signals,
                             conversation != NULL ? cue_conversation_get_checklist (conversation)
                                                  : NULL);
  g_set_object (&self->message, message);
  g_signal_group_set_target (self->message_signals, message);
  update (self);
}

void
cue_bubble_follow (CueBubble *self, CueMessage *previous, gint64 now_ms)
{
  gint64 at_ms = 0;
  gboolean new_day = FALSE, new_group = FALSE;

  g_return_if_fail (CUE_IS_BUBBLE (self));
  /* asked of every row at every turn: nothing may be measured again that did not change */
  if (self->message == NULL
      || (self->followed && previous == self->previous
          && !gtk_widget_get_visible (GTK_WIDGET (self->day))))
    return;
  self->followed = TRUE;
  g_set_object (&self->previous, previous);
  at_ms = cue_message_get_at_ms (self->message);
  new_day = previous == NULL || !cue_closure_same_day (cue_message_get_at_ms (previous), at_ms);
  new_group = new_day || cue_message_get_role (previous) != cue_message_get_role (self->message)
              || at_ms - cue_message_get_at_ms (previous) > GROUP_MS;
  if (new_day)
    {
      g_autofree char *day = cue_closure_day (at_ms, now_ms);

      gtk_label_set_text (self->day, day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->day), new_day);
  if (new_group)
    {
      g_autofree char *time = cue_closure_time (at_ms);
      g_autofree char *author = cue_closure_isolate (author_of (self));
      g_autofree char *head = g_strdup_printf ("%s  %s", author, time);

      gtk_label_set_text (self->head, head);
      cue_lang_set_label (self->head, cue_message_get_lang (self->message));
      gtk_widget_add_css_class (GTK_WIDGET (self), "first");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  gtk_widget_set_visible (GTK_WIDGET (self->head),
                          new_group && cue_message_get_role (self->message) != CUE_ROLE_SYSTEM);
}

CueMessage *
cue_bubble_get_message (CueBubble *self)
{
  return self->message;
}

void
cue_bubble_set_needle (CueBubble *self, const CueNeedle *needle)
{
  if (self->needle == NULL && needle == NULL)
    return;
  self->needle = needle;
  if (self->message != NULL)
    update_attributes (self);
}

static gboolean
flash_over_cb (gpointer user_data)
{
  CueBubble *self = user_data;

  self->flash_source = 0;
  g_array_set_size (self->flashes, 0);
  update_attributes (self);
  return G_SOURCE_REMOVE;
}

void
cue_bubble_flash (CueBubble *self, const CueSpan *span)
{
  CueSpan flash = span != NULL ? *span : (CueSpan){ 0, G_MAXUINT };

  g_return_if_fail (CUE_IS_BUBBLE (self));
  if (self->message == NULL)
    return;
  g_array_append_val (self->flashes, flash);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  self->flash_source = g_timeout_add (FLASH_MS, flash_over_cb, self);
  update_attributes (self);
}

static void
show_all_cb (CueBubble *self)
{
  self->whole = TRUE;
  update (self);
}

/* ---- pointer ---- */

/* Byte of the shown text under (x, y) of the text label, or -1. */
static int
byte_at (CueBubble *self, double x, double y)
{
  int left = 0, top = 0, index = 0, trailing = 0;

  gtk_label_get_layout_offsets (self->text, &left, &top);
  if (!pango_layout_xy_to_index (gtk_label_get_layout (self->text), (int) (x - left) * PANGO_SCALE,
                                 (int) (y - top) * PANGO_SCALE, &index, &trailing))
    return -1;
  return index;
}

static const CueMark *
mark_at (CueBubble *self, int byte)
{
  GPtrArray *marks
      = byte >= 0 && self->message != NULL ? cue_message_get_marks (self->message) : NULL;
  CueSpan bytes;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const CueMark *mark = marks->pdata[i];

      if (cue_shown_map (self->shown, mark->span, &bytes) && (guint) byte >= bytes.start
          && (guint) byte < bytes.end)
        return mark;
    }
  return NULL;
}

static char *
link_at (CueBubble *self, int byte)
{
  GArray *links = byte >= 0 && self->shown != NULL ? cue_shown_get_links (self->shown) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      CueSpan span = g_array_index (links, CueSpan, i);

      if ((guint) byte >= span.start && (guint) byte < span.end)
        return g_strdup (cue_shown_get_address (self->shown, i));
    }
  return NULL;
}

static void
open_link_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree char *address = user_data;

  if (confirmed)
    g_app_info_launch_default_for_uri_async (address, NULL, NULL, NULL, NULL);
}

static void
ask_link (CueBubble *self, char *address)
{
  g_autofree char *body
      = g_strdup_printf (_ ("The customer sent this address. It leaves Cuelight and opens in your "
                            "web browser:\n\n%s"),
                         address);

  cue_compat_confirm (GTK_WIDGET (self), _ ("Open the address?"), body, _ ("_Open in browser"),
                      CUE_CONFIRM_NORMAL, open_link_cb, address);
}

static void
pressed_cb (CueBubble *self, int n_press, double x, double y)
{
  int byte = byte_at (self, x, y);
  const CueMark *mark = mark_at (self, byte);
  char *address = link_at (self, byte);

  if (n_press == 1 && !gtk_label_get_selection_bounds (self->text, NULL, NULL))
    {
      if (mark != NULL)
        g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark->kind, mark->id);
      else if (address != NULL)
        {
          ask_link (self, g_steal_pointer (&address));
          return;
        }
    }
  g_free (address);
}

static void
hover (CueBubble *self, const CueMark *mark)
{
  if (g_strcmp0 (self->hovered, mark != NULL ? mark->id : NULL) == 0)
    return;
  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->id) : NULL;
  g_signal_emit (self, signals[MARK_HOVERED], 0, mark != NULL ? mark->kind : NULL, self->hovered);
}

static void
motion_cb (CueBubble *self, double x, double y)
{
  int byte = byte_at (self, x, y);
  const CueMark *mark = mark_at (self, byte);
  g_autofree char *address = link_at (self, byte);

  hover (self, mark);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->text),
                                   mark != NULL || address != NULL ? "pointer" : NULL);
}

static void
leave_cb (CueBubble *self)
{
  hover (self, NULL);
}

/* A copy holds the customer's words, not our chips. */
static void
copy_cb (CueBubble *self)
{
  int start = 0, end = 0;

  if (self->shown == NULL || !gtk_label_get_selection_bounds (self->text, &start, &end))
    return;
  g_autofree char *original = cue_shown_dup_original (self->shown, (guint) start, (guint) end);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), original);
  g_signal_stop_emission_by_name (self->text, "copy-clipboard");
}

static void
add_controllers (CueBubble *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->text), motion);
  g_signal_connect_object (self->text, "copy-clipboard", G_CALLBACK (copy_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- lifecycle ---- */

static void
cue_bubble_dispose (GObject *object)
{
  CueBubble *self = CUE_BUBBLE (object);

  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->message_signals);
  g_clear_object (&self->checklist_signals);
  g_clear_object (&self->conversation);
  g_clear_object (&self->message);
  g_clear_object (&self->previous);
  cue_ui_dispose_template (GTK_WIDGET (self), CUE_TYPE_BUBBLE);
  G_OBJECT_CLASS (cue_bubble_parent_class)->dispose (object);
}

static void
cue_bubble_finalize (GObject *object)
{
  CueBubble *self = CUE_BUBBLE (object);

  g_clear_pointer (&self->shown, cue_shown_free);
  g_array_unref (self->flashes);
  g_free (self->hovered);
  G_OBJECT_CLASS (cue_bubble_parent_class)->finalize (object);
}

static void
cue_bubble_class_init (CueBubbleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_bubble_dispose;
  object_class->finalize = cue_bubble_finalize;
  signals[MARK_ACTIVATED]
      = g_signal_new ("mark-activated", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MARK_HOVERED] = g_signal_new ("mark-hovered", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", CUE_TYPE_BUBBLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-bubble.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, day);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, head);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, balloon);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, text);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, more);
  gtk_widget_class_bind_template_child (widget_class, CueBubble, ticks);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
cue_bubble_init (CueBubble *self)
{
  self->flashes = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->message_signals = g_signal_group_new (CUE_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->message_signals, "notify", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->message_signals, "marks-changed", G_CALLBACK (changed_cb),
                                  self);
  self->checklist_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->checklist_signals, "items-changed", G_CALLBACK (changed_cb),
                                  self);
  add_controllers (self);
}

GtkWidget *
cue_bubble_new (void)
{
  return g_object_new (CUE_TYPE_BUBBLE, NULL);
}
