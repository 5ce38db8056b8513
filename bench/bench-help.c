/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-help.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cue-gate.h"

gint64
bench_cpu_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

BenchSeries *
bench_series_new (void)
{
  BenchSeries *self = g_new0 (BenchSeries, 1);

  self->samples = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
bench_series_free (BenchSeries *self)
{
  g_array_unref (self->samples);
  g_free (self);
}

void
bench_series_add (BenchSeries *self, gint64 ns)
{
  g_array_append_val (self->samples, ns);
}

static int
compare_ns (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

gint64
bench_series_at (BenchSeries *self, guint permille)
{
  guint last = self->samples->len - 1;

  g_return_val_if_fail (self->samples->len > 0, 0);

  g_array_sort (self->samples, compare_ns);
  return g_array_index (self->samples, gint64, MIN (last, (guint64) last * permille / 1000));
}

char *
bench_source_path (const char *rest)
{
  const char *root = g_getenv ("CUE_SOURCE_ROOT");

  return g_build_filename (root != NULL ? root : ".", rest, NULL);
}

char *
bench_data_path (const char *rest)
{
  const char *root = g_getenv ("CUE_DATA");

  return g_build_filename (root != NULL ? root : "../shared", rest, NULL);
}

GPtrArray *
bench_read_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *nodes;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      JsonNode *node
          = lines[i][0] == '\0' ? NULL : cue_gate_parse (lines[i], -1, &CUE_GATE_LINE, NULL);

      if (node != NULL)
        g_ptr_array_add (nodes, node);
    }
  return nodes;
}

void
bench_heading (const char *what)
{
  printf ("\n| %s | found | at most | |\n|---|---:|---:|---|\n", what);
}

void
bench_row_us (const char *what, gint64 found_ns, gint64 bound_us)
{
  printf ("| %s | %.1f µs |", what, (double) found_ns / 1000);
  if (bound_us > 0)
    printf (" %" G_GINT64_FORMAT " µs | %s |\n", bound_us,
            found_ns <= bound_us * 1000 ? "under" : "**over**");
  else
    printf (" | |\n");
}

void
bench_row_mb (const char *what, gint64 found_mb, gint64 bound_mb)
{
  printf ("| %s | %" G_GINT64_FORMAT " MB |", what, found_mb);
  if (bound_mb > 0)
    printf (" %" G_GINT64_FORMAT " MB | %s |\n", bound_mb,
            found_mb <= bound_mb ? "under" : "**over**");
  else
    printf (" | |\n");
}

void
bench_row_ratio (const char *what, gint64 found_ns, gint64 peer_ns)
{
  printf ("| %s | %.1f µs | | %.3g times ours |\n", what, (double) peer_ns / 1000,
          (double) peer_ns / (double) MAX (found_ns, 1));
}

GPtrArray *
bench_read_strings (const char *path)
{
  g_autoptr (GPtrArray) records = bench_read_lines (path);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    bench_add_strings (texts, g_ptr_array_index (records, i));
  return texts;
}

static void
add_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  bench_add_strings (user_data, node);
}

void
bench_add_strings (GPtrArray *texts, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), add_member_cb, texts);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      bench_add_strings (texts, json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           && strlen (json_node_get_string (node)) >= 12)
    g_ptr_array_add (texts, g_strdup (json_node_get_string (node)));
}
