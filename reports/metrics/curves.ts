// Share signed in and given up by time, for the chart: Aalen-Johansen over all attempts of an arm, weighted to the tenant.
// Times are counted in SQL on a grid that is fine where people look; at the grid's points the curve is exact.
import { cellEndSql } from '../../scenarios/measures/sums/curve-grid.ts';
import type { AggregatedPart } from '../../scenarios/measures/aggregates.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { attemptsNotVoid } from '../folder/aggregated-attempts.ts';
import type { Run } from '../folder/open-run.ts';
import { aalenJohansen } from '../statistics/times/aalen-johansen.ts';
import type { PersonaWeights } from '../statistics/clustered/strata.ts';

const start = { seconds: 0, signedIn: 0, gaveUp: 0 };

/** A persona with a weight and no attempts in an arm leaves that arm without a curve: it would not be the tenant's. */
export async function readCurves(run: Run, weights: PersonaWeights): Promise<ResultsOfSignIns['curves']> {
  const rows =
    run.aggregates === undefined
      ? await run.rows(`
    SELECT arm, persona, ${cellEndSql('seconds')} AS cell_end, succeeded, count(*)::DOUBLE AS attempts
    FROM attempts WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY ALL ORDER BY arm, cell_end`)
      : run.aggregates.parts.flatMap(endsOf);
  const totals =
    run.aggregates === undefined
      ? await run.rows(`
    SELECT arm, persona, count(*)::DOUBLE AS attempts, count(DISTINCT user_id)::INTEGER AS users
    FROM attempts WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY arm, persona`)
      : run.aggregates.parts.map(({ arm, persona, signIns }) => ({
          arm,
          persona,
          attempts: attemptsNotVoid(signIns),
          users: signIns.usersNotVoid,
        }));
  const weighted = [...weights].filter(([, weight]) => weight > 0);
  return [...new Set(totals.map((row) => String(row['arm'])))].toSorted().flatMap((arm) => {
    const ofArm = new Map(totals.filter((row) => row['arm'] === arm).map((row) => [String(row['persona']), row]));
    if (!weighted.every(([persona]) => ofArm.has(persona))) return [];
    const cells = rows
      .filter((row) => row['arm'] === arm && weights.has(String(row['persona'])))
      .map((row) => ({
        user: '',
        time: Number(row['cell_end']),
        end: row['succeeded'] === true ? ('signed-in' as const) : ('gave-up' as const),
        weight:
          ((weights.get(String(row['persona'])) ?? 0) * Number(row['attempts'])) /
          Number(ofArm.get(String(row['persona']))?.['attempts']),
      }))
      .filter((cell) => cell.weight > 0);
    const sum = (column: 'attempts' | 'users') =>
      weighted.reduce((total, [persona]) => total + Number(ofArm.get(persona)?.[column]), 0);
    return [
      {
        arm,
        points: [
          ...(cells.some((cell) => cell.time === 0) ? [] : [start]),
          ...aalenJohansen(cells).map((step) => ({
            seconds: step.time,
            signedIn: step.shareSignedIn,
            gaveUp: step.shareGaveUp,
          })),
        ],
        users: sum('users'),
        attempts: sum('attempts'),
      },
    ];
  });
}

function endsOf({ arm, persona, endsByTime }: AggregatedPart) {
  return endsByTime.flatMap(([tenths, signedIn, not]) =>
    [
      { succeeded: true, attempts: signedIn },
      { succeeded: false, attempts: not },
    ].flatMap((end) => (end.attempts === 0 ? [] : [{ arm, persona, cell_end: tenths / 10, ...end }])),
  );
}
