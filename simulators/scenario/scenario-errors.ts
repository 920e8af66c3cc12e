// Everything that is wrong with a scenario and the files it names, at once, as data.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';

export type ProblemCode =
  | 'file-missing'
  | 'not-a-file'
  | 'unreadable'
  | 'too-large'
  | 'not-utf-8'
  | 'not-yaml'
  | 'too-many-aliases'
  | 'too-deep'
  | 'empty'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-reference'
  | 'sum-not-whole'
  | 'contradiction'
  | 'path-not-settable';

/** Where a problem sits: a spot in a file, or the command-line option that brought it in. */
export type Place =
  | { readonly kind: 'file'; readonly file: string; readonly line?: number; readonly column?: number }
  | { readonly kind: 'option'; readonly option: string };

export interface ScenarioProblem {
  readonly code: ProblemCode;
  readonly place: Place;
  /** Path of the field in its document: "limits.void"; empty for the whole. */
  readonly path: string;
  /** As it stands after "found". */
  readonly found: string;
  /** As it stands after "expected". */
  readonly expected: string;
  /** The nearest known word. */
  readonly suggestion?: string;
}

/** Adds a problem at a path of the document: at the value there, or at its key. */
export type Report = (
  code: ProblemCode,
  path: readonly (string | number)[],
  found: string,
  expected: string,
  what?: 'key' | 'value',
) => void;

export class ScenarioErrors extends PilotError {
  override readonly name = 'ScenarioErrors';
  /** At least one, in the order of files and lines. */
  readonly problems: readonly ScenarioProblem[];

  constructor(file: string, problems: readonly ScenarioProblem[]) {
    super('scenario-invalid', { where: file, problems }, { badInput: true });
    this.problems = problems;
  }
}
