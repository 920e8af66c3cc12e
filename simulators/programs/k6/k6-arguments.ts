// How we call k6: the arguments and the environment of one process, so that nothing in someone's home changes what is measured.
import { fileURLToPath } from 'node:url';
import { loopbackEnvironment } from '../../loopback/loopback-address.ts';
import type { AddedArgument } from './added-arguments.ts';

/** One of several processes that share the iterations of a script. */
export interface Segment {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

export interface K6Call {
  readonly script: string;
  /** Receives what the script says with console.log: each line as it is, written whole at once, so that a killed k6 leaves no cut line. */
  readonly consoleFile: string;
  readonly segment?: Segment;
  /** Of the user, as added-arguments.ts lets them through: none of them says what ours say. */
  readonly args?: readonly AddedArgument[];
}

const emptyOptionsFile = fileURLToPath(new URL('no-options.json', import.meta.url));

/**
 * Arguments after the program's name. The console takes its form from k6's log: "raw" is the line alone, and costs the log its
 * level and its `error` field (a failed request is only "Request Failed" there), so the script itself must say what failed.
 */
export function k6Arguments({ script, consoleFile, segment, args = [] }: K6Call): string[] {
  return [
    'run',
    '--quiet',
    '--no-color',
    '--no-usage-report',
    '--summary-mode=disabled',
    // Not "file": that one is written once a second, and lost when k6 is killed.
    '--log-output=stderr',
    '--log-format=raw',
    `--console-output=${consoleFile}`,
    // In place of the options file in the user's home.
    `--config=${emptyOptionsFile}`,
    ...(segment === undefined ? [] : segmentArguments(segment)),
    ...args,
    script,
  ];
}

/** Equal shares: {index: 1, of: 3} is the second third. k6 deals the same iteration to no two segments of one sequence. */
export function segmentArguments({ index, of }: Segment): string[] {
  const bound = (n: number) => (n === 0 ? '0' : n === of ? '1' : `${n}/${of}`);
  const sequence = Array.from({ length: of + 1 }, (_, n) => bound(n));
  return [
    `--execution-segment=${bound(index)}:${bound(index + 1)}`,
    `--execution-segment-sequence=${sequence.join(',')}`,
  ];
}

/**
 * The environment of k6, which the script sees as __ENV. Variables of k6 are left out (K6_VUS would silently replace the plan, K6_HOSTS
 * would send "localhost" elsewhere), but those that are given here.
 * @param variables settings of outputs.
 */
export function k6Environment(
  env: Readonly<Record<string, string | undefined>>,
  variables: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('K6_'));
  // GOGC: marking garbage took 7 % of k6's CPU in a profile of passkey sign-ins; done less often it costs memory instead.
  // Stock k6 only: it must not fetch another build of itself because of an import.
  return {
    GOGC: '400',
    ...loopbackEnvironment(Object.fromEntries(kept)),
    ...variables,
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
  };
}
