#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Verifies the journal of a meeting file, written from talanoa-format(5) alone."""
import hashlib, json, re, sqlite3, sys

KEYS = set("act at c data format kind meeting ms parents seals seq stated subject supersedes "
           "undoes unset writer".split())
problems = []

def check(ok, *words):
    if not ok:
        problems.append(" ".join(str(w) for w in words))
    return ok

def sha(data):
    return hashlib.sha256(data).hexdigest()

def compact(v, ascii):
    return json.dumps(v, sort_keys=True, ensure_ascii=ascii, separators=(",", ":")).encode()

def codes_only(v):
    if isinstance(v, dict):
        return all(re.fullmatch("[a-z0-9_]{1,64}", k) and codes_only(x) for k, x in v.items())
    if isinstance(v, list):
        return all(codes_only(x) for x in v)
    if isinstance(v, str):
        return re.fullmatch("[a-z0-9_+.:/-]{0,64}", v) is not None
    return type(v) is int and abs(v) <= 2 ** 53

def main(path):
    db = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
    meta = dict(db.execute("SELECT key, value FROM meta"))
    check(meta.get("format") == "0" and meta.get("edition") in ("full", "public"), "meta")
    public = meta.get("edition") == "public"
    values = {}
    for event, field, salt, text in db.execute("SELECT event, field, salt, text FROM value"):
        values[event.hex(), field] = salt, text
    hlcs, children, sessions, roots, begun = {}, set(), {}, 0, 0
    for n, eid, hlc, writer, seq, kind, body in db.execute(
            "SELECT n, id, hlc, writer, seq, kind, body FROM event ORDER BY hlc, id"):
        where = "event %d:" % n
        check(sha(body.encode()) == eid.hex(), where, "id is not the hash of the body")
        try:
            b = json.loads(body)
            check(compact(b, True) == body.encode() and codes_only(b), where, "not canonical")
            check(set(b) <= KEYS and b["format"] == 0, where, "unknown member or format")
            check((b["ms"] << 16 | b["c"], b["writer"], b["seq"], b["kind"]) ==
                  (hlc, writer.hex(), seq, kind), where, "columns differ from the body")
            check(b["meeting"] == meta.get("meeting"), where, "another meeting")
            for p in b["parents"] + b.get("supersedes", []):
                check(hlcs.get(p, hlc) < hlc, where, "parent missing or not older")
            opens = kind == "session.open" and b["subject"] == b["writer"]
            check(opens == (seq == 1), where, "session does not begin with session.open")
            children.update(b["parents"])
            roots += not b["parents"]
            begun += kind == "meeting.new" and b["subject"] == b["meeting"]
            for field, seal in b["seals"].items():
                salt, text = values.pop((eid.hex(), field), (None, None))
                if salt is None:
                    check(public, where, field, "is missing")
                else:
                    opening = compact(["talanoa-value-1", salt.hex(), field, text], False)
                    check(len(salt) == 16 and sha(opening) == seal, where, field, "differs")
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            check(False, where, "malformed:", e)
        hlcs[eid.hex()] = hlc
        sessions.setdefault(writer, []).append(seq)
    check(roots == 1 and begun == 1, "the journal must begin once")
    for writer, seqs in sessions.items():
        check(seqs == list(range(1, len(seqs) + 1)), "session", writer.hex(), "has gaps")
    check(not values, len(values), "values belong to no event")
    heads = sorted(h for h in hlcs if h not in children)
    head = heads[0] if len(heads) == 1 else sha(bytes.fromhex("".join(heads)))
    print("Record %s, %d entries" % (head[:32], len(hlcs)))
    print("\n".join(problems) or "the record holds")
    return 1 if problems else 0

sys.exit(main(sys.argv[1]))
