/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-fixture.h"

#include "cue-desk-start.h"
#include "cue-find.h"
#include "cue-pack-reader.h"

static CuePack *
read_nothing (const char *lang)
{
  g_autofree char *text = g_strdup_printf (
      "{\"pack\":\"nothing\",\"version\":1,\"title\":\"Nothing\",\"lang\":\"%s\"}\n", lang);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  CuePack *pack = NULL;

  g_ptr_array_add (files, cue_pack_file_new ("pack.json", bytes));
  pack = cue_pack_read (files, &problems);
  for (guint i = 0; pack == NULL && i < problems->len; i++)
    {
      g_autofree char *problem = cue_pack_problem_to_string (problems->pdata[i]);

      g_printerr ("%s\n", problem);
    }
  g_assert_nonnull (pack);
  return pack;
}

CuePack *
cue_ui_fixture_pack (const char *name)
{
  const char *root = g_getenv ("CUE_SOURCE_ROOT");
  g_autofree char *path = g_build_filename (root != NULL ? root : ".", "data", "packs", name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  const char *file = NULL;
  CuePack *pack = NULL;

  while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, file, NULL);
      g_autofree char *text = NULL;
      gsize length = 0;

      if (g_file_get_contents (full, &text, &length, NULL))
        {
          g_autoptr (GBytes) bytes = g_bytes_new (text, length);

          g_ptr_array_add (files, cue_pack_file_new (file, bytes));
        }
    }
  pack = files->len > 0 ? cue_pack_read (files, &problems) : NULL;
  return pack != NULL ? pack : read_nothing (g_str_has_suffix (name, "zh") ? "zh" : "en");
}

gint64
cue_ui_fixture_start_ms (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2024, 3, 4, 14, 2, 11);

  return g_date_time_to_unix (time) * 1000;
}

CueConversation *
cue_ui_fixture_empty (const char *id, const char *lang, const char *channel)
{
  g_autoptr (CuePack) pack
      = cue_ui_fixture_pack (g_str_equal (lang, "zh") ? "telecom-zh" : "bank-en");
  CueConversation *conversation = cue_conversation_new (id, pack);

  cue_conversation_set_lang (conversation, lang);
  cue_conversation_set_channel (conversation, channel);
  cue_conversation_set_title (conversation, g_str_equal (lang, "zh") ? "王女士" : "Ms Lopez");
  cue_conversation_set_status (conversation, CUE_CONVERSATION_MINE);
  cue_conversation_set_opened_ms (conversation, cue_ui_fixture_start_ms ());
  return conversation;
}

static gboolean
find_words (CueConversation *conversation, const char *turn, const char *words, CueSpan *span)
{
  CueMessage *message = cue_conversation_find_message (conversation, turn);
  g_autoptr (CueNeedle) needle = cue_needle_new (words);

  g_assert_nonnull (message);
  return cue_needle_find (needle, cue_message_get_text (message), 0, span);
}

void
cue_ui_fixture_mark (CueConversation *conversation,
                     const char *turn,
                     const char *kind,
                     const char *id,
                     const char *words)
{
  CueMessage *message = cue_conversation_find_message (conversation, turn);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_mark_free);
  GPtrArray *old = cue_message_get_marks (message);
  CueSpan span;

  for (guint i = 0; i < old->len; i++)
    {
      const CueMark *mark = old->pdata[i];

      if (g_strcmp0 (mark->kind, "point") != 0)
        g_ptr_array_add (marks, cue_mark_new (mark->span, mark->kind, mark->id));
    }
  g_assert_true (find_words (conversation, turn, words, &span));
  g_ptr_array_add (marks, cue_mark_new (span, kind, id));
  cue_message_set_reading (message, marks);
}

void
cue_ui_fixture_prove (CueConversation *conversation,
                      const char *turn,
                      const char *point,
                      const char *words)
{
  CueMessage *message = cue_conversation_find_message (conversation, turn);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  CueSpan span;

  g_assert_true (find_words (conversation, turn, words, &span));
  g_array_append_val (spans, span);
  cue_message_set_point (message, point, spans);
}

const char *
cue_ui_fixture_point (CueConversation *conversation, gboolean of_conversation)
{
  GPtrArray *talks = cue_pack_get_talks (cue_conversation_get_pack (conversation));

  for (guint i = 0; i < talks->len; i++)
    {
      const CueTalk *talk = talks->pdata[i];

      if (talk->of_conversation != of_conversation)
        continue;
      if (!of_conversation)
        cue_checklist_add_talk (cue_conversation_get_checklist (conversation), talk->id);
      return ((const CuePoint *) talk->points->pdata[0])->full_id;
    }
  g_assert_not_reached ();
}

typedef struct
{
  CueRole role;
  int after_s;
  const char *zh;
  const char *en;
} Line;

static const Line lines[] = {
  { CUE_ROLE_SYSTEM, 0, "会话已接入", "The conversation was connected" },
  { CUE_ROLE_CUSTOMER, 2, "你好，这个月流量又超了，有没有更便宜的套餐？",
    "Hello, I went over my data again this month. Is there a cheaper plan?" },
  { CUE_ROLE_AGENT, 20, "您好王女士，马上帮您看一下用量。",
    "Good afternoon, let me look at your usage." },
  { CUE_ROLE_CUSTOMER, 48, "我每个月大概用三十多个G，经常去香港。",
    "I use a bit over 30 GB a month, and I am often in Hong Kong." },
  { CUE_ROLE_CUSTOMER, 55, "上次有人说可以升级，但我没听懂",
    "Someone told me I could upgrade, but I did not follow." },
  { CUE_ROLE_AGENT, 90,
    "您每月约 38GB，畅享 60GB 只多 20 元，超出部分按原价计费，合约期 12 个月，提前取消会有违约金。",
    "You use about 38 GB; the 60 GB plan is only 20 more a month. The term is 12 months and "
    "leaving "
    "early costs a fee." },
};

CueConversation *
cue_ui_fixture_conversation (const char *lang)
{
  gboolean zh = g_str_equal (lang, "zh");
  CueConversation *conversation = cue_ui_fixture_empty (zh ? "demo-zh" : "demo-en", lang, "chat");

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *turn = g_strdup_printf ("t%" G_GSIZE_FORMAT, i);

      cue_conversation_say (conversation, turn, 1, lines[i].role, zh ? lines[i].zh : lines[i].en,
                            cue_ui_fixture_start_ms () + lines[i].after_s * 1000, FALSE);
    }
  cue_ui_fixture_mark (conversation, "t1", "phrase", "over-quota",
                       zh ? "流量又超了" : "over my data");
  cue_ui_fixture_mark (conversation, "t1", "phrase", "cheaper-plan",
                       zh ? "更便宜的套餐" : "cheaper plan");
  cue_ui_fixture_mark (conversation, "t3", "number", "gb", zh ? "三十多个G" : "30 GB");
  cue_ui_fixture_mark (conversation, "t3", "tag", "travels",
                       zh ? "经常去香港" : "often in Hong Kong");
  cue_ui_fixture_prove (conversation, "t2", cue_ui_fixture_point (conversation, TRUE),
                        zh ? "您好王女士" : "Good afternoon");
  cue_ui_fixture_prove (conversation, "t5", cue_ui_fixture_point (conversation, FALSE),
                        zh ? "只多 20 元" : "only 20 more");
  return conversation;
}

static void
light (CueConversation *conversation,
       CueTargetKind kind,
       const char *of,
       CueLampState state,
       guint number)
{
  g_autofree char *id = g_strdup_printf ("%u.rule.%s", number, of);
  CueLamp *lamp = cue_lamp_new_for (cue_conversation_get_pack (conversation),
                                    cue_conversation_get_lang (conversation), id, kind, of, "rule");

  cue_lamp_set_number (lamp, number);
  cue_lamp_set_at_ms (lamp, cue_ui_fixture_start_ms ());
  if (kind == CUE_TARGET_TALK)
    cue_lamp_set_step (lamp, 1, NULL);
  cue_lamp_fill (lamp, NULL, NULL);
  cue_lamp_set_state (lamp, state);
  cue_lamp_deck_add (cue_conversation_get_deck (conversation), lamp);
  g_object_unref (lamp);
}

void
cue_ui_fixture_light (CueConversation *conversation)
{
  CuePack *pack = cue_conversation_get_pack (conversation);
  GPtrArray *offers = cue_pack_get_offers (pack);
  GPtrArray *talks = cue_pack_get_talks (pack);
  GPtrArray *tags = cue_pack_get_tags (pack);
  guint shown = 0;

  for (guint i = 0; i < MIN (offers->len, 2); i++)
    light (conversation, CUE_TARGET_OFFER, ((const CueOffer *) offers->pdata[i])->id,
           i == 0 ? CUE_LAMP_LIT : CUE_LAMP_SAID, i + 1);
  for (guint i = 0; i < talks->len && shown < 2; i++)
    {
      const CueTalk *talk = talks->pdata[i];

      if (talk->of_conversation)
        continue;
      light (conversation, CUE_TARGET_TALK, talk->id, CUE_LAMP_LIT, 3 + shown++);
      cue_checklist_add_talk (cue_conversation_get_checklist (conversation), talk->id);
    }
  for (guint i = 0; i < MIN (tags->len, 4); i++)
    {
      CueCustomer *customer = cue_conversation_get_customer (conversation);
      CueTag *tag = cue_customer_ensure_tag (customer, ((const CueTagDef *) tags->pdata[i])->id);

      cue_tag_set_on (tag, TRUE);
      cue_customer_show_tag (customer, tag, TRUE);
    }
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(CueDesk **) user_data = cue_desk_start_finish (result, &error);
  g_assert_no_error (error);
}

CueDesk *
cue_ui_fixture_desk (const char *conversation)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("cuelight-XXXXXX.jsonl", &stream, NULL);
  g_autofree char *line = g_strconcat (conversation, "\n", NULL);
  CueDeskOptions options = { .speed_milli = 0, .replay_file = g_file_peek_path (file) };
  CueDesk *desk = NULL;

  g_assert_true (g_file_set_contents (options.replay_file, line, -1, NULL));
  cue_desk_start_async (&options, NULL, started_cb, &desk);
  while (desk == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 500 && g_list_model_get_n_items (cue_desk_get_conversations (desk)) == 0; i++)
    {
      g_usleep (10000);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
  g_file_delete (file, NULL, NULL);
  return desk;
}
