-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is to be done for a customer after his conversation. Making one is an event of the conversation; what
-- becomes of it later are events of the stream 'task:<conversation>/<task>'. This is how it stands.

CREATE TABLE task (
  id           INTEGER PRIMARY KEY,
  conversation TEXT NOT NULL,
  task         TEXT NOT NULL,    -- of the pack
  made_ms      INTEGER NOT NULL,
  due_ms       INTEGER NOT NULL,
  done_ms      INTEGER NOT NULL, -- 0: it is open
  seq          INTEGER NOT NULL, -- last event of its stream
  key_id       INTEGER NOT NULL,
  words        BLOB NOT NULL,    -- JSON {what, who}
  UNIQUE (conversation, task)
) STRICT;

PRAGMA user_version = 6;
