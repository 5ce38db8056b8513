/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Thread CPU time so far in nanoseconds: what others do on the machine does not count. */
gint64 bench_cpu_ns (void);

/* Many measurements of one thing, in nanoseconds. */
typedef struct
{
  GArray *samples; /* gint64 */
} BenchSeries;

BenchSeries *bench_series_new (void);
void bench_series_free (BenchSeries *self);
void bench_series_add (BenchSeries *self, gint64 ns);
/* The value that @permille of the samples do not exceed. */
gint64 bench_series_at (BenchSeries *self, guint permille);

/* The project's folder and that of the public data ($CUE_SOURCE_ROOT, $CUE_DATA), with @rest added.
 * (transfer full) */
char *bench_source_path (const char *rest);
char *bench_data_path (const char *rest);

/* Records of a JSON Lines file; NULL where there is no such file. (transfer full) (nullable) */
GPtrArray *bench_read_lines (const char *path);

/* Every string of twelve bytes and more in those records, or in one. (element-type utf8) */
GPtrArray *bench_read_strings (const char *path);
void bench_add_strings (GPtrArray *texts, JsonNode *node);

/* A table: its head; a row with what was found and what it is held against (@bound_us 0: nothing);
 * a row of a peer that does the same work. */
void bench_heading (const char *what);
void bench_row_us (const char *what, gint64 found_ns, gint64 bound_us);
void bench_row_mb (const char *what, gint64 found_mb, gint64 bound_mb);
void bench_row_ratio (const char *what, gint64 found_ns, gint64 peer_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSeries, bench_series_free)

G_END_DECLS
