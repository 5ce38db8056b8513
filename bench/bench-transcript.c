/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a frame costs the agent's whole screen (queue, conversation, panel with lamps) while 20
 * turns a second come in below 100,000 messages. A frame's work is the main thread's CPU time from
 * before-paint to after-paint of the frame clock, the best of three rounds; only frames that show a
 * new turn count, for the others would flatter the figure.
 */
#include "bench-help.h"

#include <adwaita.h>
#include <stdio.h>

#include "cue-conversation-page.h"
#include "cue-desk.h"
#include "cue-find.h"
#include "cue-panel.h"
#include "cue-queue.h"
#include "cue-transcript.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"
#include "cue-workspace.h"

#define N_MESSAGES 100000
#define TURNS_A_SECOND 20
#define SECONDS 6
#define ROUNDS 3
#define BOUND_US 8000

typedef struct
{
  CueConversation *conversation;
  BenchSeries *frames;
  BenchSeries *turns;
  gint64 frame_began_ns;
  guint n_new;
  guint n_said;
} Bench;

static const char *const sentences[] = {
  "流量又超了，这个月多扣了我五十八块，有没有更便宜的套餐？",
  "您好，我帮您看一下，您每月大约用 38GB，现在的套餐含 30GB。",
  "好的。",
  "那要是换成 149 "
  "的呢，合约怎么算，宽带还能用吗？我家里还有两张副卡，孩子和老人各一张，会不会受影响？",
  "每月多付 20 元，就有 60GB，含港澳台漫游 5GB，次月一号生效，原来的宽带和副卡都不受影响。",
  "OK, thank you, I will think about it and tell my wife.",
};

static void
say (Bench *self)
{
  g_autofree char *turn = g_strdup_printf ("b%u", self->n_said);
  CueRole role = self->n_said % 2 == 0 ? CUE_ROLE_CUSTOMER : CUE_ROLE_AGENT;
  const char *text = sentences[self->n_said % G_N_ELEMENTS (sentences)];
  gint64 at_ms = cue_ui_fixture_start_ms () + (gint64) self->n_said * 3000;

  cue_conversation_say (self->conversation, turn, 1, role, text, at_ms, FALSE);
  if (self->n_said % G_N_ELEMENTS (sentences) == 0)
    cue_ui_fixture_mark (self->conversation, turn, "phrase", "overage", "超了");
  self->n_said++;
}

static gboolean
say_cb (gpointer user_data)
{
  Bench *self = user_data;
  gint64 before = bench_cpu_ns ();

  say (self);
  self->n_new++;
  bench_series_add (self->turns, bench_cpu_ns () - before);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *self)
{
  self->frame_began_ns = bench_cpu_ns ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  if (self->n_new > 0 && self->frame_began_ns > 0)
    bench_series_add (self->frames, bench_cpu_ns () - self->frame_began_ns);
  self->n_new = 0;
}

static GtkWidget *
make_screen (CueDesk *desk, CueConversation *conversation)
{
  GtkWidget *queue = g_object_new (CUE_TYPE_QUEUE, NULL);
  GtkWidget *page = g_object_new (CUE_TYPE_CONVERSATION_PAGE, NULL);
  GtkWidget *panel = g_object_new (CUE_TYPE_PANEL, NULL);

  cue_queue_set_desk (CUE_QUEUE (queue), desk);
  cue_conversation_page_set_desk (CUE_CONVERSATION_PAGE (page), desk);
  cue_conversation_page_set_conversation (CUE_CONVERSATION_PAGE (page), conversation);
  cue_panel_set_conversation (CUE_PANEL (panel), conversation);
  return g_object_new (CUE_TYPE_WORKSPACE, "queue", queue, "conversation", page, "panel", panel,
                       NULL);
}

static void
play (Bench *self, GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  guint source = g_timeout_add (1000 / TURNS_A_SECOND, say_cb, self);

  cue_ui_test_spin (SECONDS * 1000);
  g_source_remove (source);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
}

int
main (int argc, char **argv)
{
  g_autoptr (CueDesk) desk = NULL;
  g_autoptr (CueConversation) conversation = NULL;
  Bench self = { 0 };
  GtkWidget *screen;
  GtkWindow *window;
  CueTranscript *transcript;
  g_autofree char *head = NULL;
  guint n_frames = 0;
  gint64 began, filled, opened, median = G_MAXINT64, p95 = G_MAXINT64, slowest = G_MAXINT64;

  if (!cue_ui_test_init (&argc, &argv))
    return 77;
  desk = g_object_new (CUE_TYPE_DESK, NULL);
  conversation = cue_ui_fixture_conversation ("zh");
  cue_ui_fixture_light (conversation);
  g_list_store_append (G_LIST_STORE (cue_desk_get_conversations (desk)), conversation);
  self.conversation = conversation;
  self.frames = bench_series_new ();
  self.turns = bench_series_new ();

  began = bench_cpu_ns ();
  while (self.n_said < N_MESSAGES)
    say (&self);
  filled = bench_cpu_ns ();
  screen = make_screen (desk, conversation);
  window = cue_ui_test_show (screen, 1280, 720);
  opened = bench_cpu_ns ();
  cue_ui_test_spin (500);
  transcript = cue_ui_test_find (screen, CUE_TYPE_TRANSCRIPT);
  cue_transcript_scroll_to_bottom (transcript);
  cue_ui_test_spin (500);
  for (guint round = 0; round < ROUNDS; round++)
    {
      play (&self, window);
      median = MIN (median, bench_series_at (self.frames, 500));
      p95 = MIN (p95, bench_series_at (self.frames, 950));
      slowest = MIN (slowest, bench_series_at (self.frames, 1000));
      n_frames += self.frames->samples->len;
      g_array_set_size (self.frames->samples, 0);
    }

  head = g_strdup_printf ("screen: %d turns a second below %d messages, %u frames", TURNS_A_SECOND,
                          N_MESSAGES, n_frames);
  bench_heading (head);
  bench_row_us ("frame with a new turn, median", median, 0);
  bench_row_us ("frame with a new turn, p95", p95, BOUND_US);
  bench_row_us ("frame with a new turn, slowest", slowest, 0);
  bench_row_us ("telling the models one turn, p95", bench_series_at (self.turns, 950), 0);
  bench_row_us ("filling the conversation, a message", (filled - began) / N_MESSAGES, 0);
  bench_row_us ("opening the window on it", opened - filled, 0);
  if (!cue_transcript_is_at_bottom (transcript))
    g_printerr ("bench-transcript: the transcript did not follow to its end\n");
  gtk_window_destroy (window);
  bench_series_free (self.frames);
  bench_series_free (self.turns);
  return 0;
}
