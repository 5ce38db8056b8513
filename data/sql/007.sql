-- SPDX-License-Identifier: GPL-3.0-or-later
-- Besides the reply an agent writes at the wrap-up; what he chose and wrote there is a draft of its own.

CREATE TABLE draft_of_part (
  conversation TEXT NOT NULL,
  part         TEXT NOT NULL CHECK (part IN ('reply', 'wrap-up')), -- wrap-up: JSON object of texts
  key_id       INTEGER NOT NULL,
  bytes        BLOB NOT NULL,
  at_ms        INTEGER NOT NULL,
  PRIMARY KEY (conversation, part)
) STRICT;
INSERT INTO draft_of_part (conversation, part, key_id, bytes, at_ms)
  SELECT conversation, 'reply', key_id, bytes, at_ms FROM draft;
DROP TABLE draft;
ALTER TABLE draft_of_part RENAME TO draft;

PRAGMA user_version = 7;
