/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-closures.h"

#include <glib/gi18n-lib.h>

#include "cue-json.h"

#define ISOLATE "\342\201\250"     /* U+2068 */
#define POP_ISOLATE "\342\201\251" /* U+2069 */

static GDateTime *
local_time (gint64 at_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_ms / 1000);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

char *
cue_closure_time (gint64 at_ms)
{
  g_autoptr (GDateTime) time = local_time (at_ms);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

/* Days since the year 1, in local time. */
static gint64
day_number (gint64 at_ms)
{
  g_autoptr (GDateTime) time = local_time (at_ms);
  int year = 0, month = 0, day = 0;
  GDate date;

  if (time == NULL)
    return -1;
  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

gboolean
cue_closure_same_day (gint64 a_ms, gint64 b_ms)
{
  return day_number (a_ms) == day_number (b_ms);
}

char *
cue_closure_date (gint64 at_ms)
{
  g_autoptr (GDateTime) time = local_time (at_ms);

  /* Translators: a day of any year: "3 March 2023" */
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : g_strdup ("");
}

char *
cue_closure_day (gint64 at_ms, gint64 now_ms)
{
  g_autoptr (GDateTime) time = local_time (at_ms);
  g_autoptr (GDateTime) now = local_time (now_ms);
  gint64 age = day_number (now_ms) - day_number (at_ms);

  if (time == NULL || now == NULL)
    return g_strdup ("");
  if (age == 0)
    return g_strdup (_ ("Today"));
  if (age == 1)
    return g_strdup (_ ("Yesterday"));
  if (age == -1)
    return g_strdup (_ ("Tomorrow"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of this year as g_date_time_format () takes it: "Monday, 3 March" */
    return g_date_time_format (time, _ ("%A, %-d %B"));
  return cue_closure_date (at_ms);
}

char *
cue_closure_moment (gint64 at_ms, gint64 now_ms)
{
  g_autoptr (GDateTime) at = local_time (at_ms);
  gint64 age = day_number (now_ms) - day_number (at_ms);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (at == NULL)
    return g_strdup ("");
  if (ABS (age) > 1)
    /* Translators: a day and a time, short, as g_date_time_format () takes it: "Tue 24 Nov 14:02"
     */
    return g_date_time_format (at, _ ("%a %-d %b %H:%M"));
  day = cue_closure_day (at_ms, now_ms);
  time = cue_closure_time (at_ms);
  return g_strdup_printf ("%s %s", day, time);
}

char *
cue_closure_clock (gint64 elapsed_ms)
{
  gint64 seconds = MAX (elapsed_ms, 0) / 1000;

  if (seconds >= 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                            (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

char *
cue_closure_wait (gint64 elapsed_ms)
{
  gint64 seconds = MAX (elapsed_ms, 0) / 1000;

  if (seconds < 60)
    return g_strdup_printf (dngettext (GETTEXT_PACKAGE, "waiting for %d second",
                                       "waiting for %d seconds", seconds),
                            (int) seconds);
  return g_strdup_printf (dngettext (GETTEXT_PACKAGE, "waiting for %d minute",
                                     "waiting for %d minutes", seconds / 60),
                          (int) (seconds / 60));
}

gboolean
cue_closure_is_urgent (gint64 elapsed_ms)
{
  return elapsed_ms >= CUE_CLOSURE_URGENT_MS;
}

/* A name with these could end its isolation and turn what stands beside it. */
static gboolean
turns_text (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

char *
cue_closure_isolate (const char *text)
{
  GString *isolated = g_string_new (ISOLATE);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!turns_text (g_utf8_get_char (p)))
      g_string_append_len (isolated, p, g_utf8_next_char (p) - p);
  g_string_append (isolated, POP_ISOLATE);
  return g_string_free (isolated, FALSE);
}

char *
cue_closure_first_line (const char *text, guint most)
{
  const char *end = text;
  guint length = 0;

  if (text == NULL)
    return g_strdup ("");
  while (*end != '\0' && *end != '\n' && *end != '\r' && length < most)
    {
      end = g_utf8_next_char (end);
      length++;
    }
  if (*end == '\0')
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

char *
cue_closure_hole (const CuePack *pack, const char *name, const char *lang)
{
  const CueFactDef *fact = pack != NULL ? cue_pack_find_fact (pack, name) : NULL;
  const char *dot = strrchr (name, '.');
  const char *part = dot != NULL && dot[1] != '\0' ? dot + 1 : name;

  if (fact != NULL && fact->title != NULL)
    return g_strdup (cue_text_get (fact->title, lang));
  if (g_str_equal (name, "customer.name"))
    return g_strdup (_ ("customer's name"));
  if (g_str_equal (name, "agent.name"))
    return g_strdup (_ ("your name"));
  return g_strdelimit (g_strdup (part), "_-", ' ');
}

const char *
cue_closure_channel_icon (const char *channel)
{
  return g_strcmp0 (channel, "voice") == 0 ? "cue-phone-symbolic" : "cue-chat-symbolic";
}

const char *
cue_closure_channel_word (const char *channel)
{
  return g_strcmp0 (channel, "voice") == 0 ? _ ("Call") : _ ("Chat");
}

const char *
cue_closure_lang_word (const char *lang)
{
  if (lang == NULL)
    return "";
  if (g_str_has_prefix (lang, "zh"))
    return _ ("Chinese");
  if (g_str_has_prefix (lang, "en"))
    return _ ("English");
  return lang;
}

const char *
cue_closure_role_word (CueRole role)
{
  switch (role)
    {
    case CUE_ROLE_CUSTOMER:
      return _ ("Customer");
    case CUE_ROLE_AGENT:
      return _ ("You");
    case CUE_ROLE_SYSTEM:
      return _ ("System");
    }
  return "";
}

const char *
cue_closure_status_word (CueConversationStatus status)
{
  switch (status)
    {
    case CUE_CONVERSATION_WAITING:
      return _ ("Waiting");
    case CUE_CONVERSATION_MINE:
      return _ ("Mine");
    case CUE_CONVERSATION_SNOOZED:
      return _ ("Snoozed");
    case CUE_CONVERSATION_WRAP_UP:
      return _ ("Wrap-up");
    case CUE_CONVERSATION_CLOSED:
      return _ ("Closed");
    }
  return "";
}

const char *
cue_closure_link_text (const char *link)
{
  if (g_strcmp0 (link, "live") == 0)
    return _ ("Live");
  if (g_strcmp0 (link, "demo") == 0)
    return _ ("Demo on this computer: nothing leaves it");
  if (g_strcmp0 (link, "replay") == 0)
    return _ ("Replay of a recording");
  if (g_strcmp0 (link, "catching-up") == 0)
    return _ ("Catching up");
  if (g_strcmp0 (link, "offline") == 0)
    return _ ("Offline: everything is kept and will be sent later");
  return "";
}

typedef struct
{
  const char *icon;
  const char *word;
  const char *class;
} Look;

static const Look lamp_looks[] = {
  [CUE_LAMP_DARK] = { "cue-lamp-past-symbolic", N_ ("dark"), "lamp-past" },
  [CUE_LAMP_HELD] = { "cue-lamp-held-symbolic", N_ ("held"), "lamp-held" },
  [CUE_LAMP_LIT] = { "cue-lamp-lit-symbolic", N_ ("lit"), "lamp-lit" },
  [CUE_LAMP_SEEN] = { "cue-lamp-lit-symbolic", N_ ("lit"), "lamp-lit" },
  [CUE_LAMP_TAKEN] = { "cue-lamp-taken-symbolic", N_ ("used"), "lamp-taken" },
  [CUE_LAMP_SAID] = { "cue-lamp-said-symbolic", N_ ("said"), "lamp-said" },
  [CUE_LAMP_PARTLY] = { "cue-lamp-partly-symbolic", N_ ("partly said"), "lamp-partly" },
  [CUE_LAMP_MISSED] = { "cue-lamp-missed-symbolic", N_ ("missed"), "lamp-missed" },
  [CUE_LAMP_ACCEPTED] = { "cue-lamp-said-symbolic", N_ ("accepted"), "lamp-said" },
  [CUE_LAMP_REFUSED] = { "cue-lamp-past-symbolic", N_ ("refused"), "lamp-past" },
  [CUE_LAMP_UNDECIDED] = { "cue-lamp-partly-symbolic", N_ ("undecided"), "lamp-partly" },
  [CUE_LAMP_DECLINED] = { "cue-lamp-past-symbolic", N_ ("declined"), "lamp-past" },
  [CUE_LAMP_EXPIRED] = { "cue-lamp-past-symbolic", N_ ("expired"), "lamp-past" },
};

static const Look verdict_looks[] = {
  [CUE_VERDICT_OPEN] = { "cue-verdict-open-symbolic", N_ ("still open"), "lamp-past" },
  [CUE_VERDICT_UNSURE] = { "cue-verdict-unsure-symbolic", N_ ("unsure"), "lamp-partly" },
  [CUE_VERDICT_PARTLY] = { "cue-lamp-partly-symbolic", N_ ("partly said"), "lamp-partly" },
  [CUE_VERDICT_CONTRADICTED]
  = { "cue-verdict-contradicted-symbolic", N_ ("contradicted"), "lamp-missed" },
  [CUE_VERDICT_SAID] = { "cue-lamp-said-symbolic", N_ ("said"), "lamp-said" },
};

static const Look missed_look = { "cue-lamp-missed-symbolic", N_ ("missed"), "lamp-missed" };

static const Look *
lamp_look (CueLampState state)
{
  return &lamp_looks[(guint) state < G_N_ELEMENTS (lamp_looks) ? state : CUE_LAMP_DARK];
}

static const Look *
verdict_look (CueVerdict verdict, gboolean missed)
{
  if (missed && verdict != CUE_VERDICT_SAID && verdict != CUE_VERDICT_CONTRADICTED)
    return &missed_look;
  return &verdict_looks[(guint) verdict < G_N_ELEMENTS (verdict_looks) ? verdict
                                                                       : CUE_VERDICT_OPEN];
}

const char *
cue_closure_lamp_icon (CueLampState state)
{
  return lamp_look (state)->icon;
}

const char *
cue_closure_lamp_word (CueLampState state)
{
  return _ (lamp_look (state)->word);
}

const char *
cue_closure_lamp_class (CueLampState state)
{
  return lamp_look (state)->class;
}

char *
cue_closure_offer_line (CueLampState state, const char *title)
{
  switch (state)
    {
    case CUE_LAMP_SAID:
    case CUE_LAMP_PARTLY:
      return g_strdup_printf (_ ("You have offered “%s”. Wait for the answer."), title);
    case CUE_LAMP_ACCEPTED:
      return g_strdup_printf (_ ("The customer takes “%s”."), title);
    case CUE_LAMP_REFUSED:
      return g_strdup_printf (_ ("The customer refused “%s”. Let it rest."), title);
    case CUE_LAMP_UNDECIDED:
      return g_strdup_printf (_ ("The customer is thinking “%s” over."), title);
    case CUE_LAMP_MISSED:
      return g_strdup_printf (_ ("“%s” was taken up but never offered."), title);
    case CUE_LAMP_DECLINED:
      return g_strdup_printf (_ ("You put “%s” aside. Serve first."), title);
    case CUE_LAMP_EXPIRED:
    case CUE_LAMP_DARK:
    case CUE_LAMP_HELD:
    case CUE_LAMP_LIT:
    case CUE_LAMP_SEEN:
    case CUE_LAMP_TAKEN:
    default:
      return g_strdup (_ ("Nothing fits yet. Serve first."));
    }
}

char *
cue_closure_tag_tip (const char *heard, JsonObject *proof)
{
  JsonObject *learnt = proof == NULL ? NULL : cue_json_get_object (proof, "learnt");
  JsonArray *words = learnt == NULL ? NULL : cue_json_get_array (proof, "words");
  g_autoptr (GString) said = g_string_new (NULL);

  if (learnt == NULL)
    return g_strdup (heard);
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    g_string_append_printf (said, "%s%s", i == 0 ? "" : " … ",
                            cue_json_get_string (json_array_get_object_element (words, i), "text",
                                                 ""));
  /* Translators: of a tag: "Learnt from 42 examples, about 96% sure: “buy gift cards”" */
  return g_strdup_printf (_ ("Learnt from %d examples, about %d%% sure: “%s”"),
                          (int) cue_json_get_int (learnt, "n_examples", 0),
                          (int) (cue_json_get_int (learnt, "sure_milli", 0) + 5) / 10, said->str);
}

const char *
cue_closure_verdict_icon (CueVerdict verdict, gboolean missed)
{
  return verdict_look (verdict, missed)->icon;
}

const char *
cue_closure_verdict_word (CueVerdict verdict, gboolean missed)
{
  return _ (verdict_look (verdict, missed)->word);
}

const char *
cue_closure_verdict_class (CueVerdict verdict, gboolean missed)
{
  return verdict_look (verdict, missed)->class;
}
