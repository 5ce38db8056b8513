/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-print.h"

#include <stdio.h>

#include "cue-json.h"
#include "cue-proof.h"

/* A title is a text, or one a language: the conversation's own, else any. */
static const char *
get_title (JsonObject *record)
{
  const char *lang = cue_json_get_string (record, "lang", "zh");
  JsonObject *texts = cue_json_get_object (record, "title");
  const char *title = texts == NULL ? cue_json_get_string (record, "title", NULL)
                                    : cue_json_get_string (texts, lang, NULL);

  if (title == NULL && texts != NULL)
    title = cue_json_get_string (texts, g_str_equal (lang, "zh") ? "en" : "zh", NULL);
  return title;
}

void
cuectl_print_heading (const CuectlConversation *conversation)
{
  const char *title = conversation->record == NULL
                          ? NULL
                          : get_title (json_node_get_object (conversation->record));
  g_autofree char *safe = title == NULL ? NULL : cuectl_harmless (title);

  printf ("\n== %s%s%s\n", conversation->id, safe == NULL ? "" : " · ", safe == NULL ? "" : safe);
}

static void
print_tag (const CuePack *pack, const char *lang, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "tag", "");
  const CueTagDef *def = cue_pack_find_tag (pack, id);

  printf ("            %c tag %s%s%s (%s)\n", cue_json_get_boolean (body, "on", FALSE) ? '+' : '-',
          id, def == NULL ? "" : " ", def == NULL ? "" : cue_text_get (def->title, lang),
          cue_json_get_string (body, "reason", ""));
}

static void
print_hold (const CuePack *pack, const char *lang, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "hold", "");
  const CueHoldDef *def = cue_pack_find_hold (pack, id);

  printf ("            %c hold %s%s%s\n", cue_json_get_boolean (body, "on", FALSE) ? '+' : '-', id,
          def == NULL ? "" : " ", def == NULL ? "" : cue_text_get (def->title, lang));
}

static void
print_lamp (const CuePack *pack, const char *lang, JsonObject *body)
{
  const char *reason = cue_json_get_string (body, "reason", NULL);
  gint64 number = cue_json_get_int (body, "number", 0);
  g_autofree char *why = reason == NULL ? NULL : cue_reason_to_text (reason, pack, lang);
  JsonObject *proof = cue_json_get_object (body, "proof");
  const char *to = cue_json_get_string (body, "to", "");
  g_autofree char *line
      = proof != NULL && g_str_equal (to, "lit") ? cue_proof_to_line (proof, pack, lang) : NULL;

  printf ("            * %s %s:%s", to, cue_json_get_string (body, "kind", ""),
          cue_json_get_string (body, "of", ""));
  if (number > 0)
    printf (" [%d]", (int) number);
  printf (" by %s", cue_json_get_string (body, "rule", ""));
  if (why != NULL)
    printf (" — %s (%s)", why, reason);
  if (line != NULL && *line != '\0')
    printf (" — %s", line);
  printf ("\n");
}

static void
print_point (JsonObject *body)
{
  JsonArray *spans = cue_json_get_array (body, "spans");

  printf ("            = %s %s", cue_json_get_string (body, "point", ""),
          cue_json_get_string (body, "verdict", ""));
  for (guint i = 0; spans != NULL && i < json_array_get_length (spans); i++)
    {
      JsonObject *span = json_array_get_object_element (spans, i);
      g_autofree char *text = cuectl_harmless (cue_json_get_string (span, "text", ""));

      printf (" 「%s」", text);
    }
  printf ("\n");
}

static void
print_fact (const CuePack *pack, const char *lang, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "fact", "");
  const CueFactDef *def = cue_pack_find_fact (pack, id);
  g_autofree char *words
      = cue_pack_describe_value (pack, id, json_object_get_member (body, "value"), lang);
  g_autofree char *line
      = g_strdup_printf ("%s%s%s = %s", id, def == NULL ? "" : " ",
                         def == NULL ? "" : cue_text_get (def->title, lang), words);
  g_autofree char *safe = cuectl_harmless (line);

  printf ("            . %s\n", safe);
}

/* Why it is another point than before. */
static void
print_next (const CuePack *pack, const char *lang, JsonObject *body)
{
  JsonObject *proof = cue_json_get_object (body, "proof");
  g_autofree char *line = proof == NULL ? NULL : cue_proof_to_line (proof, pack, lang);
  g_autofree char *safe = line == NULL ? NULL : cuectl_harmless (line);

  printf ("            > next %s%s%s\n", cue_json_get_string (body, "point", "none"),
          safe == NULL ? "" : " — ", safe == NULL ? "" : safe);
}

#define MINUTE_MS G_GINT64_CONSTANT (60000)

/* "2 d 3 h": no clock of anybody, so that every replay prints the same. */
static char *
dup_duration (gint64 ms)
{
  const struct
  {
    gint64 ms;
    const char *unit;
  } parts[] = { { 24 * 60 * MINUTE_MS, "d" }, { 60 * MINUTE_MS, "h" }, { MINUTE_MS, "min" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (ms >= parts[i].ms)
        g_string_append_printf (text, "%s%d %s", text->len > 0 ? " " : "", (int) (ms / parts[i].ms),
                                parts[i].unit);
      ms %= parts[i].ms;
    }
  return g_string_free (text, FALSE);
}

static void
print_task (const CuePack *pack, const char *lang, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "task", "");
  const char *offer = cue_json_get_string (body, "offer", NULL);
  const CueTaskDef *def = cue_pack_find_task (pack, id);
  gint64 due_in_ms = cue_json_get_int (body, "due_in_ms", 0);
  const char *to = cue_json_get_string (body, "to", "");
  g_autofree char *due = dup_duration (due_in_ms);

  printf ("            ! task %s %s%s%s", id, g_str_equal (to, "none") ? "withdrawn" : to,
          def == NULL ? "" : " ", def == NULL ? "" : cue_text_get (def->title, lang));
  if (due_in_ms > 0)
    printf (" — due in %s", due);
  if (offer != NULL)
    printf (", about offer:%s", offer);
  printf ("\n");
}

static void
print_change (const CuePack *pack, const char *lang, const CueChange *change)
{
  JsonObject *body = cue_change_get_body (change);

  if (g_str_equal (change->type, "tag"))
    print_tag (pack, lang, body);
  else if (g_str_equal (change->type, "lamp"))
    print_lamp (pack, lang, body);
  else if (g_str_equal (change->type, "point"))
    print_point (body);
  else if (g_str_equal (change->type, "fact"))
    print_fact (pack, lang, body);
  else if (g_str_equal (change->type, "hold"))
    print_hold (pack, lang, body);
  else if (g_str_equal (change->type, "next"))
    print_next (pack, lang, body);
  else if (g_str_equal (change->type, "task"))
    print_task (pack, lang, body);
  else if (g_str_equal (change->type, "stage"))
    printf ("            > stage %s\n", cue_json_get_string (body, "stage", "none"));
}

static void
print_event (const CueEvent *event, gint64 start_ms)
{
  gint64 seconds = (event->at_ms - start_ms) / 1000;
  JsonObject *body = cue_event_get_body (event);
  g_autofree char *text = cuectl_harmless (cue_json_get_string (body, "text", ""));
  g_autofree char *turn = cuectl_harmless (cue_json_get_string (body, "turn", ""));

  if (g_str_equal (event->type, "turn"))
    printf ("%02d:%02d:%02d %s %-8s %s\n", (int) (seconds / 3600), (int) (seconds / 60 % 60),
            (int) (seconds % 60), turn, cue_json_get_string (body, "role", ""), text);
  else
    printf ("%02d:%02d:%02d (%s)\n", (int) (seconds / 3600), (int) (seconds / 60 % 60),
            (int) (seconds % 60), event->type);
}

void
cuectl_print_step (const CuePack *pack,
                   const char *lang,
                   const CueEvent *event,
                   GPtrArray *changes,
                   gint64 start_ms)
{
  gboolean quiet = g_str_equal (event->type, "speech") && changes->len == 0;

  if (quiet)
    return;
  print_event (event, start_ms);
  for (guint i = 0; i < changes->len; i++)
    print_change (pack, lang, g_ptr_array_index (changes, i));
}
