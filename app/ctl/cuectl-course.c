/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-course.h"

#include <string.h>

#include "cue-json.h"

#define LOOKED_UP "lookup"

CueCourseRole
cuectl_course_role (JsonObject *turn)
{
  const char *role = cue_json_get_string (turn, "role", "");

  if (g_str_equal (role, "agent"))
    return CUE_COURSE_AGENT;
  return g_str_equal (role, "system") ? CUE_COURSE_SYSTEM : CUE_COURSE_CUSTOMER;
}

/* A look-up is an action of its own; what it found is none. */
static const char *
read_act (JsonObject *turn, CueCourseRole role)
{
  JsonArray *labels = cue_json_get_array (turn, "labels");

  if (role == CUE_COURSE_SYSTEM)
    return g_str_has_prefix (cue_json_get_string (turn, "text", ""), LOOKED_UP) ? LOOKED_UP : NULL;
  if (role != CUE_COURSE_AGENT || labels == NULL || json_array_get_length (labels) == 0)
    return NULL;
  return json_array_get_string_element (labels, 0);
}

/* Of a conversation of which only the judged turns are there: the customer's words so far. */
static CueCourse *
read_told (const CuectlData *data, const CuectlQuery *query)
{
  GPtrArray *told = cuectl_data_get_told (data, query);
  CueCourse *self;

  if (told == NULL)
    return NULL;
  self = cue_course_new (NULL);
  for (guint i = 0; i < told->len; i++)
    {
      const CuectlQuery *row = g_ptr_array_index (told, i);
      CueCourseTurn turn = { CUE_COURSE_CUSTOMER, row->text, NULL, NULL };

      if (row->turn < query->turn)
        cue_course_add (self, &turn);
    }
  return self;
}

CueCourse *
cuectl_course_new (const CuectlData *data, const CuectlQuery *query)
{
  JsonArray *turns = cuectl_data_get_turns (data, query);
  CueCourse *self;

  if (turns == NULL)
    return read_told (data, query);
  self = cue_course_new (cuectl_course_flow (data, query));
  self->speaker = query->speaker;
  for (int i = 0; i < query->turn && i < (int) json_array_get_length (turns); i++)
    {
      JsonObject *object = json_array_get_object_element (turns, i);
      CueCourseTurn turn = { cuectl_course_role (object), cue_json_get_string (object, "text", ""),
                             cue_json_get_string (object, "typed", NULL), NULL };

      if (self->flow != NULL)
        turn.act = read_act (object, turn.role);
      cue_course_add (self, &turn);
    }
  return self;
}

const char *
cuectl_course_flow (const CuectlData *data, const CuectlQuery *query)
{
  JsonObject *conversation = cuectl_data_get_conversation (data, query);

  return conversation == NULL ? NULL : cue_json_get_string (conversation, "task", NULL);
}
