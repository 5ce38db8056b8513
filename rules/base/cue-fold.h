/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-span.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Changes whenever the tables or the steps change; part of every digest. */
#define CUE_FOLD_VERSION 1

/**
 * CueFolded:
 * @chars: folded code points
 * @sources: where each folded code point came from in the original text
 * @length: how many
 *
 * A text made comparable: NFKC, case folded, full width narrowed, traditional → simplified,
 * zero-width and bidi controls removed, white space runs collapsed to one blank. Immutable,
 * reference counted.
 */
typedef struct
{
  /* owned */
  gunichar *chars;
  CueSpan *sources;
  guint length;
  guint source_length; /* code points of the original */
} CueFolded;

GType cue_folded_get_type (void);
CueFolded *cue_folded_new (const char *text); /* invalid UTF-8 is read as U+FFFD */
CueFolded *cue_folded_ref (CueFolded *self);
void cue_folded_unref (CueFolded *self);
char *cue_folded_to_string (const CueFolded *self);

/* The original stretch behind folded [start, end). */
CueSpan cue_folded_source (const CueFolded *self, guint start, guint end);

/* Folded text only, where no way back is needed. */
char *cue_fold_string (const char *text);

gboolean cue_unichar_is_cjk (gunichar c);
/* All pinyin readings without tones, in ASCII (ü is v, as typed), sorted, blank separated ("hang
 * heng xing" for 行, "nv" for 女); NULL when none. Static. */
const char *cue_unichar_pinyin (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueFolded, cue_folded_unref)

G_END_DECLS
