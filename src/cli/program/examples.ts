/** Examples in the help of each command: a command line without the program's name, and what it does. */
export const examples: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  run: [
    ['run', 'a run as of now'],
    ['run -c shop/evenkeel.yaml --fail-on critical', 'for a scheduler: exit code 3 if the last closed day is Critical'],
    ['run --as-of 2026-03-01T08:00', 'a run as of a moment in the past'],
  ],
  status: [
    ['status', 'the answers of the last run'],
    ['status || evenkeel run', 'run only if a run is late or has failed'],
  ],
  incidents: [
    ['incidents', 'what needs a decision, most money first'],
    ['incidents --all --format csv', 'all there have been, as CSV'],
    ['incidents evidence revenue-2026-09-21', 'all that is known of one, as a zip archive'],
  ],
  incident: [
    ['incident revenue-2026-09-21', 'its reason, and its course day by day'],
    ["incident feedback revenue-2026-09-21 expected --cause 'Warehouse move'", 'an event of the calendar from now on'],
  ],
  keys: [
    ["keys create 'Nightly export' --days 30", 'a key that reads for 30 days'],
    ["keys create 'Ines Brandt' --role editor", 'a key with which somebody signs in'],
    ['keys revoke 5f3a9c0b7d21', 'from now on it is refused'],
  ],
  mcp: [
    ['mcp -c shop/evenkeel.yaml', 'from the store of a config'],
    ['mcp --url http://127.0.0.1:4280', 'from a server that runs'],
  ],
  'erase-customer': [['erase-customer c-4711', 'as a person may demand; the audit log has it without the id']],
  audit: [['audit --limit 500 --format json', 'the last 500 entries, for another program']],
  deliver: [['deliver', 'after each run, and every few minutes, so that failed ones are tried again']],
  deliveries: [
    ['deliveries --state dead', 'messages that no channel took'],
    ['deliveries retry msg_0123', 'send one of them again'],
  ],
  channels: [
    ['channels', 'what goes where'],
    ['channels preview --days 90', 'what each channel would have received of the last quarter'],
    ['channels test team', 'a test through the channel team'],
  ],
  replay: [
    ['replay', 'everything that was ever recorded'],
    ['replay revenue --days 2026-09-14..2026-09-20', 'a week of one metric'],
  ],
  test: [
    ['test incidents.yaml', 'which of the known incidents are found, and how soon'],
    ['test incidents.yaml --format json', 'in a build, after a run with a changed config'],
  ],
  load: [
    ['load', 'load every file that is new or has changed'],
    ['load --store postgres://user@host/shop', 'into a PostgreSQL database'],
  ],
  forget: [['forget old_shop', 'after old_shop was removed from the config']],
  plot: [
    ['plot', 'every metric, as SVG and PNG'],
    ['plot revenue --dark --days 365', 'a year of revenue on a dark background'],
  ],
  report: [
    ['report', 'the answers with their evidence, in out/report.html'],
    ['report --stdout > week.html', 'into a file of another name'],
  ],
  explain: [
    ['explain', 'the latest alert'],
    ['explain revenue 2026-09-21', 'a day of a metric'],
    ['explain revenue 2026-09-14..2026-09-20 --format csv', 'a week, as a table for a spreadsheet'],
    ['explain error_rate 2026-09-21 --slice service=payment', 'a slice'],
  ],
  'what-if': [
    ['what-if revenue --level -10% --from 2026-12-01', 'ten percent less from December on'],
    ["what-if revenue --like 'Summer sale' --on 2026-09-04", 'another summer sale'],
  ],
  tune: [
    ['tune', 'how many alerts each metric makes, and what would be noticed in it'],
    ['tune revenue --percent 10%', 'only differences of a tenth or more'],
    ['tune --alerts 2', 'two alerts a month from all metrics together'],
  ],
  doctor: [['doctor -c shop/evenkeel.yaml', 'check the store of a config']],
  validate: [
    ['validate', 'check evenkeel.yaml, and the files that it names'],
    ['validate -c shop/evenkeel.yaml', 'check another config'],
  ],
  serve: [
    ['serve', 'the page on http://127.0.0.1:4280, and a run each day'],
    ['serve --port 8080 --no-schedule', 'on another port, and runs only when files change'],
  ],
  demo: [
    ['demo', 'generate the shop in ./evenkeel-demo and run everything on it'],
    ['demo shop --serve', 'in another folder, then serve its page'],
  ],
  forecast: [
    ['forecast revenue.csv', '30 days of the columns ds and y, as CSV'],
    ['forecast kpis.csv --ds Day --y Revenue --plot revenue.png', 'of other columns, with a picture'],
  ],
  backtest: [
    ['backtest revenue.csv', 'the errors of the last 26 Mondays'],
    ['backtest revenue.csv --origins 52 --format json', 'of a year, as JSON'],
  ],
  init: [
    ['init sales.csv', 'propose how to read a file, and ask'],
    ['init exports/', 'every file of a folder; files with the same columns are one source'],
    ["init 'sales-*.csv' events.csv --yes", 'several files, without questions'],
    ['init refunds.csv', 'add a source to an existing evenkeel.yaml'],
    ['init sales.csv --time-format DD/MM/YYYY --currency GBP --zone Europe/London', 'answer questions in advance'],
  ],
};
