/* SPDX-License-Identifier: ISC */
/* Random command lines. In a pattern: %p a person, %c a code, %n a small number, %t a text. */
#include <talanoa/base/str.h>

#include "chatter.h"

static const char *const patterns[] = {
	"q+ %p", "q+ %p", "q+ %p", "q+ %p", "q+ %p to %t", "q+ %p as %c", "q+ %p with %c, %c",
	"q+ %p as %c with %c behalf=\"the %t\"",
	"q+ %c", "q+ \"Newcomer %n\" new %c", "q- %p",
	"point %p", "point %p to %t", "clarify %p", "ror %p", "invited %p", "confirm %c",
	"last word %p", "last word %p as %c", "limit", "limit fitted",
	"next", "next", "next", "next", "next", "next -2s", "start", "ack %p", "ack %p because %t",
	"announce", "pause", "resume", "resume", "interpret", "done", "done", "done -1s", "yield %p",
	"noshow", "noshow", "lost", "extend 30s", "extend 1m because %t", "limit %nm",
	"close queue", "reopen queue", "reopen queue", "turn last time=%n500ms because %t",
	"turn last who=%p", "turn last because %t", "turn %n who=%p because %t", "turn add %c time=%ns because %t",
	"present+ %p", "present+ %p, %p", "present+ %p online", "present- %p", "regrets+ %p",
	"regrets+ %p because %t", "vacancy %c because %t", "alternate %p for %p",
	"interest %p: %t", "interest none", "agenda+ Item %n for %nm", "agenda+ \"%t\" type=decision",
	"agenda set %n title Title %n", "agenda set %n for 5m", "agenda set %n pillar trade",
	"agenda order %n,%n", "take up %n", "take up %n", "Topic: Theme %n", "close item",
	"close item %t", "reopen item %n because %t", "skip %n", "defer %n %t", "summary %t",
	"summary %n %t",
	"Sam Okoro: %t", "Labour delegate 2: %t", "IP1: %t", "%c: %t", "- %t", "note %t",
	"note who=%p as=%c %t", "... %t",
	"s/a/e/", "s/the/this/", "s|e||", "correct note %n: %t", "correct last: %t",
	"said last by %p", "move last to 1", "move note %n to 2", "move last to %n",
	"said note %n by nobody", "attribution constituency",
	"attribution last none", "attribution note %n named", "embargo last until +2w",
	"abbr x%n=%t", "ruling %t", "ruling %t because %t",
	"propose %t", "propose by=%p -- %t", "decide consensus", "decide decision %n vote because %t",
	"decide deferred", "read back", "read back decision %n", "read back off",
	"amend last: %t", "amend by=%p decision %n: [%t] or not", "position %c support",
	"position %c,%c no-block because %t", "position %c object on decision %n",
	"position %c support on %n because %t", "statement %p: %t", "statement %c on decision %n: %t",
	"reservation %p: %t", "reservation %c on %n: %t", "reservation %p declined",
	"reservation %c on decision %n declined", "reservation %p withdrawn",
	"reservation %c withdrawn", "correct reservation %n: %t", "correct statement %n: %t",
	"consult %c for %nm", "consult %c until +%nd", "consult %c until 23:5%n", "consult %c done",
	"consent ref=\"Res. %n\" by=\"Assembly %n\" on=2026-02-0%n People %n",
	"consent \"%t\" ref=a by=b", "circular %t on 2026-02-1%n",
	"circular %t on 2026-02-1%n because %t", "circular because=\"the %n\" on=2026-01-0%n -- %t",
	"commit %p to %t", "commit %c to %t by Fri", "commit %n done",
	"commit %n withdrawn because %t", "commit %n progress %t", "commit %n due=+%nw because %t",
	"commit %n who=%c due=", "comment Forum %n: %t",
	"comment on=%n pillar=trade rec=%n \"A: b\": %t", "comment X: %t on %n",
	"answer %n accepted: %t", "answer %n partly: %t -> decision %n",
	"answer %n declined: %t -> action %n", "comments open +%nw", "comments close",
	"document Paper %n", "document version=%n url=https://x.org/%n on=%n pillar=trade \"%t\"",
	"document %t from=\"Team %n\" version=%n", "document set %n version %n",
	"document set %n title %t", "document set %n on \"\"", "document set %n from \"%t\"",
	"terms pay %t", "terms duties %t", "accept terms %p", "accept terms %p, %p",
	"support %p asked %t", "support %p given", "support %c given %t", "access %p asked %t",
	"access %p refused", "payment %p \"%n00 USD\" for %t", "payment %c %n0 EUR for %t",
	"correct comment %n: %t", "correct commitment %n: %t", "correct document %n: Title %n",
	"vote %p yes", "vote %p yes", "vote %p,%p no on decision %n", "vote %p abstain by %p",
	"tally %c yes=%n", "tally %c yes=1 no=1 on %n", "rollcall", "rollcall on decision %n",
	"rollcall off", "quorum", "quorum on %n", "proxy %p for %p", "decide vote",
	"decide rejected because %t", "decide vote declared=%p because %t",
	"agreed declared=%p %t", "interest %p: %t on=%n effect=no-vote",
	"interest %p: %t effect=withdraw", "rules set quorum majority",
	"rules set quorum each-constituency", "rules set quorum-online no",
	"rules set decision equal-weight", "rules set decision sector-veto",
	"person set %p role facilitator",
	"agreed %t", "agreed %t because %t", "agreed because=\"the %n\" -- %t", "action %p to %t", "action %c to %t by Fri",
	"action Somebody Else to %t by 2026-05-0%n", "action %n done", "action %n open because %t",
	"action %n progress %t", "action %n owner=%p due=+1w",
	"action %n due=+%nw because %t", "action %n owner=%c because %t", "action %n owner=%c",
	"action %n due=",
	"withhold last ground=legal", "withhold note %n ground=deliberation reason=\"%t\"",
	"withhold decision %n ground=commercial summary=\"a %n\" review=+30d", "release note %n",
	"withhold note %n authority=\"the %n\" reason=\"%t\"", "release last",
	"contest note %n because %t", "contest last by %c because %t", "contest %n upheld",
	"contest %n dismissed", "waive note %n by %p", "waive item %n by %p",
	"rules set limit %nm", "rules set order fifo", "rules set order fair",
	"rules set scope item", "rules set order round-robin", "rules set order first-timers",
	"rules set budget %nm", "rules set budget auto", "rules set budget off",
	"rules set distribute yes", "rules set target headcount", "rules set target equal",
	"rules set warn 90s,%n0s", "rules set reserve %nm", "rules set replies %n",
	"rules set catch-up %n", "rules set decision majority",
	"group set %c weight %n500", "group set %c seats %n", "group set %c name Group %n",
	"person set %p org Org %n", "person set %p role chair", "person set %p aka \"alias%n\"",
	"person set %p group %c", "person set %p factor 50%",
	"person add \"Person %n\" group=%c org=\"O %n\" country=France tags=a,b",
	"meeting set title Title %n", "meeting set place \"%t\"", "meeting set place \"\"",
	"meeting close", "meeting open", "meeting open", "meeting open",
	"meeting suspend 15m", "meeting suspend %t", "meeting resume", "meeting resume",
	"session open Part %n", "session close", "closed legal", "open", "adopt agenda",
	"same %p = %p", "protect %p", "undo", "undo", "undo", "undo",
};

static const char *const persons[] = { "\"Labour delegate 1\"", "\"Labour delegate 2\"",
	"\"Sam Okoro\"", "\"Samira Haddad\"", "IP1", "YTH1", "\"Chair Person\"" };
static const char *const codes[] = { "LAB", "IP", "YTH" };
static const char *const texts[] = { "the text", "we agree", "a \"quoted\" word", "a=b and c",
	"why because of that", "go to the place", "all of it by Fri", "walk for 20m", "who=me",
	"-- dashes", "trailing:", "Tiếng Việt", "one\ntwo", "100% sure", "a \" b",
	"effect=stay", "12 monkeys", "it's [10:00] now", "\"all of it\"", "N: this" };

static const char *
one(struct rng *r, const char *const *v, size_t n)
{
	return v[rng_below(r, n)];
}

#define ONE(r, v) one(r, v, sizeof v / sizeof *v)

void
chatter_line(struct rng *r, struct str *line)
{
	str_clear(line);
	for (const char *p = ONE(r, patterns); *p != '\0'; p++) {
		if (*p != '%' || p[1] == '\0') {
			str_addc(line, *p);
			continue;
		}
		switch (*++p) {
		case 'p': str_add(line, ONE(r, persons)); break;
		case 'c': str_add(line, ONE(r, codes)); break;
		case 't': str_add(line, ONE(r, texts)); break;
		case 'n': str_addf(line, "%d", 1 + (int)rng_below(r, 4)); break;
		default: break;
		}
	}
}
