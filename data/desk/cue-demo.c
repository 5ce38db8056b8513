/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-demo.h"

#include "cue-replay-feed.h"

/* Chats that the customer begins show at once what this is about: they come first. */
static gboolean
begins_well (const CueRecording *recording)
{
  JsonObject *object = json_node_get_object (recording->recording);
  JsonArray *turns = json_object_get_array_member (object, "turns");
  JsonObject *first
      = json_array_get_length (turns) > 0 ? json_array_get_object_element (turns, 0) : NULL;

  return first != NULL
         && g_strcmp0 (json_object_get_string_member_with_default (object, "channel", "chat"),
                       "chat")
                == 0
         && g_strcmp0 (json_object_get_string_member_with_default (first, "role", ""), "customer")
                == 0;
}

static GPtrArray *
order_recordings (GPtrArray *recordings)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < recordings->len; i++)
      {
        CueRecording *recording = g_ptr_array_index (recordings, i);
        if (begins_well (recording) == (round == 0))
          g_ptr_array_add (ordered, recording);
      }
  return ordered;
}

static CueRecording *
copy_recording (const CueRecording *recording)
{
  return cue_recording_new (recording->recording, recording->pack, recording->place);
}

GPtrArray *
cue_demo_gather (const CuePackShelf *shelf, const char *lang)
{
  GPtrArray *demo = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_recording_free);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean any = TRUE;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < shelf->entries->len; i++)
      {
        const CueShelfEntry *entry = g_ptr_array_index (shelf->entries, i);
        if (g_str_has_prefix (lang, cue_pack_get_lang (entry->pack)) == (round == 0))
          g_ptr_array_add (lists, order_recordings (entry->recordings));
      }
  for (guint n = 0; any; n++)
    {
      any = FALSE;
      for (guint i = 0; i < lists->len; i++)
        {
          GPtrArray *list = g_ptr_array_index (lists, i);
          if (n < list->len)
            {
              g_ptr_array_add (demo, copy_recording (g_ptr_array_index (list, n)));
              any = TRUE;
            }
        }
    }
  return demo;
}
