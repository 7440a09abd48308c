/* SPDX-License-Identifier: ISC */
/* The stack of views: what is called when, and who gets the keys. */
#include <config.h>

#include <unit.h>

#include <tui/loop.h>
#include <tui/view.h>

/* A view that writes down what happens to it. */
static unsigned
log_action(struct view *v, const struct act *a)
{
	str_addf(v->app, "%s:%s ", v->ops->name, action_name(a->id));
	if (a->in.key == K_ESC)
		return EFFECT_CLOSE;
	return a->in.key == 'n' ? EFFECT_DIRTY : EFFECT_UNHANDLED;
}

static bool
log_open(struct view *v, struct err *err)
{
	str_addf(v->app, "%s:open ", v->ops->name);
	return v->state == NULL || err_set(err, ERR_STATE, "no");
}

static bool
log_load(struct view *v, struct err *err)
{
	str_addf(v->app, "%s:load ", v->ops->name);
	return v->due != 1 || err_set(err, ERR_IO, "no");
}

static void
log_layout(struct view *v, int rows, int cols)
{
	str_addf(v->app, "%s:%dx%d ", v->ops->name, cols, rows);
}

static void
log_draw(const struct view *v, struct canvas *c)
{
	canvas_put(c, 0, v->ops->name[0] - 'a', STYLE_NORMAL, v->ops->name);
}

static unsigned
log_tick(struct view *v, int64_t now)
{
	v->due = now + 100;
	return EFFECT_DIRTY;
}

static void
log_close(struct view *v)
{
	str_addf(v->app, "%s:close ", v->ops->name);
}

static const struct view_ops ops_a = {
	"a", log_open, log_load, log_layout, log_draw, log_action, log_tick, log_close,
};
static const struct view_ops ops_b = {
	"b", log_open, log_load, log_layout, log_draw, log_action, NULL, log_close,
};

static struct keymap keys;

static void
test_stack(void **state)
{
	struct views s = { .keys = &keys };
	struct str log = STR_INIT;
	struct view a = { .ops = &ops_a, .app = &log, .scope = SCOPE_FLOOR, .rows = 3, .cols = 9 };
	struct view b = { .ops = &ops_b, .app = &log, .scope = SCOPE_PROMPT };
	struct err err;

	(void)state;
	assert_true(views_push(&s, &a, &err));
	assert_true(views_push(&s, &b, &err));
	assert_string_equal(str_c(&log), "a:open a:load a:9x3 b:open b:load b:9x3 ");
	str_clear(&log);
	assert_true(views_load(&s, &err));
	views_layout(&s, 5, 20);
	assert_string_equal(str_c(&log), "a:load b:load a:20x5 b:20x5 ");
	views_pop(&s);
	assert_ptr_equal(views_top(&s), &a);
	/* A view that cannot open is not there. */
	b.state = &b;
	assert_false(views_push(&s, &b, &err));
	assert_string_equal(err.msg, "no");
	assert_ptr_equal(views_top(&s), &a);
	views_pop(&s);
	assert_null(views_top(&s));
	views_pop(&s);
	str_release(&log);
}

static void
test_input(void **state)
{
	struct views s = { .keys = &keys };
	struct str log = STR_INIT;
	struct view a = { .ops = &ops_a, .app = &log, .scope = SCOPE_FLOOR, .rows = 3, .cols = 9 };
	struct view b = { .ops = &ops_b, .app = &log, .scope = SCOPE_PROMPT };
	struct input n = { INPUT_KEY, 'n', "", 0 }, f1 = { INPUT_KEY, K_F1, "", 0 };
	struct input esc = { INPUT_KEY, K_ESC, "", 0 };

	(void)state;
	assert_true(views_push(&s, &a, NULL));
	assert_true(views_push(&s, &b, NULL));
	str_clear(&log);
	/* Text stays in the prompt; what it does not handle goes down, in the scope there. */
	assert_int_equal(views_input(&s, &n), EFFECT_DIRTY);
	assert_int_equal(views_input(&s, &f1), EFFECT_UNHANDLED);
	assert_int_equal(views_input(&s, &esc), EFFECT_DIRTY);
	assert_ptr_equal(views_top(&s), &a);
	assert_int_equal(views_input(&s, &n), EFFECT_DIRTY);
	assert_string_equal(str_c(&log), "b:none b:help a:help b:cancel b:close a:next ");
	views_pop(&s);
	str_release(&log);
}

static void
test_tick_and_draw(void **state)
{
	struct views s = { .keys = &keys };
	struct str log = STR_INIT;
	struct view a = { .ops = &ops_a, .app = &log }, b = { .ops = &ops_b, .app = &log };
	struct canvas c;

	(void)state;
	assert_true(views_push(&s, &a, NULL));
	assert_true(views_push(&s, &b, NULL));
	assert_true(views_due(&s) == LOOP_NEVER);
	a.due = 700;
	assert_int_equal(views_due(&s), 700);
	assert_int_equal(views_tick(&s, 699), EFFECT_NONE);
	assert_int_equal(views_tick(&s, 700), EFFECT_DIRTY);
	assert_int_equal(views_due(&s), 800);
	canvas_init(&c, 1, 3);
	canvas_put(&c, 0, 0, STYLE_NORMAL, "zzz");
	views_draw(&s, &c);
	assert_string_equal(canvas_at(&c, 0, 0)->text, "a");
	assert_string_equal(canvas_at(&c, 0, 1)->text, "b");
	assert_string_equal(canvas_at(&c, 0, 2)->text, " ");
	canvas_release(&c);
	str_release(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stack),
		cmocka_unit_test(test_input),
		cmocka_unit_test(test_tick_and_draw),
	};

	keymap_init(&keys);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
