/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-files.h"

#include "cue-engine.h"
#include "cue-gate.h"
#include "cue-pack-writer.h"
#include "cue-recording.h"
#include "cue-seal.h"

/* A sealed pack is its folder in one file: the same pack, or nothing. */

static const CueSealTerms TERMS = { 7, G_MININT64, 1900000000000 };

static const char *const FILES[]
    = { "pack.json",      "phrases.jsonl",  "facts.jsonl",   "tags.jsonl",  "holds.jsonl",
        "offers.jsonl",   "talks.jsonl",    "answers.jsonl", "rules.jsonl", "tasks.jsonl",
        "snippets.jsonl", "examples.jsonl", "tests.jsonl" };

static CuePack *
read_folder (const char *inside)
{
  g_autofree char *path = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), inside, NULL);
  g_autoptr (GPtrArray) files = load_directory (path);

  g_assert_nonnull (files);
  return read_good (files);
}

static CuePack *
read_sealed (GBytes *bytes, GPtrArray **problems)
{
  g_autoptr (GPtrArray) files = new_files ();

  g_ptr_array_add (files, cue_pack_file_new ("x.cuepack", bytes));
  return cue_pack_read (files, problems);
}

static GBytes *
seal (CuePack *pack)
{
  g_autoptr (CueModel) model = cue_model_new_for_pack (pack, NULL, NULL);
  g_autoptr (GBytes) blob = cue_model_to_bytes (model);
  g_autoptr (GBytes) sessions = g_bytes_new_static ("{}\n", 3);

  return cue_seal_write (pack, &TERMS, blob, sessions);
}

static GPtrArray *
write_all (const CuePack *pack)
{
  GPtrArray *files = new_files ();

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *text = cue_pack_write_file (pack, FILES[i]);

      if (text != NULL)
        add_file (files, FILES[i], text);
    }
  return files;
}

static const char *const PACKS[] = { "tests/golden/pack", "data/packs/telecom-zh",
                                     "data/packs/bank-en", "data/packs/shop-travel" };

static void
test_same_pack (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PACKS); i++)
    {
      g_autoptr (CuePack) pack = read_folder (PACKS[i]);
      g_autoptr (GBytes) bytes = seal (pack);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (CuePack) again = read_sealed (bytes, &problems);
      g_autoptr (GPtrArray) texts = NULL;
      g_autoptr (CuePack) unsealed = NULL;
      g_autoptr (GBytes) twice = NULL;

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpstr (cue_pack_get_digest (again), ==, cue_pack_get_digest (pack));
      for (guint k = 0; k < G_N_ELEMENTS (FILES); k++)
        {
          g_autofree char *was = cue_pack_write_file (pack, FILES[k]);
          g_autofree char *is = cue_pack_write_file (again, FILES[k]);

          g_assert_cmpstr (is, ==, was);
        }
      /* what was unsealed seals to the same bytes */
      texts = write_all (again);
      unsealed = read_good (texts);
      twice = seal (unsealed);
      g_assert_true (g_bytes_equal (bytes, twice));
    }
}

static void
test_terms (void)
{
  g_autoptr (CuePack) pack = read_folder (PACKS[0]);
  g_autoptr (GBytes) bytes = seal (pack);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueSeal) opened = cue_seal_open (bytes, &error);
  g_autoptr (CuePack) again = read_sealed (bytes, NULL);
  g_autoptr (CueModel) model = cue_model_new_for_pack (pack, NULL, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (opened->pack, ==, cue_pack_get_id (pack));
  g_assert_cmpuint (opened->version, ==, cue_pack_get_version (pack));
  g_assert_cmpstr (opened->digest, ==, cue_pack_get_digest (pack));
  g_assert_cmpint (opened->terms.serial, ==, 7);
  g_assert_cmpint (opened->terms.valid_from_ms, ==, G_MININT64);
  g_assert_cmpint (opened->terms.valid_until_ms, ==, 1900000000000);
  g_assert_cmpmem (g_bytes_get_data (opened->sessions, NULL), g_bytes_get_size (opened->sessions),
                   "{}\n", 3);
  /* the model that came with it is the one that training gives */
  g_assert_nonnull (cue_pack_get_model (again));
  g_autoptr (CueModel) brought = cue_model_from_bytes (cue_pack_get_model (again), again, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_model_get_digest (brought), ==, cue_model_get_digest (model));
}

static char *
fold (CueEngine *engine, const CuePackTest *test)
{
  g_autoptr (GPtrArray) events = cue_recording_to_events (test->conversation, 1780275600000, NULL);
  g_autoptr (CueState) state = cue_replay (engine, test->id, events, NULL, NULL, NULL);

  return g_strdup (cue_state_get_digest (state));
}

/* Every test conversation of the packs gives the same changes, to the last proof. */
static void
test_same_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PACKS); i++)
    {
      g_autoptr (CuePack) pack = read_folder (PACKS[i]);
      g_autoptr (GBytes) bytes = seal (pack);
      g_autoptr (CuePack) again = read_sealed (bytes, NULL);
      g_autoptr (CueEngine) one = cue_engine_new (pack, NULL);
      g_autoptr (CueEngine) other = cue_engine_new (again, NULL);
      GPtrArray *tests = cue_pack_get_tests (pack);

      for (guint k = 0; k < MIN (tests->len, 40u); k++)
        {
          g_autofree char *was = fold (one, g_ptr_array_index (tests, k));
          g_autofree char *is = fold (other, g_ptr_array_index (cue_pack_get_tests (again), k));

          g_assert_cmpstr (is, ==, was);
        }
    }
}

static void
assert_refused (GBytes *bytes, const char *why)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CuePack) pack = read_sealed (bytes, &problems);
  g_autofree char *first = NULL;

  g_assert_null (pack);
  g_assert_cmpuint (problems->len, >, 0);
  first = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));
  if (why != NULL && strstr (first, why) == NULL)
    g_error ("found “%s”; “%s” was expected", first, why);
  g_assert_nonnull (strstr (first, ": found "));
}

static void
test_every_byte_counts (void)
{
  g_autoptr (CuePack) pack = read_folder (PACKS[0]);
  g_autoptr (GBytes) bytes = seal (pack);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i += i < 2000 ? 1 : 7)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_static (data, i);

      copy[i] ^= (guint8) (1u << i % 8);
      changed = g_bytes_new_static (copy, size);
      assert_refused (changed, NULL);
      assert_refused (cut, NULL);
    }
}

/* A file whose digests are right, whatever is in it. */
static GBytes *
make_file (const char *json, const char *manifest_format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_gate_parse (json, -1, &CUE_GATE_LINE, &error);
  g_autoptr (CueForest) forest = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *manifest = NULL;
  guint32 length;
  GByteArray *file = g_byte_array_new ();
  static const guint8 zeros[64] = { 0 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[32];
  gsize hash_length = sizeof hash;

  g_assert_no_error (error);
  forest = cue_forest_new_from_json (node);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, cue_forest_get_bytes (forest));
  manifest
      = g_strdup_printf ("{\"pack\":\"x\",\"version\":1,\"serial\":1,\"digest\":"
                         "\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
                         "\"parts\":[{\"part\":"
                         "\"block\",\"bytes\":%" G_GSIZE_FORMAT ",\"sha256\":\"%s\"}]%s}",
                         g_bytes_get_size (cue_forest_get_bytes (forest)), digest, manifest_format);
  length = strlen (manifest);
  g_byte_array_append (file, (const guint8 *) "CUEPACK1", 8);
  g_byte_array_append (file, (const guint8 *) &length, 4);
  g_byte_array_append (file, zeros, 4);
  g_checksum_update (checksum, (const guchar *) manifest, length);
  g_checksum_get_digest (checksum, hash, &hash_length);
  g_byte_array_append (file, hash, sizeof hash);
  g_byte_array_append (file, zeros, sizeof zeros);
  g_byte_array_append (file, (const guint8 *) manifest, length);
  g_byte_array_append (file, zeros, (8 - file->len % 8) % 8);
  g_byte_array_append (file, g_bytes_get_data (cue_forest_get_bytes (forest), NULL),
                       g_bytes_get_size (cue_forest_get_bytes (forest)));
  g_byte_array_append (file, zeros, (8 - file->len % 8) % 8);
  return g_byte_array_free_to_bytes (file);
}

#define HEAD "{\"pack.json\":{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}"
#define TALK                                                                                       \
  ",\"talks.jsonl\":[{\"talk\":\"t\",\"title\":\"T\",\"points\":[{\"point\":\"p\",\"say\":\"S\","  \
  "\"keys\":[{\"any\":[\"s\"]}]}]}]"
#define RULE(when, light)                                                                          \
  ",\"rules.jsonl\":[{\"rule\":\"r\",\"title\":\"R\",\"when\":" when ",\"light\":" light "}]}"

static const struct
{
  const char *json;
  const char *manifest;
  const char *why;
} HOSTILE[] = {
  { "[]", "", "a block without a manifest" },
  { "{\"rules.jsonl\":[]}", "", "a block without a manifest" },
  { "{\"pack.json\":3}", "", "pack.json: found 3; an object" },
  { HEAD ",\"rules.jsonl\":{}}", "", "lists of records" },
  { HEAD ",\"other.jsonl\":[]}", "", "other.jsonl" },
  { HEAD ",\"rules.jsonl\":[3]}", "", "rules.jsonl:1: found 3; an object" },
  { HEAD TALK RULE ("{\"wat\":1}", "[{\"talk\":\"t\"}]"), "", "rules.jsonl:1: /when/wat" },
  { HEAD TALK RULE ("{\"tag\":\"no\"}", "[{\"talk\":\"t\"}]"), "", "/when/tag: found \"no\"" },
  { HEAD TALK RULE ("{\"==\":[1,1]}", "[{\"talk\":\"u\"}]"), "", "/light/0/talk: found \"u\"" },
  { HEAD TALK RULE ("{\"==\":[1,1]}", "[]"), "", "a rule that lights nothing" },
  { HEAD TALK ",\"tags.jsonl\":[{\"tag\":\"a\",\"title\":\"A\",\"kind\":\"need\",\"when\":{\"tag\":"
              "\"a\"}}]}",
    "", "a circle a → a" },
  { HEAD ",\"answers.jsonl\":[{\"answer\":\"a\"},{\"answer\":\"a\"}]}", "",
    "answers.jsonl:1: /title" },
  { "{\"pack.json\":{\"pack\":\"y\",\"title\":\"Y\",\"lang\":\"en\"}}", "",
    "another pack than the manifest names" },
  { HEAD "}", ",\"serial\":1", "this key stands in the object already" },
  { HEAD "}", ",\"valid_from_ms\":5,\"valid_until_ms\":5", "an end before the beginning" },
};

static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (HOSTILE); i++)
    {
      g_autoptr (GBytes) bytes = make_file (HOSTILE[i].json, HOSTILE[i].manifest);

      assert_refused (bytes, HOSTILE[i].why);
    }
}

/* Reading takes the digest from the seal; whoever asks is told that it is another pack's. */
static void
test_lying_digest (void)
{
  g_autoptr (GBytes) bytes = make_file (HEAD "}", "");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CuePack) pack = read_sealed (bytes, &problems);
  g_autoptr (CuePack) honest = read_folder (PACKS[0]);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (pack);
  g_assert_false (cue_pack_verify_digest (pack, &error));
  g_assert_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID);
  g_assert_true (cue_pack_verify_digest (honest, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/the-same-pack-comes-out", test_same_pack);
  g_test_add_func ("/seal/terms-model-and-recordings", test_terms);
  g_test_add_func ("/seal/the-same-changes", test_same_changes);
  g_test_add_func ("/seal/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/seal/what-is-in-it-is-checked", test_hostile);
  g_test_add_func ("/seal/a-lying-digest-is-told", test_lying_digest);
  return g_test_run ();
}
