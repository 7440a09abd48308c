#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa show: stable JSON, text that fits 80 columns, nothing changed by looking.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

whats=$(sed -n 's/^SHOW([A-Z]*, "\([a-z]*\)".*/\1/p' "$TALANOA_SRCDIR/src/cli/subcommands.def")
"$program" new e.talanoa --template none >/dev/null
for what in $whats; do
	try 0 "an empty meeting: show $what" show e.talanoa "$what" </dev/null
	fits 'fits'
	try 0 "an empty meeting: show $what --json" show e.talanoa "$what" --json </dev/null
	json 'type(d).__name__' '"dict"' 'is an object'
done
try 0 'the queue of an empty meeting' show e.talanoa queue --json </dev/null
json d '{"closed": false, "next": null, "order": [], "passed_over": [], "speaking": null}' \
	'has its five names'
try 0 'the equity of an empty meeting' show --json e.talanoa equity </dev/null
json '[d["total_ms"], d["rows"], d["gini_ppm"]]' '[0, [], null]' 'is nothing'

cat >script <<'EOT'
rules set limit 3m
group add AA "First group"
group add BB "Second group" weight=2000
person add "Ana" group=AA
person add "Bo" group=BB country="Philippines"
person add "鈴木一郎" group=BB
person add "Мария Иванова" group=AA
person add "مريم العلي" group=AA
agenda+ Opening for 10m
agenda+ type=decision A title that goes on and on, well beyond what one line of eighty columns can hold for 1h30m
[2026-03-10T09:00:00.000Z] meeting open
[2026-03-10T09:00:00.000Z] take up 1
[2026-03-10T09:00:00.000Z] q+ Ana
[2026-03-10T09:00:00.000Z] q+ Bo to ask
[2026-03-10T09:00:00.000Z] next
[2026-03-10T09:00:10.000Z] Ana: said something
[2026-03-10T09:01:00.000Z] pause
[2026-03-10T09:02:00.000Z] resume
[2026-03-10T09:02:30.000Z] agreed We meet again.
[2026-03-10T09:02:30.000Z] action Bo to write it down by 2026-04-01
EOT
"$program" new m.talanoa --template none >/dev/null
printf 'person add "%s" group=AA\n' "$(printf 'Na%.0s ' $(seq 60))" >>script
printf 'person add "%s" group=AA\n' "$(printf 'x%.0s' $(seq 200))" >>script
try 0 'a meeting' do m.talanoa - <script
for what in $whats; do
	try 0 "show $what" show m.talanoa "$what" --now 2026-03-10T09:03:00Z </dev/null
	fits 'in 80 columns'
done
try 0 'the queue while somebody speaks' \
	show m.talanoa queue --json --now 2026-03-10T09:03:00Z </dev/null
json 'd["speaking"]' '{"charged_ms": 120000, "class": "ordinary", "group": "AA", "limit_ms": 180000, "paused": false, "person": "Ana", "running_ms": 120000}' \
	'who speaks and how long, the pause apart'
json '[d["next"]["person"], d["next"]["group"]]' '["Bo", "BB"]' 'who is next'
json 'd["next"]["reason"] != ""' true 'and why'
json 'd["order"]' '[{"class": "ordinary", "group": "BB", "person": "Bo"}]' 'the list'
try 0 'now may be a time of the day' show m.talanoa queue --json --now 9:03 </dev/null
try 2 'but it must be one' show m.talanoa queue --now 9:73 </dev/null
complains '--now' 'and the option is named'
"$program" do m.talanoa '[2026-03-10T09:03:00Z] done' 'close queue' >/dev/null
try 0 'the queue afterwards' show m.talanoa queue --json </dev/null
json '[d["speaking"], d["closed"]]' '[null, true]' 'nobody speaks, the list is closed'
cp m.talanoa spent.talanoa
try 0 'a budget that is used up' do -q spent.talanoa 'reopen queue' 'rules set budget 1m' \
	'q+ Ana' 'present- Bo' </dev/null
try 0 'hands that nobody calls' show spent.talanoa queue --json </dev/null
json '[d["order"], [[h["person"], h["why"]] for h in d["passed_over"]]]' \
	'[[], [["Bo", "absent"], ["Ana", "over_budget"]]]' 'are not in the list, but told'
try 0 'and in words' show spent.talanoa queue </dev/null
says 'Ana (AA), beyond the budget, only the chair calls' 'with the reason'
try 0 'equity' show m.talanoa equity --json </dev/null
json 'd["total_ms"]' 120000 'the sum'
json '[[r[k] for k in ("code", "charged_ms", "other_ms", "turns")] for r in d["rows"]]' \
	'[["AA", 120000, 0, 1], ["BB", 0, 0, 0]]' 'and the rows'
cp m.talanoa l.talanoa
"$program" do l.talanoa '[2026-03-10T09:03:00Z] next' '[2026-03-10T09:04:00Z] done' >/dev/null
try 0 'orders' show m.talanoa orders --json --now 2026-03-10T09:03:00Z </dev/null
json '[d["in_force"], [o["order"] for o in d["now"]]]' \
	'["fair", ["fair", "fifo", "first-timers", "round-robin", "manual"]]' 'all five'
json '[[x["person"] for x in o["next"]] for o in d["now"]]' \
	'[["Bo"], ["Bo"], ["Bo"], ["Bo"], []]' 'whom each would call; manual is the chair'
json '[[o["order"], o["turns"], o["hands_up"], o["not_heard"]] for o in d["so_far"]["orders"]]' \
	'[["fair", 1, 1, ["BB"]], ["fifo", 1, 1, ["BB"]], ["first-timers", 1, 1, ["BB"]], ["round-robin", 1, 1, ["BB"]]]' \
	'what each would have done'
json '[d["so_far"]["as_it_went"][k] for k in ("turns", "hands_up", "move_ms", "gini_ppm")]' \
	'[1, 1, null, null]' 'beside what happened; no index before each could have spoken'
json '[d["so_far"][k] for k in ("early", "target", "excluded")]' '[true, "custom", []]' \
	'against what, and without whom'
try 0 'orders later' show --json l.talanoa orders --now 2026-03-10T09:05:00Z </dev/null
json '[d["so_far"]["as_it_went"][k] for k in ("turns", "move_ms", "gini_ppm")]' \
	'[2, 60000, 333333]' 'with all their figures'
try 0 'people' show m.talanoa people --json </dev/null
json '[[p["name"], p["code"], p["area"], p["present"]] for p in d["people"]][:2]' \
	'[["Ana", "AA1", null, true], ["Bo", "BB1", "PH", true]]' 'by name, seat and country'
json 'd["people"][2]["name"]' '"\u9234\u6728\u4e00\u90ce"' 'in any script'
try 0 'agenda' show m.talanoa agenda --json </dev/null
json '[[i["number"], i["state"], i["in_hand"], i["planned_ms"]] for i in d["items"]]' \
	'[[1, "open", true, 600000], [2, "pending", false, 5400000]]' 'the items'
try 0 'decisions' show m.talanoa decisions --json </dev/null
json '[[x["text"], x["state"], x["method"], x["item"]] for x in d["decisions"]]' \
	'[["We meet again.", "adopted", "consensus", 1]]' 'the decision'
try 0 'actions' show m.talanoa actions --json </dev/null
json '[[x["owner"], x["text"], x["due"], x["state"]] for x in d["actions"]]' \
	'[["Bo", "write it down", "2026-04-01", "open"]]' 'the action'
try 0 'notes' show m.talanoa notes --json </dev/null
json '[[x["person"], x["group"], x["text"], x["at_ms"]] for x in d["notes"]]' \
	'[["Ana", "AA", "said something", 1773133210000]]' 'the note'
"$program" do -q m.talanoa - <<'EOT'
[2026-03-10T09:02:31.000Z] agenda set 1 pillar trade
[2026-03-10T09:02:31.000Z] comment Forum of fishers: asks for counts on 1
[2026-03-10T09:02:31.000Z] answer 1 partly: counted from May -> decision 1
[2026-03-10T09:02:31.000Z] comment pillar=governance A student: asks who decides
[2026-03-10T09:02:31.000Z] comments open 2026-04-30
[2026-03-10T09:02:31.000Z] commit Bo to publish arrivals by 2026-05-01
[2026-03-10T09:02:31.000Z] document version=2 from="A team" url=https://example.org/2 on=1 A paper
[2026-03-10T09:02:31.000Z] propose by=Ana We count.
[2026-03-10T09:02:31.000Z] amend by=Bo last: We count barges.
[2026-03-10T09:02:31.000Z] decide consensus
[2026-03-10T09:02:31.000Z] reservation Ana: the date
EOT
try 0 'commitments' show m.talanoa commitments --json </dev/null
json '[[x["who"], x["text"], x["due"], x["state"]] for x in d["commitments"]]' \
	'[["Bo, BB", "publish arrivals", "2026-05-01", "open"]]' 'the pledge'
try 0 'comments' show m.talanoa comments --json </dev/null
json '[d["window"], d["ends"], [[x["from"], x["disposition"], x["became"]] for x in d["comments"]]]' \
	'["open", "2026-04-30", [["Forum of fishers", "partly", "decision 1"], ["A student", null, null]]]' \
	'with their answers'
try 0 'comments in words' show m.talanoa comments </dev/null
says 'partly, decision 1' 'say what became of them'
says 'not answered yet' 'or that nothing did'
fits 'in 80 columns'
try 0 'documents' show m.talanoa documents --json </dev/null
json '[[x["title"], x["version"], x["url"], x["item"]] for x in d["documents"]]' \
	'[["A paper", "2", "https://example.org/2", 1]]' 'the paper'
try 0 'inputs' show m.talanoa inputs --json </dev/null
json '[[x["label"], x["who"], x["pillar"], x["became"], x["in"]] for x in d["inputs"]][1:4]' \
	'[["comment 2", "A student", "governance", "unanswered", null], ["decision 2", "Ana, AA", "trade", "adopted", null], ["amendment 1", "Bo, BB", "trade", "adopted", "decision 2"]]' \
	'who said what, what became of it'
try 0 'inputs by pillar' show m.talanoa inputs --by pillar --json </dev/null
json '[[x["pillar"], x["inputs"], x["partly"], x["unanswered"]] for x in d["pillars"]]' \
	'[["production", 0, 0, 0], ["trade", 4, 1, 0], ["stewardship", 0, 0, 0], ["governance", 1, 0, 1], [null, 0, 0, 0]]' \
	'as a matrix'
try 0 'and in words' show m.talanoa inputs --by pillar </dev/null
says 'trade: 4 inputs, 2 adopted, 1 annexed, 1 partly' 'that count'
says 'stewardship: nothing came in' 'also what did not come'
try 64 'by nothing else' show m.talanoa inputs --by region </dev/null
try 64 'and nothing else by pillar' show m.talanoa comments --by pillar </dev/null
"$program" new votes.talanoa --template none >/dev/null
"$program" do -q votes.talanoa - <<'EOT'
[2026-03-10T09:00:00.000Z] group add LAB Labour seats=2
[2026-03-10T09:00:00.000Z] group add IND Industry seats=1
[2026-03-10T09:00:00.000Z] person add Ana group=LAB
[2026-03-10T09:00:00.000Z] person add Bo group=LAB
[2026-03-10T09:00:00.000Z] person add Cy group=IND
[2026-03-10T09:00:00.000Z] rules set quorum majority
[2026-03-10T09:00:00.000Z] rules set decision sector-veto
[2026-03-10T09:00:01.000Z] meeting open
[2026-03-10T09:00:02.000Z] present+ Ana, Cy
[2026-03-10T09:00:03.000Z] proxy Ana for Bo
[2026-03-10T09:00:04.000Z] propose A registry
[2026-03-10T09:00:05.000Z] position IND object because it costs
[2026-03-10T09:00:06.000Z] vote Ana yes
[2026-03-10T09:00:06.000Z] vote Bo yes
[2026-03-10T09:00:07.000Z] tally IND no=1
[2026-03-10T09:00:08.000Z] decide vote because it is needed
[2026-03-10T09:00:09.000Z] present- Ana
EOT
result $? 'a vote'
try 0 'how it stands' show votes.talanoa decisions --json </dev/null
json '[[x["method"], x["rule"], x["verdict"], x["stopped_by"], x["despite"]] for x in d["decisions"]]' \
	'[["vote", "sector-veto", "rejected", "IND", "result"]]' 'by the rule'
json '[d["decisions"][0]["quorum"][k] for k in ("rule", "met", "filled", "seats")]' \
	'["majority", true, 2, 3]' 'the quorum as it was then'
json '[[g["group"], g["position"], g["yes"], g["no"], g["tallied"], g["may_cast"]] for g in d["decisions"][0]["groups"]]' \
	'[["LAB", null, 2, 0, false, 2], ["IND", "object", 0, 1, true, 1]]' 'by constituency'
json '[[v["person"], v["by"], v["choice"]] for v in d["decisions"][0]["groups"][0]["votes"]]' \
	'[["Ana", null, "yes"], ["Bo", "Ana", "yes"]]' 'by person'
try 0 'and in words' show votes.talanoa decisions </dev/null
says 'Ana yes, Bo yes (by Ana)' 'who voted for whom'
says 'another result by the rule' 'what it lacks'
says '2 yes, 1 no of 3; by sector-veto: rejected' 'what the rule makes of it'
"$program" do -q votes.talanoa '[2026-03-10T09:01:00.000Z] propose Another' \
	'[2026-03-10T09:01:00.000Z] position IND object because it costs too much'
try 0 'positions alone' show votes.talanoa decisions </dev/null
says 'IND     object     it costs too much' 'with their reasons'
try 0 'notes again' show m.talanoa notes --json </dev/null
cp "$out" first
"$program" show m.talanoa notes --json >"$out"
same first "$out" 'twice the same'
python3 -c 'import json, sys
s = sys.stdin.read()
sys.exit(s != json.dumps(json.loads(s), indent=2, sort_keys=True, ensure_ascii=False) + "\n")' <"$out"
result $? 'keys are sorted'
sum=$(cksum <m.talanoa)
for what in $whats; do
	"$program" show m.talanoa "$what" >/dev/null
done
chmod 400 m.talanoa
try 0 'a read-only file can be shown' show m.talanoa people </dev/null
[ "$(cksum <m.talanoa)" = "$sum" ] && [ ! -e m.talanoa-journal ]
result $? 'showing changes nothing'
finish
