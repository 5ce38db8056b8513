/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-data-help.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cue-gate.h"
#include "cue-pack-reader.h"

static const char *const pack_files[][2] = {
  { "pack.json",
    "{\"pack\":\"small\",\"version\":1,\"title\":{\"zh\":\"小包\",\"en\":\"Small\"},\"lang\":"
    "\"both\",\"utc_offset_min\":480,\"currency\":\"yuan\",\"stages\":[{\"stage\":\"greet\","
    "\"title\":{\"zh\":\"问候\",\"en\":\"Greeting\"},\"when\":{\"said\":\"opening/hello\"}}]}"
    "\n" },
  { "phrases.jsonl",
    "{\"phrase\":\"over-words\",\"title\":\"over\",\"any\":[\"流量超\",\"over my data\"]}"
    "\n"
    "{\"phrase\":\"cheaper\",\"title\":\"cheaper\",\"any\":[\"便宜\",\"cheaper\"]}"
    "\n" },
  { "facts.jsonl", "{\"fact\":\"plan.gb_used\",\"title\":{\"zh\":\"月用量\",\"en\":\"Used\"},"
                   "\"type\":\"number\",\"unit\":\"gb\"}"
                   "\n"
                   "{\"fact\":\"customer.phone\",\"title\":{\"zh\":\"电话\",\"en\":\"Phone\"},"
                   "\"type\":\"string\",\"private\":true}"
                   "\n" },
  { "tags.jsonl", "{\"tag\":\"over-quota\",\"title\":{\"zh\":\"流量超套\",\"en\":\"Over "
                  "quota\"},\"kind\":\"need\",\"when\":{\"says\":[\"over-words\"]}}"
                  "\n"
                  "{\"tag\":\"price\",\"title\":{\"zh\":\"价敏\",\"en\":\"Price\"},\"kind\":"
                  "\"mood\",\"when\":{\"says\":[\"cheaper\"]}}"
                  "\n" },
  { "offers.jsonl",
    "{\"offer\":\"60gb\",\"title\":{\"zh\":\"畅享 60GB\",\"en\":\"Enjoy 60 "
    "GB\"},\"price\":{\"amount_milli\":149000,\"unit\":\"yuan\",\"per\":\"month\"},\"pitch\":{"
    "\"zh\":\"每月 60GB，只多 {{offer.delta}} 元\",\"en\":\"60 GB for {{offer.delta}} yuan "
    "more\"},\"values\":{\"delta\":20,\"gb\":60},\"tags\":[\"over-quota\"],\"weight\":80}"
    "\n"
    "{\"offer\":\"100gb\",\"title\":{\"zh\":\"畅享 100GB\",\"en\":\"Enjoy 100 "
    "GB\"},\"pitch\":{\"zh\":\"每月 100GB\",\"en\":\"100 GB a "
    "month\"},\"values\":{\"delta\":50,\"gb\":100},\"weight\":60}"
    "\n" },
  { "talks.jsonl",
    "{\"talk\":\"opening\",\"title\":{\"zh\":\"开场\",\"en\":\"Opening\"},\"sells\":false,"
    "\"scope\":\"conversation\",\"points\":[{\"point\":\"hello\",\"say\":{\"zh\":"
    "\"您好，很高兴为您服务\",\"en\":\"Hello, glad to "
    "help\"},\"keys\":[{\"any\":[\"您好\",\"hello\"]}]}]}"
    "\n"
    "{\"talk\":\"upgrade\",\"title\":{\"zh\":\"升档\",\"en\":\"Upgrade\"},\"sells\":true,"
    "\"points\":[{\"point\":\"need\",\"say\":{\"zh\":\"您每月大约用 "
    "{{plan.gb_used}}GB，对吗？\",\"en\":\"You use about {{plan.gb_used}} GB a month, "
    "right?\"},\"keys\":[{\"any\":[\"每月\",\"a "
    "month\"]}],\"must\":false},{\"point\":\"price\",\"say\":{\"zh\":\"每月多付 {{offer.delta}} "
    "元，就有 {{offer.gb}}GB。\",\"en\":\"For {{offer.delta}} yuan more a month you get "
    "{{offer.gb}} GB.\"},\"keys\":[{\"any\":[\"多付\",\"yuan more\"]}]}]}"
    "\n" },
  { "answers.jsonl", "{\"answer\":\"roaming\",\"title\":{\"zh\":\"开通漫游\",\"en\":\"Roaming\"},"
                     "\"question\":{\"zh\":\"国际漫游怎么开通\",\"en\":\"How do I turn on "
                     "roaming?\"},\"similar\":[\"出国手机怎么用\",\"去香港能上网吗\",\"can I use "
                     "my phone abroad\"],\"reply\":{\"zh\":\"发送 KTGJMY 到 10086 "
                     "就可以开通。\",\"en\":\"Text ROAM to 10086 to turn it on.\"}}"
                     "\n" },
  { "rules.jsonl", "{\"rule\":\"upsell\",\"version\":3,\"title\":{\"zh\":\"超套升档\",\"en\":"
                   "\"Upsell\"},\"when\":{\"tag\":\"over-quota\"},\"light\":[{\"offer\":\"60gb\"},{"
                   "\"talk\":\"upgrade\"}],\"ttl_ms\":120000}"
                   "\n" },
  { "snippets.jsonl",
    "{\"snippet\":\"wait\",\"title\":{\"zh\":\"请稍等\",\"en\":\"One "
    "moment\"},\"text\":{\"zh\":\"请您稍等，我马上为您查询。\",\"en\":\"One moment please, let me "
    "check.\"},\"keys\":[\"qsd\",\"wait\"]}"
    "\n"
    "{\"snippet\":\"bye\",\"title\":{\"zh\":\"再见\",\"en\":\"Goodbye\"},\"text\":{\"zh\":"
    "\"感谢您的来电，再见。\",\"en\":\"Thank you {{customer.name}}, goodbye.\"},\"keys\":[\"bye\"]}"
    "\n" },
};

CuePack *
cue_help_new_pack (void)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pack_files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (pack_files[i][1], strlen (pack_files[i][1]));
      g_ptr_array_add (files, cue_pack_file_new (pack_files[i][0], bytes));
    }
  CuePack *pack = cue_pack_read (files, &problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      g_autofree char *text = cue_pack_problem_to_string (g_ptr_array_index (problems, i));
      g_test_message ("%s", text);
    }
  g_assert_nonnull (pack);
  return pack;
}

void
cue_help_write_pack (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (pack_files); i++)
    {
      g_autofree char *path = g_build_filename (folder, pack_files[i][0], NULL);
      g_assert_true (g_file_set_contents (path, pack_files[i][1], -1, NULL));
    }
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  CueHelpCount *count)
{
  count->n_changes++;
  count->n_removed += removed;
  count->n_added += added;
}

void
cue_help_count_items (gpointer model, CueHelpCount *count)
{
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), count);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, CueHelpCount *count)
{
  count->n_notified++;
}

void
cue_help_count_notify (gpointer object, const char *property, CueHelpCount *count)
{
  g_autofree char *name
      = property != NULL ? g_strconcat ("notify::", property, NULL) : g_strdup ("notify");
  g_signal_connect (object, name, G_CALLBACK (notify_cb), count);
}

JsonNode *
cue_help_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_gate_parse (text, -1, &CUE_GATE_LINE, &error);

  g_assert_no_error (error);
  return node;
}

CueEvent *
cue_help_event (const char *conversation,
                gint64 seq,
                const char *type,
                gint64 at_ms,
                const char *body)
{
  g_autofree char *stream = g_strconcat ("conversation:", conversation, NULL);

  return cue_event_new (stream, seq, type, at_ms, "dev", 0, cue_help_json (body));
}

char *
cue_help_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cue-data-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
cue_help_remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        cue_help_remove_folder (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

void
cue_help_take_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

void
cue_help_wait_for (GAsyncResult **result)
{
  g_assert_true (cue_help_wait_until (is_set, result, 20000));
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
cue_help_wait_until (gboolean (*test) (gpointer data), gpointer data, guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;
  guint wake = g_timeout_add (20, wake_cb, NULL);
  gboolean good = test (data);

  while (!good && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, TRUE);
      good = test (data);
    }
  g_source_remove (wake);
  return good;
}
