/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-said-signs.h"

#define N_PLACES 256 /* a power of two */

typedef struct
{
  gboolean any;
  gboolean reach;
  gint32 least_milli;
  gint32 signs[CUE_SIGN_N];
} Answer;

/* Each answer has one place, where a newer one takes the older's. */
struct _CueSaidAsked
{
  Answer answers[N_PLACES];
};

CueSaidAsked *
cue_said_asked_new (void)
{
  return g_new0 (CueSaidAsked, 1);
}

void
cue_said_asked_free (CueSaidAsked *self)
{
  g_free (self);
}

static guint
find_place (const gint32 *signs)
{
  guint64 hash = 0;

  for (guint i = 0; i < CUE_SIGN_N; i++)
    hash = (hash ^ (guint32) signs[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32) & (N_PLACES - 1);
}

gboolean
cue_said_asked_reach (CueSaidAsked *self, const gint32 signs[CUE_SIGN_N], gint32 least_milli)
{
  gint32 told[CUE_SIGN_N];
  Answer *answer;

  memcpy (told, signs, sizeof told);
  told[CUE_SIGN_LIKENESS] = (gint32) cue_said_get_likeness_level (signs[CUE_SIGN_LIKENESS]);
  answer = &self->answers[find_place (told)];
  if (!answer->any || answer->least_milli != least_milli
      || memcmp (answer->signs, told, sizeof told) != 0)
    {
      answer->any = TRUE;
      answer->least_milli = least_milli;
      memcpy (answer->signs, told, sizeof told);
      answer->reach = cue_said_signs_reach (signs, least_milli);
    }
  return answer->reach;
}
