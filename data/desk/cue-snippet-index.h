/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* The snippets of a pack, folded once so that each key stroke of a search costs little. */
typedef struct _CueSnippetIndex CueSnippetIndex;

CueSnippetIndex *cue_snippet_index_new (CuePack *pack);
void cue_snippet_index_free (CueSnippetIndex *self);

/**
 * cue_snippet_index_find:
 * @query: as typed, not folded; empty finds everything
 *
 * Best first: a key that is @query · a key, title or its pinyin initials that begin with it ·
 * title, text or key that contains it; among equals in the pack's order.
 *
 * Returns: (transfer container) (element-type CueSnippet): at most @most, good as long as the pack
 * is
 */
GPtrArray *cue_snippet_index_find (const CueSnippetIndex *self, const char *query, guint most);

/* A sentence of a snippet or answer that begins with @folded (folded text), shortest way on first;
 * NULL none. @text: the text it stands in,
 * @byte: where it goes on in it. */
gboolean cue_snippet_index_complete (const CueSnippetIndex *self,
                                     const char *folded,
                                     const char *lang,
                                     const char **text,
                                     gsize *byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSnippetIndex, cue_snippet_index_free)

G_END_DECLS
