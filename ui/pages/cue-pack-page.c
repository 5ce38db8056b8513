/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-fold.h"
#include "cue-access.h"
#include "cue-lang.h"

/* A rule and the pack that owns it. */
#define CUE_TYPE_RULE_ITEM (cue_rule_item_get_type ())
G_DECLARE_FINAL_TYPE (CueRuleItem, cue_rule_item, CUE, RULE_ITEM, GObject)

struct _CueRuleItem
{
  GObject parent;

  /* owned */
  CuePack *pack;
  char *sentence;
  char *searched; /* folded title, id and sentence */

  /* borrowed */
  const CueRule *rule; /* of the pack */
};

G_DEFINE_FINAL_TYPE (CueRuleItem, cue_rule_item, G_TYPE_OBJECT)

struct _CuePackPage
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  GListStore *rules;
  GtkFilterListModel *filtered;
  char *query;
  guint fill_source;

  /* template */
  GtkWidget *frame;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (CuePackPage, cue_pack_page, GTK_TYPE_WIDGET)

static void
cue_rule_item_finalize (GObject *object)
{
  CueRuleItem *self = CUE_RULE_ITEM (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (cue_rule_item_parent_class)->finalize (object);
}

static void
cue_rule_item_class_init (CueRuleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_rule_item_finalize;
}

static void
cue_rule_item_init (CueRuleItem *self)
{
}

static CueRuleItem *
cue_rule_item_new (CuePack *pack, const CueRule *rule)
{
  CueRuleItem *self = g_object_new (CUE_TYPE_RULE_ITEM, NULL);
  const char *lang = cue_lang_get_screen ();
  g_autofree char *searched = NULL;

  self->pack = cue_pack_ref (pack);
  self->rule = rule;
  self->sentence = cue_pack_describe (pack, rule->when, lang);
  searched
      = g_strdup_printf ("%s %s %s", cue_text_get (rule->title, lang), rule->id, self->sentence);
  self->searched = cue_fold_string (searched);
  return self;
}

static gboolean
fits (gpointer item, gpointer user_data)
{
  CuePackPage *self = user_data;

  return strstr (CUE_RULE_ITEM (item)->searched, self->query) != NULL;
}

static void
show_count (CuePackPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule", "%u rules", n), n);

  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
search_changed_cb (CuePackPage *self)
{
  g_free (self->query);
  self->query = cue_fold_string (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static char *
dup_lights (const CueRule *rule, const CuePack *pack, const char *lang)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];
      const CueOffer *offer
          = target->kind == CUE_TARGET_OFFER ? cue_pack_find_offer (pack, target->id) : NULL;
      const CueTalk *talk
          = target->kind == CUE_TARGET_TALK ? cue_pack_find_talk (pack, target->id) : NULL;
      const CueAnswer *answer
          = target->kind == CUE_TARGET_ANSWER ? cue_pack_find_answer (pack, target->id) : NULL;
      const CueText *title = offer != NULL    ? offer->title
                             : talk != NULL   ? talk->title
                             : answer != NULL ? answer->title
                                              : NULL;

      g_string_append (text, i > 0 ? " · " : "");
      g_string_append (text, title != NULL ? cue_text_get (title, lang) : target->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_label (const char *style, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!wrap)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "room-row");
  gtk_box_append (GTK_BOX (box), create_label ("card-title", FALSE));
  gtk_box_append (GTK_BOX (box), create_label ("rule-sentence", TRUE));
  gtk_box_append (GTK_BOX (box), create_label ("quiet", TRUE));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  CueRuleItem *item = gtk_list_item_get_item (list_item);
  const char *lang = cue_lang_get_screen ();
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *sentence = gtk_widget_get_next_sibling (title);
  GtkWidget *lights = gtk_widget_get_next_sibling (sentence);
  g_autofree char *targets = dup_lights (item->rule, item->pack, lang);
  g_autofree char *head
      = g_strdup_printf ("%s  ·  %s v%u  ·  %s", cue_text_get (item->rule->title, lang),
                         item->rule->id, item->rule->version,
                         cue_text_get (cue_pack_get_title (item->pack), lang));
  g_autofree char *when = g_strdup_printf (_ ("When: %s"), item->sentence);
  g_autofree char *light = g_strdup_printf (_ ("Lights: %s"), targets);

  g_autofree char *told = g_strdup_printf ("%s\n%s", when, light);

  cue_access_name_row (gtk_list_item_get_child (list_item), head, told);
  gtk_label_set_text (GTK_LABEL (title), head);
  gtk_label_set_text (GTK_LABEL (sentence), when);
  gtk_label_set_text (GTK_LABEL (lights), light);
}

static gboolean
has_pack (CuePackPage *self, CuePack *pack)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rules));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueRuleItem) item = g_list_model_get_item (G_LIST_MODEL (self->rules), i);

      if (item->pack == pack)
        return TRUE;
    }
  return FALSE;
}

static gboolean
fill_cb (gpointer user_data)
{
  CuePackPage *self = user_data;
  GListModel *conversations = cue_desk_get_conversations (self->desk);

  self->fill_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (conversations); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (conversations, i);
      CuePack *pack = cue_conversation_get_pack (conversation);
      GPtrArray *rules = pack != NULL && !has_pack (self, pack) ? cue_pack_get_rules (pack) : NULL;

      for (guint r = 0; rules != NULL && r < rules->len; r++)
        {
          g_autoptr (CueRuleItem) item = cue_rule_item_new (pack, g_ptr_array_index (rules, r));

          g_list_store_append (self->rules, item);
        }
    }
  show_count (self);
  return G_SOURCE_REMOVE;
}

/* The room is filled when somebody looks, not at the start of the program. */
static void
fill_later (CuePackPage *self)
{
  if (self->desk != NULL && self->fill_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
cue_pack_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cue_pack_page_parent_class)->map (widget);
  fill_later (CUE_PACK_PAGE (widget));
}

void
cue_pack_page_set_desk (CuePackPage *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_PACK_PAGE (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (cue_desk_get_conversations (desk), "items-changed",
                           G_CALLBACK (fill_later), self, G_CONNECT_SWAPPED);
}

static void
cue_pack_page_dispose (GObject *object)
{
  CuePackPage *self = CUE_PACK_PAGE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->filtered);
  g_clear_object (&self->rules);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_pack_page_parent_class)->dispose (object);
}

static void
cue_pack_page_finalize (GObject *object)
{
  CuePackPage *self = CUE_PACK_PAGE (object);

  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (cue_pack_page_parent_class)->finalize (object);
}

static void
cue_pack_page_class_init (CuePackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_pack_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_pack_page_finalize;
  widget_class->map = cue_pack_page_map;
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/pages/cue-pack-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePackPage, frame);
  gtk_widget_class_bind_template_child (widget_class, CuePackPage, count);
  gtk_widget_class_bind_template_child (widget_class, CuePackPage, search);
  gtk_widget_class_bind_template_child (widget_class, CuePackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CuePackPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
cue_pack_page_init (CuePackPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = g_strdup ("");
  self->rules = g_list_store_new (CUE_TYPE_RULE_ITEM);
  self->filtered
      = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rules)),
                                   GTK_FILTER (gtk_custom_filter_new (fits, self, NULL)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_count (self);
}
