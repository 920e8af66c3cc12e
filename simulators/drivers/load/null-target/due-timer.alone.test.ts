import { describe, expect, it } from 'vitest';
import { DueTimer } from './due-timer.ts';

describe('DueTimer', () => {
  it('calls in the order of time, never early, and typically within a tenth of a millisecond', async () => {
    const timer = new DueTimer();
    const startMs = performance.now();
    // Not in order, half of them with fractions that no timer of Node can meet.
    const offsets = Array.from({ length: 200 }, (_, place) => ((place * 83) % 200) * 2.517);
    const lateness: number[] = [];
    const called: number[] = [];
    await Promise.all(
      offsets.map(
        (offset) =>
          new Promise<void>((resolve) =>
            timer.at(startMs + offset, () => {
              lateness.push(performance.now() - startMs - offset);
              called.push(offset);
              resolve();
            }),
          ),
      ),
    );
    expect(called).toEqual(offsets.toSorted((a, b) => a - b));
    expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
    expect(lateness.toSorted((a, b) => a - b)[100]).toBeLessThan(0.1);
  });

  it('calls what is late already, in a turn of its own', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      new DueTimer().at(0, () => {
        order.push('called');
        resolve();
      });
      order.push('asked');
    });
    expect(order).toEqual(['asked', 'called']);
  });

  it('does not wait for a later one when an earlier one comes', async () => {
    const timer = new DueTimer();
    const startMs = performance.now();
    const order: number[] = [];
    await Promise.all(
      [300, 20].map(
        (offset) => new Promise<void>((resolve) => timer.at(startMs + offset, () => resolve(void order.push(offset)))),
      ),
    );
    expect(order).toEqual([20, 300]);
  });
});
