// Turns any error into what a person reads, one sentence each, and into the exit code. All wording of errors is here.
import { CommanderError } from 'commander';
import { PilotError, type PilotErrorData } from '../scenarios/schema/pilot-error.ts';
import { ScenarioErrors, type ScenarioProblem } from '../simulators/scenario/scenario-errors.ts';

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

export function explainError(error: unknown): Explanation {
  if (error instanceof ScenarioErrors) {
    return { code: error.code, sentences: error.problems.map((problem) => oneLine(problemSentence(problem))), exitCode: exitCodes.badInput, unexpected: false };
  }
  if (error instanceof PilotError) {
    return { code: error.code, sentences: [oneLine(pilotSentence(error))], exitCode: error.badInput ? exitCodes.badInput : exitCodes.failed, unexpected: false };
  }
  if (error instanceof CommanderError) {
    const isAnswer = error.exitCode === 0;
    return { code: error.code, sentences: isAnswer ? [] : [oneLine(usageSentence(error))], exitCode: isAnswer ? exitCodes.done : exitCodes.badInput, unexpected: false };
  }
  const systemSentence = systemErrorSentence(error);
  if (systemSentence !== undefined) {
    return { code: systemSentence.code, sentences: [oneLine(systemSentence.sentence)], exitCode: exitCodes.failed, unexpected: false };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', sentences: [oneLine(`unexpected error: ${message}`)], exitCode: exitCodes.failed, unexpected: true };
}

/** `scenarios/pilot.yaml:12:3: found "persona", expected one of "personas", ...; did you mean "personas"?` */
function problemSentence({ place, found, expected, suggestion }: ScenarioProblem): string {
  const where = place.kind === 'option' ? place.option : [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return `${where}: found ${found}, expected ${expected}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}

/** Codes are noun phrases, so they open the sentence: "browser missing: found no Chromium, expected one in PATH; install ...". */
function pilotSentence({ code, data }: PilotError): string {
  const facts = [data.found === undefined ? undefined : `found ${data.found}`, data.expected === undefined ? undefined : `expected ${data.expected}`].filter((fact) => fact !== undefined);
  const rest = facts.length > 0 ? facts : otherFacts(data);
  const where = data.where === undefined ? '' : `${data.where}: `;
  return `${where}${code.replaceAll('-', ' ')}${rest.length > 0 ? `: ${rest.join(', ')}` : ''}${data.remedy === undefined ? '' : `; ${data.remedy}`}`;
}

/** Facts without words for them, as they are: an error must not say less than it knows. */
function otherFacts(data: PilotErrorData): string[] {
  return Object.entries(data)
    .filter(([key, value]) => !['where', 'remedy'].includes(key) && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([key, value]) => `${key} ${String(value)}`);
}

/** "error: unknown option '--sed'\n(Did you mean --seed?)" → `unknown option "--sed"; did you mean "--seed"?` */
function usageSentence({ message }: CommanderError): string {
  const [, what = message, meant] = /^(?:error: )?([^]*?)\.?(?:\n\(Did you mean (?:one of )?([^?]+)\?\))?$/.exec(message) ?? [];
  return `${what.replaceAll("'", '"')}; ${meant === undefined ? 'see passkey-pilot --help' : `did you mean "${meant}"?`}`;
}

/** What the operating system says, in words. */
const systemErrors: Readonly<Record<string, (what: string) => string>> = {
  ENOSPC: (what) => `${what}: found the disk full, expected room to write; free some space or write elsewhere with --out`,
  EDQUOT: (what) => `${what}: found the disk quota used up, expected room to write; free some space or write elsewhere with --out`,
  EACCES: (what) => `${what}: found no permission, expected to be allowed in; change its permissions or write elsewhere with --out`,
  EPERM: (what) => `${what}: found no permission, expected to be allowed in; change its permissions or write elsewhere with --out`,
  EROFS: (what) => `${what}: found a file system that is read-only, expected one that can be written; write elsewhere with --out`,
  ENOENT: (what) => `${what}: found nothing there, expected a file or folder; check the path`,
  EISDIR: (what) => `${what}: found a folder, expected a file; name the file`,
  ENOTDIR: (what) => `${what}: found a file, expected a folder; name the folder`,
  EEXIST: (what) => `${what}: found something there already, expected a free name; name another`,
  EMFILE: (what) => `${what}: found too many files open, expected room for one more; raise the limit (ulimit -n)`,
  EADDRINUSE: (what) => `${what}: found the address in use, expected it free; end the program that listens there`,
};

function systemErrorSentence(error: unknown): { code: string; sentence: string } | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const words = systemErrors[error.code];
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'syscall' in error ? String(error.syscall) : 'this machine';
  return words === undefined ? undefined : { code: error.code, sentence: words(path) };
}

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
