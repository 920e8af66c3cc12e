import { expect, it } from 'vitest';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { timelineFixture } from '../fixtures/timeline.fixture.ts';
import { unconvertedPrices } from './unconverted-prices.ts';

const figure = (id: string, unit: string) => ({ id, unit, quantity: 'Recovery, each', central: 60 }) as PublishedFigure;

it.each([
  ['EUR', 'USD', 1],
  ['USD', 'USD', 0],
  // No currency: the share or the count that a price was reckoned from.
  ['EUR', 'min', 0],
])('a price in %s on a figure in %s: %i to be told', (currency, unit, told) => {
  const { prices } = timelineFixture();
  const [ticket, ...others] = prices;
  if (ticket === undefined) throw new Error('found no price in the fixture, expected five');
  const found = unconvertedPrices({ currency, prices: [{ ...ticket, evidence: ['cited'] }, ...others] }, [
    figure('cited', unit),
    figure('another', 'USD'),
  ]);
  expect(found).toHaveLength(told);
  for (const sentence of found)
    expect(sentence).toMatch(/^The price of 60 EUR \(A ticket .*\) rests on a figure published in USD \(.*: 60 USD\)/);
});
