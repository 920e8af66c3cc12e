// Of the seconds in a figure of time, the share that was measured (target and browser); the rest is modelled.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { Run } from '../folder/open-run.ts';
import { attemptsNotVoid } from '../folder/aggregated-attempts.ts';
import { isRegistering, isRegisteringSql } from '../folder/is-registering.ts';
import { weightedMean } from '../folder/tenant-weights.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';

type SecondsOf = NonNullable<Estimand['secondsOf']>;

/** Persona absent: the tenant. Absent result: there are no seconds. */
export type MeasuredShares = (of: SecondsOf, arm: string, persona?: string) => number | undefined;

const selections: { readonly [S in SecondsOf]: string } = {
  attempts: `SELECT 'attempts' AS of, arm, persona, measured_ms, modelled_ms FROM attempts WHERE purpose = 'sign-in' AND NOT voided`,
  successes: `SELECT 'successes' AS of, arm, persona, measured_ms, modelled_ms FROM attempts WHERE purpose = 'sign-in' AND succeeded`,
  registrations: `SELECT 'registrations' AS of, arm, persona, measured_ms, modelled_ms FROM counted_steps WHERE ${isRegisteringSql('step')}`,
};

/** Sums in whole µs: they are the same in whatever order DuckDB adds them. */
export async function readMeasuredShares(run: Run): Promise<MeasuredShares> {
  const rows =
    run.aggregates !== undefined
      ? sharesOfAll(run.aggregates)
      : await run.rows(`
    SELECT of, arm, persona, count(*)::DOUBLE AS count, sum(round(1000 * measured_ms)::BIGINT)::DOUBLE AS measured, sum(round(1000 * (measured_ms + modelled_ms))::BIGINT)::DOUBLE AS total
    FROM (${Object.values(selections).join(' UNION ALL ')}) GROUP BY ALL`);
  return (of, arm, persona) => {
    const found = rows.filter(
      (row) => row['of'] === of && row['arm'] === arm && (persona === undefined || row['persona'] === persona),
    );
    const mean = (column: 'measured' | 'total', personas: Manifest['personas']) =>
      weightedMean(
        found.map((row) => ({
          persona: String(row['persona']),
          sum: Number(row[column]),
          count: Number(row['count']),
        })),
        personas,
      );
    const personas =
      persona === undefined
        ? run.manifest.personas
        : run.manifest.personas.map((each) => ({ ...each, weight: each.id === persona ? 1 : 0 }));
    const measured = mean('measured', personas);
    const total = mean('total', personas);
    return measured === undefined || total === undefined || total === 0 ? undefined : measured / total;
  };
}

function sharesOfAll({ parts }: Aggregates) {
  return parts.flatMap(({ arm, persona, signIns, stepsOfSignIns, stepsOfRegistrations }) => {
    const registering = [...stepsOfSignIns, ...stepsOfRegistrations].filter(({ step }) => isRegistering(step));
    const sum = (of: (step: (typeof registering)[number]) => number) =>
      registering.reduce((total, step) => total + of(step), 0);
    const measured = sum((step) => step.navigationUs + step.serverUs + step.ceremonyUs + step.renderingUs);
    return (
      [
        {
          of: 'attempts',
          count: attemptsNotVoid(signIns),
          measured: signIns.measuredUs,
          total: signIns.measuredUs + signIns.modelledUs,
        },
        {
          of: 'successes',
          count: signIns.succeeded,
          measured: signIns.measuredUsOfSuccesses,
          total: signIns.measuredUsOfSuccesses + signIns.modelledUsOfSuccesses,
        },
        {
          of: 'registrations',
          count: sum(({ visits }) => visits),
          measured,
          total: measured + sum(({ modelledUs }) => modelledUs),
        },
      ] as const
    ).map((row) => Object.assign({ arm, persona }, row));
  });
}
