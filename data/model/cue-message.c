/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-message-private.h"

#include "cue-fold.h"
#include "cue-property.h"

struct _CueMessage
{
  GObject parent_instance;

  /* owned */
  char *turn;
  char *text;
  char *folded;
  char *lang;
  char *author;
  GPtrArray *marks;
  GPtrArray *points;

  int rev;
  CueRole role;
  gint64 at_ms;
  gboolean partial;
  gboolean recorded;
  gboolean pending;
};

G_DEFINE_FINAL_TYPE (CueMessage, cue_message, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TURN,
  PROP_REV,
  PROP_ROLE,
  PROP_TEXT,
  PROP_AT_MS,
  PROP_LANG,
  PROP_PARTIAL,
  PROP_AUTHOR,
  PROP_RECORDED,
  PROP_PENDING,
  N_PROPS
};

enum
{
  SIGNAL_MARKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
cue_message_finalize (GObject *object)
{
  CueMessage *self = CUE_MESSAGE (object);

  g_clear_pointer (&self->turn, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_message_parent_class)->finalize (object);
}

static void
cue_message_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueMessage *self = CUE_MESSAGE (object);

  switch (id)
    {
    case PROP_TURN:
      g_value_set_string (value, self->turn);
      break;
    case PROP_REV:
      g_value_set_int (value, self->rev);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_AT_MS:
      g_value_set_int64 (value, self->at_ms);
      break;
    case PROP_LANG:
      g_value_set_string (value, self->lang);
      break;
    case PROP_PARTIAL:
      g_value_set_boolean (value, self->partial);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_RECORDED:
      g_value_set_boolean (value, self->recorded);
      break;
    case PROP_PENDING:
      g_value_set_boolean (value, self->pending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_message_class_init (CueMessageClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_message_finalize;
  object_class->get_property = cue_message_get_property;

  properties[PROP_TURN] = g_param_spec_string ("turn", NULL, NULL, NULL, flags);
  properties[PROP_REV] = g_param_spec_int ("rev", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ROLE] = g_param_spec_enum ("role", NULL, NULL, CUE_TYPE_ROLE, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_AT_MS] = g_param_spec_int64 ("at-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LANG] = g_param_spec_string ("lang", NULL, NULL, "", flags);
  properties[PROP_PARTIAL] = g_param_spec_boolean ("partial", NULL, NULL, FALSE, flags);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, "", flags);
  properties[PROP_RECORDED] = g_param_spec_boolean ("recorded", NULL, NULL, FALSE, flags);
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_MARKS_CHANGED]
      = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
cue_message_init (CueMessage *self)
{
  self->text = g_strdup ("");
  self->lang = g_strdup ("");
  self->author = g_strdup ("");
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_mark_free);
  self->points = g_ptr_array_new_with_free_func (g_free);
}

CueMessage *
cue_message_new (const char *turn, CueRole role, gint64 at_ms)
{
  CueMessage *self = g_object_new (CUE_TYPE_MESSAGE, NULL);

  self->turn = g_strdup (turn);
  self->role = role;
  self->at_ms = at_ms;
  return self;
}

/**
 * cue_message_revise:
 * @rev: of the turn; 0 while it is partial
 * @text: the words as they are heard now
 *
 * A new wording of the same turn: the object stays, only what differs is notified.
 */
void
cue_message_revise (CueMessage *self, int rev, const char *text, gboolean partial)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->rev != rev)
    {
      self->rev = rev;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REV]);
    }
  if (g_strcmp0 (self->text, text) != 0)
    g_clear_pointer (&self->folded, g_free);
  cue_property_set_string (self, properties[PROP_TEXT], &self->text, text);
  cue_property_set_boolean (self, properties[PROP_PARTIAL], &self->partial, partial);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cue_message_set_at_ms (CueMessage *self, gint64 at_ms)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  cue_property_set_int64 (self, properties[PROP_AT_MS], &self->at_ms, at_ms);
}

void
cue_message_set_lang (CueMessage *self, const char *lang)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  cue_property_set_string (self, properties[PROP_LANG], &self->lang, lang);
}

void
cue_message_set_author (CueMessage *self, const char *author)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  cue_property_set_string (self, properties[PROP_AUTHOR], &self->author, author);
}

void
cue_message_set_recorded (CueMessage *self, gboolean recorded)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  cue_property_set_boolean (self, properties[PROP_RECORDED], &self->recorded, recorded);
}

void
cue_message_set_pending (CueMessage *self, gboolean pending)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  cue_property_set_boolean (self, properties[PROP_PENDING], &self->pending, pending);
}

/* Takes @marks; emits only when they differ from those shown. */
static void
replace_marks (CueMessage *self, GPtrArray *marks)
{
  g_ptr_array_sort (marks, cue_mark_compare);
  if (cue_marks_equal (self->marks, marks))
    {
      g_ptr_array_unref (marks);
      return;
    }
  g_ptr_array_unref (self->marks);
  self->marks = marks;
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

static GPtrArray *
copy_marks (CueMessage *self, gboolean points, const char *but_id)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_mark_free);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const CueMark *mark = g_ptr_array_index (self->marks, i);
      gboolean is_point = g_str_equal (mark->kind, "point");

      if (is_point ? g_strcmp0 (mark->id, but_id) != 0 : !points)
        g_ptr_array_add (copy, cue_mark_new (mark->span, mark->kind, mark->id));
    }
  return copy;
}

void
cue_message_set_reading (CueMessage *self, GPtrArray *marks)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));

  GPtrArray *all = copy_marks (self, TRUE, NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const CueMark *mark = g_ptr_array_index (marks, i);
      g_ptr_array_add (all, cue_mark_new (mark->span, mark->kind, mark->id));
    }
  replace_marks (self, all);
}

void
cue_message_set_point (CueMessage *self, const char *point, GArray *spans)
{
  g_return_if_fail (CUE_IS_MESSAGE (self));
  g_return_if_fail (point != NULL);

  guint at = 0;
  gboolean had = g_ptr_array_find_with_equal_func (self->points, point, g_str_equal, &at);
  gboolean has = spans != NULL && spans->len > 0;
  if (!had && !has)
    return;
  if (had && !has)
    g_ptr_array_remove_index (self->points, at);
  else if (!had)
    g_ptr_array_add (self->points, g_strdup (point));

  GPtrArray *all = copy_marks (self, FALSE, point);
  for (guint i = 0; has && i < spans->len; i++)
    g_ptr_array_add (all, cue_mark_new (g_array_index (spans, CueSpan, i), "point", point));
  replace_marks (self, all);
}

const char *
cue_message_get_folded (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);

  if (self->folded == NULL)
    self->folded = cue_fold_string (self->text);
  return self->folded;
}

const char *
cue_message_get_turn (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->turn;
}

int
cue_message_get_rev (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), 0);
  return self->rev;
}

CueRole
cue_message_get_role (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), CUE_ROLE_SYSTEM);
  return self->role;
}

const char *
cue_message_get_text (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->text;
}

gint64
cue_message_get_at_ms (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), 0);
  return self->at_ms;
}

const char *
cue_message_get_lang (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->lang;
}

const char *
cue_message_get_author (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->author;
}

gboolean
cue_message_is_partial (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), FALSE);
  return self->partial;
}

gboolean
cue_message_is_pending (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), FALSE);
  return self->pending;
}

gboolean
cue_message_is_recorded (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), FALSE);
  return self->recorded;
}

GPtrArray *
cue_message_get_marks (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->marks;
}

GPtrArray *
cue_message_get_points (CueMessage *self)
{
  g_return_val_if_fail (CUE_IS_MESSAGE (self), NULL);
  return self->points;
}
