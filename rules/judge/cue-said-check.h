/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-number.h"
#include "cue-pack.h"
#include "cue-said-verdict.h"
#include "cue-tokens.h"
