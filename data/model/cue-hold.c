/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-customer-private.h"

struct _CueHold
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  char *id;
};

G_DEFINE_FINAL_TYPE (CueHold, cue_hold, G_TYPE_OBJECT)

static void
cue_hold_finalize (GObject *object)
{
  CueHold *self = CUE_HOLD (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (cue_hold_parent_class)->finalize (object);
}

static void
cue_hold_class_init (CueHoldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_hold_finalize;
}

static void
cue_hold_init (CueHold *self)
{
}

CueHold *
cue_hold_new (CuePack *pack, const char *id)
{
  CueHold *self = g_object_new (CUE_TYPE_HOLD, NULL);

  self->pack = cue_pack_ref (pack);
  self->id = g_strdup (id);
  return self;
}

const char *
cue_hold_get_id (CueHold *self)
{
  g_return_val_if_fail (CUE_IS_HOLD (self), NULL);
  return self->id;
}

static char *
dup_text (const CueText *text, const char *lang, const char *otherwise)
{
  return g_strdup (text != NULL ? cue_text_get (text, lang) : otherwise);
}

char *
cue_hold_dup_title (CueHold *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_HOLD (self), NULL);

  const CueHoldDef *definition = cue_pack_find_hold (self->pack, self->id);
  return dup_text (definition != NULL ? definition->title : NULL, lang, self->id);
}

char *
cue_hold_dup_advice (CueHold *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_HOLD (self), NULL);

  const CueHoldDef *definition = cue_pack_find_hold (self->pack, self->id);
  return dup_text (definition != NULL ? definition->advice : NULL, lang, "");
}
