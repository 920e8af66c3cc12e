// How far the run can be trusted: void attempts, quiet and busy attempts, the harness's own share, and what the reader should know.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { asStated, percent } from '../words/quantity.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { attemptsNotVoid } from '../folder/aggregated-attempts.ts';
import { countCeremoniesOfOurs } from '../folder/ceremonies-of-ours.ts';
import type { Run } from '../folder/open-run.ts';
import { leastUsers } from '../statistics/inference.ts';
import { readBusyLaneInflation } from './busy-lane-inflation.ts';

export interface Validity {
  readonly validity: ResultsOfSignIns['validity'];
  /** Why nothing may be decided on this run; absent when it may. */
  readonly invalid?: string;
}

/**
 * @param furtherWarnings about claims that are not as they were registered, and about load.
 * @param furtherProblems on which nothing may be decided either; sentences without their full stop.
 */
export async function readValidity(
  run: Run,
  conf: number,
  furtherWarnings: readonly string[],
  furtherProblems: readonly string[] = [],
): Promise<Validity> {
  const [row] =
    run.aggregates !== undefined
      ? [validityOfAll(run.aggregates)]
      : await run.rows(`
    SELECT count(*)::DOUBLE AS attempts, count(*) FILTER (WHERE outcome = 'void')::DOUBLE AS void,
      count(*) FILTER (WHERE quiet AND outcome <> 'void' AND purpose = 'sign-in')::INTEGER AS quiet,
      count(*) FILTER (WHERE NOT quiet AND outcome <> 'void' AND purpose = 'sign-in')::INTEGER AS busy,
      sum(overhead_ms) FILTER (WHERE outcome <> 'void') AS overhead, sum(measured_ms) FILTER (WHERE outcome <> 'void') AS measured
    FROM attempts`);
  const attempts = Number(row?.['attempts']);
  if (attempts === 0)
    throw new PilotError(
      'run-empty',
      { found: 'no attempts', expected: 'at least one', where: run.folder, remedy: 'run the scenario again' },
      { badInput: true },
    );
  const voidShare = Number(row?.['void']) / attempts;
  const overhead = Number(row?.['overhead']);
  const total = overhead + Number(row?.['measured']);
  const busyLaneInflation = run.aggregates === undefined ? await readBusyLaneInflation(run, conf) : [];
  const ceremoniesOfOurs = await countCeremoniesOfOurs(run);
  const voidLimit = limitOfVoid(run.manifest);
  const { reconciliation, state, personas, epochs } = run.manifest;
  const differences = reconciliation?.differenceCount ?? 0;
  const small = personas.filter((persona) => persona.users < leastUsers);
  const problems = [
    ...(voidShare > voidLimit
      ? [`${percent(voidShare)} of the attempts are void, more than the ${asStated(voidLimit, 'proportion')} allowed.`]
      : []),
    ...(differences > 0 ? [`Attempts and the target's own sign-in log differ in ${differences} places.`] : []),
    ...furtherProblems.map((problem) => `${problem}.`),
    ...(state === 'failed' ? [`The run is marked failed: ${epochs.at(-1)?.reason ?? 'no reason was written'}.`] : []),
  ];
  const warnings = [
    ...problems,
    ...(reconciliation === undefined
      ? [
          machineTimeWord(run.manifest) === 'measured'
            ? "The attempts were not reconciled with the target's own sign-in log."
            : 'Lived in virtual time on the rules of the identity provider: there is no sign-in log to reconcile with, and machine time is resampled from another run.',
        ]
      : []),
    ...(epochs.length > 1 ? [`The run was resumed ${epochs.length - 1} times.`] : []),
    ...(small.length > 0
      ? [
          `Fewer than ${leastUsers} users, so no interval and no verdict: ${small.map((persona) => `${persona.title} (${persona.users})`).join(', ')}.`,
        ]
      : []),
    ...(Number(row?.['quiet']) === 0
      ? ['No attempt ran with the other lanes quiet: measured parts come from busy attempts.']
      : []),
    ...furtherWarnings,
  ];
  return {
    validity: {
      voidShare,
      quietAttempts: Number(row?.['quiet']),
      busyAttempts: Number(row?.['busy']),
      busyLaneInflation,
      overheadShare: total > 0 ? overhead / total : 0,
      ...(ceremoniesOfOurs === 0 ? {} : { ceremoniesOfOurs }),
      warnings,
    },
    ...(problems[0] === undefined ? {} : { invalid: problems[0] }),
  };
}

/** Share of void attempts the scenario allows; 2 % where its manifest does not say. */
export function limitOfVoid({ scenario: { limits } }: Manifest): number {
  return typeof limits === 'object' && limits !== null && 'void' in limits && typeof limits.void === 'number'
    ? limits.void
    : 0.02;
}

/** In virtual time all attempts are quiet. */
function validityOfAll({ parts }: Aggregates) {
  const kinds = parts.flatMap(({ signIns, registrations, withoutNeed }) => [signIns, registrations, withoutNeed]);
  const voids = kinds.reduce((sum, kind) => sum + kind.void, 0);
  return {
    attempts: kinds.reduce((sum, kind) => sum + attemptsNotVoid(kind), voids),
    void: voids,
    quiet: parts.reduce((sum, { signIns }) => sum + attemptsNotVoid(signIns), 0),
    busy: 0,
    overhead: kinds.reduce((sum, kind) => sum + kind.overheadUs, 0) / 1_000,
    measured: kinds.reduce((sum, kind) => sum + kind.measuredUs, 0) / 1_000,
  };
}
