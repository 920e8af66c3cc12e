// Attempts of a run as its tables have them, one after the other with their steps: for who counts them by the rule that counts those of virtual
// time.
import type { CountedAttempt, CountedStep } from '../../scenarios/measures/counted-attempt.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { Cell, Run } from './open-run.ts';

export type StoredAttempt = Pick<
  CountedAttempt,
  'user' | 'persona' | 'arm' | 'flow' | 'purpose' | 'need' | 'country' | 'outcome' | 'measuredMs' | 'modelledMs'
> & {
  /** On the clock of whoever lived it, ms since the Unix epoch. */
  readonly startedAtMs: number;
  readonly steps: readonly StoredStep[];
};
export type StoredStep = Pick<
  CountedStep,
  'flow' | 'step' | 'action' | 'result' | 'code' | 'cause' | 'measuredMs' | 'modelledMs'
>;

/** Users at once: their steps are in memory together. */
const usersAtOnce = 5_000;

type Row = Record<string, Cell>;

interface Asked {
  /** SQL over the columns of attempts. */
  readonly where: string;
  /** Those of a person in an arm: one after the other, or so within each purpose. */
  readonly inOrderOf: 'time' | 'purpose and time';
}

/** Users in order, and of each the arms. */
export async function* storedAttempts(run: Run<Manifest>, asked: Asked): AsyncGenerator<StoredAttempt> {
  const [range] = await run.rows('SELECT min(user_id) AS first, max(user_id) AS last FROM attempts');
  const [first, last] = [Number(range?.['first'] ?? 0), Number(range?.['last'] ?? -1)];
  for (let from = first; from <= last; from += usersAtOnce) {
    const steps = stepsByAttempt(await run.rows(stepsOf(from)));
    for (const row of await run.rows(attemptsOf(from, asked))) yield attemptOf(row, steps.get(keyOf(row)) ?? []);
  }
}

const among = (from: number) => `user_id >= ${from} AND user_id < ${from + usersAtOnce}`;

function attemptsOf(from: number, { where, inOrderOf }: Asked): string {
  return `SELECT user_id, persona, arm, flow, attempt, purpose, need, country, outcome, step, code, measured_ms, modelled_ms,
      epoch_ms(started_at)::DOUBLE AS started_ms
    FROM attempts WHERE (${where}) AND ${among(from)}
    ORDER BY user_id, arm, ${inOrderOf === 'time' ? '' : 'purpose, '}started_at, attempt`;
}

function stepsOf(from: number): string {
  return `SELECT user_id, arm, flow, attempt, step, action, result, code, cause, measured_ms, modelled_ms
    FROM steps WHERE ${among(from)} ORDER BY user_id, arm, flow, attempt, "index"`;
}

function keyOf(row: Row): string {
  return `${row['user_id']} ${row['arm']} ${row['flow']} ${row['attempt']}`;
}

function stepsByAttempt(rows: readonly Row[]): Map<string, StoredStep[]> {
  const byAttempt = new Map<string, StoredStep[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const steps = byAttempt.get(key) ?? [];
    if (steps.length === 0) byAttempt.set(key, steps);
    const [flow = '', step = ''] = String(row['step']).split('/');
    steps.push({
      flow,
      step,
      action: String(row['action']) as StoredStep['action'],
      result: String(row['result']),
      ...(row['code'] === null ? {} : { code: String(row['code']) }),
      ...(row['cause'] === null ? {} : { cause: row['cause'] as StoredStep['cause'] }),
      measuredMs: Number(row['measured_ms']),
      modelledMs: Number(row['modelled_ms']),
    });
  }
  return byAttempt;
}

function attemptOf(row: Row, steps: readonly StoredStep[]): StoredAttempt {
  return {
    user: Number(row['user_id']),
    persona: String(row['persona']),
    arm: String(row['arm']),
    flow: String(row['flow']),
    purpose: String(row['purpose']) as StoredAttempt['purpose'],
    need: row['need'] === null ? undefined : Number(row['need']),
    country: row['country'] === null ? undefined : String(row['country']),
    outcome: outcomeOf(row),
    measuredMs: Number(row['measured_ms']),
    modelledMs: Number(row['modelled_ms']),
    startedAtMs: Number(row['started_ms']),
    steps,
  };
}

/** As the columns have it: the code of a refusal or void, the reason of an abandonment. */
function outcomeOf({ outcome, step, code }: Row): Outcome {
  const [kind, at, why] = [String(outcome), String(step ?? ''), String(code ?? '')];
  switch (kind) {
    case 'succeeded':
      return { kind };
    case 'refused':
      return { kind, step: at, code: why };
    case 'abandoned':
      return { kind, step: at, reason: why } as Outcome;
    case 'timed-out':
      return { kind, step: at };
    case 'void':
      return { kind, code: why } as Outcome;
    default:
      throw new Error(
        `found an attempt that ended "${kind}", expected one of the outcomes of scenarios/schema/attempt.ts`,
      );
  }
}
