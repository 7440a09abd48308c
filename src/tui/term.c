/* SPDX-License-Identifier: ISC */
/* Taking over the terminal and painting the difference between two canvases. */
#include <config.h>

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <talanoa/base/mem.h>

#include "glyph.h"
#include "term.h"
#include "xcurses.h"

enum { PAIR_BLUE = 1, PAIR_YELLOW = 2, TERM_NAME_MAX = 60 };

/* TERM is a hostile string: look only at names that can be an entry of the database. */
static bool
check_name(const char *name, struct err *err)
{
	static const char ok[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
		"-_+.";

	if (name == NULL || name[0] == '\0')
		return err_set(err, ERR_USAGE, "TERM is not set, so the kind of terminal is "
			"unknown: set it (for example TERM=xterm-256color), or use --plain");
	if (strlen(name) > TERM_NAME_MAX || strspn(name, ok) != strlen(name) || name[0] == '.')
		return err_set(err, ERR_USAGE, "TERM is not the name of a terminal: set it (for "
			"example TERM=xterm-256color), or use --plain");
	return true;
}

/* newterm prints and may leave by itself, so ask the database before. */
static bool
check_terminal(struct err *err)
{
	const char *name = getenv("TERM");
	bool can;
	int found;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, "the screen needs a terminal for its input and "
			"output: use --plain, or the commands do and show");
	if (!check_name(name, err))
		return false;
	if (setupterm(name, STDOUT_FILENO, &found) != OK)
		return err_set(err, ERR_USAGE, "TERM=%s is not known here: set another (for "
			"example TERM=xterm-256color), or use --plain", name);
	can = cursor_address != NULL && clear_screen != NULL;
	del_curterm(cur_term);
	if (!can)
		return err_set(err, ERR_USAGE, "a terminal of kind %s cannot place the cursor: "
			"set another TERM, or use --plain", name);
	return true;
}

static void
leave_curses(void)
{
	if (!isendwin())
		endwin();
}

static void
divert_stderr(struct terminal *t, const char *log)
{
	int fd = open(log != NULL ? log : "/dev/null",
		O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
	t->old_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (fd >= 0) {
		dup2(fd, STDERR_FILENO);
		close(fd);
	}
}

static void
restore_stderr(struct terminal *t)
{
	if (t->old_stderr < 0)
		return;
	dup2(t->old_stderr, STDERR_FILENO);
	close(t->old_stderr);
	t->old_stderr = -1;
}

/* Ctrl-S must not freeze a meeting and Ctrl-\ must not leave the terminal in disorder. */
static void
set_modes(void)
{
	struct termios tio;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(STDIN_FILENO, &tio) == 0) {
		tio.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
		tio.c_cc[VQUIT] = _POSIX_VDISABLE;
		if (tcsetattr(STDIN_FILENO, TCSADRAIN, &tio) == 0)
			def_prog_mode();
	}
}

static void
set_hues(struct terminal *t, bool no_colour)
{
	const char *env = getenv("NO_COLOR");

	t->hues = false;
	if (no_colour || (env != NULL && env[0] != '\0') || !has_colors())
		return;
	if (start_color() != OK || use_default_colors() != OK)
		return;
	init_pair(PAIR_BLUE, COLOR_BLUE, -1);
	init_pair(PAIR_YELLOW, COLOR_YELLOW, -1);
	t->hues = true;
}

/* Past curses, whose putp goes through stdio and would come out when the program ends. */
static void
set_paste(const struct terminal *t, bool on)
{
	ssize_t n = 0;

	if (t->ansi)
		n = write(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l", 8);
	(void)n;	/* a terminal that is gone is noticed by the loop */
}

static void
set_size(struct terminal *t)
{
	int rows, cols;

	getmaxyx(stdscr, rows, cols);
	t->rows = rows < 1 ? 1 : rows;
	t->cols = cols < 1 ? 1 : cols;
	canvas_resize(&t->shown, t->rows, t->cols);
	t->repaint = true;
}

bool
term_open(struct terminal *t, const struct term_options *o, struct err *err)
{
	memset(t, 0, sizeof *t);
	t->old_stderr = t->held = -1;
	if (!check_terminal(err))
		return false;
	/* The size comes from the terminal: LINES and COLUMNS may be stale or hostile. */
	use_env(FALSE);
	use_tioctl(TRUE);
	t->screen = newterm(NULL, stdout, stdin);
	if (t->screen == NULL)
		return err_set(err, ERR_USAGE, "the terminal cannot be used: set another TERM, "
			"or use --plain");
	mem_on_exhausted(leave_curses);
	divert_stderr(t, o->log);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(25);
	set_modes();
	set_hues(t, o->no_colour);
	t->ansi = strncmp(cursor_address, "\033[", 2) == 0;
	set_paste(t, true);
	term_define_keys(t);
	canvas_init(&t->shown, 1, 1);
	set_size(t);
	term_resize(t);
	return true;
}

void
term_close(struct terminal *t)
{
	if (t->screen == NULL)
		return;
	mem_on_exhausted(NULL);
	set_paste(t, false);
	leave_curses();
	delwin(t->pad);
	delscreen(t->screen);
	restore_stderr(t);
	canvas_release(&t->shown);
	str_release(&t->paste);
	t->screen = t->pad = NULL;
}

static attr_t
attributes(const struct terminal *t, int style, short *ret_pair)
{
	*ret_pair = 0;
	switch ((enum style)style) {
	case STYLE_BOLD:
		return A_BOLD;
	case STYLE_DIM:
		return A_DIM;
	case STYLE_REVERSE:
		return A_REVERSE;
	case STYLE_BLUE:
		*ret_pair = t->hues ? PAIR_BLUE : 0;
		return A_NORMAL;
	case STYLE_YELLOW:
		*ret_pair = t->hues ? PAIR_YELLOW : 0;
		return A_NORMAL;
	case STYLE_NORMAL:
	case STYLE_N:
		break;
	}
	return A_NORMAL;
}

/* What the locale cannot say is a question mark; marks it cannot say are left out. */
static void
paint(const struct terminal *t, int row, int col, const struct canvas_cell *cell)
{
	wchar_t w[CELL_MARKS + 2];
	char mb[MB_LEN_MAX];
	size_t n = strlen(cell->text), have = 0;
	cchar_t cc;
	short pair;
	attr_t attr = attributes(t, cell->style, &pair);

	for (size_t i = 0; i < n && have <= CELL_MARKS;) {
		uint32_t cp;

		i += glyph_next(cell->text + i, n - i, &cp);
		if (wctomb(mb, (wchar_t)cp) > 0)
			w[have++] = (wchar_t)cp;
		else if (have == 0)
			w[have++] = L'?';
	}
	w[have] = L'\0';
	if (setcchar(&cc, w, attr, pair, NULL) != OK)
		setcchar(&cc, L"?", attr, pair, NULL);
	/* ERR here only says that the cursor cannot go past the last cell. */
	(void)mvadd_wch(row, col, &cc);
}

static bool
same(const struct canvas_cell *a, const struct canvas_cell *b)
{
	return a->style == b->style && a->width == b->width && strcmp(a->text, b->text) == 0;
}

static void
paint_row(struct terminal *t, const struct canvas *c, int row)
{
	for (int col = 0; col < t->cols && col < c->cols; col++) {
		const struct canvas_cell *now = canvas_at(c, row, col);
		struct canvas_cell *old = &t->shown.cells[row * t->cols + col];

		if (!t->repaint && same(now, old))
			continue;
		*old = *now;
		if (now->width > 0)
			paint(t, row, col, now);
	}
}

void
term_flush(struct terminal *t, const struct canvas *c)
{
	if (t->repaint)
		clearok(curscr, TRUE);
	for (int row = 0; row < t->rows && row < c->rows; row++)
		paint_row(t, c, row);
	t->repaint = false;
	/* Without a wanted place the cursor stays behind the last change: a tick costs 2 bytes. */
	leaveok(stdscr, c->cur_row < 0);
	if (c->cur_row >= 0)
		wmove(stdscr, c->cur_row, c->cur_col);
	wnoutrefresh(stdscr);
	doupdate();
}

void
term_bell(struct terminal *t)
{
	ssize_t n = write(STDOUT_FILENO, "\a", 1);

	(void)t;
	(void)n;	/* a terminal that is gone is noticed by the loop */
}

void
term_redraw(struct terminal *t)
{
	t->repaint = true;
}

static int
clamp(int n, int max)
{
	return n < 1 ? 1 : n > max ? max : n;
}

void
term_resize(struct terminal *t)
{
	struct winsize ws;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 && ws.ws_col > 0)
		resizeterm(clamp(ws.ws_row, TERM_ROWS_MAX), clamp(ws.ws_col, TERM_COLS_MAX));
	set_size(t);
}

void
term_suspend(struct terminal *t)
{
	set_paste(t, false);
	leave_curses();
}

void
term_resume(struct terminal *t)
{
	reset_prog_mode();
	set_paste(t, true);
	term_resize(t);
}
