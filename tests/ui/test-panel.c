/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panel over a real conversation: the engine reads it, the models are told, the cards are
 * looked at. */

#include <adwaita.h>

#include "cue-card.h"
#include "cue-check-row.h"
#include "cue-customer-card.h"
#include "cue-desk-apply.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-lamp-deck-private.h"
#include "cue-panel.h"
#include "cue-timeline.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

typedef struct
{
  CuePack *pack;
  CueEngine *engine;
  CueTimeline *timeline;
  CueConversation *conversation;
  CuePanel *panel;
  GtkWindow *window;
  gint64 seq;
  gint64 at_ms;
  guint turn;
} Fixture;

static char *
get_value (const char *offer, const char *name, gpointer user_data)
{
  Fixture *fixture = user_data;

  return cue_state_dup_variable (cue_timeline_get_state (fixture->timeline), offer, name);
}

static void
append (Fixture *fixture, const char *type, const char *body)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_gate_parse (body, -1, &CUE_GATE_LINE, &error);
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gboolean refolded;

  g_assert_no_error (error);
  fixture->at_ms += 5000;
  event = cue_event_new ("conversation:p1", ++fixture->seq, type, fixture->at_ms, "test", 0, node);
  changes = cue_timeline_confirm (fixture->timeline, event, &refolded, &error);
  g_assert_no_error (error);
  cue_desk_apply_event (fixture->conversation, event);
  for (guint i = 0; i < changes->len; i++)
    {
      CueChange *change = g_ptr_array_index (changes, i);

      cue_desk_apply_change (fixture->conversation, change->type, cue_change_get_body (change),
                             event);
    }
  cue_desk_apply_done (fixture->conversation, get_value, fixture);
}

static void
say (Fixture *fixture, const char *role, const char *text)
{
  g_autofree char *body = g_strdup_printf ("{\"turn\":\"t%u\",\"rev\":1,\"role\":\"%s\",\"text\":"
                                           "\"%s\",\"lang\":\"zh\"}",
                                           ++fixture->turn, role, text);

  append (fixture, "turn", body);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pack = cue_ui_fixture_pack ("telecom-zh");
  fixture->engine = cue_engine_new (fixture->pack, NULL);
  fixture->timeline = cue_timeline_new (fixture->engine, "p1");
  fixture->conversation = cue_conversation_new ("p1", fixture->pack);
  fixture->at_ms = cue_ui_fixture_start_ms ();
  append (fixture, "conversation.opened",
          "{\"channel\":\"chat\",\"lang\":\"zh\",\"customer\":{\"name\":\"王女士\",\"phone\":"
          "\"13812342211\","
          "\"plan\":{\"overage_months\":3,\"gb_used\":38,\"fee\":99}}}");
  fixture->panel = g_object_new (CUE_TYPE_PANEL, NULL);
  cue_panel_set_conversation (fixture->panel, fixture->conversation);
  fixture->window = cue_ui_test_show (GTK_WIDGET (fixture->panel), 400, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (50);
  cue_ui_test_assert_finalized (g_steal_pointer (&fixture->conversation));
  g_clear_object (&fixture->timeline);
  g_clear_pointer (&fixture->engine, cue_engine_unref);
  g_clear_pointer (&fixture->pack, cue_pack_unref);
}

/* A card by hand, where a test is about the card and not about what lights it. */
static CueLamp *
light (Fixture *fixture, const char *kind, const char *of, const char *to, guint number)
{
  g_autofree char *id = g_strdup_printf ("9.by-hand.%s", of);
  g_autofree char *text
      = g_strdup_printf ("{\"lamp\":\"%s\",\"kind\":\"%s\",\"of\":\"%s\",\"rule\":\"by-hand\","
                         "\"from\":\"dark\",\"to\":\"%s\","
                         "\"number\":%u,\"reason\":\"%s\",\"proof\":{\"rule\":\"by-hand\","
                         "\"version\":1}}",
                         id, kind, of, to, number, g_str_equal (to, "held") ? "beaten" : "");
  g_autoptr (JsonNode) node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);
  g_autoptr (CueEvent) event
      = cue_event_new ("conversation:p1", fixture->seq, "tick", fixture->at_ms, "test", 0, NULL);

  cue_desk_apply_change (fixture->conversation, "lamp", json_node_get_object (node), event);
  cue_desk_apply_done (fixture->conversation, get_value, fixture);
  cue_ui_test_spin (20);
  return cue_lamp_deck_find (cue_conversation_get_deck (fixture->conversation), id);
}

static const char *
first_offer (Fixture *fixture, guint i)
{
  const CueOffer *offer = g_ptr_array_index (cue_pack_get_offers (fixture->pack), i);

  return offer->id;
}

static guint
count (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* How many rows of the checklist stand wholly within the list's place. */
static guint
count_whole_rows (GtkWidget *root, GtkWidget *list)
{
  graphene_rect_t bounds;
  guint n = 0;

  if (CUE_IS_CHECK_ROW (root) && gtk_widget_compute_bounds (root, list, &bounds))
    n = bounds.origin.y >= 0
        && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (list);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_whole_rows (child, list);
  return n;
}

/* How many labels show something. */
static guint
count_words (GtkWidget *root)
{
  guint n = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
            && *gtk_label_get_text (GTK_LABEL (root)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_words (child);
  return n;
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_PANEL);
}

static void
test_empty_parts_say_so (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD), ==, 0);
  g_assert_true (
      cue_ui_test_has_label (GTK_WIDGET (fixture->panel), "Nothing fits yet. Serve first."));
  g_assert_false (cue_panel_show_why (fixture->panel));
}

/* Nobody is chosen: nothing is left of the one before, and nothing to press. */
static void
test_nobody_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = cue_ui_test_find (GTK_WIDGET (fixture->panel), CUE_TYPE_CUSTOMER_CARD);

  cue_ui_test_spin (100);
  g_assert_cmpuint (count (card, GTK_TYPE_TOGGLE_BUTTON), >, 0);
  g_assert_cmpuint (count_words (card), >, 0);
  cue_panel_set_conversation (fixture->panel, NULL);
  cue_ui_test_spin (100);
  g_assert_cmpuint (count (card, GTK_TYPE_TOGGLE_BUTTON), ==, 0);
  g_assert_cmpuint (count_words (card), ==, 0);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->panel), CUE_TYPE_CHECK_ROW), ==, 0);
  g_assert_true (gtk_widget_get_mapped (
      find_label (GTK_WIDGET (fixture->panel), "Nothing fits yet. Serve first.")));
}

static void
test_a_lit_offer_is_a_card (Fixture *fixture, gconstpointer data)
{
  CueLamp *lamp = light (fixture, "offer", first_offer (fixture, 0), "lit", 1);
  g_autofree char *title = cue_lamp_dup_title (lamp, "en");
  GtkWidget *card;

  g_assert_cmpuint (count (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD), ==, 1);
  card = cue_ui_test_find (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD);
  g_assert_true (cue_ui_test_has_label (card, title));
  g_assert_true (cue_ui_test_has_label (card, "Alt+1"));
  g_assert_nonnull (cue_ui_test_find_class (card, "lamp-lit"));
  cue_ui_test_shot (GTK_WIDGET (fixture->panel), "panel-offer");
}

static void
test_a_held_offer_says_why (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card;

  light (fixture, "offer", first_offer (fixture, 0), "held", 0);
  card = cue_ui_test_find (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD);
  g_assert_nonnull (cue_ui_test_find_class (card, "lamp-held"));
  g_assert_false (cue_ui_test_has_label (card, "Alt+1"));
}

/* What became of the offer stands where it stood; a new one takes its place. */
static void
test_an_ended_offer_is_told_of (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (fixture->panel);
  CueLamp *lamp = light (fixture, "offer", first_offer (fixture, 0), "lit", 1);
  g_autofree char *title = cue_lamp_dup_title (lamp, "en");
  g_autofree char *offered = g_strdup_printf ("You have offered “%s”. Wait for the answer.", title);
  g_autofree char *refused = g_strdup_printf ("The customer refused “%s”. Let it rest.", title);

  light (fixture, "offer", first_offer (fixture, 0), "said", 0);
  g_assert_true (cue_ui_test_has_label (panel, offered));
  g_assert_false (cue_ui_test_has_label (panel, "Nothing fits yet. Serve first."));
  light (fixture, "offer", first_offer (fixture, 0), "refused", 0);
  g_assert_true (cue_ui_test_has_label (panel, refused));
  light (fixture, "offer", first_offer (fixture, 1), "held", 0);
  g_assert_true (gtk_widget_get_mapped (find_label (panel, refused)));
  light (fixture, "offer", first_offer (fixture, 1), "lit", 1);
  g_assert_false (gtk_widget_get_mapped (find_label (panel, refused)));
}

/* The height there is: the whole list on a tall screen, a third of a low one. */
static void
test_the_checklist_has_its_share (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (fixture->panel);
  GtkWidget *list = cue_ui_test_find_class (panel, "panel-checks");
  guint rows, height;

  cue_ui_fixture_light (fixture->conversation);
  cue_ui_test_spin (200);
  rows = count (panel, CUE_TYPE_CHECK_ROW);
  height = (guint) gtk_widget_get_height (list);
  g_assert_cmpuint (rows, >, 8);
  g_assert_cmpuint (height, <=, (guint) gtk_widget_get_height (panel) / 3);
  g_assert_cmpuint (count_whole_rows (panel, list), >=, 4);
  g_assert_cmpuint (count_whole_rows (panel, list), <, rows);
  cue_ui_test_shot (panel, "panel-low");
  gtk_widget_set_size_request (panel, 400, 1400);
  cue_ui_test_spin (200);
  g_assert_cmpuint (count_whole_rows (panel, list), ==, rows);
  cue_ui_test_shot (panel, "panel-tall");
}

static void
test_a_card_keeps_its_widget_for_its_life (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card;
  CueLamp *lamp = light (fixture, "offer", first_offer (fixture, 0), "lit", 1);

  card = cue_ui_test_find (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD);
  g_assert_true (light (fixture, "offer", first_offer (fixture, 0), "taken", 1) == lamp);
  g_assert_true (cue_ui_test_find (GTK_WIDGET (fixture->panel), CUE_TYPE_CARD) == card);
  g_assert_nonnull (cue_ui_test_find_class (card, "lamp-taken"));
  g_assert_null (cue_ui_test_find_class (card, "lamp-lit"));
}

static void
test_a_seen_card_is_new_no_more (Fixture *fixture, gconstpointer data)
{
  CueLamp *lamp = light (fixture, "offer", first_offer (fixture, 0), "lit", 1);
  g_autofree char *body
      = g_strdup_printf ("{\"lamp\":\"%s\",\"kind\":\"offer\",\"of\":\"%s\",\"rule\":\"by-hand\","
                         "\"from\":\"lit\",\"to\":\"seen\",\"number\":1,\"proof\":{\"rule\":\"by-"
                         "hand\",\"by\":\"lamp.seen\"}}",
                         cue_lamp_get_id (lamp), first_offer (fixture, 0));
  g_autoptr (JsonNode) node = cue_gate_parse (body, -1, &CUE_GATE_LINE, NULL);
  g_autoptr (CueEvent) event = cue_event_new ("conversation:p1", fixture->seq, "lamp.seen",
                                              fixture->at_ms, "test", 0, NULL);

  g_assert_nonnull (cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "lamp-new"));
  cue_desk_apply_change (fixture->conversation, "lamp", json_node_get_object (node), event);
  g_assert_cmpint (cue_lamp_get_state (lamp), ==, CUE_LAMP_SEEN);
  g_assert_null (cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "lamp-new"));
  g_assert_nonnull (cue_lamp_get_proof (lamp));
  g_assert_false (json_object_has_member (cue_lamp_get_proof (lamp), "by"));
}

static void
test_why_opens_with_the_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  light (fixture, "offer", first_offer (fixture, 0), "lit", 1);
  g_assert_true (cue_panel_show_why (fixture->panel));
  cue_ui_test_spin (200);
  popover = cue_ui_test_find_class (GTK_WIDGET (fixture->window), "why");
  g_assert_nonnull (popover);
  cue_ui_test_shot (popover, "panel-why");
  gtk_popover_popdown (GTK_POPOVER (popover));
  cue_ui_test_spin (200);
}

static void
test_a_real_conversation_fills_it (Fixture *fixture, gconstpointer data)
{
  guint rows;

  say (fixture, "agent", "您好，星河移动，很高兴为您服务。");
  say (fixture, "customer", "你好，这个月流量又超了，有没有更便宜的套餐？");
  cue_ui_test_spin (200);
  rows = count (GTK_WIDGET (fixture->panel), CUE_TYPE_CHECK_ROW);
  g_assert_cmpuint (rows, >, 0);
  g_assert_cmpuint (cue_checklist_get_n_said (
                        cue_conversation_get_checklist (fixture->conversation)),
                    >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (cue_customer_get_tags (
                        cue_conversation_get_customer (fixture->conversation))),
                    >, 0);
  cue_ui_test_shot (GTK_WIDGET (fixture->panel), "panel-real");
}

/* What the words set is an id in the pack; the agent reads what it is called. */
static void
test_values_are_read_by_their_titles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (fixture->panel);
  GtkWidget *why;

  append (fixture, "customer.facts",
          "{\"facts\":{\"customer.products\":[\"broadband-500\"],\"device.is_5g\":true}}");
  say (fixture, "customer", "我下周去香港玩，漫游怎么办？");
  cue_ui_test_spin (200);
  g_assert_true (cue_ui_test_has_label (panel, "Hong Kong, Macao, Taiwan"));
  g_assert_false (cue_ui_test_has_label (panel, "hmt"));
  g_assert_true (cue_ui_test_has_label (panel, "Broadband 500"));
  g_assert_true (cue_ui_test_has_label (panel, "yes"));
  g_assert_true (cue_panel_show_why (fixture->panel));
  cue_ui_test_spin (200);
  why = cue_ui_test_find_class (GTK_WIDGET (fixture->window), "why");
  g_assert_false (cue_ui_test_mentions (GTK_WIDGET (fixture->window), "hmt"));
  g_assert_true (cue_ui_test_mentions (why, "“Where to” is “Hong Kong, Macao, Taiwan”"));
  g_assert_true (cue_ui_test_mentions (why, "Where to: Hong Kong, Macao, Taiwan"));
  cue_ui_test_shot (panel, "panel-values");
  cue_ui_test_shot (why, "panel-values-why");
  gtk_popover_popdown (GTK_POPOVER (why));
  cue_ui_test_spin (200);
}

/* An angry customer is not sold to, also when no offer waits. */
static void
test_whom_not_to_sell_to (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hold = cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "hold");

  say (fixture, "customer", "你好，我想办个业务。");
  g_assert_false (gtk_widget_get_mapped (hold));
  say (fixture, "customer", "你们这是骗人！我要投诉你们！");
  cue_ui_test_spin (200);
  g_assert_true (gtk_widget_get_mapped (hold));
  g_assert_true (cue_ui_test_has_label (hold, "Don’t sell now: Customer is upset"));
  g_assert_true (
      cue_ui_test_has_label (hold, "Apologise and listen first; solve before anything else"));
  cue_ui_test_shot (GTK_WIDGET (fixture->panel), "panel-hold");
  cue_panel_set_conversation (fixture->panel, NULL);
  cue_ui_test_spin (50);
  g_assert_false (gtk_widget_get_mapped (hold));
}

/* What the engine tells of a lit talk, by hand. */
static void
tell_next (Fixture *fixture, CueLamp *talk, const char *point, const char *because)
{
  g_autofree char *text = g_strdup_printf ("{\"lamp\":\"%s\",\"point\":\"%s\",\"because\":\"%s\","
                                           "\"proof\":{\"next\":\"%s\",\"because\":\"%s\"}}",
                                           cue_lamp_get_id (talk), point, because, point, because);
  g_autoptr (JsonNode) node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);
  g_autoptr (CueEvent) event
      = cue_event_new ("conversation:p1", fixture->seq, "tick", fixture->at_ms, "test", 0, NULL);

  cue_desk_apply_change (fixture->conversation, "next", json_node_get_object (node), event);
  cue_desk_apply_done (fixture->conversation, get_value, fixture);
  cue_ui_test_spin (100);
}

static CueCheckRow *
find_next_row (Fixture *fixture)
{
  GtkWidget *button = cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "next");

  return button != NULL ? (CueCheckRow *) gtk_widget_get_ancestor (button, CUE_TYPE_CHECK_ROW)
                        : NULL;
}

static void
assert_next (Fixture *fixture, const char *point)
{
  CueCheckRow *row = find_next_row (fixture);

  g_assert_nonnull (row);
  g_assert_cmpstr (cue_check_get_id (cue_check_row_get_check (row)), ==, point);
}

static gboolean
is_row_in_view (Fixture *fixture)
{
  GtkWidget *row = GTK_WIDGET (find_next_row (fixture));

  return count_whole_rows (row, gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW)) == 1;
}

/* The row of what to say next is told from the others by its shape and its words, and says why. */
static void
test_the_next_point_is_marked (Fixture *fixture, gconstpointer data)
{
  CueLamp *talk = light (fixture, "talk", "family", "lit", 2);
  GtkWidget *button;

  gtk_window_set_focus (fixture->window, NULL); /* the list may move */
  tell_next (fixture, talk, "family/need", "order");
  assert_next (fixture, "family/need");
  button = cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "next");
  g_assert_true (cue_ui_test_has_label (button, "next"));
  g_assert_false (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Next: "));

  tell_next (fixture, talk, "family/broadband", "asked");
  assert_next (fixture, "family/broadband");
  g_assert_false (gtk_widget_has_css_class (button, "next"));
  g_assert_false (cue_ui_test_has_label (button, "next"));
  button = cue_ui_test_find_class (GTK_WIDGET (fixture->panel), "next");
  g_assert_true (cue_ui_test_has_label (button, "next · must"));
  g_assert_true (
      g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Next: The customer asks for it\n"));
  cue_ui_test_shot (GTK_WIDGET (fixture->panel), "panel-next");

  say (fixture, "agent", "里面已经含 500 兆宽带，不用再单独交宽带费。");
  cue_ui_test_spin (100);
  g_assert_null (find_next_row (fixture));
}

/* Of two talks it is that of the one being said; where none is lit nothing is next. */
static void
test_the_next_point_is_of_the_talk_being_said (Fixture *fixture, gconstpointer data)
{
  CueLamp *family = light (fixture, "talk", "family", "lit", 2);
  CueLamp *other = light (fixture, "talk", "upgrade", "lit", 3);

  tell_next (fixture, family, "family/price", "order");
  tell_next (fixture, other, "upgrade/price", "order");
  assert_next (fixture, "upgrade/price");
  light (fixture, "talk", "family", "taken", 2);
  assert_next (fixture, "family/price");
  light (fixture, "talk", "family", "declined", 0);
  assert_next (fixture, "upgrade/price");
  light (fixture, "talk", "upgrade", "expired", 0);
  g_assert_null (find_next_row (fixture));
}

/* It comes into view by itself, but the list does not move while the agent is in it. */
static void
test_the_next_point_comes_into_view (Fixture *fixture, gconstpointer data)
{
  CueLamp *talk;
  GtkWidget *row;

  gtk_window_set_focus (fixture->window, NULL); /* he is elsewhere */
  light (fixture, "talk", "upgrade", "lit", 3);
  talk = light (fixture, "talk", "family", "taken", 2);
  tell_next (fixture, talk, "family/need", "order");
  g_assert_true (is_row_in_view (fixture));
  tell_next (fixture, talk, "family/second-sim", "asked");
  g_assert_true (is_row_in_view (fixture));

  cue_panel_reveal_point (fixture->panel, "upgrade/price");
  cue_ui_test_spin (300);
  tell_next (fixture, talk, "family/need", "order");
  tell_next (fixture, talk, "family/second-sim", "asked");
  row = GTK_WIDGET (find_next_row (fixture));
  g_assert_nonnull (row);
  g_assert_false (is_row_in_view (fixture));
  gtk_window_set_focus (fixture->window, NULL);
  cue_ui_test_spin (300);
  g_assert_true (is_row_in_view (fixture));
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 77;
  g_test_add_func ("/panel/made-and-dropped", test_made_and_dropped);
  g_test_add ("/panel/empty-parts-say-so", Fixture, NULL, set_up, test_empty_parts_say_so,
              tear_down);
  g_test_add ("/panel/nobody-leaves-nothing", Fixture, NULL, set_up, test_nobody_leaves_nothing,
              tear_down);
  g_test_add ("/panel/a-lit-offer-is-a-card", Fixture, NULL, set_up, test_a_lit_offer_is_a_card,
              tear_down);
  g_test_add ("/panel/a-held-offer-says-why", Fixture, NULL, set_up, test_a_held_offer_says_why,
              tear_down);
  g_test_add ("/panel/an-ended-offer-is-told-of", Fixture, NULL, set_up,
              test_an_ended_offer_is_told_of, tear_down);
  g_test_add ("/panel/the-checklist-has-its-share-of-the-height", Fixture, NULL, set_up,
              test_the_checklist_has_its_share, tear_down);
  g_test_add ("/panel/a-card-keeps-its-widget-for-its-life", Fixture, NULL, set_up,
              test_a_card_keeps_its_widget_for_its_life, tear_down);
  g_test_add ("/panel/a-seen-card-is-new-no-more-and-still-says-why", Fixture, NULL, set_up,
              test_a_seen_card_is_new_no_more, tear_down);
  g_test_add ("/panel/why-opens-with-the-rule", Fixture, NULL, set_up, test_why_opens_with_the_rule,
              tear_down);
  g_test_add ("/panel/whom-not-to-sell-to", Fixture, NULL, set_up, test_whom_not_to_sell_to,
              tear_down);
  g_test_add ("/panel/a-real-conversation-fills-it", Fixture, NULL, set_up,
              test_a_real_conversation_fills_it, tear_down);
  g_test_add ("/panel/values-are-read-by-their-titles", Fixture, NULL, set_up,
              test_values_are_read_by_their_titles, tear_down);
  g_test_add ("/panel/the-next-point-is-marked-and-says-why", Fixture, NULL, set_up,
              test_the_next_point_is_marked, tear_down);
  g_test_add ("/panel/the-next-point-is-of-the-talk-being-said", Fixture, NULL, set_up,
              test_the_next_point_is_of_the_talk_being_said, tear_down);
  g_test_add ("/panel/the-next-point-comes-into-view", Fixture, NULL, set_up,
              test_the_next_point_comes_into_view, tear_down);
  return g_test_run ();
}
