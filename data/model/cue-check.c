/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-checklist-private.h"

#include "cue-lamp-private.h"
#include "cue-property.h"

struct _CueCheck
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  GPtrArray *quotes;
  JsonObject *proof;
  char *note;

  /* borrowed */
  const CueTalk *talk;
  const CuePoint *point;
  CueVariableFunc lookup;
  gpointer lookup_data;

  CueVerdict verdict;
  gboolean manual;
  gboolean missed;
  gboolean disputed;
  gboolean waived;
};

G_DEFINE_FINAL_TYPE (CueCheck, cue_check, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VERDICT,
  PROP_MUST,
  PROP_MANUAL,
  PROP_MISSED,
  PROP_QUOTE,
  PROP_DISPUTED,
  PROP_WAIVED,
  PROP_NOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

CueQuote *
cue_quote_new (const char *turn, CueSpan span, const char *text)
{
  CueQuote *self = g_new0 (CueQuote, 1);

  self->turn = g_strdup (turn);
  self->span = span;
  self->text = g_strdup (text);
  return self;
}

void
cue_quote_free (CueQuote *self)
{
  g_free (self->turn);
  g_free (self->text);
  g_free (self);
}

static void
cue_check_finalize (GObject *object)
{
  CueCheck *self = CUE_CHECK (object);

  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_clear_pointer (&self->proof, json_object_unref);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->pack, cue_pack_unref);
  G_OBJECT_CLASS (cue_check_parent_class)->finalize (object);
}

static void
cue_check_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueCheck *self = CUE_CHECK (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->point->full_id);
      break;
    case PROP_VERDICT:
      g_value_set_int (value, self->verdict);
      break;
    case PROP_MUST:
      g_value_set_boolean (value, self->point->must);
      break;
    case PROP_MANUAL:
      g_value_set_boolean (value, self->manual);
      break;
    case PROP_MISSED:
      g_value_set_boolean (value, self->missed);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, cue_check_get_quote (self));
      break;
    case PROP_DISPUTED:
      g_value_set_boolean (value, self->disputed);
      break;
    case PROP_WAIVED:
      g_value_set_boolean (value, self->waived);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_check_class_init (CueCheckClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_check_finalize;
  object_class->get_property = cue_check_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_VERDICT]
      = g_param_spec_int ("verdict", NULL, NULL, 0, CUE_VERDICT_SAID, CUE_VERDICT_OPEN, flags);
  properties[PROP_MUST] = g_param_spec_boolean ("must", NULL, NULL, FALSE, flags);
  properties[PROP_MANUAL] = g_param_spec_boolean ("manual", NULL, NULL, FALSE, flags);
  properties[PROP_MISSED] = g_param_spec_boolean ("missed", NULL, NULL, FALSE, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, "", flags);
  properties[PROP_DISPUTED] = g_param_spec_boolean ("disputed", NULL, NULL, FALSE, flags);
  properties[PROP_WAIVED] = g_param_spec_boolean ("waived", NULL, NULL, FALSE, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_check_init (CueCheck *self)
{
  self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_quote_free);
  self->note = g_strdup ("");
}

CueCheck *
cue_check_new (CuePack *pack, const CueTalk *talk, const CuePoint *point)
{
  CueCheck *self = g_object_new (CUE_TYPE_CHECK, NULL);

  self->pack = cue_pack_ref (pack);
  self->talk = talk;
  self->point = point;
  return self;
}

void
cue_check_set_verdict (CueCheck *self, CueVerdict verdict)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  if (self->verdict == verdict)
    return;

  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

void
cue_check_set_manual (CueCheck *self, gboolean manual)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  cue_property_set_boolean (self, properties[PROP_MANUAL], &self->manual, manual);
}

void
cue_check_set_missed (CueCheck *self, gboolean missed)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  cue_property_set_boolean (self, properties[PROP_MISSED], &self->missed, missed);
}

void
cue_check_set_disputed (CueCheck *self, gboolean disputed)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  cue_property_set_boolean (self, properties[PROP_DISPUTED], &self->disputed, disputed);
}

void
cue_check_set_waived (CueCheck *self, gboolean waived)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  cue_property_set_boolean (self, properties[PROP_WAIVED], &self->waived, waived);
}

void
cue_check_set_note (CueCheck *self, const char *note)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  if (note == NULL || g_str_equal (self->note, note))
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

void
cue_check_set_proof (CueCheck *self, JsonObject *proof)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  if (self->proof == proof)
    return;

  g_clear_pointer (&self->proof, json_object_unref);
  self->proof = proof != NULL ? json_object_ref (proof) : NULL;
}

void
cue_check_set_quotes (CueCheck *self, GPtrArray *quotes)
{
  g_return_if_fail (CUE_IS_CHECK (self));
  g_return_if_fail (quotes != NULL);

  g_autofree char *before = g_strdup (cue_check_get_quote (self));
  g_ptr_array_ref (quotes);
  g_ptr_array_unref (self->quotes);
  self->quotes = quotes;
  if (!g_str_equal (before, cue_check_get_quote (self)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUOTE]);
}

void
cue_check_set_lookup (CueCheck *self, CueVariableFunc lookup, gpointer user_data)
{
  g_return_if_fail (CUE_IS_CHECK (self));

  self->lookup = lookup;
  self->lookup_data = user_data;
}

const char *
cue_check_get_id (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);
  return self->point->full_id;
}

CueVerdict
cue_check_get_verdict (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), CUE_VERDICT_OPEN);
  return self->verdict;
}

gboolean
cue_check_is_must (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), FALSE);
  return self->point->must;
}

gboolean
cue_check_is_manual (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), FALSE);
  return self->manual;
}

gboolean
cue_check_is_missed (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), FALSE);
  return self->missed;
}

gboolean
cue_check_is_disputed (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), FALSE);
  return self->disputed;
}

gboolean
cue_check_is_waived (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), FALSE);
  return self->waived;
}

const char *
cue_check_get_quote (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);

  if (self->quotes->len == 0)
    return "";
  return ((const CueQuote *) g_ptr_array_index (self->quotes, 0))->text;
}

GPtrArray *
cue_check_get_quotes (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);
  return self->quotes;
}

const CuePoint *
cue_check_get_point (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);
  return self->point;
}

const CueTalk *
cue_check_get_talk (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);
  return self->talk;
}

JsonObject *
cue_check_get_proof (CueCheck *self)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);
  return self->proof;
}

char *
cue_check_dup_say (CueCheck *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);

  g_autoptr (GPtrArray) pieces = cue_template_expand (cue_text_get (self->point->say, lang),
                                                      self->lookup, self->lookup_data);
  return cue_pieces_to_string (pieces);
}

char *
cue_check_dup_title (CueCheck *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_CHECK (self), NULL);

  return cue_say_to_title (cue_text_get (self->point->say, lang));
}
