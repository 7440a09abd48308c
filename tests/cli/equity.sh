#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa show equity: the figures of a small meeting, in JSON and in text, by every grouping.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

cat >script <<'EOT'
rules set limit 3m
group add GOV "Governments of the region and their permanent missions"
group add LAB "Labour"
group add YTH "الشباب 若者 Молодёжь"
group add WOM "Women"
person add "Ana" group=GOV country=Kenya gender=woman
person add "Bo" group=LAB country="Philippines" gender=man
person add "鈴木一郎" group=YTH country=Japan
person add "Мария Иванова" group=GOV country=Canada
person add "Chair" role=facilitator
agenda+ Opening for 60m
[2026-03-10T09:00:00.000Z] meeting open
[2026-03-10T09:00:00.000Z] present+ Ana, Bo, 鈴木一郎, Мария Иванова
[2026-03-10T09:00:00.000Z] take up 1
[2026-03-10T09:00:00.000Z] q+ Ana
[2026-03-10T09:00:00.000Z] q+ Bo
[2026-03-10T09:01:00.000Z] next
[2026-03-10T09:05:00.000Z] next
[2026-03-10T09:06:00.000Z] point 鈴木一郎
[2026-03-10T09:06:00.000Z] next
[2026-03-10T09:06:30.000Z] done
[2026-03-10T09:07:30.000Z] done
EOT
"$program" new m.talanoa --template none >/dev/null
try 0 'a meeting' do -q m.talanoa - <script
equity() {	# description, options
	equity_what=$1
	shift
	try 0 "$equity_what" show m.talanoa equity --now 2026-03-10T09:20:00Z "$@" </dev/null
}

equity 'early' --json
json '[d["by"], d["target"], d["excluded"], d["early"], d["over"]]' \
	'["constituency", "equal", ["Women"], true, false]' 'says by what, and who is out'
json '[d["total_ms"], d["even_of_ms"], d["other_ms"], d["overrun_ms"], d["chair_ms"]]' \
	'[360000, 360000, 30000, 60000, 0]' 'the sums'
json '[d["participation"][k] for k in ("people_present", "people_raised", "people_heard", "rows_present", "rows_heard")]' \
	'[4, 2, 2, 3, 2]' 'who took part'
json '[d["silence"]["elapsed_ms"], d["silence"]["silence_ms"]]' '[1200000, 810000]' 'the silence'
json '[p["hoover_ppm"] for p in d["trend"]]' '[null, null]' 'no figure before all could speak'
json '[d[k] for k in ("move_ms", "hoover_ppm", "gini_ppm", "jain_ppm", "theil_ppm")]' \
	'[null, null, null, null, null]' 'neither of the whole'
try 0 'minutes as early' export m.talanoa -f md -e public </dev/null
says 'fewer interventions than constituencies present' 'say why there is no figure'
equity 'in words'
says 'early: 2 of 3 heard' 'says that it is early'
fits 'in 80 columns'

cat >more <<'EOT'
[2026-03-10T09:08:00.000Z] q+ 鈴木一郎
[2026-03-10T09:08:30.000Z] next
[2026-03-10T09:10:00.000Z] done
[2026-03-10T09:12:00.000Z] q+ Мария Иванова
EOT
"$program" do -q m.talanoa - <more
equity 'figures' --json
json '[d["move_ms"], d["hoover_ppm"], d["gini_ppm"], d["jain_ppm"], d["minmax_ppm"], d["max_share_ppm"]]' \
	'[90000, 200000, 222222, 842697, 375000, 533333]' 'Hoover, Gini, Jain, extremes'
json '[d["theil_ppm"] == d["theil_between_ppm"], d["theil_people_ppm"] - d["theil_between_ppm"] - d["theil_within_ppm"]]' \
	'[true, 0]' 'Theil, split'
json '[[r[k] for k in ("code", "charged_ms", "percent", "left_ms", "hands", "turns", "interruptions", "position_ppm")] for r in d["rows"]]' \
	'[["GOV", 240000, 53, -90000, 1, 1, 0, 0], ["LAB", 120000, 27, 30000, 0, 1, 1, 500000], ["YTH", 90000, 20, 60000, 0, 1, 0, 1000000], ["WOM", 0, null, null, 0, 0, 0, null]]' \
	'the rows'
json '[d["rows"][0]["waits"][k] for k in ("n", "mean_ms", "median_ms", "max_ms")]' \
	'[2, 270000, 270000, 480000]' 'a hand that is up waits so far'
json 'd["rows"][3]["waits"]["max_ms"]' null 'who raised none waited for nothing'
json '[d["trend"][-1][k] for k in ("hoover_ppm", "gini_ppm", "heard")]' '[200000, 222222, 3]' \
	'the trend ends with now'
equity 'the text'
fits 'in 80 columns'
if [ -n "${TALANOA_UPDATE:-}" ]; then cp "$out" "$TALANOA_SRCDIR/tests/cli/equity.txt"; fi
same "$TALANOA_SRCDIR/tests/cli/equity.txt" "$out" 'as it was read once'

for by in constituency region income gender; do
	equity "by $by" --by $by
	fits 'in 80 columns'
done
equity 'by region' --by region --json
json '[[r["name"], r["code"], r["charged_ms"], r["people"]] for r in d["rows"] if r["present"]]' \
	'[["Africa", null, 240000, 1], ["Asia", null, 210000, 2], ["Northern America", null, 0, 1]]' \
	'own speaking time, by people'
json 'd["target"]' '"headcount"' 'against the number of people'
equity 'by income' --by income --json
json '[r["name"] for r in d["rows"]]' \
	'["Low income", "Lower middle income", "Upper middle income", "High income"]' 'in order'
equity 'by gender' --by gender --json
json '[[r["name"], r["people"]] for r in d["rows"]]' '[["man", 1], ["woman", 1], ["Not said", 2]]' \
	'as people said'
try 64 'by person' show m.talanoa equity --by person </dev/null
complains 'facilitator' 'is for the facilitator'
try 64 'neither is it for an observer' --role observer show m.talanoa equity --by person </dev/null
equity 'by person' --by person --role facilitator --json
json '[[r["code"], r["name"], r["charged_ms"]] for r in d["rows"]][:2]' \
	'[["GOV", "Ana", 240000], ["LAB", "Bo", 120000]]' 'what each spoke'
try 64 'by weather' show m.talanoa equity --by weather </dev/null
complains 'constituency, region, income, gender or person' 'says what there is'
try 64 'notes by region' show m.talanoa notes --by region </dev/null
complains 'show equity' 'is refused'

cat >planned <<'EOT'
[2026-03-10T09:20:00.000Z] agenda+ Work for 40m
[2026-03-10T09:20:00.000Z] take up 2
EOT
"$program" do -q m.talanoa - <planned
try 0 'the forecast' show m.talanoa equity --json --now 2026-03-10T09:50:00Z </dev/null
json '[d["forecast"][k] for k in ("left_ms", "ends_at_ms", "unused_with_hands_ms")]' \
	'[600000, 1773136800000, 420000]' 'ten minutes are left, one hand is up'
json '[[r[k] for k in ("name", "need_ms", "turns", "begin_before_end_ms", "beyond_ms", "with_hands_ms")] for r in d["forecast"]["rows"]][1:]' \
	'[["Labour", 230000, 2, 230000, 0, 0], ["\u0627\u0644\u0634\u0628\u0627\u0628 \u82e5\u8005 \u041c\u043e\u043b\u043e\u0434\u0451\u0436\u044c", 260000, 2, 260000, 0, 0]]' \
	'what each needs to be even'
try 0 'in words' show m.talanoa equity --now 2026-03-10T09:50:00Z </dev/null
fits 'in 80 columns'
says '10:00 left to give' 'with the time'

"$program" new g.talanoa --template none >/dev/null
"$program" do -q g.talanoa 'group add A "One"' 'person add Ann group=A' 'present+ Ann' </dev/null
try 0 'nobody said a gender' show g.talanoa equity --by gender </dev/null
says 'Nobody has said' 'is said'
try 0 'one constituency' show g.talanoa equity --json </dev/null
json '[d[k] for k in ("move_ms", "gini_ppm", "jain_ppm", "theil_ppm", "atkinson_1_ppm", "minmax_ppm")]' \
	'[null, null, null, null, null, null]' 'has no figures'

"$program" do -q m.talanoa '[2026-03-10T09:30:00Z] rules set target headcount' \
	'[2026-03-10T09:30:00Z] q- Мария Иванова' '[2026-03-10T09:30:00Z] present- Bo' \
	'[2026-03-10T09:30:00Z] meeting close' </dev/null
try 0 'afterwards' show m.talanoa equity --json </dev/null
json '[d["over"], d["target"], d["excluded"], [r["weight"] for r in d["rows"]], d["forecast"]]' \
	'[true, "headcount", ["Women"], [2, 1, 1, 0], null]' 'who was here at some time counts'
finish
