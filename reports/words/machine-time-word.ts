// What machine time is in a run: measured in it, or resampled from one that measured.
import type { Results } from '../results/results.ts';

export type MachineTimeWord = 'measured' | 'resampled';

export function machineTimeWord({ environment }: Pick<Results['run'], 'environment'>): MachineTimeWord {
  return environment.machineTime === undefined ? 'measured' : 'resampled';
}

/** Kind of a figure that machines and people made together. */
export function mixedKind(run: Pick<Results['run'], 'environment'>): 'mixed' | 'resampled' {
  return machineTimeWord(run) === 'resampled' ? 'resampled' : 'mixed';
}

/** Where resampled times come from: “Pilot, 60 users, in Chromium 156” of 2026-01-05. */
export function machineTimeSource({
  title,
  measuredOn,
}: NonNullable<Results['run']['environment']['machineTime']>): string {
  return `“${title}” of ${measuredOn}`;
}
