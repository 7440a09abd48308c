#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""The vectors of the floor's order, as time-stamped scripts through the real program: whom
`show queue --json` names next, the printed list, and what `show equity --json` counts."""
import datetime
import json
import os
import subprocess
import sys
import tempfile

SRC = os.environ['TALANOA_SRCDIR']
PROGRAM = os.path.join(os.environ['TALANOA_BUILDDIR'], 'talanoa')
VECTORS = os.path.join(SRC, '../shared/vectors/queue_order.txt')
EPOCH = datetime.datetime(2026, 3, 10, 9, tzinfo=datetime.timezone.utc)
VERBS = {'ord': 'q+', 'poo': 'point', 'reply': 'ror', 'resp': 'clarify'}


class Mismatch(Exception):
    pass


class Meeting:
    """One vector being replayed."""

    def __init__(self, path):
        self.path = path
        self.now = 0
        self.lines = []
        self.members = {}
        self.run('new', path, '--template', 'none')

    def run(self, *args, status=0, stdin=''):
        p = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, text=True)
        if p.returncode != status:
            raise Mismatch('%s: exit status %d, not %d: %s %s' %
                           (' '.join(args), p.returncode, status, p.stdout, p.stderr))
        return p.stdout

    def stamp(self):
        t = EPOCH + datetime.timedelta(milliseconds=self.now)
        return t.strftime('%Y-%m-%dT%H:%M:%S.') + '%03dZ' % (t.microsecond // 1000)

    def say(self, line):
        self.lines.append('[%s] %s\n' % (self.stamp(), line))

    def flush(self, status=0):
        if self.lines:
            self.run('do', '-q', self.path, '-', status=status, stdin=''.join(self.lines))
        self.lines = []

    def show(self, what):
        self.flush()
        return json.loads(self.run('show', self.path, what, '--json', '--now', self.stamp()))

    def expect(self, got, want, what):
        if got != want:
            raise Mismatch('%s: %s, not %s' % (what, got, want))

    # ---- the lines of a vector ----

    def config(self, limit, catch_up, block, expect, balance):
        self.say('rules set limit %sms' % limit)
        self.say('rules set catch-up %s' % ('off' if catch_up == '-' else catch_up + 'ms'))
        self.say('rules set block %s' % ('off' if block == '0' else block + 'ms'))
        self.say('rules set expect %sms' % expect)
        self.say('rules set balance %s' % ('none' if balance == '-' else balance))

    def group(self, code, weight):
        self.members[code] = []
        self.say('group add %s "Group %s" weight=%s' % (code, code, weight))

    def person(self, name, code, category):
        self.members[code].append(name)
        self.say('person add %s group=%s' % (name, code))
        if category != '-':
            self.say('person set %s gender %s' % (name, category))
        self.say('present+ %s' % name)

    def hand(self, name, cls, sponsors, equals, result):
        self.flush()
        others = [s for s in sponsors.split(',') if s != '-']
        self.say('%s %s%s' % (VERBS[cls], name, ' with ' + ','.join(others) if others else ''))
        self.flush(0 if result == 'ok' else 2)
        for code in others:
            self.say('confirm ' + code)

    def start(self, equals, name):
        nxt = self.show('queue')['next']
        self.expect('-' if nxt is None else nxt['person'], name, 'next')
        if nxt is not None:
            self.say('next')
            self.expect(self.show('queue')['speaking']['person'], name, 'speaking')

    def call(self, name):
        self.say('ack %s because the chair says so' % name)

    def end(self, ms):
        self.now += int(ms)
        self.say('done')

    def interrupt(self, ms):
        self.now += int(ms)

    def yield_(self, name, own, others):
        self.now += int(own)
        self.say('yield ' + name)
        self.end(others)

    def fix(self, *pairs):
        for code, ms in zip(pairs[::2], pairs[1::2]):
            self.say('turn add %s time=%sms because of the vector' % (code, ms))

    def weight(self, code, weight):
        self.say('group set %s weight %s' % (code, weight))

    def noshow(self, *who):
        self.say('noshow')

    def withdraw(self, name):
        self.say('q- ' + name)

    def present(self, who, here):
        names = self.members.get(who, [who])
        self.say('present%s %s' % ('-' if here == '0' else '+', ', '.join(names)))

    def close(self, closed):
        self.say('reopen queue' if closed == '0' else 'close queue')

    def announce(self, equals, name):
        self.flush()
        said = self.run('do', self.path, '[%s] announce' % self.stamp())
        self.expect(name in said.split(), True, 'announced: ' + said.strip())

    def preview(self, equals, *names):
        order = [e['person'] for e in self.show('queue')['order']]
        self.expect(order[:len(names)], list(names), 'order')

    def charged(self, code, equals, ms, key='charged_ms'):
        equity = self.show('equity')
        rows = {r['code']: r for r in equity['rows']}
        self.expect(rows[code][key], int(ms), key + ' of ' + code)
        self.expect(equity['total_ms'], sum(r['charged_ms'] for r in equity['rows']), 'total')

    def other(self, code, equals, ms):
        self.charged(code, equals, ms, 'other_ms')

    def talk(self, name, equals, ms):
        people = {p['name']: p for p in self.show('people')['people']}
        self.expect(people[name]['talk_ms'], int(ms), 'talk of ' + name)


# Virtual time is inside: the order that follows from it is what a person sees.
INSIDE = ('V', 'vt')


def read(path):
    vectors, current = [], None
    with open(path, encoding='ascii') as f:
        for line in f:
            words = line.split()
            if words and words[0] == 'vector':
                current = (words[1], [])
                vectors.append(current)
            elif words:
                current[1].append(words)
    return vectors


def replay(lines, folder):
    m = Meeting(os.path.join(folder, 'm.talanoa'))
    for words in lines:
        if words[0] in INSIDE:
            continue
        verb = 'yield_' if words[0] == 'yield' else words[0]
        try:
            getattr(m, verb)(*words[1:])
        except Mismatch as e:
            raise Mismatch('%s: %s' % (' '.join(words), e)) from None
    m.flush()
    m.run('verify', m.path)


def main():
    if not os.path.exists(VECTORS):
        print('1..0 # SKIP no shared vectors at ' + VECTORS)
        return 77
    vectors, bad = read(VECTORS), 0
    for n, (name, lines) in enumerate(vectors, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                replay(lines, folder)
                print('ok %d - %s' % (n, name))
            except Mismatch as e:
                print('# ' + str(e).replace('\n', ' '))
                print('not ok %d - %s' % (n, name))
                bad = 1
    print('1..%d' % len(vectors))
    return bad


sys.exit(main())
