-- SPDX-License-Identifier: GPL-3.0-or-later
-- The packs that a log names, file by file: it can be read again where the program has others.

CREATE TABLE pack_file (
  pack  TEXT NOT NULL, -- digest
  name  TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (pack, name)
) STRICT;

PRAGMA user_version = 3;
