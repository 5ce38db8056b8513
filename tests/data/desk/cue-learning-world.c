/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-learning-world.h"

#include <glib/gstdio.h>

#define AT_ONCE 100

static const struct
{
  const char *name;
  const char *lines;
} files[] = {
  { "pack.json", "{\"pack\":\"two-plans\",\"version\":1,\"title\":{\"zh\":\"两种套餐\","
                 "\"en\":\"Two plans\"},\"lang\":\"both\",\"utc_offset_min\":0,"
                 "\"currency\":\"yuan\"}\n" },
  { "phrases.jsonl", "{\"phrase\":\"plan\",\"title\":{\"zh\":\"问套餐\",\"en\":\"A plan\"},"
                     "\"any\":[\"phone plan\",\"套餐\"]}\n"
                     "{\"phrase\":\"dear\",\"title\":{\"zh\":\"嫌贵\",\"en\":\"Too dear\"},"
                     "\"any\":[\"too dear\",\"太贵\"]}\n" },
  { "tags.jsonl", "{\"tag\":\"price\",\"title\":{\"zh\":\"在意价格\",\"en\":\"Minds the price\"},"
                  "\"kind\":\"need\",\"when\":{\"says\":[\"dear\",{}]}}\n" },
  { "offers.jsonl",
    "{\"offer\":\"basic\",\"title\":{\"zh\":\"实惠 39\",\"en\":\"Basic 39\"},"
    "\"pitch\":{\"zh\":\"每月 39 元，20GB\",\"en\":\"39 yuan a month, 20 GB\"},"
    "\"price\":{\"amount_milli\":39000,\"unit\":\"yuan\"}}\n"
    "{\"offer\":\"plus\",\"title\":{\"zh\":\"畅享 99\",\"en\":\"Plus 99\"},"
    "\"pitch\":{\"zh\":\"每月 99 元，100GB，全家共享\",\"en\":\"99 yuan a month, 100 GB for the "
    "family\"},"
    "\"price\":{\"amount_milli\":99000,\"unit\":\"yuan\"}}\n" },
  { "rules.jsonl",
    "{\"rule\":\"show-basic\",\"title\":{\"zh\":\"推荐实惠 39\",\"en\":\"Show Basic 39\"},"
    "\"when\":{\"says\":[\"plan\",{}]},\"light\":[{\"offer\":\"basic\"}]}\n"
    "{\"rule\":\"show-plus\",\"title\":{\"zh\":\"推荐畅享 99\",\"en\":\"Show Plus 99\"},"
    "\"when\":{\"says\":[\"plan\",{}]},\"light\":[{\"offer\":\"plus\"}]}\n" },
};

void
cue_help_world_write_pack (const char *folder)
{
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].lines, -1, NULL));
    }
}

char *
cue_help_world_make_lines (const char *id, gboolean dear)
{
  return g_strdup_printf (
      "{\"conversation\":\"%s\",\"id\":\"o\",\"type\":\"conversation.opened\",\"body\":"
      "{\"channel\":\"chat\",\"lang\":\"en\"}}\n"
      "{\"conversation\":\"%s\",\"id\":\"t1\",\"type\":\"turn\",\"body\":{\"turn\":\"t1\","
      "\"rev\":1,\"role\":\"customer\",\"text\":\"%s\"}}\n",
      id, id, dear ? "my phone plan is too dear" : "I want a phone plan");
}

static CueLamp *
find_lit (CueConversation *conversation)
{
  GListModel *deck = G_LIST_MODEL (cue_conversation_get_deck (conversation));

  for (guint i = 0; i < g_list_model_get_n_items (deck); i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (deck, i);

      if (cue_lamp_get_state (lamp) == CUE_LAMP_LIT)
        return lamp;
    }
  return NULL;
}

static gboolean
accepts (CueHelpWorld *self, const char *offer, gboolean dear)
{
  double chance = g_str_equal (offer, "basic") ? (dear ? 0.7 : 0.1) : (dear ? 0.1 : 0.6);

  return g_rand_double (self->dice) < chance;
}

typedef struct
{
  CueDesk *desk;
  const char *id;
} Wait;

static gboolean
has_spoken (gpointer data)
{
  const Wait *wait = data;
  CueConversation *conversation = cue_desk_find (wait->desk, wait->id);

  return conversation != NULL
         && g_list_model_get_n_items (cue_conversation_get_messages (conversation)) > 0;
}

static void
wrap_up (CueHelpWorld *self, const char *id, gboolean dear)
{
  Wait wait = { self->desk, id };
  g_autoptr (GError) error = NULL;

  g_assert_true (cue_help_wait_until (has_spoken, &wait, 10000));
  CueConversation *conversation = cue_desk_find (self->desk, id);
  CueLamp *lamp = find_lit (conversation);
  g_assert_nonnull (lamp);
  const char *offer = cue_lamp_get_of (lamp);
  cue_desk_see (self->desk, conversation, lamp);
  cue_desk_set_outcome (self->desk, conversation, offer,
                        accepts (self, offer, dear) ? "accepted" : "refused", NULL, &error);
  g_assert_no_error (error);
  cue_desk_resolve (self->desk, conversation, "solved", NULL, &error);
  g_assert_no_error (error);
}

void
cue_help_world_play (CueHelpWorld *self, guint n)
{
  for (guint done = 0; done < n; done += AT_ONCE)
    {
      guint now = MIN (AT_ONCE, n - done);
      gboolean dear[AT_ONCE];
      FILE *file = g_fopen (self->file, "a");

      g_assert_nonnull (file);
      for (guint i = 0; i < now; i++)
        {
          g_autofree char *id = g_strdup_printf ("world-%05u", self->n_read + i);

          dear[i] = g_rand_boolean (self->dice);
          g_autofree char *lines = cue_help_world_make_lines (id, dear[i]);
          g_assert_cmpint (fputs (lines, file), >=, 0);
        }
      g_assert_cmpint (fclose (file), ==, 0);
      for (guint i = 0; i < now; i++)
        {
          g_autofree char *id = g_strdup_printf ("world-%05u", self->n_read++);

          wrap_up (self, id, dear[i]);
        }
    }
}

static gboolean
is_idle (gpointer data)
{
  gboolean storing = TRUE;

  g_object_get (data, "storing", &storing, NULL);
  return !storing && !cue_desk_is_learning (data);
}

void
cue_help_world_wait (CueHelpWorld *self)
{
  g_assert_true (cue_help_wait_until (is_idle, self->desk, 60000));
}
