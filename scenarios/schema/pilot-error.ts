// The one error of this project: a code that can be counted, data, and the error underneath.
// Sentences for people are made at the edge, in scripts/explain-error.ts.

/** Facts of an error. The four named keys make the sentence; any other belongs to its code. */
export interface PilotErrorData {
  /** As it stands after "found": `"chrome 90"`, `no file`. */
  readonly found?: string;
  /** As it stands after "expected": `at least 22.12`. */
  readonly expected?: string;
  /** File (with line), folder, address or "flow/step". */
  readonly where?: string;
  /** What the reader can do, as an instruction: `give another --out`. */
  readonly remedy?: string;
  readonly [key: string]: unknown;
}

export interface PilotErrorOptions {
  readonly cause?: unknown;
  /** What the user gave is at fault, not what we did with it: exit code 2. */
  readonly badInput?: boolean;
}

export class PilotError extends Error {
  override readonly name: string = 'PilotError';
  /** kebab-case, a noun phrase of what is wrong: "run-folder-missing". */
  readonly code: string;
  readonly data: PilotErrorData;
  readonly badInput: boolean;

  constructor(code: string, data: PilotErrorData, options?: PilotErrorOptions) {
    super(`${code}: ${JSON.stringify(data)}`, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = data;
    this.badInput = options?.badInput ?? false;
  }
}
