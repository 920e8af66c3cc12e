import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuietLock } from './quiet-lock.ts';

describe('the quiet lock', () => {
  it('never lets anything run beside a quiet attempt, and lets everything end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ quiet: fc.boolean(), ticks: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 }),
        async (attempts) => {
          const lock = new QuietLock();
          const running = new Set<number>();
          let ended = 0;
          await Promise.all(
            attempts.map(({ quiet, ticks }, index) =>
              lock.around(quiet, async () => {
                running.add(index);
                for (let tick = 0; tick <= ticks; tick += 1) {
                  if ([...running].some((other) => other !== index && (quiet || attempts[other]?.quiet === true)))
                    throw new Error('disturbed');
                  await Promise.resolve();
                }
                running.delete(index);
                ended += 1;
              }),
            ),
          );
          expect(ended).toBe(attempts.length);
        },
      ),
    );
  });

  it('lets ordinary attempts run side by side', async () => {
    const lock = new QuietLock();
    let both = false;
    let running = 0;
    const attempt = () =>
      lock.around(false, async () => {
        running += 1;
        await Promise.resolve();
        both ||= running === 2;
        running -= 1;
      });
    await Promise.all([attempt(), attempt()]);
    expect(both).toBe(true);
  });

  it('is free again after an attempt that threw', async () => {
    const lock = new QuietLock();
    await expect(lock.around(true, () => Promise.reject(new Error('crash')))).rejects.toThrow('crash');
    await expect(lock.around(true, () => Promise.resolve(1))).resolves.toBe(1);
  });
});
