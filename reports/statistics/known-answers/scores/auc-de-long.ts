// Area under the ROC curve with DeLong's variance (DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837).
import { criticalValue } from '../../distributions/critical-value.ts';
import type { Bounds } from '../../bounds.ts';
import type { Scores } from './error-rates-at-threshold.ts';

export interface Auc extends Bounds {
  readonly auc: number;
  readonly variance: number;
}

export function aucDeLong({ genuine, impostor }: Scores, conf: number): Auc {
  const placed = (score: number, other: number) => (score > other ? 1 : score === other ? 0.5 : 0);
  const ofGenuine = genuine.map((score) => mean(impostor.map((other) => placed(score, other))));
  const ofImpostor = impostor.map((other) => mean(genuine.map((score) => placed(score, other))));
  const auc = mean(ofGenuine);
  const variance = sampleVariance(ofGenuine) / genuine.length + sampleVariance(ofImpostor) / impostor.length;
  const half = criticalValue(conf) * Math.sqrt(variance);
  return { auc, variance, lower: Math.max(0, auc - half), upper: Math.min(1, auc + half) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
