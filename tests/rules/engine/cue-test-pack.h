/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "cue-engine.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-pack-reader.h"

/* The small pack of the golden tests, and events in one line. */

static inline CuePack *
cue_test_read_pack (const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), folder, NULL);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  CuePack *pack;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      char *content;
      gsize length;

      if (!g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".jsonl"))
        continue;
      g_assert_true (g_file_get_contents (file, &content, &length, NULL));
      bytes = g_bytes_new_take (content, length);
      g_ptr_array_add (files, cue_pack_file_new (name, bytes));
    }
  pack = cue_pack_read (files, &problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      g_autofree char *text = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
  g_assert_nonnull (pack);
  return pack;
}

/* From pairs of file name and text, ended by NULL; pack.json is made unless it comes first. */
static inline CuePack *
cue_test_make_pack (const char *first, ...)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  const char *manifest = "{\"pack\":\"made\",\"version\":1,\"title\":\"Made\",\"lang\":\"both\","
                         "\"utc_offset_min\":480,\"currency\":\"yuan\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (manifest, strlen (manifest));
  const char *name;
  CuePack *pack;
  va_list arguments;

  if (!g_str_equal (first, "pack.json"))
    g_ptr_array_add (files, cue_pack_file_new ("pack.json", bytes));
  va_start (arguments, first);
  for (name = first; name != NULL; name = va_arg (arguments, const char *))
    {
      g_autofree char *text = g_strdelimit (g_strdup (va_arg (arguments, const char *)), "'", '"');
      g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));

      g_ptr_array_add (files, cue_pack_file_new (name, content));
    }
  va_end (arguments);
  pack = cue_pack_read (files, &problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      g_autofree char *text = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
  g_assert_nonnull (pack);
  return pack;
}

static inline CueEngine *
cue_test_engine_new (void)
{
  g_autoptr (CuePack) pack = cue_test_read_pack ("tests/golden/pack");

  return cue_engine_new (pack, NULL);
}

/* @body: JSON text with ' for " */
static inline CueEvent *
cue_test_event (gint64 seq, const char *type, gint64 at_ms, const char *body)
{
  g_autofree char *text = g_strdelimit (g_strdup (body == NULL ? "{}" : body), "'", '"');
  JsonNode *node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);

  g_assert_nonnull (node);
  return cue_event_new ("conversation:c1", seq, type, at_ms, "test", seq, node);
}

static inline CueEvent *
cue_test_turn (gint64 seq,
               gint64 at_ms,
               const char *id,
               int rev,
               const char *role,
               const char *text)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", rev);
  json_object_set_string_member (body, "role", role);
  json_object_set_string_member (body, "text", text);
  return cue_event_new ("conversation:c1", seq, "turn", at_ms, "test", seq,
                        cue_json_new_object (body));
}

/* 2026-06-01 09:00 in China, within the offers' dates */
#define CUE_TEST_START_MS G_GINT64_CONSTANT (1780275600000)
