// Mean time of an attempt by arm and step, split by where it went. Measured parts come from quiet attempts only,
// the person's part from all, because lanes that disturb each other do not disturb the model. Weighted to the tenant.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { attemptsNotVoid } from './aggregated-attempts.ts';
import type { Cell, Run } from './open-run.ts';
import { stepTitle } from '../words/step-title.ts';
import { weightedMean } from './tenant-weights.ts';

const measuredParts = ['navigation', 'server', 'ceremony', 'rendering', 'overhead'] as const;

/** Rows in the order in which the steps are met on average. Without any quiet attempt the measured parts come from all. */
export async function readPhases(run: Run): Promise<ResultsOfSignIns['phases']> {
  const attempts =
    run.aggregates !== undefined
      ? attemptsOfAll(run.aggregates)
      : await run.rows(`
    SELECT arm, persona, count(*)::DOUBLE AS attempts, count(*) FILTER (WHERE quiet)::DOUBLE AS quiet
    FROM attempts WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY arm, persona`);
  const steps =
    run.aggregates !== undefined
      ? stepsOfAll(run.aggregates)
      : await run.rows(`
    SELECT s.arm, s.persona, s.step, count(*)::DOUBLE AS visits, sum(s.modelled_ms) AS modelled, sum(s."index")::DOUBLE AS position,
      ${measuredParts.map((part) => `sum(s.${part}_ms) AS ${part}, coalesce(sum(s.${part}_ms) FILTER (WHERE s.quiet), 0) AS quiet_${part}`).join(', ')}
    FROM counted_steps s WHERE s.purpose = 'sign-in' GROUP BY s.arm, s.persona, s.step`);
  const placed: { readonly position: number; readonly phase: ResultsOfSignIns['phases'][number] }[] = [];
  for (const arm of new Set(attempts.map((row) => String(row['arm'])))) {
    const ofArm = attempts.filter((row) => row['arm'] === arm);
    const anyQuiet = ofArm.some((row) => Number(row['quiet']) > 0);
    for (const step of new Set(steps.filter((row) => row['arm'] === arm).map((row) => String(row['step'])))) {
      const mean = (column: string, per: 'attempts' | 'quiet') =>
        weightedMean(
          ofArm.map((row) => {
            const found = steps.find(
              (candidate) =>
                candidate['arm'] === arm && candidate['step'] === step && candidate['persona'] === row['persona'],
            );
            return { persona: String(row['persona']), sum: Number(found?.[column] ?? 0), count: Number(row[per]) };
          }),
          run.manifest.personas,
        ) ?? 0;
      const measured = (part: (typeof measuredParts)[number]) =>
        anyQuiet ? mean(`quiet_${part}`, 'quiet') : mean(part, 'attempts');
      const visitsPerAttempt = mean('visits', 'attempts');
      const phase = {
        arm,
        step,
        title: stepTitle(step),
        visitsPerAttempt,
        navigationMs: measured('navigation'),
        serverMs: measured('server'),
        ceremonyMs: measured('ceremony'),
        renderingMs: measured('rendering'),
        overheadMs: measured('overhead'),
        modelledMs: mean('modelled', 'attempts'),
      };
      placed.push({
        position: visitsPerAttempt === 0 ? 0 : mean('position', 'attempts') / visitsPerAttempt,
        phase,
      });
    }
  }
  return placed
    .toSorted((a, b) =>
      a.phase.arm === b.phase.arm
        ? a.position - b.position || a.phase.step.localeCompare(b.phase.step, 'en')
        : a.phase.arm < b.phase.arm
          ? -1
          : 1,
    )
    .map(({ phase }) => phase);
}

/** In virtual time nobody disturbs anybody: all are quiet. */
function attemptsOfAll({ parts }: Aggregates) {
  return parts.map(({ arm, persona, signIns }) => ({
    arm,
    persona,
    attempts: attemptsNotVoid(signIns),
    quiet: attemptsNotVoid(signIns),
  }));
}

function stepsOfAll({ parts }: Aggregates): Record<string, Cell>[] {
  return parts.flatMap(({ arm, persona, stepsOfSignIns }) =>
    stepsOfSignIns.map(
      ({ step, visits, positions, modelledUs, navigationUs, serverUs, ceremonyUs, renderingUs, overheadUs }) => {
        const ms = (us: number) => us / 1_000;
        return {
          arm,
          persona,
          step,
          visits,
          position: positions,
          modelled: ms(modelledUs),
          quiet_navigation: ms(navigationUs),
          quiet_server: ms(serverUs),
          quiet_ceremony: ms(ceremonyUs),
          quiet_rendering: ms(renderingUs),
          quiet_overhead: ms(overheadUs),
        };
      },
    ),
  );
}
