/** Set-up of the tests of the page: finds a Chromium, or installs Debian's. */
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { installDebianPackage } from '../debian/install-package.ts';
import { leaveOut } from './left-out.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of a Chromium; null where there is none, and the tests that need it are skipped. */
    chromiumPath: string | null;
  }
}

/** The headless shell first: without the rest of the browser around it, a page takes a third of the time. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** Debian's packages, of which older releases have only the second. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

const NO_CHROMIUM =
  'Left out: every test of the page in a browser, for there is no Chromium.\n' +
  '  To run them: apt-get install chromium-headless-shell, or set EVENKEEL_TEST_CHROMIUM to the path of one.';

export default function setUp(project: TestProject): void {
  const found = process.env['EVENKEEL_TEST_CHROMIUM'] || installedChromium();
  const chromiumPath = found ?? (PACKAGES.some((name) => installDebianPackage(name)) ? installedChromium() : null);
  project.provide('chromiumPath', chromiumPath);
  if (chromiumPath === null) leaveOut(NO_CHROMIUM);
}

function installedChromium(): string | null {
  return PLACES.find((path) => existsSync(path)) ?? null;
}
