/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "cue-join.h"

static const struct
{
  const char *before;
  const char *after;
  const char *gap;
} rows[] = {
  { "", "您好，请讲。", "" },
  { "您好。", "您每月多付20元。", "" },
  { "您好！", "您每月多付20元。", "" },
  { "他说：“好。”", "您每月多付20元。", "" },
  { "您好", "您每月多付20元，就有60GB。", "，" },
  { "王女士", "{{offer.title}}每月多付20元。", "，" },
  { "您好，我帮您查了一下您这个月的流量", "您每月多付20元。", "。" },
  { "您好。请问您是本人吗", "我先核对一下您的资料。", "？" },
  { "您现在用的是 60GB", "我先核对一下您的资料。", "。" },
  { "我先核对一下{{customer.name}}", "您每月多付20元。", "。" },
  { "您的套餐是", "60GB", " " },
  { "您的套餐是", "畅享版", "" },
  { "（", "您每月多付20元。", "" },
  { "您好\n", "您每月多付20元。", "" },
  { "您好", "，请讲。", "" },
  { "您好", "Thank you for calling.", " " },
  { "您好，", "Alex speaking.", "" },
  { "OK.", "您每月多付20元。", " " },
  { "OK", "您每月多付20元。", " " },
  { "Thank you for calling.", "How can I help?", " " },
  { "Thank you for calling. ", "How can I help?", "" },
  { "Hello", "how can I help?", " " },
  { "Hello", ", how can I help?", "" },
  { "It costs $", "20", "" },
  { "He said (", "yes", "" },
  { "A", " C", "" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s” and “%s”", rows[i].before, rows[i].after);
      g_assert_cmpstr (cue_join_gap (rows[i].before, rows[i].after), ==, rows[i].gap);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/join/two-sayings-meet-as-a-writer-would-have-it", test_rows);
  return g_test_run ();
}
