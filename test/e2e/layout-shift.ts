import type { Page } from 'playwright-core';

/** Watches what moves by itself after the first paint; before the page is opened. */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.addInitScript(`
    window.layoutShifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries())
        if (!hadRecentInput) layoutShifts.push(value.toFixed(4) + ' ' + sources.map(({ node }) => node?.className || node?.nodeName).join(' '));
    }).observe({ type: 'layout-shift', buffered: true });`);
}

/** What has moved, each with its share of the screen and the elements. */
export async function layoutShifts(page: Page): Promise<unknown> {
  // Entries arrive with a frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return page.evaluate('window.layoutShifts');
}
