/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "peer-xapian.h"

#include <xapian.h>

struct _PeerXapian
{
  Xapian::WritableDatabase written;
  Xapian::Database database;
};

PeerXapian *
peer_xapian_new (const char *folder)
{
  return new PeerXapian{ Xapian::WritableDatabase (folder, Xapian::DB_CREATE_OR_OVERWRITE
                                                               | Xapian::DB_NO_SYNC),
                         Xapian::Database () };
}

void
peer_xapian_free (PeerXapian *self)
{
  delete self;
}

void
peer_xapian_add (PeerXapian *self, char **terms)
{
  Xapian::Document document;

  for (guint i = 0; terms[i] != NULL; i++)
    document.add_term (terms[i]);
  self->written.add_document (document);
}

void
peer_xapian_seal (PeerXapian *self)
{
  self->written.commit ();
  self->database = self->written;
}

guint
peer_xapian_find (PeerXapian *self, char **terms, guint most, guint *out)
{
  Xapian::Enquire enquire (self->database);
  guint n = 0;

  enquire.set_weighting_scheme (Xapian::BM25Weight (1.2, 0, 0, 0.75, 0));
  enquire.set_query (Xapian::Query (Xapian::Query::OP_OR, terms, terms + g_strv_length (terms)));
  Xapian::MSet found = enquire.get_mset (0, most);
  for (Xapian::MSetIterator i = found.begin (); i != found.end (); ++i)
    out[n++] = *i - 1;
  return n;
}
