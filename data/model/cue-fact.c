/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-customer-private.h"

#include "cue-json.h"

struct _CueFact
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  char *id;
  JsonNode *node; /* what the words are made of, or NULL */
  char *value;
  char *masked;
  char *from;

  gboolean is_private;
};

G_DEFINE_FINAL_TYPE (CueFact, cue_fact, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VALUE,
  PROP_MASKED,
  PROP_PRIVATE,
  PROP_FROM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_fact_finalize (GObject *object)
{
  CueFact *self = CUE_FACT (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->node, json_node_unref);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->masked, g_free);
  g_clear_pointer (&self->from, g_free);
  G_OBJECT_CLASS (cue_fact_parent_class)->finalize (object);
}

static void
cue_fact_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueFact *self = CUE_FACT (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_MASKED:
      g_value_set_string (value, self->masked);
      break;
    case PROP_PRIVATE:
      g_value_set_boolean (value, self->is_private);
      break;
    case PROP_FROM:
      g_value_set_string (value, self->from);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_fact_class_init (CueFactClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_fact_finalize;
  object_class->get_property = cue_fact_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", flags);
  properties[PROP_MASKED] = g_param_spec_string ("masked", NULL, NULL, "", flags);
  properties[PROP_PRIVATE] = g_param_spec_boolean ("private", NULL, NULL, FALSE, flags);
  properties[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_fact_init (CueFact *self)
{
  self->value = g_strdup ("");
  self->masked = g_strdup ("");
  self->from = g_strdup ("");
}

/* What anybody would hide, whether or not the pack's author said so. */
static gboolean
looks_private (const char *id)
{
  static const char *const ends[] = { "phone",   "email",    "address",    "id_number", "card",
                                      "account", "username", "account_id", "zip_code" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (id, ends[i]))
      return TRUE;
  return FALSE;
}

CueFact *
cue_fact_new (CuePack *pack, const char *id)
{
  CueFact *self = g_object_new (CUE_TYPE_FACT, NULL);
  const CueFactDef *definition = cue_pack_find_fact (pack, id);

  self->pack = cue_pack_ref (pack);
  self->id = g_strdup (id);
  self->is_private = definition != NULL ? definition->is_private : looks_private (id);
  return self;
}

static gboolean
set_string (char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

/* Of few values even the first letter tells which one it is. */
static char *
dup_masked (CueFact *self, const char *value)
{
  const CueFactDef *definition = cue_pack_find_fact (self->pack, self->id);

  if (!self->is_private || *value == '\0')
    return g_strdup (value);
  if (definition != NULL && (g_str_equal (definition->type, "bool") || definition->values->len > 0))
    return g_strdup ("•••");
  return cue_mask_text (value);
}

void
cue_fact_set_value (CueFact *self, JsonNode *node, const char *from)
{
  g_return_if_fail (CUE_IS_FACT (self));

  g_autofree char *value = node != NULL ? cue_value_to_text (node) : g_strdup ("");
  g_autofree char *masked = dup_masked (self, value);
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->node, json_node_unref);
  self->node = node != NULL ? json_node_ref (node) : NULL;
  if (set_string (&self->value, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
  if (set_string (&self->masked, masked))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASKED]);
  if (set_string (&self->from, from != NULL ? from : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
cue_fact_get_id (CueFact *self)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);
  return self->id;
}

const char *
cue_fact_get_value (CueFact *self)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);
  return self->value;
}

const char *
cue_fact_get_masked (CueFact *self)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);
  return self->masked;
}

gboolean
cue_fact_is_private (CueFact *self)
{
  g_return_val_if_fail (CUE_IS_FACT (self), FALSE);
  return self->is_private;
}

const char *
cue_fact_get_from (CueFact *self)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);
  return self->from;
}

char *
cue_fact_dup_title (CueFact *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);

  return g_strdup (cue_pack_get_fact_title (self->pack, self->id, lang));
}

char *
cue_fact_dup_words (CueFact *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_FACT (self), NULL);

  return self->node != NULL ? cue_pack_describe_value (self->pack, self->id, self->node, lang)
                            : g_strdup ("");
}

static char *
mask_word (const char *word)
{
  glong length = g_utf8_strlen (word, -1);
  glong shown_end = length >= 8 ? 4 : 0;
  glong shown_start = shown_end == 0 && length > 1 ? 1 : 0;
  GString *out = g_string_new (NULL);
  glong i = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at), i++)
    if (i < shown_start || i >= length - shown_end)
      g_string_append_unichar (out, g_utf8_get_char (at));
    else
      g_string_append (out, "•");
  return g_string_free (out, FALSE);
}

char *
cue_mask_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *masked = mask_word (words[i]);
      g_free (words[i]);
      words[i] = masked;
    }
  return g_strjoinv (" ", words);
}

char *
cue_value_to_text (JsonNode *value)
{
  if (JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);
      GString *out = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *item = cue_value_to_text (json_array_get_element (array, i));
          g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", item);
        }
      return g_string_free (out, FALSE);
    }
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (value));
  return cue_json_to_canonical (value);
}
