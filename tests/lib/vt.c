/* SPDX-License-Identifier: ISC */
/* A program in a pty, read by libvterm. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include <talanoa/base/mem.h>

#include "vt.h"

/* libvterm 0.3.1 writes beyond the only column when a wide character comes in it. */
enum { LEAST_COLS = 2 };

struct vt {
	pid_t pid;
	int fd, status;
	bool ended;			/* status is known */
	bool eof;
	int rows, cols;
	VTerm *vt;
	VTermScreen *screen;
	struct str raw;
	size_t asked;
};

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int64_t
deadline(void)
{
	const char *s = getenv("TALANOA_DEADLINE");
	int n = s != NULL ? atoi(s) : 0;

	return now_ms() + (n > 0 ? n : 10) * 1000;
}

static void
set_environment(const char *const env[])
{
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	for (; env != NULL && *env != NULL; env++) {
		char *name = strdup(*env), *value = strchr(name, '=');

		if (value != NULL) {
			*value = '\0';
			setenv(name, value + 1, 1);
		} else {
			unsetenv(name);
		}
		free(name);
	}
}

struct vt *
vt_start(const char *const argv[], const char *const env[], int rows, int cols)
{
	struct winsize ws = { (unsigned short)rows, (unsigned short)cols, 0, 0 };
	struct vt *v = mem_alloc(sizeof *v);
	union { const char *const *in; char *const *out; } args = { .in = argv };

	v->rows = rows;
	v->cols = cols;
	v->pid = forkpty(&v->fd, NULL, NULL, &ws);
	if (v->pid < 0) {
		perror("forkpty");
		abort();
	}
	if (v->pid == 0) {
		set_environment(env);
		execv(argv[0], args.out);
		perror(argv[0]);
		_exit(127);
	}
	fcntl(v->fd, F_SETFL, O_NONBLOCK);
	fcntl(v->fd, F_SETFD, FD_CLOEXEC);
	v->vt = vterm_new(rows, cols < LEAST_COLS ? LEAST_COLS : cols);
	vterm_set_utf8(v->vt, 1);
	v->screen = vterm_obtain_screen(v->vt);
	vterm_screen_enable_altscreen(v->screen, 1);
	vterm_screen_reset(v->screen, 1);
	return v;
}

void
vt_free(struct vt *v)
{
	if (v == NULL)
		return;
	if (!v->ended) {
		kill(v->pid, SIGKILL);
		kill(v->pid, SIGCONT);
		waitpid(v->pid, NULL, 0);
	}
	close(v->fd);
	vterm_free(v->vt);
	str_release(&v->raw);
	free(v);
}

pid_t
vt_pid(const struct vt *v)
{
	return v->pid;
}

/* Take everything that is there; true if something was. */
static bool
take(struct vt *v)
{
	char buf[8192], answer[256];
	bool some = false;
	ssize_t n;

	while ((n = read(v->fd, buf, sizeof buf)) > 0) {
		size_t k;

		some = true;
		str_addn(&v->raw, buf, (size_t)n);
		vterm_input_write(v->vt, buf, (size_t)n);
		while ((k = vterm_output_read(v->vt, answer, sizeof answer)) > 0) {
			v->asked += k;
			if (write(v->fd, answer, k) < 0)
				break;
		}
	}
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		v->eof = true;
	return some;
}

/* Wait for output until the moment given; false once that has passed or nothing can come. */
static bool
pump(struct vt *v, int64_t until)
{
	struct pollfd p = { v->fd, POLLIN, 0 };
	int64_t left = until - now_ms();

	if (left < 0 || v->eof)
		return false;
	if (poll(&p, 1, (int)left) > 0)
		take(v);
	return true;
}

void
vt_sendn(struct vt *v, const void *bytes, size_t n)
{
	int64_t until = deadline();
	const char *p = bytes;

	while (n > 0 && !v->eof && now_ms() < until) {
		struct pollfd f = { v->fd, POLLIN | POLLOUT, 0 };
		ssize_t k;

		poll(&f, 1, 1000);
		if ((f.revents & (POLLIN | POLLHUP)) != 0)
			take(v);
		k = write(v->fd, p, n);
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
}

void
vt_send(struct vt *v, const char *bytes)
{
	vt_sendn(v, bytes, strlen(bytes));
}

void
vt_resize(struct vt *v, int rows, int cols)
{
	struct winsize ws = { (unsigned short)rows, (unsigned short)cols, 0, 0 };

	take(v);
	v->rows = rows;
	v->cols = cols;
	vterm_set_size(v->vt, rows, cols < LEAST_COLS ? LEAST_COLS : cols);
	ioctl(v->fd, TIOCSWINSZ, &ws);
}

static size_t
put_char(uint32_t cp, char *buf)
{
	if (cp < 0x80) {
		buf[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		buf[0] = (char)(0xc0 | cp >> 6);
		buf[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		buf[0] = (char)(0xe0 | cp >> 12);
		buf[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		buf[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	buf[0] = (char)(0xf0 | cp >> 18);
	buf[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	buf[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	buf[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

struct vt_cell
vt_cell(struct vt *v, int row, int col)
{
	struct vt_cell out = { " ", 1, false, false, false };
	VTermScreenCell c;
	VTermPos pos = { .row = row, .col = col };
	size_t n = 0;

	if (!vterm_screen_get_cell(v->screen, pos, &c))
		return out;
	/* The right half of a wide character has -1 as its text. */
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i] != 0; i++)
		if (c.chars[i] != (uint32_t)-1)
			n += put_char(c.chars[i], out.text + n);
	if (c.chars[0] != 0)
		out.text[n] = '\0';
	out.width = c.width;
	out.bold = c.attrs.bold;
	out.reverse = c.attrs.reverse;
	out.hue = !VTERM_COLOR_IS_DEFAULT_FG(&c.fg);
	return out;
}

void
vt_row(struct vt *v, int r, struct str *out)
{
	size_t start = out->len, end;

	for (int col = 0; col < v->cols; col++)
		str_add(out, vt_cell(v, r, col).text);
	for (end = out->len; end > start && out->p[end - 1] == ' '; end--)
		;
	str_trunc(out, end);
}

void
vt_screen(struct vt *v, struct str *out)
{
	take(v);
	for (int r = 0; r < v->rows; r++) {
		vt_row(v, r, out);
		str_addc(out, '\n');
	}
}

void
vt_cursor(struct vt *v, int *ret_row, int *ret_col)
{
	VTermPos pos;

	take(v);
	vterm_state_get_cursorpos(vterm_obtain_state(v->vt), &pos);
	*ret_row = pos.row;
	*ret_col = pos.col;
}

bool
vt_has(struct vt *v, const char *text)
{
	struct str s = STR_INIT;
	bool has;

	vt_screen(v, &s);
	has = strstr(str_c(&s), text) != NULL;
	str_release(&s);
	return has;
}

static bool
complain(struct vt *v, const char *what, const char *text)
{
	struct str s = STR_INIT;

	vt_screen(v, &s);
	fprintf(stderr, "waited in vain %s: %s\n%s", what, text, str_c(&s));
	str_release(&s);
	return false;
}

bool
vt_wait(struct vt *v, const char *text)
{
	int64_t until = deadline();

	while (!vt_has(v, text))
		if (!pump(v, until))
			return vt_has(v, text) || complain(v, "for", text);
	return true;
}

bool
vt_gone(struct vt *v, const char *text)
{
	int64_t until = deadline();

	while (vt_has(v, text))
		if (!pump(v, until))
			return !vt_has(v, text) || complain(v, "for the end of", text);
	return true;
}

static bool
row_is(struct vt *v, int r, const char *text)
{
	struct str s = STR_INIT;
	bool is;

	take(v);
	vt_row(v, r, &s);
	is = str_eq(str_c(&s), text);
	str_release(&s);
	return is;
}

bool
vt_wait_row(struct vt *v, int r, const char *text)
{
	int64_t until = deadline();

	while (!row_is(v, r, text))
		if (!pump(v, until))
			return row_is(v, r, text) || complain(v, "for the row", text);
	return true;
}

bool
vt_wait_cursor(struct vt *v, int row, int col)
{
	int64_t until = deadline();
	int r, c;

	for (vt_cursor(v, &r, &c); r != row || c != col; vt_cursor(v, &r, &c))
		if (!pump(v, until))
			return complain(v, "for the cursor", "");
	return true;
}

int
vt_exit(struct vt *v)
{
	int64_t until = deadline(), left;
	struct pollfd p = { -1, POLLIN, 0 };

	while (!v->ended && pump(v, until))
		;
	if (!v->ended) {
		p.fd = (int)syscall(SYS_pidfd_open, v->pid, 0);
		left = until - now_ms();
		if (p.fd < 0 || poll(&p, 1, left > 0 ? (int)left : 0) <= 0) {
			complain(v, "for", "the end of the program");
			return -1;
		}
		close(p.fd);
		waitpid(v->pid, &v->status, 0);
		v->ended = true;
	}
	return WIFEXITED(v->status) ? WEXITSTATUS(v->status) : 128 + WTERMSIG(v->status);
}

bool
vt_quiet(struct vt *v, int ms)
{
	int64_t until = now_ms() + ms;
	size_t before = v->raw.len;

	while (pump(v, until))
		;
	return v->raw.len == before;
}

long
vt_wakeups(const struct vt *v)
{
	char path[40], line[200];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/status", (long)v->pid);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
			n = strtol(line + 24, NULL, 10);
	if (f != NULL)
		fclose(f);
	return n;
}

const struct str *
vt_raw(const struct vt *v)
{
	return &v->raw;
}

void
vt_mark(struct vt *v)
{
	take(v);
	str_clear(&v->raw);
}

size_t
vt_asked(const struct vt *v)
{
	return v->asked;
}
