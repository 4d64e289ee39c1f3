/** Vitest's global set-up: finds a Chromium for the tests of the page, or installs Debian's; says at the end if there is none. */
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { installDebianPackage } from './debian/install-package.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of a Chromium; null where there is none, and the tests that need it are skipped. */
    chromiumPath: string | null;
  }
}

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const NO_CHROMIUM =
  'Left out: every test of the page in a browser, for there is no Chromium.\n' +
  '  To run them: apt-get install chromium, or set EVENKEEL_TEST_CHROMIUM to the path of one.';

export default function setUp(project: TestProject): () => void {
  const found = process.env['EVENKEEL_TEST_CHROMIUM'] || installedChromium();
  const chromiumPath = found ?? (installDebianPackage('chromium') ? installedChromium() : null);
  project.provide('chromiumPath', chromiumPath);
  return () => {
    if (chromiumPath === null) console.log(`\n${NO_CHROMIUM}`);
  };
}

function installedChromium(): string | null {
  return PLACES.find((path) => existsSync(path)) ?? null;
}
