// Turns any error into what a person reads, one sentence each, and into the exit code. The words of the operating system's are in system-error.ts.
import { CommanderError } from 'commander';
import { PilotError, type PilotErrorData } from '../scenarios/schema/pilot-error.ts';
import { ScenarioErrors, type ScenarioProblem } from '../simulators/scenario/scenario-errors.ts';
import { systemWords, type Invocation } from './system-error.ts';

/** As k6 has them where k6 has them (99). */
export const exitCodes = { done: 0, failed: 1, badInput: 2, gateMissed: 99 } as const;

export interface Explanation {
  readonly code: string;
  /** One line each, without line breaks. */
  readonly sentences: readonly string[];
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes];
  /** Nobody foresaw this error: its stack belongs into a log. */
  readonly unexpected: boolean;
}

/** @param how the program was called, for advice that the command can follow. */
export function explainError(error: unknown, how: Invocation = { words: [], hasOut: false }): Explanation {
  if (error instanceof ScenarioErrors) {
    return {
      code: error.code,
      sentences: error.problems.map((problem) => oneLine(problemSentence(problem))),
      exitCode: exitCodes.badInput,
      unexpected: false,
    };
  }
  if (error instanceof PilotError) {
    return {
      code: error.code,
      sentences: [oneLine(pilotSentence(error))],
      exitCode: error.badInput ? exitCodes.badInput : exitCodes.failed,
      unexpected: false,
    };
  }
  if (error instanceof CommanderError) {
    // A command of which only subcommands do anything shows what there is, as the program itself does.
    const isAnswer = error.exitCode === 0 || error.code === 'commander.help';
    return {
      code: error.code,
      sentences: isAnswer ? [] : [oneLine(usageSentence(error))],
      exitCode: isAnswer ? exitCodes.done : exitCodes.badInput,
      unexpected: false,
    };
  }
  const system = systemWords(error, how);
  if (system !== undefined) {
    return {
      code: system.code,
      sentences: [oneLine(system.sentence)],
      exitCode: system.badInput ? exitCodes.badInput : exitCodes.failed,
      unexpected: false,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'unexpected',
    sentences: [oneLine(`unexpected error: ${message}`)],
    exitCode: exitCodes.failed,
    unexpected: true,
  };
}

/** `scenarios/pilot.yaml:12:3: found "persona", expected one of "personas", ...; did you mean "personas"?` */
function problemSentence({ place, found, expected, suggestion }: ScenarioProblem): string {
  const where =
    place.kind === 'option'
      ? place.option
      : [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return `${where}: found ${found}, expected ${expected}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}

/** Codes are noun phrases, so they open the sentence: "browser missing: found no Chromium, expected one in PATH; install ...". */
function pilotSentence({ code, data }: PilotError): string {
  const facts = [
    data.found === undefined ? undefined : `found ${data.found}`,
    data.expected === undefined ? undefined : `expected ${data.expected}`,
  ].filter((fact) => fact !== undefined);
  const rest = facts.length > 0 ? facts : otherFacts(data);
  const where = data.where === undefined ? '' : `${data.where}: `;
  return `${where}${code.replaceAll('-', ' ')}${rest.length > 0 ? `: ${rest.join(', ')}` : ''}${data.remedy === undefined ? '' : `; ${data.remedy}`}`;
}

/** Facts without words for them, as they are: an error must not say less than it knows. */
function otherFacts(data: PilotErrorData): string[] {
  return Object.entries(data)
    .filter(
      ([key, value]) => !['where', 'remedy'].includes(key) && ['string', 'number', 'boolean'].includes(typeof value),
    )
    .map(([key, value]) => `${key} ${String(value)}`);
}

/** "error: unknown option '--sed'\n(Did you mean --seed?)" → `unknown option "--sed"; did you mean "--seed"?` */
function usageSentence({ code, message }: CommanderError): string {
  // Its help has been printed.
  if (code === 'commander.help') return 'found no subcommand, expected one of those above';
  const [, what = message, meant] =
    /^(?:error: )?([^]*?)\.?(?:\n\(Did you mean (?:one of )?([^?]+)\?\))?$/.exec(message) ?? [];
  return `${what.replaceAll("'", '"')}; ${meant === undefined ? 'see passkey-pilot --help' : `did you mean "${meant}"?`}`;
}

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
