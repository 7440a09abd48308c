#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""talanoa new on a terminal: three questions, none whose answer was given."""
import json
import os
import pty
import select
import subprocess
import sys
import tempfile

PROGRAM = os.path.join(os.environ['TALANOA_BUILDDIR'], 'talanoa')
ENV = dict(os.environ, LC_ALL='C.UTF-8', TERM='xterm',
           TALANOA_DATADIR=os.path.join(os.environ['TALANOA_SRCDIR'], 'share/talanoa'))
ENV.pop('TALANOA_TEST', None)
count = failed = 0


def result(good, what, shown=''):
    global count, failed
    count += 1
    if not good:
        failed = 1
        print('# ' + repr(shown))
    print('%s %d - %s' % ('ok' if good else 'not ok', count, what))


def talk(args, *answers):
    """Run on a pty; each (question, answer) in turn, None closes the input. -> status, output."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(PROGRAM, [PROGRAM, *args], ENV)
    seen, waiting = '', list(answers)
    mark = 0
    while True:
        if not select.select([fd], [], [], 30)[0]:
            os.kill(pid, 9)
            seen += '(waited in vain)'
        try:
            data = os.read(fd, 4096)
        except OSError:
            data = b''
        if not data:
            break
        seen += data.decode('utf-8', 'replace')
        while waiting and waiting[0][0] in seen[mark:]:
            question, answer = waiting.pop(0)
            mark = seen.index(question, mark) + len(question)
            os.write(fd, b'\x04' if answer is None else answer.encode() + b'\n')
    os.close(fd)
    status = os.waitpid(pid, 0)[1]
    return (os.waitstatus_to_exitcode(status), seen)


def meeting(path):
    out = subprocess.run([PROGRAM, 'show', path, 'meeting', '--json'], env=ENV, check=True,
                         capture_output=True, text=True).stdout
    return json.loads(out)


def main():
    status, seen = talk(['new', 'a.talanoa'], ('Title', 'Third plenary'), ('Template', 'hleag'),
                        ('name', 'Ana Silva'))
    result(status == 0, 'three answers make a meeting', seen)
    m = meeting('a.talanoa')
    result(m['title'] == 'Third plenary' and len(m['groups']) == 10, 'as they say', m)
    log = subprocess.run([PROGRAM, 'log', 'a.talanoa'], env=ENV, capture_output=True, text=True)
    result('Ana Silva' in log.stdout, 'and the journal has the name', log.stdout)
    status, seen = talk(['new', 'b.talanoa'], ('Title', 'B'), ('Template', 'nosuch'),
                        ('Template', ''), ('name', ''))
    result(status == 0 and 'nosuch' in seen, 'an unknown template is asked for again', seen)
    result(len(meeting('b.talanoa')['groups']) == 3, 'nothing typed means what stands in []')
    status, seen = talk(['new', 'c.talanoa', '--template', 'hleag'])
    result(status == 0 and '?' not in seen, 'with a template nothing is asked', seen)
    status, seen = talk(['new', 'd.talanoa', '--title', 'D', '--as', 'Bo'], ('Template', 'basic'))
    result(status == 0 and 'Title' not in seen and 'name' not in seen,
           'what was given is not asked', seen)
    status, seen = talk(['new', 'e.talanoa'], ('Title', None))
    result(status == 2 and not os.path.exists('e.talanoa'), 'no answer, no file', seen)
    status, seen = talk(['new', 'f.talanoa'], ('Title', 'a\u202eb'))
    result(status == 2 and 'U+202E' in seen, 'an answer is text from a person', seen)
    print('1..%d' % count)
    return failed


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    ENV['HOME'] = folder
    sys.exit(main())
