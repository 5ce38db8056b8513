-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sources may number their records anew in each conversation.

DROP INDEX event_source;
CREATE UNIQUE INDEX event_source ON event (stream, source, source_id) WHERE source_id IS NOT NULL;

PRAGMA user_version = 2;
