import { expect, it } from 'vitest';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { pageParts } from '../report/page-parts.ts';
import { storedSampleSection } from './stored-sample-section.ts';

const wordsOf = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const ofAll = fixtureResults();
const [persona] = ofAll.run.personas;
const interval = { lower: 0.9, upper: 0.98, level: 0.95, method: 'any' };
const counted = {
  ...ofAll,
  run: {
    ...ofAll.run,
    personas: ofAll.run.personas.map((each) => (each === persona ? { ...each, title: 'Clerks <b>&</b> co' } : each)),
    stored: { share: 0.01, users: 987, attempts: 21_000, ofUsers: 98_700, ofAttempts: 2_100_000 },
  },
  storedSample: {
    relativeErrorOfTimes: 0.01,
    beside: [
      {
        metric: 'success-per-need',
        arm: 'passkey',
        unit: 'proportion',
        everybody: 0.97,
        users: 987,
        sample: 0.95,
        interval,
      },
      { metric: 'registration-success', arm: 'passkey', unit: 'proportion', everybody: 0.88, users: 0 },
    ],
    times: [
      { arm: 'passkey', level: 0.5, seconds: 7 },
      { arm: 'passkey', level: 0.99, seconds: 70 },
      { arm: 'passkey', persona: persona?.id ?? expect.unreachable(), level: 0.5, seconds: 8 },
    ],
  },
};

it('says of whom the report is and of whom the tables beside it are', async () => {
  const text = String(await storedSampleSection.render(counted));
  const words = wordsOf(text);
  expect(words).toContain(
    '98 700 users lived 2 100 000 attempts. Every figure, table and chart of this report is of all of them',
  );
  expect(words).toContain('whole users only: 987 of 98 700 users, drawn by key (1.0 %), with 21 000 attempts');
  expect(words).toContain('97.0 % 95.0 % (95 % CI 90.0 to 98.0) 987');
  expect(words).toContain('88.0 % none 0');
  expect(words).toContain('The tenant Passkey 7.00 s 70.0 s');
  // A persona of which too few sign-ins are slow has no such figure.
  expect(words).toContain('Clerks &lt;b&gt;&amp;&lt;/b&gt; co Passkey 8.00 s too few');
  expect(text).not.toContain('<b>&</b>');
});

it('is a part of the page only where not everything is stored', () => {
  const idsOf = (of: typeof ofAll) => pageParts(of).map((part) => (typeof part === 'string' ? part : part.id));
  expect(idsOf(counted)).toContain(storedSampleSection.id);
  expect(idsOf(ofAll)).not.toContain(storedSampleSection.id);
});
