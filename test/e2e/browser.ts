import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One process draws all pages: Chromium would start another one at each navigation, which takes a sixth of the time.
  '--renderer-process-limit=1',
  '--process-per-site',
  '--disable-site-isolation-trials',
  // A page lives for a second: to compile its functions with optimisation takes a sixth of the time.
  '--js-flags=--no-opt --no-maglev',
];

/** Playwright waits half a minute, in which a busy machine may not draw a page. */
const PATIENCE_MS = 120_000;

let shared: Promise<Browser> | null = null;

/** The browser of this process, which test files share: to start one takes as long as to open several pages. */
export async function sharedBrowser(executablePath: string): Promise<Browser> {
  shared ??= launch(executablePath);
  return shared;
}

async function launch(executablePath: string): Promise<Browser> {
  // Vitest ends the process of its tests by this signal. At its exit Playwright ends the browser and removes its files.
  process.once('SIGTERM', () => process.exit());
  return chromium.launch({ executablePath, args: ARGS, handleSIGTERM: false });
}

/** Closes all pages of the shared browser, at the end of a file. */
export async function closePages(): Promise<void> {
  const browser = await shared;
  await Promise.all((browser?.contexts() ?? []).map(async (context) => context.close()));
}

/** A page, and everything that it complained about: errors, warnings, violations of the Content-Security-Policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

export const LAPTOP = { viewport: { width: 1440, height: 900 } };
export const TABLET = { viewport: { width: 820, height: 1100 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export async function openPage(browser: Browser, options: BrowserContextOptions = LAPTOP): Promise<WatchedPage> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))",
  );
  return { page, complaints };
}

/**
 * A page for each kind of device that tests share, blank and with nothing stored: to open one takes longer than what most tests do with
 * it. A test that changes more than colours, such as the clock or the network, opens a page of its own.
 */
export function sharedPages(browser: () => Browser): (device?: BrowserContextOptions) => Promise<WatchedPage> {
  const pages = new Map<string, WatchedPage>();
  return async ({ colorScheme = 'light', ...device } = LAPTOP) => {
    const key = JSON.stringify(device);
    const shared = pages.get(key) ?? (await openPage(browser(), device));
    pages.set(key, shared);
    const { page, complaints } = shared;
    if (page.url() !== 'about:blank') {
      await page.evaluate('localStorage.clear(); sessionStorage.clear()');
      await page.goto('about:blank');
    }
    await page.emulateMedia({ colorScheme });
    complaints.length = 0;
    return shared;
  };
}
