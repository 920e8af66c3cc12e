// Written by `npm run index` from the files of reports/rollout. Do not edit.
import { chart as tenantAttacks } from '../rollout/charts/tenant-attacks.ts';
import { chart as tenantCampaignStarts } from '../rollout/charts/tenant-campaign-starts.ts';
import { chart as tenantCost } from '../rollout/charts/tenant-cost.ts';
import { chart as tenantEnrolment } from '../rollout/charts/tenant-enrolment.ts';
import { chart as tenantHelpDesk } from '../rollout/charts/tenant-help-desk.ts';
import { chart as tenantRecoveries } from '../rollout/charts/tenant-recoveries.ts';
import { chart as tenantSuccess } from '../rollout/charts/tenant-success.ts';
import { chart as tenantTime } from '../rollout/charts/tenant-time.ts';

export const chartsOfRollout = {
  'tenant-attacks': tenantAttacks,
  'tenant-campaign-starts': tenantCampaignStarts,
  'tenant-cost': tenantCost,
  'tenant-enrolment': tenantEnrolment,
  'tenant-help-desk': tenantHelpDesk,
  'tenant-recoveries': tenantRecoveries,
  'tenant-success': tenantSuccess,
  'tenant-time': tenantTime,
} as const;
