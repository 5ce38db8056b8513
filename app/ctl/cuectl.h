/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"
#include "cue-event-log.h"
#include "cue-recording.h"

G_BEGIN_DECLS

/* What every verb of cuectl shares. */

typedef enum
{
  CUECTL_OK = 0,
  CUECTL_PROBLEMS = 1, /* it ran, and found something wrong */
  CUECTL_USAGE = 2,
  CUECTL_CANNOT_READ = 3,
} CuectlExit;

/* 2026-06-01 09:00 in China: conversations without a date are replayed from here, so that every
 * replay is the same. */
#define CUECTL_START_MS G_GINT64_CONSTANT (1780275600000)

/* One verb: its own options, its own help. */
int cuectl_replay (int argc, char **argv);
int cuectl_verify (int argc, char **argv);
int cuectl_check (int argc, char **argv);
int cuectl_why (int argc, char **argv);
int cuectl_why_not (int argc, char **argv);
int cuectl_what_if (int argc, char **argv);
int cuectl_eval (int argc, char **argv);
int cuectl_said (int argc, char **argv);
int cuectl_answer (int argc, char **argv);
int cuectl_tags (int argc, char **argv);
int cuectl_steps (int argc, char **argv);
int cuectl_products (int argc, char **argv);
int cuectl_knowledge (int argc, char **argv);
int cuectl_rank (int argc, char **argv);
int cuectl_model (int argc, char **argv);
int cuectl_pack (int argc, char **argv);
int cuectl_operators (int argc, char **argv);
int cuectl_conformance (int argc, char **argv);

/* Parses a verb's options; FALSE (after a message) on a mistake. @rest: arguments that are left,
 * e.g. "FILE…". */
gboolean cuectl_parse (int *argc,
                       char ***argv,
                       const char *rest,
                       const char *summary,
                       const GOptionEntry *entries);
void cuectl_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Text of others, for a terminal: nothing in it that steers one. (transfer full) */
char *cuectl_harmless (const char *text);

/* The engine of a pack, a folder or a sealed file, with its problems printed; NULL and @code
 * otherwise. */
CueEngine *cuectl_load_engine (const char *dir, const char *model, int *code);

/* The same; how far the learning is is told on standard error, after a second, where that is a
 * terminal. @always: everywhere */
CueEngine *
cuectl_load_engine_telling (const char *dir, const char *model, gboolean always, int *code);

/**
 * CuectlConversation: one conversation of an input, as events
 * @place: "file:line", for messages
 */
typedef struct
{
  char *id;
  char *place;
  GPtrArray *events;
  JsonNode *record;       /* of the conversation format, NULL from an event log */
  const CueEventLog *log; /* borrowed; NULL from the conversation format */
} CuectlConversation;

typedef void (*CuectlConversationFunc) (const CuectlConversation *conversation, gpointer user_data);

/* Reads conversations (one a line) or an event log from @path ("-": standard input) and calls @func
 * for each. Bad lines, and a file without any line, are reported and counted in @n_bad. FALSE when
 * the file cannot be read. */
gboolean cuectl_read (const char *path,
                      gint64 start_ms,
                      CuectlConversationFunc func,
                      gpointer user_data,
                      guint *n_bad);
/* The same from bytes; @name for messages. */
void cuectl_read_bytes (const char *name,
                        GBytes *bytes,
                        gint64 start_ms,
                        CuectlConversationFunc func,
                        gpointer user_data,
                        guint *n_bad);

G_END_DECLS
