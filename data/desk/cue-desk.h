/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-learning.h"
#include "cue-pack-standing.h"
#include "cue-review.h"
#include "cue-task.h"

G_BEGIN_DECLS

#define CUE_DESK_ERROR (cue_desk_error_quark ())
GQuark cue_desk_error_quark (void);

typedef enum
{
  CUE_DESK_ERROR_UNKNOWN, /* no such conversation, lamp, point */
  CUE_DESK_ERROR_REFUSED, /* the event does not fit (message says why) */
  CUE_DESK_ERROR_HOLE,    /* a text with a hole must not be sent */
  CUE_DESK_ERROR_STOPPED, /* the learning from the pack was stopped, and no other can serve */
} CueDeskErrorCode;

/* One agent's session: conversations, the one door, drafts. Screens talk to nothing below it. */
#define CUE_TYPE_DESK (cue_desk_get_type ())
G_DECLARE_FINAL_TYPE (CueDesk, cue_desk, CUE, DESK, GObject)

/* properties: "link-text" (string in the screen's words is the UI's affair; here an id: "demo",
 * "live", "replay"), "role" ("agent", "lead", "trainer"; writable), "agent-name" (string;
 * writable), "storing" (boolean: commits are under way), "playing" (boolean: a feed can still bring
 * something). signals: "notice" (severity "info"|"warning"|"error", id, detail): something the
 * agent should read, e.g. ("error", "store-damaged", path); "lamp-lit" (CueConversation, CueLamp);
 *          "committed" (CueConversation, gint64 seq): that event of it is on the disk;
 *          "tasks-changed": one was made, done or is overdue;
 *          "learning-changed": what cue_desk_list_learning () or cue_desk_is_learning () tell. */

/* "learns-ranking" (boolean; writable): which of several offers comes first is learnt from what
 * customers accepted, and now and then another than the best is tried. */

/* "cards-per-minute" (uint; writable): how many new cards the agent takes in a minute; what must be
 * said comes besides. This many and more: as many as come. */
#define CUE_DESK_MOST_CARDS 20

/* Texts: an agent's message has at most this many bytes; a turn from a feed four times as many. */
#define CUE_DESK_MOST_MESSAGE_BYTES (16 * 1024)
#define CUE_DESK_MOST_TURN_BYTES (64 * 1024)

/* GListModel of CueConversation, in order of arrival; closed ones leave. (transfer none) */
GListModel *cue_desk_get_conversations (CueDesk *self);
CueConversation *cue_desk_find (CueDesk *self, const char *id); /* (transfer none) (nullable) */

/**
 * cue_desk_append:
 * @type: an event type of docs/engine.md
 * @body: (transfer full) (nullable)
 *
 * The one door: numbers and stamps the event, folds it, shows what changed, and commits right
 * behind.
 *
 * Errors: %CUE_DESK_ERROR; then nothing has changed.
 */
gboolean cue_desk_append (CueDesk *self,
                          CueConversation *conversation,
                          const char *type,
                          JsonNode *body,
                          GError **error);

/* Acts in the agent's words; each makes one event and goes through the door. */
gboolean
cue_desk_send (CueDesk *self, CueConversation *conversation, const char *text, GError **error);
gboolean
cue_desk_take (CueDesk *self, CueConversation *conversation, CueLamp *lamp, GError **error);
gboolean cue_desk_see (CueDesk *self, CueConversation *conversation, CueLamp *lamp);
/* @reason: "not-relevant", "wrong", "already", "too-late" */
gboolean cue_desk_decline (CueDesk *self,
                           CueConversation *conversation,
                           CueLamp *lamp,
                           const char *reason,
                           GError **error);
gboolean
cue_desk_pin (CueDesk *self, CueConversation *conversation, CueLamp *lamp, gboolean pinned);
gboolean cue_desk_dispute (CueDesk *self,
                           CueConversation *conversation,
                           const char *point,
                           const char *note,
                           GError **error);
gboolean cue_desk_tick (CueDesk *self,
                        CueConversation *conversation,
                        const char *point,
                        const char *note,
                        GError **error);
/* The point was not needed in this conversation; no dispute, no tick. */
gboolean cue_desk_waive (CueDesk *self,
                         CueConversation *conversation,
                         const char *point,
                         const char *note,
                         GError **error);
gboolean cue_desk_confirm_tag (CueDesk *self, CueConversation *conversation, const char *tag);
gboolean cue_desk_strike_tag (CueDesk *self, CueConversation *conversation, const char *tag);
gboolean cue_desk_set_outcome (CueDesk *self,
                               CueConversation *conversation,
                               const char *offer,
                               const char *result,
                               const char *reason,
                               GError **error);
/* A note half written: kept, but not yet in the log. */
void cue_desk_keep_note (CueDesk *self, CueConversation *conversation, const char *text);
gboolean
cue_desk_note (CueDesk *self, CueConversation *conversation, const char *text, GError **error);

/* Where a conversation stands; not the engine's affair, kept by the store. */
/* → mine, from wherever it stood; FALSE when it is over */
gboolean cue_desk_accept (CueDesk *self, CueConversation *conversation);
/* FALSE when it is over */
gboolean cue_desk_snooze (CueDesk *self, CueConversation *conversation, gint64 until_ms);
void cue_desk_hold (CueDesk *self, CueConversation *conversation, gboolean held); /* a call */
/* → wrap-up; nothing is closed yet, cue_desk_accept () leads back */
void cue_desk_end (CueDesk *self, CueConversation *conversation);
/* No word is heard any more; what the wrap-up settles comes behind it in the log. */
gboolean cue_desk_close (CueDesk *self, CueConversation *conversation, GError **error);
/* Wrap-up done: outcomes were set before; @disposition id, @note. Leaves the list. */
gboolean cue_desk_resolve (CueDesk *self,
                           CueConversation *conversation,
                           const char *disposition,
                           const char *note,
                           GError **error);
/* Undo of resolve while it is the last one: back to wrap-up, and open again when our agent had
 * closed it. */
gboolean cue_desk_reopen (CueDesk *self, const char *conversation);
void cue_desk_mark_read (CueDesk *self, CueConversation *conversation);

/* Snippets of the conversation's pack whose title, text or key fit @query (best first, at most
 * @most). (element-type CueSnippet) (transfer container) */
GPtrArray *cue_desk_find_snippets (CueDesk *self,
                                   CueConversation *conversation,
                                   const char *query,
                                   guint most);
/* The rest of a sentence the agent has begun, from the lit sayings, snippets and answers; NULL when
 * none. (transfer full) */
char *cue_desk_complete (CueDesk *self, CueConversation *conversation, const char *typed);
/* A template with the conversation's values. (element-type CuePiece) (transfer full) */
GPtrArray *cue_desk_expand (CueDesk *self, CueConversation *conversation, const char *text);
/* Messages of all conversations that contain @query. (element-type CueMessage) (transfer full) */
GPtrArray *cue_desk_search (CueDesk *self, CueConversation *conversation, const char *query);

/* One closed conversation, as a list shows it. */
#define CUE_TYPE_CLOSED (cue_closed_get_type ())
G_DECLARE_FINAL_TYPE (CueClosed, cue_closed, CUE, CLOSED, GObject)

const char *cue_closed_get_id (CueClosed *self);
const char *cue_closed_get_title (CueClosed *self); /* the customer's name, else the id */
const char *cue_closed_get_channel (CueClosed *self);
gint64 cue_closed_get_last_ms (CueClosed *self);
guint cue_closed_get_n_turns (CueClosed *self);
guint cue_closed_get_n_lit (CueClosed *self);
guint cue_closed_get_n_used (CueClosed *self);
guint cue_closed_get_n_said (CueClosed *self);

/* Conversations that were closed on this desk, the last one first, at most @most. (element-type
 * CueClosed) (transfer full) */
void cue_desk_list_closed_async (CueDesk *self,
                                 guint most,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GListModel *cue_desk_list_closed_finish (CueDesk *self, GAsyncResult *result, GError **error);

/* A conversation of this desk to go through step by step; shows nothing until it is sought.
 * (transfer full) */
void cue_desk_review_async (CueDesk *self,
                            const char *conversation,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* The same from a log that cue_review_export () wrote, here or elsewhere. Errors:
 * %CUE_DESK_ERROR_REFUSED with what is wrong and where, or what the file system says. */
void cue_desk_review_file_async (CueDesk *self,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CueReview *cue_desk_review_finish (CueDesk *self, GAsyncResult *result, GError **error);

/* What the end of the conversation would propose to be done afterwards, were its offers to end as
 * @outcomes says (offer → "accepted", "refused", "undecided"); in words of @lang, due from its end
 * on. (element-type CueTask) (transfer full) */
GPtrArray *cue_desk_propose_tasks (CueDesk *self,
                                   CueConversation *conversation,
                                   GHashTable *outcomes,
                                   const char *lang);
/* One of those is taken over, as the agent worded and timed it, or is not needed. Both are for a
 * conversation that was closed. @altered: the words or the time are his own, so that an undo of the
 * wrap-up leaves it to him */
gboolean cue_desk_make_task (CueDesk *self,
                             CueConversation *conversation,
                             const char *id,
                             const char *what,
                             gint64 due_ms,
                             gboolean altered,
                             GError **error);
gboolean cue_desk_dismiss_task (CueDesk *self,
                                CueConversation *conversation,
                                const char *id,
                                GError **error);
/* GListModel of CueTask: what is to be done, by when it is due; what was done stays until the desk
 * is left. (transfer none) */
GListModel *cue_desk_get_tasks (CueDesk *self);
void cue_desk_set_task_done (CueDesk *self, CueTask *task, gboolean done);

/* How it stands with the pack that the desk was given. (transfer none) */
CuePackStanding *cue_desk_get_pack_standing (CueDesk *self);

/* How it stands with learning which offer first, for each pack in service. (transfer full)
 * (element-type CueLearningStand) */
GPtrArray *cue_desk_list_learning (CueDesk *self);
/* It is worked on now. */
gboolean cue_desk_is_learning (CueDesk *self);
/* Nothing of the conversations so far counts any more for @pack (id). */
void cue_desk_forget_learnt (CueDesk *self, const char *pack);
/* What was in use before is in use again; learning goes on with new choices. */
void cue_desk_go_back (CueDesk *self, const char *pack);
/* Undoes the last of the two, until the desk is closed. */
void cue_desk_undo_learning (CueDesk *self, const char *pack);

/* Small things of the window that outlive it: "selected", "pane", sizes. (nullable) (transfer none)
 */
const char *cue_desk_get_memo (CueDesk *self, const char *key);
void cue_desk_set_memo (CueDesk *self, const char *key, const char *value);
gint64 cue_desk_now_ms (CueDesk *self);

G_END_DECLS
