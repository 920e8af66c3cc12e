// Written by `npm run index` from the files of reports/recovery. Do not edit.
import { chart as impostorsByKind } from '../recovery/charts/impostors-by-kind.ts';
import { chart as recoveredByTime } from '../recovery/charts/recovered-by-time.ts';
import { chart as recoveryCost } from '../recovery/charts/recovery-cost.ts';
import { chart as recoveryStops } from '../recovery/charts/recovery-stops.ts';
import { chart as recoveryTradeOffByKind } from '../recovery/charts/recovery-trade-off-by-kind.ts';
import { chart as recoveryTradeOff } from '../recovery/charts/recovery-trade-off.ts';

export const chartsOfRecovery = {
  'impostors-by-kind': impostorsByKind,
  'recovered-by-time': recoveredByTime,
  'recovery-cost': recoveryCost,
  'recovery-stops': recoveryStops,
  'recovery-trade-off-by-kind': recoveryTradeOffByKind,
  'recovery-trade-off': recoveryTradeOff,
} as const;
