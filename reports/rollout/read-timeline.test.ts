// A timeline is read as it was written, or not at all: another version and figures that do not add up are refused.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mismatchesOf } from '../../scenarios/measures/tenant/timeline-identities.ts';
import type { TenantWeek, Timeline } from '../../scenarios/schema/timeline.ts';
import { readTimeline } from './read-timeline.ts';
import { livedFixture, pricesFixture } from '../fixtures/timeline.fixture.ts';

function read(written: object): Promise<Timeline> {
  const folder = mkdtempSync(join(tmpdir(), 'read-timeline-'));
  writeFileSync(join(folder, 'timeline.json'), JSON.stringify(written));
  return readTimeline(folder, pricesFixture);
}

it('is read as it was written', async () => {
  expect(await read(livedFixture())).toEqual(livedFixture());
});

it('of another version is refused by its name, whatever else stands there', async () => {
  await expect(read({ format: 'passkey-pilot-timeline/1', weeks: [{ waitingMs: 1 }] })).rejects.toMatchObject({
    code: 'timeline-of-other-version',
    badInput: true,
    data: {
      found: '"passkey-pilot-timeline/1"',
      expected: '"passkey-pilot-timeline/2"',
      remedy: expect.stringContaining('run the scenario again') as string,
    },
  });
  await expect(read({ format: 'something else' })).rejects.toMatchObject({
    code: 'timeline-unreadable',
    badInput: true,
  });
});

/** What is told or charged: whichever is changed alone, the books no longer agree. */
const changes: readonly (readonly [what: string, change: (week: TenantWeek) => void])[] = [
  ...(['opened', 'answered', 'givenUp', 'stillOpen', 'openedWhileClosed'] as const).map(
    (key) => [`tickets ${key}`, ({ ledger }: TenantWeek) => void (ledger.tickets[key] += 1)] as const,
  ),
  ...(['signIn', 'registering', 'queue', 'deskClosed', 'call', 'passUnused'] as const).map(
    (key) => [`ms of ${key}`, ({ ledger }: TenantWeek) => void (ledger.lostMs[key] += 3_600_000)] as const,
  ),
  ['messages', ({ ledger }) => void (ledger.messages += 1)],
  ['security keys', ({ ledger }) => void (ledger.securityKeys += 1)],
  ['needs', (week) => void (week.needs += 1)],
  ['needs met', (week) => void (week.met += 1)],
  ['sign-ins with a passkey', ({ signIns }) => void (signIns.passkey += 1)],
  ['people', (week) => void (week.people += 1)],
  ['enrolled', (week) => void (week.enrolled = week.people + 1)],
  ['ready', (week) => void (week.ready = week.enrolled + 1)],
  ['without a password', (week) => void (week.passwordless = week.enrolled + 1)],
  ['invited', (week) => void (week.invited = week.people + 1)],
  ['waiting for the help desk', (week) => void (week.lockedOut = week.people + 1)],
];

describe('one figure changed', () => {
  it.each(changes)('%s: refused, with both sides', async (_, change) => {
    const changed = livedFixture();
    const week = changed.weeks.findLast(
      ({ tenant, persona }) => tenant === 'rollout' && persona === 'frontline-worker',
    );
    if (week === undefined) throw new Error('found no such week in the fixture, expected one');
    change(week);
    await expect(read(changed)).rejects.toMatchObject({ code: 'timeline-does-not-add-up', badInput: true });
  });

  it.each(['opened', 'answered', 'givenUp', 'stillOpen'] as const)(
    'in the books of the help desk (%s): refused',
    async (key) => {
      const changed = livedFixture();
      const [first] = changed.desk;
      if (first !== undefined) first.tickets[key] += 1;
      await expect(read(changed)).rejects.toMatchObject({ code: 'timeline-does-not-add-up' });
    },
  );

  it('in what persons say of their whole time: refused', () => {
    for (const nth of livedFixture().differences.keys()) {
      const changed = livedFixture();
      changed.differences = changed.differences.map((each, place) =>
        place === nth ? { ...each, nothing: each.nothing * 1.001 } : each,
      );
      expect(mismatchesOf(changed, pricesFixture).map(({ of }) => of)).toEqual([
        `${changed.differences[nth]?.id ?? ''}, nothing`,
      ]);
    }
  });
});
