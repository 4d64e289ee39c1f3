import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGS });
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
