/* SPDX-License-Identifier: ISC */
/* A new meeting from a template: its rules and constituencies run as commands, all or none. */
#include <stdlib.h>
#include <unistd.h>

#include <talanoa/app/command.h>
#include <talanoa/conf/template.h>

struct making {
	struct meeting *m;
	struct str line;
	struct reply reply;
};

static bool
run(struct making *k, struct err *err)
{
	reply_clear(&k->reply);
	if (command_run(k->m, str_c(&k->line), &k->reply, err))
		return true;
	return err_prefix(err, "the template, %.80s: ", str_c(&k->line));
}

static bool
run_pair(struct making *k, const char *command, const char *key, const char *value,
	struct err *err)
{
	str_clear(&k->line);
	str_addf(&k->line, "%s %s %s", command, key, value);
	return run(k, err);
}

static bool
run_pairs(struct making *k, const char *command, const struct template_pairs *pairs,
	struct err *err)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (!run_pair(k, command, pairs->v[i].key, pairs->v[i].value, err))
			return false;
	return true;
}

static bool
run_group(struct making *k, const struct template_group *g, struct err *err)
{
	str_clear(&k->line);
	str_addf(&k->line, "group add %s \"%s\" seats=%d weight=%d", g->code, g->name, g->seats,
		g->weight);
	return run(k, err);
}

static bool
run_item(struct making *k, const struct template_item *it, struct err *err)
{
	str_clear(&k->line);
	str_addf(&k->line, "agenda+ type=%s", it->type);
	if (it->pillar != NULL)
		str_addf(&k->line, " pillar=%s", it->pillar);
	if (it->rec > 0)
		str_addf(&k->line, " rec=%d", it->rec);
	if (it->level != NULL)
		str_addf(&k->line, " level=\"%s\"", it->level);
	str_addf(&k->line, " %s", it->title);
	if (it->minutes > 0)
		str_addf(&k->line, " for %dm", it->minutes);
	return run(k, err);
}

static bool
run_template(struct making *k, const struct template *t, const struct meeting_wish *w,
	struct err *err)
{
	const char *attribution = template_value(&t->disclosure, "attribution");
	bool ok = run_pairs(k, "meeting set", &t->meeting, err);

	if (ok && w->title != NULL && *w->title != '\0')
		ok = run_pair(k, "meeting set", "title", w->title, err);
	for (size_t i = 0; ok && i < t->n_groups; i++)
		ok = run_group(k, &t->groups[i], err);
	ok = ok && run_pairs(k, "rules set", &t->rules, err);
	if (ok && attribution != NULL)
		ok = run_pair(k, "rules set", "attribution", attribution, err);
	for (size_t i = 0; ok && w->agenda && i < t->n_items; i++)
		ok = run_item(k, &t->items[i], err);
	return ok;
}

/* The file is there and empty: fill it in one transaction. */
static bool
fill(struct meeting *m, const struct template *t, const struct meeting_wish *w, struct err *err)
{
	struct making k = { .m = m, .line = STR_INIT };
	bool ok;

	if (!store_batch_begin(m->store, err))
		return false;
	ok = run_template(&k, t, w, err);
	if (ok)
		ok = store_batch_end(m->store, true, err);
	else
		store_batch_end(m->store, false, NULL);
	str_release(&k.line);
	reply_release(&k.reply);
	return ok;
}

static bool
make(const char *path, const struct template *t, const struct meeting_wish *w, struct env *env,
	struct meeting **ret_m, struct err *err)
{
	struct store *s;
	struct meeting *m;

	if (!store_create(path, t->name, env, &s, err))
		return false;
	store_close(s);
	if (!meeting_open(path, STORE_WRITE, env, &m, err)) {
		unlink(path);
		return false;
	}
	if (w->operator_name != NULL)
		store_operator(m->store, w->operator_name,
			w->role == NULL ? "rapporteur" : w->role);
	if (!fill(m, t, w, err)) {
		meeting_close(m);
		unlink(path);
		return false;
	}
	*ret_m = m;
	return true;
}

bool
meeting_create(const char *path, const struct meeting_wish *w, struct env *env,
	struct meeting **ret_m, struct err *err)
{
	struct template t;
	struct paths paths;
	bool ok;

	paths_find(&paths);
	ok = template_find(&paths, w->template == NULL ? "basic" : w->template, &t, err);
	paths_release(&paths);
	if (!ok)
		return false;
	ok = make(path, &t, w, env, ret_m, err);
	template_release(&t);
	return ok;
}
