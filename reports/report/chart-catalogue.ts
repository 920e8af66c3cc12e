// The charts that results can have, by their kind.
import { chartsOfRun, type ChartOfRun } from '../drawing/chart.ts';
import type { Results } from '../results/results.ts';
import { chartsOfLoad } from './charts-of-load.ts';
import { chartsOfPhishing } from './charts-of-phishing.ts';
import { chartsOfRecovery } from './charts-of-recovery.ts';
import { chartsOfRollout } from './charts-of-rollout.ts';
import { chartsOfSensitivity } from './charts-of-sensitivity.ts';
import { chartsOfSignIns } from './charts-of-sign-ins.ts';

export function chartsOf(results: Results): readonly ChartOfRun[] {
  switch (results.kind) {
    case 'pilot':
      return [...chartsOfRun(chartsOfSignIns, results), ...chartsOfRun(chartsOfSensitivity, results)];
    case 'load':
      return [...chartsOfRun(chartsOfSignIns, results), ...chartsOfRun(chartsOfLoad, results)];
    case 'rollout':
      return chartsOfRun(chartsOfRollout, results);
    case 'recovery-drill':
      return chartsOfRun(chartsOfRecovery, results);
    case 'phishing-drill':
      return chartsOfRun(chartsOfPhishing, results);
  }
}
