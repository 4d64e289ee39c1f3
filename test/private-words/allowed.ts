import type { Allowed } from './find.ts';

/** The places where a private word may stand, each with its reason. */
export const ALLOWED: readonly Allowed[] = [
  {
    path: /^test\/private-words/,
    line: /./,
    because: 'the list itself',
  },
  {
    path: /^CHANGELOG\.md$/,
    line: /^ {2}- (API|Store|Command line|Library|Texts): |exact-fit\.md/,
    because: 'what the old names became',
  },
  {
    path: /schedule|serve/,
    line: /\bslots?\b/,
    because: 'a missed slot of a schedule is standard English',
  },
  {
    path: /^src\/store\/store\.test\.ts$/,
    line: /0010_weighed_by_monday/,
    because: 'a migration of development stores had that name',
  },
  {
    path: /^src\/cli\/program\//,
    line: /\.choices\(/,
    because: "a method of commander's Option",
  },
  {
    path: /^(src\/(api|cli|dashboard)|test|bench)\//,
    line: /\bwhatIf|WhatIf/,
    because: 'the command and the API path what-if, which readers know; behind them it is a scenario',
  },
  {
    path: /^(src\/(api|client|dashboard|cli)|test)\//,
    line: /[lL]anding/,
    because: 'the JSON key and API path landing, which readers know; behind them it is a period forecast',
  },
  {
    path: /test-incidents|incident-commands|known-incidents|^(docs\/operating|README|CHANGELOG)\.md$/,
    line: /[mM]issed/,
    because: 'an incident that was not found is missed, and the JSON key of evenkeel test says so',
  },
];
