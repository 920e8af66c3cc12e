import { afterEach, expect, it, vi } from 'vitest';
import { loadMetrics } from '../reports/metrics/catalogue.ts';
import { estimands } from '../scenarios/measures/catalogue.ts';
import { metricsCommand } from './metrics.ts';

const metrics = { ...estimands, ...loadMetrics };

afterEach(() => vi.restoreAllMocks());

async function printed(...words: string[]): Promise<string> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  await metricsCommand().parseAsync(words, { from: 'user' });
  return text;
}

it('names every metric once', async () => {
  const text = await printed();
  for (const id of Object.keys(metrics)) expect(text.match(new RegExp(`^${id} `, 'gm')), id).toHaveLength(1);
});

it('says what one of them estimates', async () => {
  const words = (text: string) => text.replaceAll(/\s+/g, ' ');
  expect(words(await printed('lock-outs'))).toContain(words(metrics['lock-outs'].estimand));
});

it('tells machines the same', async () => {
  const all = JSON.parse(await printed('--json')) as { id: string; unit: string }[];
  expect(Object.fromEntries(all.map(({ id, unit }) => [id, unit]))).toEqual(
    Object.fromEntries(Object.entries(metrics).map(([id, { unit }]) => [id, unit])),
  );
});

it('names all in place of one that there is not, and the nearest', async () => {
  await expect(printed('lock-out')).rejects.toMatchObject({
    code: 'metric-unknown',
    data: { remedy: 'try "lock-outs"', expected: expect.stringContaining('success-per-attempt') },
  });
});
