/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pack that is bad, not yet valid or over: the last good one serves, and the desk says so. */
#include <glib/gstdio.h>
#include <string.h>

#include "cue-desk-help.h"
#include "cue-engine.h"
#include "cue-pack-folder.h"
#include "cue-seal.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static void
begin (CueHelpDesk *help)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_start (help, &options);
}

static void
add_line (CueHelpDesk *help, const char *file, const char *line)
{
  g_autofree char *path = g_build_filename (help->pack, file, NULL);
  FILE *out = g_fopen (path, "a");

  g_assert_nonnull (out);
  g_assert_cmpint (fprintf (out, "%s\n", line), >, 0);
  g_assert_cmpint (fclose (out), ==, 0);
}

static void
change (CueHelpDesk *help, const char *file, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (help->pack, file, NULL);
  g_autofree char *before = NULL;
  g_autoptr (GString) after = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  after = g_string_new (before);
  g_assert_cmpuint (g_string_replace (after, from, to, 0), >=, 1);
  g_assert_true (g_file_set_contents (path, after->str, -1, NULL));
}

/* The customer says what lights an offer; what that is called tells which pack serves. */
static CueConversation *
talk (CueHelpDesk *help, const char *id)
{
  g_autofree char *line
      = g_strdup_printf ("{\"conversation\":\"%s\",\"id\":\"%s\",\"type\":\"turn\",\"body\":{"
                         "\"turn\":\"t\",\"rev\":1,\"role\":\"customer\",\"text\":"
                         "\"我的流量超了好多\"}}\n",
                         id, id);

  cue_help_desk_write (help, line);
  return cue_help_desk_wait (help, id, 1);
}

static void
assert_offer (CueConversation *conversation, const char *title)
{
  CueLamp *lamp = cue_help_desk_find_lamp (conversation, "60gb");
  g_autofree char *found = lamp != NULL ? cue_lamp_dup_title (lamp, "zh") : NULL;

  g_assert_cmpstr (found, ==, title);
}

static CuePackStanding *
standing_of (CueHelpDesk *help)
{
  return cue_desk_get_pack_standing (help->desk);
}

typedef struct
{
  CueHelpDesk *help;
  CuePackTrouble trouble;
} Wanted;

static gboolean
stands_so (gpointer data)
{
  const Wanted *wanted = data;
  CuePackStanding *standing = standing_of (wanted->help);

  return cue_pack_standing_get_trouble (standing) == wanted->trouble
         && !cue_pack_standing_is_working (standing);
}

static void
wait_trouble (CueHelpDesk *help, CuePackTrouble trouble)
{
  Wanted wanted = { help, trouble };

  g_assert_true (cue_help_wait_until (stands_so, &wanted, 10000));
}

/* One of the kinds of bad input, and the place that is told. */
typedef struct
{
  const char *name;
  const char *file;
  const char *line;
  const char *place;
} BadInput;

static const BadInput bad_inputs[] = {
  { "unknown-operator", "tags.jsonl",
    "{\"tag\":\"odd\",\"title\":\"odd\",\"kind\":\"need\",\"when\":{\"launch\":[\"rocket\"]}}",
    "tags.jsonl:3: /when" },
  { "cyclic-references", "tags.jsonl",
    "{\"tag\":\"odd\",\"title\":\"odd\",\"kind\":\"need\",\"when\":{\"!\":[{\"tag\":\"odd\"}]}}",
    "tags.jsonl:3" },
  { "regex-bomb", "phrases.jsonl",
    "{\"phrase\":\"odd\",\"title\":\"odd\",\"any\":[{\"re\":\"(a+)+over!\"}]}",
    "phrases.jsonl:3: /any/0/re" },
  { "regex-of-signs", "phrases.jsonl",
    "{\"phrase\":\"odd\",\"title\":\"odd\",\"any\":[{\"re\":\"!!+\"}]}",
    "phrases.jsonl:3: /any/0/re" },
  { "overlapping-ids", "tags.jsonl",
    "{\"tag\":\"price\",\"title\":\"odd\",\"kind\":\"need\",\"when\":{\"says\":[\"cheaper\"]}}",
    "tags.jsonl:3: /tag" },
  { "number-overflow", "offers.jsonl",
    "{\"offer\":\"odd\",\"title\":\"odd\",\"weight\":100000000000000000000000}", "offers.jsonl:3" },
  { "empty-text", "phrases.jsonl", "{\"phrase\":\"odd\",\"title\":\"odd\",\"any\":[\"\"]}",
    "phrases.jsonl:3: /any/0" },
  { "phrase-of-a-megabyte", "phrases.jsonl", NULL, "phrases.jsonl:3: /any/0" },
};

static void
spoil (CueHelpDesk *help, const BadInput *bad)
{
  g_autofree char *letters = NULL;
  g_autofree char *line = NULL;

  if (bad->line != NULL)
    {
      add_line (help, bad->file, bad->line);
      return;
    }
  letters = g_strnfill (1 << 20, 'a');
  line = g_strdup_printf ("{\"phrase\":\"odd\",\"title\":\"odd\",\"any\":[\"%s\"]}", letters);
  add_line (help, bad->file, line);
}

static void
test_bad_at_start (CueHelpDesk *help, gconstpointer data)
{
  const BadInput *bad = data;

  begin (help);
  g_assert_cmpint (cue_pack_standing_get_trouble (standing_of (help)), ==, CUE_PACK_FINE);
  cue_help_desk_stop (help);
  change (help, "offers.jsonl", "畅享 60GB", "新的 60GB");
  spoil (help, bad);

  for (guint i = 0; i < 2; i++) /* and it is kept on */
    {
      begin (help);
      CuePackStanding *standing = standing_of (help);
      g_autofree char *id = g_strdup_printf ("c%u", i);

      g_assert_cmpint (cue_pack_standing_get_trouble (standing), ==, CUE_PACK_REFUSED);
      g_test_message ("%.200s", cue_pack_standing_get_detail (standing));
      g_assert_nonnull (strstr (cue_pack_standing_get_detail (standing), bad->place));
      g_assert_nonnull (strstr (cue_pack_standing_get_detail (standing), "found "));
      g_assert_nonnull (cue_pack_standing_get_serving (standing));
      assert_offer (talk (help, id), "畅享 60GB");
      cue_help_desk_stop (help);
    }
}

static void
take_error_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_null (cue_desk_start_finish (result, error));
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* There is none to serve: all that is wrong is told. */
static void
test_never_good (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  g_autoptr (GError) error = NULL;

  spoil (help, &bad_inputs[0]);
  spoil (help, &bad_inputs[4]);
  cue_desk_start_async (&options, NULL, take_error_cb, &error);
  g_assert_true (cue_help_wait_until (is_set, &error, 10000));
  g_assert_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "tags.jsonl:3: /when"));
  g_assert_nonnull (strstr (error->message, "tags.jsonl:4: /tag"));
}

static void
test_bad_while_running (CueHelpDesk *help, gconstpointer data)
{
  begin (help);
  CueConversation *before = talk (help, "before");

  spoil (help, &bad_inputs[6]);
  wait_trouble (help, CUE_PACK_REFUSED);
  g_assert_nonnull (
      strstr (cue_pack_standing_get_detail (standing_of (help)), "phrases.jsonl:3: /any/0"));
  assert_offer (talk (help, "meanwhile"), "畅享 60GB");

  change (help, "phrases.jsonl", "\"any\":[\"\"]", "\"any\":[\"mended\"]");
  change (help, "offers.jsonl", "畅享 60GB", "新的 60GB");
  wait_trouble (help, CUE_PACK_FINE);
  g_assert_true (cue_help_desk_has_notice (help, "info pack-renewed"));
  assert_offer (talk (help, "after"), "新的 60GB");
  assert_offer (before, "畅享 60GB"); /* a conversation keeps what it began with */
  cue_help_desk_wait_quiet (help);
}

/* Makes one file of the pack, for a time, and lets the desk have that. */
static void
seal (CueHelpDesk *help, gint64 from_ms, gint64 until_ms)
{
  const CueSealTerms terms = { 7, from_ms, until_ms };
  g_autofree char *folder = g_build_filename (help->folder, "pack", NULL);
  g_autofree char *file = g_build_filename (help->folder, "sealed.cuepack", NULL);
  g_autoptr (CuePack) pack = cue_pack_folder_load (folder, NULL, NULL, NULL);
  g_autoptr (CueModel) model = cue_model_train (pack, NULL, NULL);
  g_autoptr (GBytes) learnt = cue_model_to_bytes (model);
  g_autoptr (GBytes) sealed = cue_seal_write (pack, &terms, learnt, NULL);
  gsize size = 0;
  const char *bytes = g_bytes_get_data (sealed, &size);

  g_assert_true (g_file_set_contents (file, bytes, (gssize) size, NULL));
  g_free (help->pack);
  help->pack = g_steal_pointer (&file);
}

/* A newer pack counts from tomorrow: today's serves, and then the newer one by itself. */
static void
test_early (CueHelpDesk *help, gconstpointer data)
{
  begin (help);
  cue_help_desk_stop (help);
  change (help, "offers.jsonl", "畅享 60GB", "明天 60GB");
  seal (help, help->now_ms + 500, G_MAXINT64);
  begin (help);
  g_assert_cmpint (cue_pack_standing_get_trouble (standing_of (help)), ==, CUE_PACK_EARLY);
  g_assert_cmpint (cue_pack_standing_get_when_ms (standing_of (help)), ==, help->now_ms + 500);
  assert_offer (talk (help, "today"), "畅享 60GB");
  help->now_ms += DAY_MS;
  wait_trouble (help, CUE_PACK_FINE);
  assert_offer (talk (help, "tomorrow"), "明天 60GB");
  cue_help_desk_wait_quiet (help);
}

/* The time of a pack is over at the start: the one before it serves. */
static void
test_over (CueHelpDesk *help, gconstpointer data)
{
  begin (help);
  cue_help_desk_stop (help);
  change (help, "offers.jsonl", "畅享 60GB", "双十一 60GB");
  seal (help, help->now_ms, help->now_ms + DAY_MS);
  begin (help);
  assert_offer (talk (help, "sale"), "双十一 60GB");
  cue_help_desk_stop (help);
  help->now_ms += DAY_MS;
  begin (help);
  g_assert_cmpint (cue_pack_standing_get_trouble (standing_of (help)), ==, CUE_PACK_OVER);
  assert_offer (talk (help, "after"), "畅享 60GB");
  cue_help_desk_wait_quiet (help);
}

static gboolean
has_no_offer (gpointer data)
{
  CueLamp *lamp = cue_help_desk_find_lamp (data, "60gb");

  return lamp == NULL || !cue_lamp_is_alight (lamp);
}

/* It is over while people talk, and there is none before it: they talk on, nothing lights. */
static void
test_over_while_running (CueHelpDesk *help, gconstpointer data)
{
  seal (help, help->now_ms, help->now_ms + 500);
  begin (help);
  CueConversation *conversation = talk (help, "c1");
  assert_offer (conversation, "畅享 60GB");
  help->now_ms += DAY_MS;
  wait_trouble (help, CUE_PACK_OVER);
  g_assert_null (cue_pack_standing_get_serving (standing_of (help)));
  g_assert_true (cue_help_wait_until (has_no_offer, conversation, 5000));
  g_assert_true (cue_desk_send (help->desk, conversation, "您好，请稍等", NULL));
  g_assert_true (has_no_offer (talk (help, "c2")));

  seal (help, help->now_ms, G_MAXINT64); /* a newer one comes */
  wait_trouble (help, CUE_PACK_FINE);
  assert_offer (talk (help, "c3"), "畅享 60GB");
  cue_help_desk_wait_quiet (help);
}

/* A newer pack is learnt from no further when the agent says so; what served goes on. */
static void
test_stopped (CueHelpDesk *help, gconstpointer data)
{
  g_autoptr (CuePackStanding) standing = cue_pack_standing_new ();

  cue_pack_standing_stop (standing); /* nothing is done: nothing to stop */
  cue_pack_standing_begin (standing);
  g_assert_true (cue_pack_standing_note (1, 4, standing));
  cue_pack_standing_stop (standing);
  g_assert_false (cue_pack_standing_note (2, 4, standing));
  cue_pack_standing_end (standing);
  cue_pack_standing_begin (standing); /* the next work is another one */
  g_assert_true (cue_pack_standing_note (1, 4, standing));
  cue_pack_standing_end (standing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data)                                                                  \
  g_test_add (path, CueHelpDesk, data, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (bad_inputs); i++)
    {
      g_autofree char *path = g_strconcat ("/desk-good-pack/serves-on/", bad_inputs[i].name, NULL);

      ADD (path, test_bad_at_start, &bad_inputs[i]);
    }
  ADD ("/desk-good-pack/without-a-good-one-all-mistakes-are-told", test_never_good, NULL);
  ADD ("/desk-good-pack/goes-bad-while-running-and-is-mended", test_bad_while_running, NULL);
  ADD ("/desk-good-pack/counts-from-tomorrow", test_early, NULL);
  ADD ("/desk-good-pack/is-over-at-the-start", test_over, NULL);
  ADD ("/desk-good-pack/is-over-while-people-talk", test_over_while_running, NULL);
  ADD ("/desk-good-pack/learning-can-be-stopped", test_stopped, NULL);
  return g_test_run ();
}
