import { describe, expect, it } from 'vitest';
import type { Trial } from '../../../../scenarios/schema/load-trial.ts';
import { undisturbed } from './undisturbed.ts';

const trial: Omit<Trial, 'id'> = {
  arm: 'passkey',
  purpose: 'search',
  startedAt: '2026-01-05T09:00:00.000Z',
  leadInMs: 1_000,
  plan: [],
  durationMs: 6_000,
  vus: 20,
  k6Processes: 1,
  due: 30,
  started: 30,
  dropped: 0,
};

/** Trials that lose these shares in turn. */
async function livedOf(
  shares: readonly (number | undefined)[],
  more: Partial<Trial> = {},
): Promise<{ lived: string; setAside: string[] }> {
  const setAside: string[] = [];
  const lived = await undisturbed(
    (nth) => {
      const share = shares[nth];
      return Promise.resolve({
        ...trial,
        id: `trial-${nth}`,
        ...(share === undefined ? {} : { stolenShare: share }),
        ...more,
      });
    },
    ({ id }) => setAside.push(id),
  );
  return { lived: lived.id, setAside };
}

describe('a trial that the host may have disturbed', () => {
  it.each([[0], [0.01], [undefined]])('counts at once where %s of the time was taken', async (share) => {
    expect(await livedOf([share])).toEqual({ lived: 'trial-0', setAside: [] });
  });

  it('is lived again until it was left alone', async () => {
    expect(await livedOf([0.2, 0.011, 0.002])).toEqual({ lived: 'trial-2', setAside: ['trial-0', 'trial-1'] });
  });

  it('counts the fourth time whatever was taken', async () => {
    expect(await livedOf([0.2, 0.2, 0.2, 0.2, 0])).toEqual({
      lived: 'trial-3',
      setAside: ['trial-0', 'trial-1', 'trial-2'],
    });
  });

  it('is not lived again when it was cut short', async () => {
    expect(
      await livedOf([0.5, 0], { cutShort: { code: 'interrupted', atMs: 1_000, sentence: 'the run was stopped' } }),
    ).toEqual({ lived: 'trial-0', setAside: [] });
  });
});
