-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last packs that served here, sealed with what was learnt from them: one of them serves on when a
-- newer one has a mistake or is not valid today.

CREATE TABLE good_pack (
  pack      TEXT PRIMARY KEY NOT NULL, -- digest
  served_ms INTEGER NOT NULL,          -- when it last began to serve
  bytes     BLOB NOT NULL
) STRICT;

PRAGMA user_version = 4;
