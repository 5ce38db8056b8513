/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-private.h"

#include "cue-json.h"
#include "cue-proof.h"
#include "cue-property.h"

struct _CueLamp
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  char *id;
  char *of;
  char *rule;
  char *lang;
  char *reason;
  GStrv held_by;
  char *bound; /* the text that it was lit for, NULL none */
  char *say;
  GPtrArray *pieces;
  JsonObject *proof;
  JsonObject *step_proof; /* why the step is next, or NULL */

  CueTargetKind kind;
  CueLampState state;
  guint number;
  guint step;
  gboolean pinned;
  gboolean stale;
  gint64 at_ms;
  gint64 score_milli;
};

G_DEFINE_FINAL_TYPE (CueLamp, cue_lamp, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_OF,
  PROP_RULE,
  PROP_STATE,
  PROP_NUMBER,
  PROP_STEP,
  PROP_STEPS,
  PROP_REASON,
  PROP_HELD_BY,
  PROP_PINNED,
  PROP_AT_MS,
  PROP_SAY,
  PROP_SCORE_MILLI,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_lamp_finalize (GObject *object)
{
  CueLamp *self = CUE_LAMP (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->of, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->held_by, g_strfreev);
  g_clear_pointer (&self->bound, g_free);
  g_clear_pointer (&self->say, g_free);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->proof, json_object_unref);
  g_clear_pointer (&self->step_proof, json_object_unref);
  G_OBJECT_CLASS (cue_lamp_parent_class)->finalize (object);
}

static void
cue_lamp_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueLamp *self = CUE_LAMP (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_OF:
      g_value_set_string (value, self->of);
      break;
    case PROP_RULE:
      g_value_set_string (value, self->rule);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_STEPS:
      g_value_set_uint (value, cue_lamp_get_steps (self));
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_HELD_BY:
      g_value_set_boxed (value, self->held_by);
      break;
    case PROP_PINNED:
      g_value_set_boolean (value, self->pinned);
      break;
    case PROP_AT_MS:
      g_value_set_int64 (value, self->at_ms);
      break;
    case PROP_SAY:
      g_value_set_string (value, self->say);
      break;
    case PROP_SCORE_MILLI:
      g_value_set_int64 (value, self->score_milli);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_lamp_class_init (CueLampClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_lamp_finalize;
  object_class->get_property = cue_lamp_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, CUE_TARGET_ANSWER, 0, flags);
  properties[PROP_OF] = g_param_spec_string ("of", NULL, NULL, NULL, flags);
  properties[PROP_RULE] = g_param_spec_string ("rule", NULL, NULL, NULL, flags);
  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_LAMP_STATE, CUE_LAMP_DARK, flags);
  properties[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STEPS] = g_param_spec_uint ("steps", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, "", flags);
  properties[PROP_HELD_BY] = g_param_spec_boxed ("held-by", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_PINNED] = g_param_spec_boolean ("pinned", NULL, NULL, FALSE, flags);
  properties[PROP_AT_MS] = g_param_spec_int64 ("at-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SAY] = g_param_spec_string ("say", NULL, NULL, "", flags);
  properties[PROP_SCORE_MILLI]
      = g_param_spec_int64 ("score-milli", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_lamp_init (CueLamp *self)
{
  self->reason = g_strdup ("");
  self->held_by = g_new0 (char *, 1);
  self->say = g_strdup ("");
  self->pieces = g_ptr_array_new ();
}

CueLamp *
cue_lamp_new_for (CuePack *pack,
                  const char *lang,
                  const char *id,
                  CueTargetKind kind,
                  const char *of,
                  const char *rule)
{
  CueLamp *self = g_object_new (CUE_TYPE_LAMP, NULL);

  self->pack = cue_pack_ref (pack);
  self->lang = g_strdup (lang);
  self->id = g_strdup (id);
  self->kind = kind;
  self->of = g_strdup (of);
  self->rule = g_strdup (rule);
  self->step = cue_lamp_find_talk (self) != NULL ? 1 : 0;
  return self;
}

void
cue_lamp_set_state (CueLamp *self, CueLampState state)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
cue_lamp_set_number (CueLamp *self, guint number)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  cue_property_set_uint (self, properties[PROP_NUMBER], &self->number, number);
}

void
cue_lamp_bind (CueLamp *self, const char *text)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  g_free (self->bound);
  self->bound = g_strdup (text);
}

const char *
cue_lamp_get_bound (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->bound;
}

gboolean
cue_lamp_set_stale (CueLamp *self, gboolean stale)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), FALSE);

  if (self->stale == !!stale)
    return FALSE;
  self->stale = !!stale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]); /* it is alight or not */
  return TRUE;
}

void
cue_lamp_set_held_by (CueLamp *self, const char *const *held_by)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  if (g_strv_equal ((const char *const *) self->held_by, held_by))
    return;

  g_strfreev (self->held_by);
  self->held_by = g_strdupv ((GStrv) held_by);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD_BY]);
}

const char *const *
cue_lamp_get_held_by (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return (const char *const *) self->held_by;
}

void
cue_lamp_set_reason (CueLamp *self, const char *reason)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  cue_property_set_string (self, properties[PROP_REASON], &self->reason, reason);
}

void
cue_lamp_set_pinned (CueLamp *self, gboolean pinned)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  cue_property_set_boolean (self, properties[PROP_PINNED], &self->pinned, pinned);
}

void
cue_lamp_set_at_ms (CueLamp *self, gint64 at_ms)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  cue_property_set_int64 (self, properties[PROP_AT_MS], &self->at_ms, at_ms);
}

void
cue_lamp_set_score_milli (CueLamp *self, gint64 score_milli)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  cue_property_set_int64 (self, properties[PROP_SCORE_MILLI], &self->score_milli, score_milli);
}

void
cue_lamp_set_step (CueLamp *self, guint step, JsonObject *proof)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  if (cue_lamp_find_talk (self) == NULL || (self->step == step && self->step_proof == proof))
    return;

  self->step = step;
  g_clear_pointer (&self->step_proof, json_object_unref);
  self->step_proof = proof != NULL ? json_object_ref (proof) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

char *
cue_lamp_dup_step_why (CueLamp *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  g_return_val_if_fail (lang != NULL, NULL);

  if (self->step_proof == NULL
      || g_str_equal (cue_json_get_string (self->step_proof, "because", ""), "order"))
    return NULL;
  return cue_proof_to_line (self->step_proof, self->pack, lang);
}

void
cue_lamp_set_proof (CueLamp *self, JsonObject *proof)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  if (proof == NULL || self->proof == proof)
    return;

  g_clear_pointer (&self->proof, json_object_unref);
  self->proof = json_object_ref (proof);
}

void
cue_lamp_fill (CueLamp *self, CueVariableFunc lookup, gpointer user_data)
{
  g_return_if_fail (CUE_IS_LAMP (self));

  const CueText *text = cue_lamp_find_words (self);
  if (text == NULL)
    return;

  g_autoptr (GPtrArray) pieces
      = cue_template_expand (cue_text_get (text, self->lang), lookup, user_data);
  g_autofree char *say = cue_pieces_to_string (pieces);
  if (g_str_equal (say, self->say) && self->pieces->len == pieces->len)
    return;

  g_ptr_array_unref (self->pieces);
  self->pieces = g_steal_pointer (&pieces);
  g_free (self->say);
  self->say = g_steal_pointer (&say);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAY]);
}

const char *
cue_lamp_get_id (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->id;
}

CueTargetKind
cue_lamp_get_kind (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), CUE_TARGET_OFFER);
  return self->kind;
}

const char *
cue_lamp_get_of (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->of;
}

const char *
cue_lamp_get_rule (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->rule;
}

CueLampState
cue_lamp_get_state (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), CUE_LAMP_DARK);
  return self->state;
}

guint
cue_lamp_get_number (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), 0);
  return self->number;
}

guint
cue_lamp_get_step (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), 0);
  return self->step;
}

const char *
cue_lamp_get_reason (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->reason;
}

gboolean
cue_lamp_is_pinned (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), FALSE);
  return self->pinned;
}

gboolean
cue_lamp_is_alight (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), FALSE);
  return !self->stale && self->state >= CUE_LAMP_LIT && self->state <= CUE_LAMP_TAKEN;
}

gint64
cue_lamp_get_at_ms (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), 0);
  return self->at_ms;
}

GPtrArray *
cue_lamp_get_pieces (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return g_ptr_array_ref (self->pieces);
}

const char *
cue_lamp_get_say (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->say;
}

JsonObject *
cue_lamp_get_proof (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->proof;
}

CuePack *
cue_lamp_get_pack (CueLamp *self)
{
  g_return_val_if_fail (CUE_IS_LAMP (self), NULL);
  return self->pack;
}
