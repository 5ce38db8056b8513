/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-regex-private.h"

/*
 * Which literal must every match of a pattern contain?
 *
 * Most texts contain none of the literals of most patterns, and looking for a literal is far
 * cheaper than trying to match. We read the pattern once, from left to right, and keep for each
 * alternative the longest run of plain characters that cannot be skipped. What we do not understand
 * ends the run, so the answer may be too modest but never wrong: a text without one of the literals
 * cannot match.
 */

typedef struct
{
  const char *at;
  guint depth;
} Reader;

/* A set of literals, and the length of the shortest of them. */
typedef struct
{
  GPtrArray *words; /* owned; NULL: no literal */
  guint shortest;
} Literals;

#define MAX_DEPTH 100

static Literals read_alternatives (Reader *reader);

static void
clear_literals (Literals *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  self->shortest = 0;
}

/* Keeps the better of both in @self. */
static void
take_better (Literals *self, Literals other)
{
  if (other.words != NULL && other.shortest > self->shortest)
    {
      clear_literals (self);
      *self = other;
    }
  else
    clear_literals (&other);
}

static void
end_run (GString *run, Literals *best)
{
  Literals literals = { NULL, (guint) g_utf8_strlen (run->str, -1) };

  if (literals.shortest > 0)
    {
      literals.words = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (literals.words, cue_fold_string (run->str));
      take_better (best, literals);
    }
  g_string_truncate (run, 0);
}

static void
drop_last (GString *run)
{
  if (run->len > 0)
    g_string_truncate (run, (gsize) (g_utf8_prev_char (run->str + run->len) - run->str));
}

/* Skips a quantifier. Returns: 0 there is none, 1 at least once, 2 maybe not at all */
static int
read_quantifier (Reader *reader)
{
  const char *c = reader->at;
  int kind = 0;

  if (*c == '*' || *c == '?' || *c == '+')
    {
      kind = *c == '+' ? 1 : 2;
      c++;
    }
  else if (*c == '{' && (g_ascii_isdigit (c[1]) || c[1] == ','))
    {
      const char *close = strchr (c, '}');

      if (close == NULL)
        return 0;
      kind = g_ascii_strtoull (c + 1, NULL, 10) > 0 ? 1 : 2;
      c = close + 1;
    }
  if (kind > 0 && (*c == '?' || *c == '+'))
    c++;
  reader->at = c;
  return kind;
}

static void
skip_class (Reader *reader)
{
  const char *c = reader->at + 1;

  if (*c == '^')
    c++;
  if (*c == ']')
    c++;
  while (*c != '\0' && *c != ']')
    {
      if (c[0] == '[' && c[1] == ':' && strstr (c, ":]") != NULL)
        c = strstr (c, ":]") + 1;
      else if (c[0] == '\\' && c[1] != '\0')
        c++;
      c++;
    }
  reader->at = *c == ']' ? c + 1 : c;
}

/* After a backslash with a letter or digit: what it stands for has no single character. */
static void
skip_escape (Reader *reader)
{
  char kind = *reader->at;
  const char *close;

  reader->at++;
  if (kind == 'Q')
    {
      close = strstr (reader->at, "\\E");
      reader->at = close != NULL ? close + 2 : reader->at + strlen (reader->at);
      return;
    }
  if (kind == 'c' && *reader->at != '\0')
    reader->at++;
  while (g_ascii_isxdigit (*reader->at) && (kind == 'x' || g_ascii_isdigit (kind)))
    reader->at++;
  if (*reader->at == '{' && strchr ("xpPkgoN", kind) != NULL)
    {
      close = strchr (reader->at, '}');
      reader->at = close != NULL ? close + 1 : reader->at + strlen (reader->at);
    }
}

/* Past the ")" of a group whose "(" is behind us, whatever it holds. */
static void
skip_group (Reader *reader)
{
  guint depth = 1;

  while (*reader->at != '\0' && depth > 0)
    {
      if (*reader->at == '[')
        {
          skip_class (reader);
          continue;
        }
      if (*reader->at == '\\' && reader->at[1] != '\0')
        reader->at++;
      else if (*reader->at == '(')
        depth++;
      else if (*reader->at == ')')
        depth--;
      reader->at++;
    }
}

/* Past the head of a group that we read into ("?:", "?<name>", "?i:"). Returns: FALSE for any other
 * group. */
static gboolean
read_group_head (Reader *reader)
{
  const char *c = reader->at;

  if (*c == '*')
    return FALSE;
  if (*c != '?')
    return TRUE;
  c++;
  if (*c == ':' || *c == '>' || *c == '|')
    {
      reader->at = c + 1;
      return TRUE;
    }
  if (*c == 'P')
    c++;
  if ((*c == '<' && g_ascii_isalpha (c[1])) || *c == '\'')
    {
      c = strchr (c + 1, *c == '<' ? '>' : '\'');
      reader->at = c != NULL ? c + 1 : reader->at;
      return c != NULL;
    }
  return FALSE;
}

static void
read_group (Reader *reader, GString *run, Literals *best)
{
  Literals inner = { NULL, 0 };

  end_run (run, best);
  reader->at++;
  if (reader->depth >= MAX_DEPTH || !read_group_head (reader))
    skip_group (reader);
  else
    {
      reader->depth++;
      inner = read_alternatives (reader);
      reader->depth--;
      if (*reader->at == ')')
        reader->at++;
    }
  if (read_quantifier (reader) == 2)
    clear_literals (&inner);
  take_better (best, inner);
}

static void
read_character (Reader *reader, GString *run, Literals *best)
{
  const char *next = g_utf8_next_char (reader->at);
  int kind;

  g_string_append_len (run, reader->at, next - reader->at);
  reader->at = next;
  kind = read_quantifier (reader);
  if (kind == 2)
    drop_last (run);
  if (kind > 0)
    end_run (run, best);
}

static Literals
read_sequence (Reader *reader)
{
  g_autoptr (GString) run = g_string_new (NULL);
  Literals best = { NULL, 0 };

  while (*reader->at != '\0' && *reader->at != '|' && *reader->at != ')')
    {
      char c = *reader->at;

      if (c == '(')
        read_group (reader, run, &best);
      else if (c == '\\' && reader->at[1] != '\0' && !g_ascii_isalnum (reader->at[1]))
        {
          reader->at++;
          read_character (reader, run, &best);
        }
      else if (c == '[' || c == '.' || c == '^' || c == '$' || c == '\\')
        {
          end_run (run, &best);
          reader->at += c != '[';
          if (c == '[')
            skip_class (reader);
          else if (c == '\\' && *reader->at != '\0')
            skip_escape (reader);
          read_quantifier (reader);
        }
      else
        read_character (reader, run, &best);
    }
  end_run (run, &best);
  return best;
}

/* Every alternative must have a literal, else there is none. */
static Literals
read_alternatives (Reader *reader)
{
  Literals all = read_sequence (reader);

  while (*reader->at == '|')
    {
      reader->at++;
      Literals next = read_sequence (reader);

      if (all.words != NULL && next.words != NULL)
        {
          all.shortest = MIN (all.shortest, next.shortest);
          g_ptr_array_extend_and_steal (all.words, g_steal_pointer (&next.words));
        }
      else
        clear_literals (&all);
      clear_literals (&next);
    }
  return all;
}

GPtrArray *
cue_regex_find_literals (const char *pattern, guint min)
{
  Reader reader = { pattern, 0 };
  Literals literals = read_alternatives (&reader);

  /* A bracket too many: PCRE2 has refused or will refuse the pattern. */
  if (*reader.at != '\0' || literals.shortest < min)
    clear_literals (&literals);
  return literals.words;
}
