// Written by `npm run index` from the files of reports/charts. Do not edit.
import { chart as claimsLadder } from './claims-ladder.ts';
import { chart as denominatorSweep } from './denominator-sweep.ts';
import { chart as dropOff } from './drop-off.ts';
import { chart as phaseWaterfall } from './phase-waterfall.ts';
import { chart as signedInByTime } from './signed-in-by-time.ts';
import { chart as successByArm } from './success-by-arm.ts';
import { chart as successDifference } from './success-difference.ts';
import { chart as timeRatio } from './time-ratio.ts';

export const charts = {
  'claims-ladder': claimsLadder,
  'denominator-sweep': denominatorSweep,
  'drop-off': dropOff,
  'phase-waterfall': phaseWaterfall,
  'signed-in-by-time': signedInByTime,
  'success-by-arm': successByArm,
  'success-difference': successDifference,
  'time-ratio': timeRatio,
} as const;
