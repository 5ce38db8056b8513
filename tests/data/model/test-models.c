/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-private.h"
#include "cue-data-help.h"

static void
test_message (void)
{
  CueMessage *message = cue_message_new ("t1", CUE_ROLE_CUSTOMER, 5);
  CueHelpCount all = { 0 }, text = { 0 }, marks = { 0 };
  g_autoptr (GPtrArray) reading = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_mark_free);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  CueSpan span = { 0, 2 };

  cue_help_count_notify (message, NULL, &all);
  cue_help_count_notify (message, "text", &text);
  cue_message_revise (message, 0, "流量", TRUE);
  cue_message_revise (message, 0, "流量", TRUE);
  g_assert_cmpuint (text.n_notified, ==, 1);
  g_assert_true (cue_message_is_partial (message));
  cue_message_revise (message, 1, "流量超了", FALSE);
  g_assert_cmpuint (text.n_notified, ==, 2);
  cue_message_set_pending (message, FALSE);
  cue_message_set_author (message, "");
  g_assert_cmpuint (all.n_notified, ==, 5); /* text partial, rev text partial */
  g_assert_cmpstr (cue_message_get_folded (message), ==, "流量超了");

  g_ptr_array_add (reading, cue_mark_new ((CueSpan){ 2, 4 }, "tag", "over-quota"));
  g_ptr_array_add (reading, cue_mark_new ((CueSpan){ 0, 2 }, "phrase", "over"));
  g_signal_connect_swapped (message, "marks-changed", G_CALLBACK (g_atomic_int_inc),
                            &marks.n_changes);
  cue_message_set_reading (message, reading);
  cue_message_set_reading (message, reading);
  g_assert_cmpuint (marks.n_changes, ==, 1);
  g_array_append_val (spans, span);
  cue_message_set_point (message, "opening/hello", spans);
  cue_message_set_point (message, "opening/hello", spans);
  g_assert_cmpuint (marks.n_changes, ==, 2);
  g_assert_cmpuint (cue_message_get_marks (message)->len, ==, 3);
  g_assert_cmpuint (cue_message_get_points (message)->len, ==, 1);
  cue_message_set_reading (message, reading);
  g_assert_cmpuint (cue_message_get_marks (message)->len, ==, 3);
  cue_message_set_point (message, "opening/hello", NULL);
  g_assert_cmpuint (cue_message_get_marks (message)->len, ==, 2);
  g_assert_cmpuint (cue_message_get_points (message)->len, ==, 0);
  g_assert_finalize_object (message);
}

static char *
fake_value (const char *name, gpointer user_data)
{
  return g_str_equal (name, "offer.delta") ? g_strdup ("20") : NULL;
}

static void
test_lamp (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  CueLamp *lamp
      = cue_lamp_new_for (pack, "zh", "1.upsell.upgrade", CUE_TARGET_TALK, "upgrade", "upsell");
  CueHelpCount state = { 0 }, say = { 0 };

  cue_help_count_notify (lamp, "state", &state);
  cue_help_count_notify (lamp, "say", &say);
  cue_lamp_set_state (lamp, CUE_LAMP_LIT);
  cue_lamp_set_state (lamp, CUE_LAMP_LIT);
  g_assert_cmpuint (state.n_notified, ==, 1);
  g_assert_true (cue_lamp_is_alight (lamp));
  g_assert_cmpuint (cue_lamp_get_steps (lamp), ==, 2);
  g_assert_cmpstr (cue_lamp_get_point (lamp), ==, "upgrade/need");
  cue_lamp_set_step (lamp, 2, NULL);
  cue_lamp_fill (lamp, fake_value, NULL);
  cue_lamp_fill (lamp, fake_value, NULL);
  g_assert_cmpuint (say.n_notified, ==, 1);
  g_assert_cmpstr (cue_lamp_get_say (lamp), ==, "每月多付 20 元，就有 {{offer.gb}}GB。");
  g_autofree char *title = cue_lamp_dup_title (lamp, "en");
  g_assert_cmpstr (title, ==, "Upgrade");
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (lamp);
  g_assert_cmpuint (pieces->len, ==, 5);
  g_assert_finalize_object (lamp);
}

static void
test_lamp_states (void)
{
  for (CueLampState state = CUE_LAMP_DARK; state <= CUE_LAMP_EXPIRED; state++)
    {
      CueLampState back = CUE_LAMP_DARK;
      g_assert_true (cue_lamp_state_from_string (cue_lamp_state_to_string (state), &back));
      g_assert_cmpint (back, ==, state);
    }
}

static CueLamp *
add_lamp (CueLampDeck *deck, CuePack *pack, guint n, CueTargetKind kind, const char *of)
{
  g_autofree char *id = g_strdup_printf ("%u.r.%s", n, of);
  g_autoptr (CueLamp) lamp = cue_lamp_new_for (pack, "zh", id, kind, of, "r");

  cue_lamp_deck_add (deck, lamp);
  return lamp;
}

static void
move (CueLampDeck *deck, CueLamp *lamp, CueLampState state)
{
  cue_lamp_set_state (lamp, state);
  cue_lamp_deck_moved (deck, lamp);
}

static void
test_deck (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  CueLampDeck *deck = cue_lamp_deck_new ();
  g_autoptr (GListModel) offers = cue_lamp_deck_new_offers_view (deck);
  CueHelpCount items = { 0 }, shown = { 0 };

  cue_help_count_items (deck, &items);
  cue_help_count_items (offers, &shown);
  CueLamp *a = add_lamp (deck, pack, 1, CUE_TARGET_OFFER, "60gb");
  g_assert_cmpuint (shown.n_changes, ==, 0);
  move (deck, a, CUE_LAMP_HELD);
  CueLamp *b = add_lamp (deck, pack, 2, CUE_TARGET_OFFER, "100gb");
  move (deck, b, CUE_LAMP_LIT);
  cue_lamp_set_number (b, 1);
  g_assert_cmpuint (items.n_changes, ==, 2);
  g_autoptr (CueLamp) first = g_list_model_get_item (offers, 0);
  g_assert_true (first == b); /* alight first */
  g_assert_cmpuint (shown.n_changes, ==, 2);
  move (deck, b, CUE_LAMP_SEEN); /* stays in its group: nothing moves */
  g_assert_cmpuint (shown.n_changes, ==, 2);
  g_assert_true (cue_lamp_deck_find_number (deck, 1) == b);
  g_assert_true (cue_lamp_deck_find (deck, "1.r.60gb") == a);
  g_assert_cmpstr (cue_lamp_deck_find_offer (deck, "other"), ==, "100gb");
  move (deck, b, CUE_LAMP_SAID);
  g_assert_null (cue_lamp_deck_find_number (deck, 1));
  g_assert_cmpuint (g_list_model_get_n_items (offers), ==, 1);
  g_clear_object (&first);
  g_clear_object (&offers);
  g_assert_finalize_object (deck);
}

/* What is being said comes first, then a script, then an answer; of two alike the newer. */
static void
test_deck_chooses (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  g_autoptr (CueLampDeck) deck = cue_lamp_deck_new ();
  CueLamp *older = add_lamp (deck, pack, 1, CUE_TARGET_TALK, "upgrade");
  CueLamp *newer = add_lamp (deck, pack, 2, CUE_TARGET_TALK, "upgrade");
  CueLamp *answer = add_lamp (deck, pack, 3, CUE_TARGET_ANSWER, "hotspot");
  CueLamp *offer = add_lamp (deck, pack, 4, CUE_TARGET_OFFER, "60gb");

  cue_lamp_set_at_ms (older, 1000);
  cue_lamp_set_at_ms (newer, 2000);
  cue_lamp_set_at_ms (answer, 3000);
  move (deck, offer, CUE_LAMP_LIT);
  g_assert_null (cue_lamp_deck_choose_saying (deck));
  move (deck, answer, CUE_LAMP_LIT);
  g_assert_true (cue_lamp_deck_choose_saying (deck) == answer);
  g_assert_null (cue_lamp_deck_choose_talk (deck));
  move (deck, older, CUE_LAMP_LIT);
  g_assert_true (cue_lamp_deck_choose_saying (deck) == older);
  move (deck, newer, CUE_LAMP_LIT);
  g_assert_true (cue_lamp_deck_choose_saying (deck) == newer);
  move (deck, answer, CUE_LAMP_TAKEN);
  g_assert_true (cue_lamp_deck_choose_saying (deck) == answer);
  g_assert_true (cue_lamp_deck_choose_talk (deck) == newer);
  move (deck, older, CUE_LAMP_TAKEN);
  g_assert_true (cue_lamp_deck_choose_saying (deck) == older);
  move (deck, older, CUE_LAMP_SAID);
  g_assert_true (cue_lamp_deck_choose_talk (deck) == newer);
}

static guint
group_of (CueLamp *lamp)
{
  if (cue_lamp_is_alight (lamp))
    return 0;
  return cue_lamp_get_state (lamp) == CUE_LAMP_HELD ? 1 : 2;
}

/* Whatever happens, a view holds what its rule says, alight before held, and lamps that stay keep
 * their order. */
static void
test_view_never_reorders (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  g_autoptr (CueLampDeck) deck = cue_lamp_deck_new ();
  g_autoptr (GListModel) view = cue_lamp_deck_new_offers_view (deck);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint round = 0; round < 3000; round++)
    {
      if (n == 0 || g_test_rand_int_range (0, 40) == 0)
        add_lamp (deck, pack, ++n, CUE_TARGET_OFFER, "60gb");
      g_autoptr (CueLamp) lamp
          = g_list_model_get_item (G_LIST_MODEL (deck), (guint) g_test_rand_int_range (0, (int) n));
      move (deck, lamp, (CueLampState) g_test_rand_int_range (CUE_LAMP_DARK, CUE_LAMP_EXPIRED + 1));

      guint shown = 0, last_group = 0;
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (CueLamp) one = g_list_model_get_item (G_LIST_MODEL (deck), i);
          shown += group_of (one) < 2 ? 1 : 0;
        }
      g_assert_cmpuint (g_list_model_get_n_items (view), ==, shown);
      int last_place = -1;
      for (guint i = 0; i < shown; i++)
        {
          g_autoptr (CueLamp) one = g_list_model_get_item (view, i);
          guint place = 0;

          g_assert_cmpuint (group_of (one), >=, last_group);
          if (group_of (one) != last_group)
            last_place = -1;
          last_group = group_of (one);
          if (g_ptr_array_find (before, one, &place)
              && g_array_index (groups, guint, place) == last_group)
            {
              g_assert_cmpint ((int) place, >, last_place);
              last_place = (int) place;
            }
        }
      g_ptr_array_set_size (before, 0);
      g_array_set_size (groups, 0);
      for (guint i = 0; i < shown; i++)
        {
          CueLamp *one = g_list_model_get_item (view, i);
          guint group = group_of (one);
          g_ptr_array_add (before, one);
          g_array_append_val (groups, group);
        }
    }
}

static void
test_checklist (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  CueChecklist *list = cue_checklist_new (pack);
  CueHelpCount items = { 0 }, said = { 0 }, verdict = { 0 };
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_quote_free);

  cue_help_count_items (list, &items);
  cue_help_count_notify (list, "n-said", &said);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 1);
  /* heard before its talk was lit */
  g_ptr_array_add (quotes, cue_quote_new ("t1", (CueSpan){ 0, 2 }, "多付"));
  cue_checklist_set_verdict (list, "upgrade/price", CUE_VERDICT_SAID, FALSE, quotes, NULL);
  g_assert_null (cue_checklist_find (list, "upgrade/price"));
  g_assert_cmpuint (cue_checklist_get_n_said (list), ==, 0);
  cue_checklist_add_talk (list, "upgrade");
  cue_checklist_add_talk (list, "upgrade");
  g_assert_cmpuint (items.n_changes, ==, 1);
  g_assert_cmpuint (items.n_added, ==, 2);
  g_assert_cmpuint (cue_checklist_get_n_said (list), ==, 1);
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 2); /* need is no must */
  CueCheck *check = cue_checklist_find (list, "upgrade/price");
  g_assert_cmpstr (cue_check_get_quote (check), ==, "多付");
  cue_help_count_notify (check, "verdict", &verdict);
  cue_checklist_set_verdict (list, "upgrade/price", CUE_VERDICT_SAID, FALSE, quotes, NULL);
  g_assert_cmpuint (verdict.n_notified, ==, 0);
  g_assert_cmpuint (said.n_notified, ==, 1);

  CueCheck *hello = cue_checklist_find (list, "opening/hello");
  g_assert_true (cue_checklist_next_missed (list, check) == hello); /* wraps */
  g_assert_false (cue_check_is_missed (hello));
  cue_checklist_set_closed (list, TRUE);
  g_assert_true (cue_check_is_missed (hello));
  g_assert_false (cue_check_is_missed (check));
  cue_checklist_set_waived (list, "opening/hello", TRUE);
  g_assert_true (cue_check_is_waived (hello));
  g_assert_false (cue_check_is_missed (hello));
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 1);
  cue_checklist_set_waived (list, "opening/hello", FALSE);
  g_assert_true (cue_check_is_missed (hello));
  g_autofree char *say = cue_check_dup_say (check, "zh");
  g_assert_cmpstr (say, ==, "每月多付 {{offer.delta}} 元，就有 {{offer.gb}}GB。");
  g_assert_finalize_object (list);
}

/* A declined talk asks for nothing any more; lit again it does. */
static void
test_dropped_talk (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  g_autoptr (CueChecklist) list = cue_checklist_new (pack);

  cue_checklist_add_talk (list, "upgrade");
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 2);
  cue_checklist_set_talk_ended (list, "upgrade", TRUE, TRUE);
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 1);
  g_assert_false (cue_check_is_missed (cue_checklist_find (list, "upgrade/price")));
  cue_checklist_add_talk (list, "upgrade");
  g_assert_cmpuint (cue_checklist_get_n_must (list), ==, 2);
  cue_checklist_set_talk_ended (list, "upgrade", TRUE, FALSE);
  g_assert_true (cue_check_is_missed (cue_checklist_find (list, "upgrade/price")));
}

static void
test_titles (void)
{
  static const struct
  {
    const char *say;
    const char *title;
  } rows[] = {
    { "您好，很高兴为您服务", "您好，很高兴为您服务" },
    { "每月多付 {{offer.delta}} 元，就有 {{offer.gb}}GB。", "每月多付 … 元" },
    { "Hello, glad to help you today", "Hello, glad to help you today" },
    { "For {{offer.delta|20}} yuan more a month, you get more.", "For 20 yuan more a month" },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七",
      "一二三四五六七八九十一二三四五六七八九十一二三四…" },
    { "one two three four five six seven eight nine ten eleven twelve",
      "one two three four five six seven eight nine ten…" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = cue_say_to_title (rows[i].say);
      g_assert_cmpstr (title, ==, rows[i].title);
    }
}

static void
test_customer (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  CueCustomer *customer = cue_customer_new (pack);
  g_autoptr (JsonNode) name = cue_help_json ("\"王女士\"");
  g_autoptr (JsonNode) phone = cue_help_json ("\"13812345678\"");
  g_autoptr (JsonNode) number = cue_help_json ("38");
  CueHelpCount tags = { 0 }, facts = { 0 };

  cue_help_count_items (cue_customer_get_tags (customer), &tags);
  cue_help_count_items (cue_customer_get_facts (customer), &facts);
  CueTag *tag = cue_customer_ensure_tag (customer, "over-quota");
  cue_customer_show_tag (customer, tag, TRUE);
  cue_customer_show_tag (customer, tag, TRUE);
  g_assert_cmpuint (tags.n_changes, ==, 1);
  cue_tag_set_fresh (tag, TRUE);
  cue_customer_settle (customer);
  g_assert_false (cue_tag_is_fresh (tag));
  cue_customer_show_tag (customer, tag, FALSE);
  g_assert_true (cue_customer_find_tag (customer, "over-quota") == tag); /* lives on */
  g_assert_cmpuint (g_list_model_get_n_items (cue_customer_get_tags (customer)), ==, 0);
  g_assert_cmpint (cue_tag_get_kind (tag), ==, CUE_TAG_NEED);

  cue_customer_set_fact (customer, "customer.name", name, "customer");
  cue_customer_set_fact (customer, "customer.phone", phone, "customer");
  cue_customer_set_fact (customer, "plan.gb_used", number, "t3");
  cue_customer_set_fact (customer, "plan.gb_used", number, "t3");
  g_assert_cmpuint (facts.n_changes, ==, 3);
  g_assert_cmpstr (cue_customer_get_name (customer), ==, "王女士");
  g_autofree char *masked = NULL;
  g_object_get (customer, "masked-name", &masked, NULL);
  g_assert_cmpstr (masked, ==, "王••");
  CueFact *fact = cue_customer_find_fact (customer, "customer.phone");
  g_assert_true (cue_fact_is_private (fact));
  g_assert_cmpstr (cue_fact_get_masked (fact), ==, "•••••••5678");
  g_assert_cmpstr (cue_fact_get_value (cue_customer_find_fact (customer, "plan.gb_used")), ==,
                   "38");
  cue_customer_set_fact (customer, "plan.gb_used", NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cue_customer_get_facts (customer)), ==, 2);
  g_assert_finalize_object (customer);
}

static void
test_conversation (void)
{
  g_autoptr (CuePack) pack = cue_help_new_pack ();
  CueConversation *conversation = cue_conversation_new ("c1", pack);
  CueHelpCount items = { 0 }, draft = { 0 };
  GListModel *messages = cue_conversation_get_messages (conversation);

  cue_help_count_items (messages, &items);
  cue_help_count_notify (conversation, "draft", &draft);
  CueMessage *message
      = cue_conversation_say (conversation, "t1", 0, CUE_ROLE_CUSTOMER, "流量", 10, TRUE);
  g_assert_cmpstr (cue_conversation_get_preview (conversation), ==, "");
  g_assert_true (
      cue_conversation_say (conversation, "t1", 1, CUE_ROLE_CUSTOMER, "流量\n超了", 12, FALSE)
      == message);
  g_assert_cmpuint (items.n_changes, ==, 1);
  g_assert_cmpint (cue_message_get_at_ms (message), ==, 12);
  g_assert_cmpstr (cue_conversation_get_preview (conversation), ==, "流量 超了");
  g_assert_cmpint (cue_conversation_get_waiting_since_ms (conversation), ==, 12);
  cue_conversation_say (conversation, "t2", 1, CUE_ROLE_CUSTOMER, "?", 20, FALSE);
  g_assert_cmpint (cue_conversation_get_waiting_since_ms (conversation), ==, 12);
  cue_conversation_say (conversation, "a1", 1, CUE_ROLE_AGENT, "您好", 30, FALSE);
  g_assert_cmpint (cue_conversation_get_waiting_since_ms (conversation), ==, 0);
  cue_conversation_say (conversation, "t4", 0, CUE_ROLE_CUSTOMER, "嗯", 31, TRUE);
  cue_conversation_unsay (conversation, "t4");
  g_assert_null (cue_conversation_find_message (conversation, "t4"));
  cue_conversation_unsay (conversation, "a1"); /* final: stays */
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 3);

  g_object_set (conversation, "draft", "hi", NULL);
  cue_conversation_set_draft (conversation, "hi");
  g_assert_cmpuint (draft.n_notified, ==, 1);
  cue_conversation_set_stage (conversation, "greet");
  g_autofree char *stage = cue_conversation_dup_stage_title (conversation, "zh");
  g_assert_cmpstr (stage, ==, "问候");
  g_assert_finalize_object (conversation);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/notifies-once-and-finalizes", test_message);
  g_test_add_func ("/lamp/notifies-once-and-finalizes", test_lamp);
  g_test_add_func ("/lamp/states-have-names", test_lamp_states);
  g_test_add_func ("/deck/views-tell-the-least", test_deck);
  g_test_add_func ("/lamp-deck/what-is-being-said-comes-first", test_deck_chooses);
  g_test_add_func ("/deck/a-card-that-stays-never-moves", test_view_never_reorders);
  g_test_add_func ("/checklist/keyed-and-counted", test_checklist);
  g_test_add_func ("/checklist/declined-talk-asks-nothing", test_dropped_talk);
  g_test_add_func ("/check/titles-are-short", test_titles);
  g_test_add_func ("/customer/tags-live-on", test_customer);
  g_test_add_func ("/conversation/partial-becomes-final-in-place", test_conversation);
  return g_test_run ();
}
