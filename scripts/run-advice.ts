// What somebody can do with a run that was stopped or broke.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { Scenario } from '../scenarios/schema/scenario.ts';
import { shellWord } from '../scenarios/schema/shell-word.ts';
import type { RunOptions } from './run-options.ts';

/** told: all that is to be lived has been, and the report is made of it. */
export type HowFar = 'living' | 'settling' | 'told';

export interface Broken {
  readonly path: string;
  readonly howFar: HowFar;
  readonly options: RunOptions;
  readonly cause: unknown;
  readonly driver: Scenario['driver'];
}

/** After an error: a run that has ended is not gone on with, and one whose files are damaged not as it is. */
export function whatToDoWith({ path, howFar, options, cause, driver }: Broken): string {
  if (howFar === 'told')
    return `The run has ended and is kept in ${path}. Report on it with: passkey-pilot report ${shellWord(resolve(path))}`;
  if (howFar === 'settling')
    return `The people of the run have lived, and are kept in ${path}. Go on with: ${resumeCommand(path, options)}, or report on them alone: passkey-pilot report ${shellWord(resolve(path))}`;
  if (cause instanceof PilotError && isOfFiles(cause)) {
    const cut = driver === 'load' ? undefined : cutOff(cause, path);
    // An error with a remedy says itself what to do.
    return cut === undefined
      ? `What was done stays in ${path}${cause.data.remedy === undefined ? '. Run the scenario again' : ''}`
      : `What was done before the damage is kept, the rest can be lived again. Go on with: ${cut} && ${resumeCommand(path, options)}`;
  }
  if (existsSync(join(path, 'run.json')))
    return `What was done is kept in ${path}. Go on with: ${resumeCommand(path, options)}`;
  return `Nothing was lived. Delete ${path} before you start again with the same --out`;
}

/** The next start would meet the same. */
function isOfFiles({ code }: PilotError): boolean {
  return code.endsWith('-damaged') || code.endsWith('-of-other-version');
}

/**
 * Leaves of a packed journal what stands before the damage. Plain lines came after it: they may say that users have ended whose attempts go.
 * A load run is not cut so, as its trials stand in a file of their own.
 */
function cutOff({ data: { file, wholeBytes } }: PilotError, path: string): string | undefined {
  if (typeof file !== 'string' || typeof wholeBytes !== 'number') return undefined;
  const [packed, plain] = [resolve(file), resolve(path, 'journal.ndjson')].map(shellWord);
  return `truncate -s ${wholeBytes} ${packed} && rm -f ${plain}`;
}

/** Works from wherever it is typed. What its folder does not keep is said again. */
export function resumeCommand(
  path: string,
  { headed, slow, iOwnThisTarget, segments, k6Arg, decimalComma: hasComma }: RunOptions,
): string {
  const words = [
    ...(headed === true ? ['--headed'] : []),
    ...(slow === true ? ['--slow'] : []),
    ...(hasComma === true ? ['--decimal-comma'] : []),
    ...(segments === undefined ? [] : ['--segments', segments]),
    ...k6Arg.map((argument) => `--k6-arg=${argument}`),
    ...(iOwnThisTarget === undefined ? [] : ['--i-own-this-target', iOwnThisTarget]),
  ];
  return ['passkey-pilot run --resume', ...[resolve(path), ...words].map(shellWord)].join(' ');
}
