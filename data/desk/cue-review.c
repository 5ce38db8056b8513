/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-review-private.h"

#include "cue-desk-apply.h"
#include "cue-desk-private.h"
#include "cue-json.h"

struct _CueReview
{
  GObject parent_instance;

  /* owned */
  CueEventLog *log;
  CueLogReading *reading;
  CueTimeline *timeline;
  CueConversation *conversation;
  char *agent;

  guint position;
  guint n_folded; /* events in @timeline */
};

G_DEFINE_FINAL_TYPE (CueReview, cue_review, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONVERSATION,
  PROP_POSITION,
  PROP_LENGTH,
  PROP_AT_MS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_review_finalize (GObject *object)
{
  CueReview *self = CUE_REVIEW (object);

  if (self->conversation != NULL)
    cue_checklist_set_lookup (cue_conversation_get_checklist (self->conversation), NULL, NULL);
  g_clear_object (&self->conversation);
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->reading, cue_log_reading_free);
  g_clear_pointer (&self->log, cue_event_log_free);
  g_clear_pointer (&self->agent, g_free);
  G_OBJECT_CLASS (cue_review_parent_class)->finalize (object);
}

static void
cue_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueReview *self = CUE_REVIEW (object);

  switch (id)
    {
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_LENGTH:
      g_value_set_uint (value, cue_review_get_length (self));
      break;
    case PROP_AT_MS:
      g_value_set_int64 (value, cue_review_get_at_ms (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_review_class_init (CueReviewClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_review_finalize;
  object_class->get_property = cue_review_get_property;
  properties[PROP_CONVERSATION]
      = g_param_spec_object ("conversation", NULL, NULL, CUE_TYPE_CONVERSATION, flags);
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LENGTH] = g_param_spec_uint ("length", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_AT_MS] = g_param_spec_int64 ("at-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_review_init (CueReview *self)
{
}

CueReview *
cue_review_new (CueEventLog *log, const CuePackShelf *shelf, const char *agent)
{
  CueReview *self = g_object_new (CUE_TYPE_REVIEW, NULL);

  self->log = log;
  self->reading = cue_log_reading_new (log, shelf);
  self->agent = g_strdup (agent);
  return self;
}

static char *
look_up (const char *offer, const char *name, gpointer user_data)
{
  CueReview *self = user_data;
  char *value = cue_state_dup_variable (cue_timeline_get_state (self->timeline), offer, name);

  if (value == NULL && g_str_equal (name, "agent.name") && *self->agent != '\0')
    value = g_strdup (self->agent);
  return value;
}

static char *
look_up_said (const char *name, gpointer user_data)
{
  CueReview *self = user_data;

  return look_up (cue_lamp_deck_find_offer (cue_conversation_get_deck (self->conversation), NULL),
                  name, self);
}

/* Of the generation that counts where the fold stands. */
static CuePack *
get_pack (CueReview *self)
{
  return cue_engine_get_pack (cue_timeline_get_engine (self->timeline));
}

/* Who it was is known from the first moment on, also to whom it was not yet said. */
static void
name_customer (CueReview *self)
{
  GPtrArray *events = self->log->events;
  JsonObject *opened = events->len > 0 ? cue_event_get_body (g_ptr_array_index (events, 0)) : NULL;
  JsonObject *customer = opened != NULL ? cue_json_get_object (opened, "customer") : NULL;
  const char *name = customer != NULL ? cue_json_get_string (customer, "name", "") : "";

  if (*name != '\0')
    cue_conversation_set_title (self->conversation, name);
}

static void
start_anew (CueReview *self)
{
  if (self->conversation != NULL)
    cue_checklist_set_lookup (cue_conversation_get_checklist (self->conversation), NULL, NULL);
  g_clear_object (&self->conversation);
  self->conversation = cue_conversation_new (self->log->id, get_pack (self));
  name_customer (self);
  cue_checklist_set_lookup (cue_conversation_get_checklist (self->conversation), look_up_said,
                            self);
}

/* Another pack has taken over: of what the one before showed only the words are left. */
static void
take_over (CueReview *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = cue_timeline_snapshot (self->timeline);

  start_anew (self);
  for (guint i = 0; i < self->n_folded; i++)
    cue_desk_show_step (self->conversation, g_ptr_array_index (self->log->events, i),
                        i + 1 < self->n_folded ? none : all, NULL);
}

static void
go_on (CueReview *self, guint n_events)
{
  while (self->n_folded < n_events)
    {
      CueEngine *engine = cue_timeline_get_engine (self->timeline);
      CueEvent *event = g_ptr_array_index (self->log->events, self->n_folded++);
      g_autoptr (GPtrArray) changes = cue_timeline_confirm (self->timeline, event, NULL, NULL);

      if (cue_timeline_get_engine (self->timeline) == engine)
        cue_desk_show_step (self->conversation, event, changes, NULL);
      else
        take_over (self);
      /* texts are filled with what was known then */
      cue_desk_apply_done (self->conversation, look_up, self);
    }
}

static void
go_to_start (CueReview *self)
{
  g_clear_object (&self->timeline);
  self->timeline = cue_timeline_copy (self->reading->start);
  self->n_folded = 0;
  start_anew (self);
}

void
cue_review_seek (CueReview *self, guint position)
{
  g_autoptr (CueConversation) before = NULL;
  guint n_events;

  g_return_if_fail (CUE_IS_REVIEW (self));

  position = MIN (position, cue_review_get_length (self));
  if (self->conversation != NULL && position == self->position)
    return;
  g_set_object (&before, self->conversation);
  n_events = position == 0 ? 0 : g_array_index (self->reading->steps, guint, position - 1);
  if (before == NULL || n_events < self->n_folded)
    go_to_start (self);
  go_on (self, n_events);
  /* what was not said when it ended was missed */
  cue_conversation_set_status (self->conversation, cue_conversation_is_over (self->conversation)
                                                       ? CUE_CONVERSATION_CLOSED
                                                       : CUE_CONVERSATION_MINE);
  self->position = position;
  if (self->conversation != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT_MS]);
}

CueConversation *
cue_review_get_conversation (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), NULL);
  return self->conversation;
}

guint
cue_review_get_position (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), 0);
  return self->position;
}

guint
cue_review_get_length (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), 0);
  return self->reading->steps->len;
}

gint64
cue_review_get_at_ms (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), 0);

  return self->n_folded == 0
             ? 0
             : ((CueEvent *) g_ptr_array_index (self->log->events, self->n_folded - 1))->at_ms;
}

guint
cue_review_find_lamp (CueReview *self, guint position, gboolean back)
{
  guint found = position;

  g_return_val_if_fail (CUE_IS_REVIEW (self), position);

  for (guint i = 0; i < self->reading->lit_steps->len; i++)
    {
      guint step = g_array_index (self->reading->lit_steps, guint, i);

      if (back && step < position)
        found = step;
      else if (!back && step > position)
        return step;
    }
  return found;
}

CueReviewTruth
cue_review_get_truth (CueReview *self, guint *step)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), CUE_REVIEW_UNKNOWN);

  if (step != NULL)
    *step = self->reading->differs_at;
  return self->reading->truth;
}

const char *
cue_review_get_problem (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), NULL);
  return self->reading->problem;
}

GBytes *
cue_review_export (CueReview *self)
{
  g_return_val_if_fail (CUE_IS_REVIEW (self), NULL);
  return cue_event_log_to_bytes (self->log);
}
