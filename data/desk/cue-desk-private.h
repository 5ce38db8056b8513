/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-conversation-private.h"
#include "cue-desk-start.h"
#include "cue-desk.h"
#include "cue-feed.h"
#include "cue-pack-keeper.h"
#include "cue-pack-shelf.h"
#include "cue-store.h"
#include "cue-timeline.h"

G_BEGIN_DECLS

/* One conversation as the desk holds it. */
typedef struct
{
  /* owned */
  CueConversation *conversation;
  CueTimeline *timeline;
  GHashTable *seen; /* (element-type utf8): ids at the source that are in the log */
  char *feed;       /* name of the feed it came from */
  char *disposition;
  char *saved_draft;
  char *saved_choices;
  GHashTable *answered; /* (element-type utf8): tasks that an undo of the wrap-up opens again */
  char *broken;         /* why nothing more can be appended, NULL when all is well */

  /* borrowed */
  CueDesk *desk;
  CueShelfEntry *entry;

  gint64 place;
  gboolean closed_here; /* by our agent, not by its source */
  guint tick_source;
  guint snooze_source;
  guint draft_source;
  gint64 draft_since_us; /* first key stroke that is not yet saved, 0 none */
  guint n_early_ticks;
  guint pressure;        /* the level that its log has */
  gboolean knows_budget; /* it was told how many cards a minute the agent takes */
  gboolean ranked;       /* a ranking is in effect in its log */
} CueSession;

/* A card that cost the agent's attention. */
typedef struct
{
  const CueSession *session; /* NULL: of one that is gone */
  gint64 at_ms;
} CueDeskCard;

/* The pack on the disk and whoever looks after it. */
typedef struct _CuePackWatch CuePackWatch;
/* What was learnt of which offer first. */
typedef struct _CueDeskLearning CueDeskLearning;

struct _CueDesk
{
  GObject parent_instance;

  /* owned */
  GListStore *conversations;
  GHashTable *sessions; /* id → CueSession */
  GHashTable *closed;   /* (element-type utf8) */
  GHashTable *memos;
  GListStore *tasks; /* CueTask, by when they are due */
  CuePackShelf *shelf;
  CueStore *store;
  CuePackStanding *standing;
  CuePackWatch *pack_watch; /* NULL: the packs inside the program */
  CueDeskLearning *learning;
  GPtrArray *feeds;     /* CueFeed */
  CueSession *resolved; /* the last one, for undo */
  GArray *cards;        /* CueDeskCard: of the last minute, in order */
  GQueue notices;       /* told once somebody can listen */
  char *device;
  char *link_text;
  char *role;
  char *agent_name;
  char *lang; /* of the screen: for conversations that tell none */

  /* borrowed */
  gint64 (*clock) (gpointer data);
  gpointer clock_data;

  gint64 last_mid;
  gint64 last_place;
  gint64 calmer_since_ms; /* when the load fell below the level, 0 it did not */
  guint pressure;         /* how much the agent has at once, 0 to 3 */
  guint load_source;
  guint told_limit;       /* cards a minute that the conversations know of */
  guint cards_per_minute; /* CUE_DESK_MOST_CARDS: as many as come */
  gboolean playing;
  gboolean stopping;
  guint n_bad_lines;
  guint start_source;
  guint task_source; /* looks for what is overdue */
};

/* What goes through the door. */
typedef struct
{
  const char *type;
  JsonNode *body;        /* taken */
  const char *source;    /* a feed's name, NULL for own events */
  const char *source_id; /* NULL none */
  gint64 position;       /* of the feed's cursor, 0 none */
  gboolean own;          /* made by our agent: gets a mid */
  gboolean drops_draft;
} CueArrival;

/* cue-desk.c */
CueDesk *cue_desk_new (void);
void cue_desk_notice (CueDesk *self, const char *severity, const char *id, const char *detail);
void cue_desk_tell_notices (CueDesk *self);
void cue_desk_set_playing (CueDesk *self, gboolean playing);
void cue_desk_set_store (CueDesk *self, CueStore *store);
CueSession *cue_desk_find_session (CueDesk *self, CueConversation *conversation);

/* The session, or an error that asks for one of the list. */
CueSession *cue_desk_ask_session (CueDesk *self, CueConversation *conversation, GError **error);

/* cue-desk-acts.c */
/* Body of pairs of name and text, ended by NULL; a NULL text is left out. (transfer full) */
JsonNode *cue_desk_make_body (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* cue-desk-session.c */
CueSession *
cue_session_new (CueDesk *desk, const char *id, CueShelfEntry *entry, CueTimeline *timeline);
void cue_session_free (CueSession *self);
/* Puts it into the list, by place. */
void cue_session_show (CueSession *self);
void cue_session_hide (CueSession *self);
/* Where it stands now, for the store. (transfer full) */
CueConversationRow *cue_session_make_row (CueSession *self);
void cue_session_put_row (CueSession *self);
void cue_session_set_status (CueSession *self, CueConversationStatus status);
/* From now on drafts, of the reply and of the wrap-up, are saved: at the latest 0.7 s after a key
 * stroke. */
void cue_session_watch_drafts (CueSession *self);
void cue_session_save_drafts (CueSession *self);
/* The reply went out: nothing of it is left to save. */
void cue_session_forget_draft (CueSession *self);
void cue_session_watch_snooze (CueSession *self);

/* cue-desk-door.c */
gboolean
cue_desk_let_in (CueDesk *self, CueSession *session, const CueArrival *arrival, GError **error);
/* Shows what a step changed. @lit: lamps that were lit (element-type CueLamp), may be NULL */
void cue_desk_show_step (CueConversation *conversation,
                         const CueEvent *event,
                         GPtrArray *changes,
                         GPtrArray *lit);
void cue_desk_watch_clock (CueSession *session);
char *cue_session_value (const char *offer, const char *name, gpointer user_data);

/* cue-desk-tasks.c */
/* (element-type CueTaskRow): that were open when the desk was left */
void cue_desk_take_up_tasks (CueDesk *self, GPtrArray *rows);
void cue_desk_watch_tasks (CueDesk *self);
/* The wrap-up is undone: what it made of tasks is open again, but for those that the agent worded
 * or timed himself, or that he has had in hand since. */
void cue_desk_reconsider_tasks (CueSession *session);
/* What an event of a conversation makes, for its commit. (transfer full) (nullable) */
CueTaskRow *cue_desk_make_task_row (const CueEvent *event, const char *conversation);

/* cue-desk-attention.c */
/* What a step lit is told to the other conversations, where the agent set a limit. */
void cue_desk_share_attention (CueSession *session, GPtrArray *changes);
void cue_desk_set_cards_per_minute (CueDesk *self, guint cards_per_minute);
/* What the agent can take may have changed: all are told. */
void cue_desk_renew_budget (CueDesk *self);
/* After a restart: those whose log has a limit hear which one counts now. */
void cue_desk_retell_budget (CueDesk *self);
void cue_desk_forget_cards (CueSession *session);

/* cue-desk-load.c */
/* How much the agent has at once is measured anew, and told where it changed. */
void cue_desk_weigh_load (CueDesk *self);
void cue_desk_watch_load (CueDesk *self);

/* cue-desk-learning.c */
CueDeskLearning *cue_desk_learning_new (void);
void cue_desk_learning_free (CueDeskLearning *self);
/* Takes up what the store has kept. */
void cue_desk_begin_learning (CueDesk *self);
gboolean cue_desk_get_learns_ranking (CueDesk *self);
void cue_desk_set_learns_ranking (CueDesk *self, gboolean learns);
/* A new conversation has from now on the ranking that is in use, where one is. */
void cue_desk_tell_ranking (CueSession *session);

/* cue-desk-study.c */
/* Reads the choices of conversations that were closed since, and learns where there are enough. */
void cue_desk_study (CueDesk *self);
void cue_desk_stop_study (CueDesk *self);

/* cue-desk-pack.c */
/* From now on changes of the pack at @path are taken up; @news is what came of the first look. */
void cue_desk_follow_pack_file (CueDesk *self, const char *path, const CuePackNews *news);
void cue_pack_watch_free (CuePackWatch *self);

/* cue-desk-feeds.c */
void cue_desk_add_feed (CueDesk *self, CueFeed *feed, const CueSnapshot *snapshot);
void cue_desk_start_feeds (CueDesk *self);
void cue_desk_stop_feeds (CueDesk *self);
void cue_desk_tell_feed_agent_spoke (CueSession *session);
void cue_desk_tell_feed_over (CueSession *session);
void cue_desk_tell_feed_reopened (CueSession *session);

G_END_DECLS
