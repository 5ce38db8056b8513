-- SPDX-License-Identifier: GPL-3.0-or-later
-- The desk's one database. Whatever somebody said or wrote is (key_id, bytes); key_id 0 is plain.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY NOT NULL, -- 'device'
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Engine, folding, pack and model that a digest was made with: digests compare only within one.
CREATE TABLE generation (
  id     INTEGER PRIMARY KEY,
  engine INTEGER NOT NULL,
  fold   INTEGER NOT NULL,
  pack   TEXT NOT NULL,
  model  TEXT NOT NULL,
  UNIQUE (engine, fold, pack, model)
) STRICT;

CREATE TABLE conversation (
  id               TEXT PRIMARY KEY NOT NULL,
  place            INTEGER NOT NULL, -- order of arrival
  status           TEXT NOT NULL CHECK (status IN ('waiting', 'mine', 'snoozed', 'wrap-up', 'closed')),
  lang             TEXT NOT NULL,
  channel          TEXT NOT NULL,
  pack             TEXT NOT NULL,
  feed             TEXT NOT NULL,
  opened_ms        INTEGER NOT NULL,
  last_ms          INTEGER NOT NULL,
  snoozed_until_ms INTEGER NOT NULL,
  unread           INTEGER NOT NULL,
  held             INTEGER NOT NULL,
  over             INTEGER NOT NULL, -- conversation.closed is in the log
  disposition      TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  id        INTEGER PRIMARY KEY,
  stream    TEXT NOT NULL,
  seq       INTEGER NOT NULL CHECK (seq > 0),
  type      TEXT NOT NULL,
  v         INTEGER NOT NULL,
  at_ms     INTEGER NOT NULL,
  device    TEXT NOT NULL,
  mid       INTEGER NOT NULL,
  source    TEXT,
  source_id TEXT,
  key_id    INTEGER NOT NULL,
  body      BLOB NOT NULL,
  UNIQUE (stream, seq)
) STRICT;
CREATE UNIQUE INDEX event_own ON event (device, mid) WHERE mid > 0;
CREATE UNIQUE INDEX event_source ON event (source, source_id) WHERE source_id IS NOT NULL;

CREATE TABLE digest (
  stream     TEXT NOT NULL,
  seq        INTEGER NOT NULL,
  generation INTEGER NOT NULL REFERENCES generation (id),
  digest     TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

-- What lamps, points and tags went through, with the words that were the reason.
CREATE TABLE transition (
  id         INTEGER PRIMARY KEY,
  stream     TEXT NOT NULL,
  seq        INTEGER NOT NULL,
  n          INTEGER NOT NULL, -- order within the step
  type       TEXT NOT NULL,    -- 'lamp', 'point', 'tag'
  subject    TEXT NOT NULL,    -- id of the lamp, "talk/point", tag
  of         TEXT NOT NULL,    -- what the lamp suggests, '' else
  rule       TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  reason     TEXT NOT NULL,
  key_id     INTEGER NOT NULL,
  quotes     BLOB NOT NULL,    -- JSON array of {turn, start, end, text}
  UNIQUE (stream, seq, n)
) STRICT;

-- How far a feed was read: moved in the transaction of what it brought.
CREATE TABLE cursor (
  feed         TEXT NOT NULL,
  conversation TEXT NOT NULL,
  position     INTEGER NOT NULL,
  PRIMARY KEY (feed, conversation)
) STRICT, WITHOUT ROWID;

-- Own events that no backend has acknowledged yet.
CREATE TABLE outbox (
  device TEXT NOT NULL,
  mid    INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (device, mid)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  conversation TEXT PRIMARY KEY NOT NULL,
  key_id       INTEGER NOT NULL,
  bytes        BLOB NOT NULL,
  at_ms        INTEGER NOT NULL
) STRICT;

CREATE TABLE note (
  conversation TEXT PRIMARY KEY NOT NULL,
  key_id       INTEGER NOT NULL,
  bytes        BLOB NOT NULL,
  at_ms        INTEGER NOT NULL
) STRICT;

CREATE TABLE memo (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Events saved from a damaged file that stand behind a hole in their stream: kept, not folded.
CREATE TABLE stray (
  id     INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  seq    INTEGER NOT NULL,
  type   TEXT NOT NULL,
  at_ms  INTEGER NOT NULL,
  device TEXT NOT NULL,
  mid    INTEGER NOT NULL,
  key_id INTEGER NOT NULL,
  body   BLOB NOT NULL
) STRICT;

PRAGMA user_version = 1;
