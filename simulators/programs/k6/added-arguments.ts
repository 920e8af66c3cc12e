// What a person adds to our calls of k6 (--k6-arg, and K6_ variables that say the same): read, held against the closed list, and put into
// one form, so that nothing replaces the plan and whatever changes what is measured can be told.
import { basename, dirname, join, resolve } from 'node:path';
import {
  permittedK6Arguments,
  type PermittedArgument,
  type PermittedK6Name,
} from '../../../scenarios/schema/k6-argument.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';

/** `--name=value`, or `--name` of a switch. */
export type AddedArgument = `--${string}`;

type Environment = Readonly<Record<string, string | undefined>>;

const option = '--k6-arg';
const permitted: Readonly<Record<PermittedK6Name, PermittedArgument>> = permittedK6Arguments;
const names = Object.keys(permittedK6Arguments) as PermittedK6Name[];

/** What to do instead, of those that are asked for most. */
const instead: readonly { readonly of: RegExp; readonly remedy: string }[] = [
  { of: /^--vus$|^-u/, remedy: 'say --set load.vus=NUMBER' },
  {
    of: /^--(?:iterations|duration|stage|rps|min-iteration-duration|paused|once|scenario)$|^-[idsp]/,
    remedy: 'change load.arrivals or load.capacity of the scenario',
  },
  { of: /^--execution-segment/, remedy: 'say --segments NUMBER' },
];
const byHand = 'leave it out; --print-k6 DIR writes the script out, for a k6 that you call as you like';

/**
 * @param given as they stand on the command line: `--out json=x`, `--out=json=x`, `-o json=x` and `-ojson=x` are one.
 * @param where of errors: an option, or the name of a variable.
 * @throws PilotError, bad input: `k6-argument-refused`.
 */
export function readAddedArguments(given: readonly string[], where = option): readonly AddedArgument[] {
  const added: AddedArgument[] = [];
  for (let at = 0; at < given.length; at += 1) {
    const text = given[at] ?? '';
    const [, long, longValue] = /^--([^=]+)(?:=(.*))?$/s.exec(text) ?? [];
    const [isOut, shortValue] = /^-o=?(.*)$/s.exec(text) ?? [];
    const name = names.find((each) => each === (isOut === undefined ? long : 'out'));
    const value = isOut === undefined ? longValue : shortValue === '' ? undefined : shortValue;
    if (name === undefined) throw refused(text, where);
    if (permitted[name].takes === 'switch') {
      if (value !== undefined && !['true', 'false'].includes(value))
        throw refused(text, where, 'true or false', 'correct it');
      added.push(value === 'false' ? `--${name}=false` : `--${name}`);
      continue;
    }
    const found = value ?? given[(at += 1)];
    if (found === undefined || found === '' || (value === undefined && found.startsWith('-')))
      throw refused(text, where, 'a value behind it', `say ${option}=${text}=VALUE`);
    if (name === 'out') checkOutput(found, where);
    added.push(`--${name}=${found}`);
  }
  return added;
}

function refused(found: string, where: string, expected?: string, remedy?: string): PilotError {
  // Of "--iterations=10" only the name: a value may be a secret.
  const name = found.split('=')[0] ?? found;
  return new PilotError(
    'k6-argument-refused',
    {
      found: `"${name}"${expected === undefined ? ', which could replace the plan or change what is measured without a word' : ''}`,
      expected: expected ?? `one of ${names.map((each) => `--${each}`).join(', ')}`,
      where,
      remedy: remedy ?? instead.find(({ of }) => of.test(name))?.remedy ?? byHand,
    },
    { badInput: true },
  );
}

/** Outputs that write a file. Without one they would write among the lines that we read, or into a folder that is gone afterwards. */
const toFile = /^(json|csv)(?:=(.*))?$/s;

function checkOutput(output: string, where: string): void {
  const [, kind, file] = toFile.exec(output) ?? [];
  if (kind === undefined || (file !== undefined && file !== '' && file !== '-' && !file.includes('fileName='))) return;
  throw refused(`--out=${output}`, where, `a file, as ${kind}=results.${kind}`, 'name one');
}

/**
 * Arguments that k6 variables of the environment stand for, where no argument says the same; k6 puts them in this order itself.
 * @throws PilotError, bad input: `k6-argument-refused`.
 */
export function argumentsOfEnvironment(env: Environment, added: readonly AddedArgument[]): readonly AddedArgument[] {
  return names.flatMap((name) => {
    const { variable } = permitted[name];
    const value = variable === undefined ? undefined : env[variable];
    if (
      variable === undefined ||
      value === undefined ||
      value === '' ||
      added.some((argument) => nameOf(argument) === name)
    )
      return [];
    const values = name === 'out' ? value.split(',') : [value];
    return readAddedArguments(
      values.map((each) => `--${name}=${each}`),
      variable,
    );
  });
}

/** Where a trial is lived: files of one are not those of another, nor those of k6 processes that share it. */
export interface TrialPlace {
  readonly trial: string;
  /** Absent: alone. */
  readonly process?: number;
  /** Relative paths begin here. k6 itself works in a folder that is gone afterwards. */
  readonly folder: string;
}

/** `json=out/all.json.gz` → `json=/where/out/all.passkey-profile.json.gz`. */
export function argumentsAt(added: readonly AddedArgument[], place: TrialPlace): readonly AddedArgument[] {
  return added.map((argument): AddedArgument => {
    const [, kind, file] = /^--out=(json|csv)=(.+)$/s.exec(argument) ?? [];
    if (kind === undefined || file === undefined) return argument;
    return `--out=${kind}=${kind === 'csv' ? 'fileName=' : ''}${fileAt(file, place)}`;
  });
}

/** Of a file that each trial writes anew. */
export function fileAt(file: string, { trial, process, folder }: TrialPlace): string {
  const path = resolve(folder, file);
  const [, stem = '', ending = ''] = /^(.[^.]*)(.*)$/s.exec(basename(path)) ?? [];
  return join(dirname(path), `${stem}.${trial}${process === undefined ? '' : `-${process}`}${ending}`);
}

/** For records and reports: passwords in addresses are left out. */
export function toldArguments(added: readonly AddedArgument[]): readonly string[] {
  return added.map((argument) => argument.replaceAll(/\/\/[^/@\s]*@/g, `//${hidden}@`));
}

export const hidden = '***';

/** The one output that a variable asks for by itself. */
export const dashboardVariable = 'K6_WEB_DASHBOARD';

/** Somebody reads k6's own metrics. */
export function asksForOutput(added: readonly AddedArgument[], variables: Environment): boolean {
  return added.some((argument) => nameOf(argument) === 'out') || variables[dashboardVariable] !== undefined;
}

const nameOf = (argument: AddedArgument): string => /^--([^=]+)/.exec(argument)?.[1] ?? '';

/** Settings of outputs, which an output that is asked for reads; and the dashboard, which is asked for by one. */
const settingsOfOutputs = /^K6_(?:WEB_DASHBOARD|PROMETHEUS_RW|OTEL|INFLUXDB|CSV|JSON|CLOUD|STATSD)(?:_|$)/;

/** Of the environment, what our k6 is given: nothing else of k6's own. */
export function variablesOfOutputs(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      settingsOfOutputs.test(name) && value !== undefined && value !== '' ? [[name, value]] : [],
    ),
  );
}

/** Of the environment, what would have set options of k6 and is left out: names, in their order. */
export function variablesLeftOut(env: Environment): readonly string[] {
  const read = new Set<string | undefined>(names.map((name) => permitted[name].variable));
  return Object.keys(env)
    .filter((name) => name.startsWith('K6_') && env[name] !== '' && !settingsOfOutputs.test(name) && !read.has(name))
    .toSorted();
}

/** As argumentsAt(). */
export function variablesAt(
  variables: Readonly<Record<string, string>>,
  place: TrialPlace,
): Readonly<Record<string, string>> {
  const isFile = (name: string) => name === 'K6_WEB_DASHBOARD_EXPORT' || name === 'K6_WEB_DASHBOARD_RECORD';
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isFile(name) ? fileAt(value, place) : value]),
  );
}
