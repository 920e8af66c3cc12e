// What every way to bring k6 here needs to know.
import type { RunProgram } from '../../machine/run-program.ts';

export interface K6InstallOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called when a stage begins and every second while it lasts. */
  readonly onProgress: (stage: string, elapsedMs: number) => void;
  /** Runs a program to its end; replaced in tests. */
  readonly run?: RunProgram;
}
