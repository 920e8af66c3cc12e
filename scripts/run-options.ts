// Options of the run command, as commander reads them.

export interface RunOptions {
  readonly resume?: string;
  readonly set: readonly string[];
  readonly driver?: string;
  readonly seed?: string;
  readonly users?: string;
  readonly lanes?: string;
  /** False: --no-settle. */
  readonly settle: boolean;
  readonly out?: string;
  readonly headed?: true;
  readonly slow?: true;
  readonly json?: true;
  readonly decimalComma?: true;
  readonly k6Arg: readonly string[];
  readonly segments?: string;
  readonly printK6?: string;
  readonly iOwnThisTarget?: string;
}
