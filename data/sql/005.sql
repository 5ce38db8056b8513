-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which offers got a place in a closed conversation, among whom, how probably, and what came of it: read
-- off its log, no words of anybody. What is lost here is read off the log again.

CREATE TABLE choice (
  conversation TEXT PRIMARY KEY NOT NULL,
  pack         TEXT NOT NULL,    -- id
  seq          INTEGER NOT NULL, -- last event of the log that was read
  n            INTEGER NOT NULL, -- choices between two offers and more
  decisions    TEXT NOT NULL     -- JSON array
) STRICT;

PRAGMA user_version = 5;
