// How the k6 of a run is called beside our own arguments: as the command line and the environment say, and in a run that goes on, as before.
import type { LoadRecord } from '../scenarios/schema/load-trial.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import {
  argumentsOfEnvironment,
  hidden,
  readAddedArguments,
  toldArguments,
  variablesLeftOut,
  variablesOfOutputs,
  type AddedArgument,
} from '../simulators/programs/k6/added-arguments.ts';
import type { RunOptions } from './run-options.ts';

export interface K6OfRun {
  readonly args: readonly AddedArgument[];
  /** Of k6's outputs. */
  readonly variables: Readonly<Record<string, string>>;
  /** k6 processes that share the sign-ins. */
  readonly segments: number;
  /** Sentences for whoever starts it. */
  readonly notes: readonly string[];
}

const mostSegments = 64;

/**
 * @param earlier of the run that goes on. Trials of one run are compared with each other: k6 is called the same way for all.
 * @throws PilotError, bad input: k6-argument-refused, segments-unfit, resume-with-changes.
 */
export function k6OfRun(
  options: Pick<RunOptions, 'k6Arg' | 'segments'>,
  env: Readonly<Record<string, string | undefined>>,
  earlier: LoadRecord['k6'] | undefined,
): K6OfRun {
  const given = readAddedArguments(options.k6Arg);
  const args =
    earlier === undefined || given.length > 0
      ? [...argumentsOfEnvironment(env, given), ...given]
      : asBefore(earlier, argumentsOfEnvironment(env, []));
  const segments = options.segments === undefined ? (earlier?.processes ?? 1) : segmentsOf(options.segments);
  if (earlier !== undefined) refuseOtherCall({ args: toldArguments(args), segments }, earlier);
  const leftOut = variablesLeftOut(env);
  const notes =
    leftOut.length === 0
      ? []
      : [
          `k6 is not given ${leftOut.join(', ')} of this environment: it would replace the plan or change what is measured without a word.`,
        ];
  return { args, variables: variablesOfOutputs(env), segments, notes };
}

/** What was told of them is all of them, but for passwords. */
function asBefore(
  { arguments: told }: LoadRecord['k6'],
  ofEnvironment: readonly AddedArgument[],
): readonly AddedArgument[] {
  if (!told.some((argument) => argument.includes(hidden))) return readAddedArguments(told);
  return ofEnvironment;
}

function refuseOtherCall(
  now: { readonly args: readonly string[]; readonly segments: number },
  { arguments: before, processes = now.segments }: LoadRecord['k6'],
): void {
  const inWords = (args: readonly string[], segments: number) =>
    `${args.length === 0 ? 'no argument' : args.join(' ')}, ${segments} of --segments`;
  if (now.args.join('\n') === before.join('\n') && now.segments === processes) return;
  const remedy = before.some((argument) => argument.includes(hidden))
    ? 'give them again with --k6-arg, with their passwords, which are not kept'
    : 'leave them out, or start a new run';
  throw new PilotError(
    'resume-with-changes',
    {
      found: `a k6 that is given ${inWords(now.args, now.segments)}`,
      expected: `${inWords(before, processes)}, as the run began`,
      where: '--k6-arg',
      remedy,
    },
    { badInput: true },
  );
}

function segmentsOf(text: string): number {
  const segments = Number(text);
  if (Number.isInteger(segments) && segments >= 1 && segments <= mostSegments) return segments;
  throw new PilotError(
    'segments-unfit',
    { found: `"${text}"`, expected: `a whole number from 1 to ${mostSegments}`, where: '--segments' },
    { badInput: true },
  );
}
