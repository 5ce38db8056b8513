/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-customer-private.h"

#include "cue-property.h"

struct _CueTag
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  char *id;
  char *words;
  char *turn;
  JsonObject *proof;

  gboolean on;
  gboolean confirmed;
  gboolean fresh;
  gint64 at_ms;
};

G_DEFINE_FINAL_TYPE (CueTag, cue_tag, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_ON,
  PROP_CONFIRMED,
  PROP_FRESH,
  PROP_WORDS,
  PROP_AT_MS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_tag_finalize (GObject *object)
{
  CueTag *self = CUE_TAG (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->turn, g_free);
  g_clear_pointer (&self->proof, json_object_unref);
  G_OBJECT_CLASS (cue_tag_parent_class)->finalize (object);
}

static void
cue_tag_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueTag *self = CUE_TAG (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ON:
      g_value_set_boolean (value, self->on);
      break;
    case PROP_CONFIRMED:
      g_value_set_boolean (value, self->confirmed);
      break;
    case PROP_FRESH:
      g_value_set_boolean (value, self->fresh);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_AT_MS:
      g_value_set_int64 (value, self->at_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_tag_class_init (CueTagClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_tag_finalize;
  object_class->get_property = cue_tag_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ON] = g_param_spec_boolean ("on", NULL, NULL, FALSE, flags);
  properties[PROP_CONFIRMED] = g_param_spec_boolean ("confirmed", NULL, NULL, FALSE, flags);
  properties[PROP_FRESH] = g_param_spec_boolean ("fresh", NULL, NULL, FALSE, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "", flags);
  properties[PROP_AT_MS] = g_param_spec_int64 ("at-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_tag_init (CueTag *self)
{
  self->words = g_strdup ("");
}

CueTag *
cue_tag_new (CuePack *pack, const char *id)
{
  CueTag *self = g_object_new (CUE_TYPE_TAG, NULL);

  self->pack = cue_pack_ref (pack);
  self->id = g_strdup (id);
  return self;
}

void
cue_tag_set_on (CueTag *self, gboolean on)
{
  g_return_if_fail (CUE_IS_TAG (self));

  cue_property_set_boolean (self, properties[PROP_ON], &self->on, on);
}

void
cue_tag_set_confirmed (CueTag *self, gboolean confirmed)
{
  g_return_if_fail (CUE_IS_TAG (self));

  cue_property_set_boolean (self, properties[PROP_CONFIRMED], &self->confirmed, confirmed);
}

void
cue_tag_set_fresh (CueTag *self, gboolean fresh)
{
  g_return_if_fail (CUE_IS_TAG (self));

  cue_property_set_boolean (self, properties[PROP_FRESH], &self->fresh, fresh);
}

void
cue_tag_set_heard (CueTag *self, const char *turn, const char *words, gint64 at_ms)
{
  g_return_if_fail (CUE_IS_TAG (self));

  g_free (self->turn);
  self->turn = g_strdup (turn);
  if (words == NULL)
    words = "";
  if (!g_str_equal (self->words, words))
    {
      g_free (self->words);
      self->words = g_strdup (words);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
    }
  if (self->at_ms != at_ms)
    {
      self->at_ms = at_ms;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT_MS]);
    }
}

void
cue_tag_set_proof (CueTag *self, JsonObject *proof)
{
  g_return_if_fail (CUE_IS_TAG (self));

  if (proof == NULL || self->proof == proof)
    return;

  g_clear_pointer (&self->proof, json_object_unref);
  self->proof = json_object_ref (proof);
}

const char *
cue_tag_get_id (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), NULL);
  return self->id;
}

gboolean
cue_tag_is_on (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), FALSE);
  return self->on;
}

gboolean
cue_tag_is_confirmed (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), FALSE);
  return self->confirmed;
}

gboolean
cue_tag_is_fresh (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), FALSE);
  return self->fresh;
}

CueTagKind
cue_tag_get_kind (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), CUE_TAG_NEED);

  const CueTagDef *definition = cue_pack_find_tag (self->pack, self->id);
  return definition != NULL ? definition->kind : CUE_TAG_NEED;
}

const char *
cue_tag_get_words (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), NULL);
  return self->words;
}

const char *
cue_tag_get_turn (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), NULL);
  return self->turn;
}

gint64
cue_tag_get_at_ms (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), 0);
  return self->at_ms;
}

char *
cue_tag_dup_title (CueTag *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_TAG (self), NULL);

  const CueTagDef *definition = cue_pack_find_tag (self->pack, self->id);
  return g_strdup (definition != NULL && definition->title != NULL
                       ? cue_text_get (definition->title, lang)
                       : self->id);
}

JsonObject *
cue_tag_get_proof (CueTag *self)
{
  g_return_val_if_fail (CUE_IS_TAG (self), NULL);
  return self->proof;
}
