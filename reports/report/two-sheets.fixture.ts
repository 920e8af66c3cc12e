// For tests: pages for print as Chromium lays them out on paper.
import type { Browser } from 'puppeteer';
import { expect } from 'vitest';

/** Two pages A4, nothing wider than they are, nothing hidden. */
export async function expectTwoSheets(browser: Browser, html: string): Promise<void> {
  const tab = await browser.newPage();
  try {
    // A4 without its margins.
    await tab.setViewport({ width: 703, height: 1_032 });
    await tab.emulateMediaType('print');
    await tab.setContent(html);
    const sheets = (await tab.evaluate(`[...document.querySelectorAll('.sheet')].map((sheet) => ({
      height: sheet.getBoundingClientRect().height,
      sideways: [...sheet.querySelectorAll('*')].filter((each) => each.closest('svg') === null && each.getBoundingClientRect().right > sheet.getBoundingClientRect().right + 1).map((each) => each.outerHTML.slice(0, 80)),
      hidden: [...sheet.querySelectorAll('*')].filter((each) => ['hidden', 'clip'].includes(getComputedStyle(each).overflowY) && each.closest('svg') === null).length,
    }))`)) as { height: number; sideways: string[]; hidden: number }[];
    expect(sheets).toHaveLength(2);
    // 273 mm.
    for (const { height, ...faults } of sheets) {
      expect(height).toBeLessThanOrEqual(1_031);
      expect(faults).toEqual({ sideways: [], hidden: 0 });
    }
    const pdf = Buffer.from(await tab.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  } finally {
    await tab.close();
  }
}
