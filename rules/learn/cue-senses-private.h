/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Groups of wordings with one meaning, each separated by ", "; NULL at the end. */
extern const char *const cue_sense_groups[];
