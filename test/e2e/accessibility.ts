import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { isLongRun } from '../run-size.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/**
 * The page alone says what is wrong: to send what is right, rule by rule, takes as long as to find it. In `npm test` it does not read its
 * style sheets again, which one rule needs: that no style locks the orientation.
 */
const RUN = `axe.run({ resultTypes: ['violations'], preload: ${String(isLongRun)} }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`;

/** What axe finds wrong with a page, one line each. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE}; null`);
  return z.array(z.string()).parse(await page.evaluate(RUN));
}
