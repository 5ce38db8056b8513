/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is learnt of the lines of some flows is used for the lines of another one. */
#include "cue-choice.h"
#include "cue-lines.h"
#include "cue-settings.h"

#define N_STEPS 4

typedef struct
{
  const char *id;
  const char *text;
  const char *wording;
  const char *said;
} Step;

typedef struct
{
  const char *name;
  Step steps[N_STEPS];
  const char *other; /* what belongs to no line */
} Flow;

static const Flow flows[] = {
  { "taxi",
    { { "ask_name", "May I have your name?", "Who is calling?", "and your name would be?" },
      { "ask_pickup", "Where shall we pick you up?", "The address to start from?",
        "where do we pick you up" },
      { "tell_price", "The ride costs twelve.", "You pay twelve for it.", "it costs twelve" },
      { "goodbye", "Have a good ride.", "Goodbye then.", "good ride, goodbye" } },
    "I am looking into the weather" },
  { "bank",
    { { "ask_account", "What is your account number?", "Which account is it?",
        "which account number is it" },
      { "ask_pin", "Please tell me the secret pin.", "The four digits, please.",
        "the secret four digits please" },
      { "tell_balance", "Your balance is low.", "There is little left.", "a low balance is left" },
      { "block_card", "The card is blocked now.", "I have stopped the card.",
        "I blocked the card" } },
    "that was a long holiday for us" },
  { "party",
    { { "ask_guests", "How many guests will come?", "How many people do you expect?",
        "how many guests do you expect" },
      { "ask_cake", "Would you like a cake?", "Shall there be sweets?",
        "would you like sweets or cake" },
      { "ask_music", "Is there to be a band?", "Do you want dancing?", "dancing with a band?" },
      { "book_hall", "I have booked the hall.", "The hall is yours.", "the hall is booked" } },
    "my colleague was ill on Tuesday" },
  { "doctor",
    { { "ask_symptom", "Where does it hurt?", "What pain do you feel?", "where do you feel pain" },
      { "ask_insurance", "Who insures you?", "Which insurance company?",
        "which company insures you" },
      { "offer_visit", "The doctor sees you at noon.", "Come to the surgery at noon.",
        "come and see the doctor at noon" },
      { "ask_fever", "Is there a fever?", "Did you take your temperature?",
        "a fever, some temperature?" } },
    "snow fell on the hills again" },
};

static CueLines *
read_lines (void)
{
  CueLines *lines;
  CueSettings settings;

  cue_settings_init (&settings);
  lines = cue_lines_new (&settings.text);
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    for (guint k = 0; k < N_STEPS; k++)
      {
        const Step *step = &flows[i].steps[k];
        g_autoptr (GPtrArray) wordings = g_ptr_array_new ();
        CueLine line
            = { step->id, flows[i].name, k + 1 < N_STEPS ? flows[i].steps[k + 1].id : NULL };

        g_ptr_array_add (wordings, (gpointer) step->text);
        g_ptr_array_add (wordings, (gpointer) step->wording);
        cue_lines_add (lines, &line, wordings);
      }
  cue_lines_finish (lines);
  return lines;
}

/* @step of N_STEPS is what belongs to no line. */
static GArray *
look (const CueLines *lines, const Flow *flow, guint step)
{
  g_autoptr (CueCourse) course = cue_course_new (flow->name);

  return cue_lines_look (lines, course, step < N_STEPS ? flow->steps[step].said : flow->other);
}

static CueChoice *
learn (const CueLines *lines, guint left_out)
{
  CueChoice *choice = cue_choice_new (cue_lines_n_properties ());

  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    for (guint step = 0; step <= N_STEPS && i != left_out; step++)
      {
        g_autoptr (GArray) properties = look (lines, &flows[i], step);
        guint8 is_right[N_STEPS + 1] = { 0 };

        is_right[step] = 1;
        cue_choice_add (choice, (const gint32 *) (gpointer) properties->data, is_right,
                        N_STEPS + 1);
      }
  cue_choice_learn (choice, 200);
  return choice;
}

static guint
best_of (const CueChoice *choice, const GArray *properties)
{
  guint n = cue_lines_n_properties ();
  guint best = 0;

  for (guint i = 1; i <= N_STEPS; i++)
    if (cue_choice_score (choice, &g_array_index (properties, gint32, i * n))
        > cue_choice_score (choice, &g_array_index (properties, gint32, best * n)))
      best = i;
  return best;
}

static void
test_flows_never_seen (void)
{
  g_autoptr (CueLines) lines = read_lines ();

  for (guint left_out = 0; left_out < G_N_ELEMENTS (flows); left_out++)
    {
      g_autoptr (CueChoice) choice = learn (lines, left_out);

      for (guint step = 0; step <= N_STEPS; step++)
        {
          g_autoptr (GArray) properties = look (lines, &flows[left_out], step);

          g_test_message ("%s, step %u", flows[left_out].name, step);
          g_assert_cmpuint (best_of (choice, properties), ==, step);
        }
    }
}

/* A look-up of the course tells apart what the words leave open. */
static void
test_course_counts (void)
{
  g_autoptr (CueLines) lines = read_lines ();
  g_autoptr (CueCourse) before = cue_course_new ("bank");
  g_autoptr (CueCourse) after = cue_course_new ("bank");
  CueCourseTurn found = { CUE_COURSE_SYSTEM, "result State=blocked", NULL, NULL };
  CueCourseTurn asked = { CUE_COURSE_AGENT, "Which account is it?", NULL, "ask_account" };
  g_autoptr (GArray) x = NULL;
  g_autoptr (GArray) y = NULL;
  g_autoptr (GArray) z = NULL;

  cue_course_add (after, &found);
  x = cue_lines_look (lines, before, "well");
  y = cue_lines_look (lines, after, "well");
  cue_course_add (before, &asked);
  z = cue_lines_look (lines, before, "well");
  g_assert_cmpuint (x->len, ==, (N_STEPS + 1) * cue_lines_n_properties ());
  g_assert_true (memcmp (x->data, y->data, x->len * sizeof (gint32)) != 0);
  g_assert_true (memcmp (x->data, z->data, x->len * sizeof (gint32)) != 0);
}

static void
test_knows_its_lines (void)
{
  g_autoptr (CueLines) lines = read_lines ();
  const GPtrArray *ids = cue_lines_of_flow (lines, "party");

  g_assert_cmpuint (ids->len, ==, N_STEPS);
  for (guint i = 0; i < N_STEPS; i++)
    g_assert_cmpstr (g_ptr_array_index (ids, i), ==, flows[2].steps[i].id);
  g_assert_null (cue_lines_of_flow (lines, "garden"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/of-a-flow-never-seen", test_flows_never_seen);
  g_test_add_func ("/lines/what-went-before-counts", test_course_counts);
  g_test_add_func ("/lines/of-a-flow-in-their-order", test_knows_its_lines);
  return g_test_run ();
}
