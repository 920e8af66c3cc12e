// Recoveries in real k6, of the people of the shipped scenario: as whole lives and as they become due they end as in virtual time, attempt by
// attempt, while the target fails at times; both logs of the target agree with them, and nothing of a document or a face is told.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRecord } from '../../scenarios/schema/load-trial.ts';
import { differentAttempts } from '../attempt/different-attempts.fixture.ts';
import { peopleOfScenario } from '../attempt/people-of-scenario.ts';
import { createBooks } from '../drivers/load/orders/create-books.ts';
import { ordersFile } from '../drivers/load/orders/order-book.ts';
import { createParameters } from '../people/parameters.ts';
import { findK6, type FoundK6 } from '../programs/k6/find-k6.ts';
import { journalled, runDrillVirtually, runInK6 } from './run-bench.fixture.ts';
import { Secrets, toldIn } from './told-secrets.fixture.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('recoveries-in-k6: no k6 here; npm test brings one where it can\n');
const program = k6 as FoundK6;

const users = 40;
const refused = (at: string, how: '500' | 'reset') => ({ at, refuse: { share: '10 %', with: how } });
const faults = [
  refused('account-recovery/name-account-to-recover', '500'),
  refused('account-recovery/see-recovery-result', 'reset'),
  refused('help-desk-recovery/open-security-info', 'reset'),
  refused('help-desk-recovery/create-passkey', '500'),
  refused('account-recovery/sign-out', '500'),
  { at: '*', clockSkew: { behind: '20 s' } },
];

/** The shipped scenario with few people. @param changes undefined leaves a field out. */
function write(changes: object): string {
  const shipped = parse(readFileSync('scenarios/recovery-peak.yaml', 'utf8')) as object;
  const file = join(mkdtempSync(join(tmpdir(), 'recoveries-')), 'scenario.yaml');
  writeFileSync(file, JSON.stringify({ ...shipped, users, faults, gates: {}, ...changes }));
  return file;
}

const asDrill = {
  kind: 'recovery-drill',
  driver: 'virtual',
  load: undefined,
  gates: undefined,
  drill: { impostors: [], many: { users: 100, points: 0 } },
};
/** However busy the machine is, everybody starts. */
const atRates = {
  load: { leadIn: '1 s', giveUpStartAfter: '10 min', arrivals: { shape: 'steady', rate: '4/s', for: '6 s' } },
};
type InK6 = Awaited<ReturnType<typeof runInK6>>;

describe.runIf(k6 !== undefined)('recoveries in k6', () => {
  let virtual: ReturnType<typeof journalled>;
  let [lives, due] = [undefined as unknown as InK6, undefined as unknown as InK6];
  beforeAll(async () => {
    virtual = journalled((await runDrillVirtually(write(asDrill), { machineTime: 'pilot-in-chromium' })).path);
    lives = await runInK6(write({ load: { vus: 4 } }), { k6: program });
    due = await runInK6(write(atRates), { k6: program });
  }, 240_000);

  it.each(['lives', 'due'] as const)('agree with both logs of the target: %s', (which) => {
    const { path, end } = which === 'lives' ? lives : due;
    const attempts = journalled(path);
    expect(end.manifest).toMatchObject({
      state: 'completed',
      reconciliation: { attempts: attempts.length, differenceCount: 0, audit: { differenceCount: 0 } },
    });
    expect(end.manifest.reconciliation?.audit?.rowsInLog).toBeGreaterThan(20);
    expect(attempts.some(({ steps }) => steps.some(({ result }) => result === 'unavailable'))).toBe(true);
  });

  it('end as in virtual time when whole lives are lived', () => {
    const made = journalled(lives.path);
    expect(made.length).toBe(virtual.length);
    expect(differentAttempts(made, virtual)).toEqual([]);
    const ends = new Set(made.map(({ arm, outcome }) => `${arm} ${outcome.kind}`));
    for (const arm of ['help-desk-recovery', 'account-recovery'])
      for (const kind of ['succeeded', 'refused', 'abandoned']) expect(ends).toContain(`${arm} ${kind}`);
  });

  it('end as in virtual time when they become due', () => {
    const made = journalled(due.path);
    const record = loadRecord.parse(JSON.parse(readFileSync(join(due.path, 'trials.json'), 'utf8')));
    for (const { id, due: planned, started } of record.trials) expect(started, id).toBe(planned);
    // Fewer than there are people: nobody comes twice.
    expect(new Set(made.map(({ need }) => need))).toEqual(new Set([0]));
    expect(made.length).toBeGreaterThan(2 * 15);
    expect(differentAttempts(made, virtual)).toEqual([]);
    expect(record.generator.map(({ arm }) => arm)).toEqual(['help-desk-recovery', 'account-recovery']);
  });

  it('tell nothing of anybody in their folder, and in the orders of k6 only what somebody holds', async () => {
    const { loaded, population } = due;
    const parameters = createParameters(loaded.parameters, loaded.scenario.parameters, loaded.personas);
    const { lockedOut } = peopleOfScenario(loaded, parameters);
    const secrets = new Secrets();
    for (let index = 0; index < users; index += 1) {
      const known = lockedOut?.(population.user(index));
      secrets.add('date of birth', known?.dateOfBirth);
      secrets.add('name on a document', JSON.stringify(known?.name).slice(1, -1));
      secrets.add('face', `"person-${index}"`);
    }
    expect(secrets.kinds()).toEqual(['date of birth', 'face', 'name on a document', 'private key']);
    expect(await toldIn(secrets, lives.path)).toEqual([]);
    expect(await toldIn(secrets, due.path)).toEqual([]);
    const dueTimes = Array.from({ length: users }, (_, nth) => nth);
    const { orders } = await createBooks(loaded, population, 0)('account-recovery').take(dueTimes);
    const [heads, tails] = [0, 1].map((part) =>
      (JSON.parse(ordersFile(orders)) as string[]).filter((_, nth) => nth % 2 === part).join('\n'),
    );
    expect(heads).toContain('capture-document');
    expect(secrets.toldIn(heads ?? '')).toEqual([]);
    expect(secrets.toldIn(tails ?? '')).toEqual(['date of birth', 'name on a document']);
  });
});
