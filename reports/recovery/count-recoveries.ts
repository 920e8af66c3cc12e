// The people of a run and their impostors, counted from its tables by the rule that counts those of virtual time.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import { DrillTally, type TalliedAttempt } from '../../scenarios/measures/drill-tally.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Cell, Run } from '../folder/open-run.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';

/** Users at once: their steps are in memory together. */
const usersAtOnce = 5_000;

type Row = Record<string, Cell>;

export async function countRecoveries(run: Run<Manifest>): Promise<DrillCounts> {
  const tally = new DrillTally();
  const [range] = await run.rows('SELECT min(user_id) AS first, max(user_id) AS last FROM attempts');
  const [first, last] = [Number(range?.['first'] ?? 0), Number(range?.['last'] ?? -1)];
  for (let from = first; from <= last; from += usersAtOnce) {
    const steps = stepsByAttempt(await run.rows(stepsOf(from)));
    for (const row of await run.rows(attemptsOf(from)))
      tally.add(attemptOf(row, steps.get(keyOf(row)) ?? []), Number(row['started_ms']));
  }
  return tally.counts();
}

const among = (from: number) => `user_id >= ${from} AND user_id < ${from + usersAtOnce}`;

/** Those of one person by one way, one after the other, and so of their impostor. */
function attemptsOf(from: number): string {
  return `SELECT user_id, persona, arm, flow, attempt, purpose, need, country, outcome, step, code, measured_ms, modelled_ms,
      epoch_ms(started_at)::DOUBLE AS started_ms
    FROM attempts WHERE purpose IN ('recovery', 'impostor') AND ${among(from)}
    ORDER BY user_id, arm, purpose, started_at, attempt`;
}

function stepsOf(from: number): string {
  return `SELECT user_id, arm, flow, attempt, action, result, cause, measured_ms, modelled_ms
    FROM steps WHERE ${among(from)} ORDER BY user_id, arm, flow, attempt, "index"`;
}

function keyOf(row: Row): string {
  return `${row['user_id']} ${row['arm']} ${row['flow']} ${row['attempt']}`;
}

function stepsByAttempt(rows: readonly Row[]): Map<string, TalliedAttempt['steps'][number][]> {
  const byAttempt = new Map<string, TalliedAttempt['steps'][number][]>();
  for (const row of rows) {
    const key = keyOf(row);
    const steps = byAttempt.get(key) ?? [];
    if (steps.length === 0) byAttempt.set(key, steps);
    steps.push({
      action: String(row['action']) as TalliedAttempt['steps'][number]['action'],
      result: String(row['result']),
      ...(row['cause'] === null ? {} : { cause: row['cause'] as TalliedAttempt['steps'][number]['cause'] }),
      measuredMs: Number(row['measured_ms']),
      modelledMs: Number(row['modelled_ms']),
    });
  }
  return byAttempt;
}

function attemptOf(row: Row, steps: TalliedAttempt['steps']): TalliedAttempt {
  return {
    user: Number(row['user_id']),
    persona: String(row['persona']),
    arm: String(row['arm']),
    purpose: String(row['purpose']) as TalliedAttempt['purpose'],
    need: row['need'] === null ? undefined : Number(row['need']),
    country: row['country'] === null ? undefined : String(row['country']),
    outcome: outcomeOf(row),
    measuredMs: Number(row['measured_ms']),
    modelledMs: Number(row['modelled_ms']),
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
