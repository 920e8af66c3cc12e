// The short form of a sensitivity analysis on the page of a run.
import { describe, expect, it } from 'vitest';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { page } from '../report/page.ts';

const hostile = '<script>alert(1)</script>';
const analysed = sensitivityFixture();
const text = await page(
  fixtureResults({
    sensitivity: {
      ...analysed,
      decisions: analysed.decisions.map((decision) => ({ ...decision, title: hostile })),
      conditions: analysed.conditions.map((condition) => ({ ...condition, words: hostile })),
    },
  }),
);
const section = text.slice(
  text.indexOf('<section id="not-known">'),
  text.indexOf('</section>', text.indexOf('<section id="notKnown">')),
);

describe('what is not known, on the page of a run', () => {
  it('tells decisions, flips and the nearest reading of each claim, and where all of it is', () => {
    expect(section).toContain('GO 90.0');
    expect(section).toContain('Flip values');
    expect(section).toContain('It would hold per prompt if people had no patience.');
    expect(section).not.toContain('No point found within 4 standard units');
    expect(section).toContain('href="sensitivity/sensitivity.html"');
    expect(section).toContain('id="tornado-success"');
  });

  it('escapes what a scenario named', () => {
    expect(section).not.toContain('<script');
    expect(section).toContain('&lt;script&gt;');
  });

  it('is no part of a run that was not asked', async () => {
    expect(await page(fixtureResults())).not.toMatch(/id="not-?known"/i);
  });
});
