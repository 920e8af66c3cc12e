// One figure in a table: the value, and its interval on a line of its own below.
import { html } from 'hono/html';
import { intervalInWords, noInterval, notEstimated, quantity } from '../words/quantity.ts';
import type { Interval } from '../results/results-interval.ts';
import type { Html } from './section.ts';

interface Figure {
  readonly value?: number | undefined;
  readonly interval?: Interval | undefined;
  readonly withheld?: string | undefined;
}

/** `unit` as in quantity.ts. A figure that is not there says why. */
export function figureCell({ value, interval, withheld }: Figure, unit: string): Html {
  if (value === undefined) return html`<span class="aside">${notEstimated(withheld)}</span>`;
  const beside =
    interval === undefined ? (withheld === undefined ? '' : noInterval(withheld)) : intervalInWords(interval, unit);
  return html`<span class="found">${quantity(value, unit)}</span>${beside === '' ? '' : html`<span class="interval">${beside}</span>`}`;
}
