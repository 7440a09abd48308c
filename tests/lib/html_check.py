#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""What every page of `export --format html` must be, checked without a browser.

usage: html_check.py PAGE...    prints what is wrong, one line each; exit status 1 if anything is.
It must be well-formed, hold no script and nothing from elsewhere, have a language, a title, one
h1, headings that skip no level, tables with a caption and a scope for each th, ids that are
unique and links that lead to one, and colours that can be read in light, dark and on paper.
"""
import re
import sys
import xml.etree.ElementTree as tree

ELEMENTS = set("""html head meta title style body header nav main section h1 h2 h3 h4 p ul li dl div
    dt dd strong bdi br a blockquote table caption thead tbody tr th td figure figcaption svg desc
    text rect del ins span""".split())
ATTRIBUTES = set("""lang dir charset name content class id href role aria-labelledby tabindex scope
    viewBox direction x y width height text-anchor""".split())
PAIRS = [("--ink", "--page", 4.5), ("--ink", "--soft", 4.5), ("--link", "--page", 4.5),
         ("--link", "--soft", 4.5), ("--line", "--page", 3), ("--bar", "--page", 3)]


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def check_style(style):
    palettes = re.findall(r":root \{(.*?)\}", style, re.S)
    if len(palettes) != 3:
        yield "there are %d palettes, not three: light, dark, paper" % len(palettes)
    for palette in palettes:
        colours = dict(re.findall(r"(--\w+): (#\w{6});", palette))
        for ink, page, least in PAIRS:
            ratio = contrast(colours[ink], colours[page])
            if ratio < least:
                yield "%s on %s: a contrast of %.2f, less than %s" % (ink, page, ratio, least)
    if re.search(r"url\(|@import|expression", style):
        yield "the style sheet fetches something"
    bare = re.findall(r"#[0-9a-f]{3,6}\b", re.sub(r":root \{.*?\}", "", style, flags=re.S))
    if bare:
        yield "a colour outside the palettes: %s" % bare


def check_elements(root):
    for e in root.iter():
        if e.tag not in ELEMENTS:
            yield "an element <%s>" % e.tag
        for name, value in e.attrib.items():
            if name not in ATTRIBUTES:
                yield "an attribute %s in <%s>" % (name, e.tag)
            if name == "href" and not value.startswith("#"):
                yield "a link that leads out: %s" % value


def check_headings(root):
    last = 0
    headings = [e for e in root.iter() if re.fullmatch("h[1-6]", e.tag)]
    if [e.tag for e in headings].count("h1") != 1:
        yield "not one h1"
    for e in headings:
        level = int(e.tag[1])
        if level > last + 1:
            yield "%s after h%d: %s" % (e.tag, last, "".join(e.itertext()))
        if not "".join(e.itertext()).strip():
            yield "an empty %s" % e.tag
        last = level


def check_tables(root):
    for table in root.iter("table"):
        if table.find("caption") is None or table.find("thead") is None:
            yield "a table without caption or head"
    for th in root.iter("th"):
        if th.get("scope") not in ("col", "row"):
            yield "a th without scope: %s" % "".join(th.itertext())
    for dl in root.iter("dl"):
        for div in dl:
            if [e.tag for e in div] != ["dt", "dd"]:
                yield "a dl that holds %s" % [e.tag for e in div]
    for ul in root.iter("ul"):
        if any(e.tag != "li" for e in ul) or len(ul) == 0:
            yield "a ul that holds %s" % [e.tag for e in ul]


def check_names(root):
    ids = [e.get("id") for e in root.iter() if e.get("id") is not None]
    seen = set()
    for name in ids:
        if name in seen:
            yield "the id %s stands twice" % name
        seen.add(name)
    for e in root.iter():
        wanted = e.get("aria-labelledby", "").split()
        wanted += [e.get("href")[1:]] if e.get("href", "").startswith("#") else []
        for name in wanted:
            if name not in seen:
                yield "nothing has the id %s" % name


def check(path):
    with open(path, "rb") as f:
        page = f.read()
    if not page.startswith(b"<!DOCTYPE html>\n"):
        yield "no doctype"
    try:
        root = tree.fromstring(page)
    except tree.ParseError as e:
        yield "not well-formed: %s" % e
        return
    if root.tag != "html" or not re.fullmatch("[A-Za-z0-9-]{2,35}", root.get("lang", "")):
        yield "no language"
    if not (root.findtext("head/title") or "").strip():
        yield "no title"
    for landmark in ("header", "main"):
        if len(root.findall("body/" + landmark)) != 1:
            yield "not one <%s>" % landmark
    hidden = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f]")
    if hidden.search(page.decode()):
        yield "a control or a character that turns the direction"
    yield from check_style(root.findtext("head/style"))
    for part in (check_elements, check_headings, check_tables, check_names):
        yield from part(root)


def main():
    bad = 0
    for path in sys.argv[1:]:
        for what in check(path):
            print("%s: %s" % (path, what))
            bad = 1
    sys.exit(bad)


if __name__ == "__main__":
    main()
