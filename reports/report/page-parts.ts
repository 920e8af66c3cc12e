// The parts of the page in the order a reader meets them: a section, or the charts of one. A load run begins with the load; what says
// nothing about it is left out, and people come after.
import type { ChartSection } from '../drawing/chart.ts';
import type {
  Results,
  ResultsOfDrill,
  ResultsOfLoad,
  ResultsOfPhishing,
  ResultsOfPilot,
  ResultsOfRollout,
} from '../results/results.ts';
import { environmentSheet } from './environment-sheet.ts';
import { failureCodes } from '../pilot/failure-codes.ts';
import { figuresTable } from '../pilot/figures-table.ts';
import { gateList } from './gate-list.ts';
import { howToRepeat } from './how-to-repeat.ts';
import { loadCapacityTable } from '../load/sections/load-capacity-table.ts';
import { loadDriftTable } from '../load/sections/load-drift-table.ts';
import { loadErrors } from '../load/sections/load-errors.ts';
import { loadGeneratorCheck } from '../load/sections/load-generator-check.ts';
import { loadPercentileTables } from '../load/sections/load-percentile-tables.ts';
import { loadReading } from '../load/sections/load-reading.ts';
import { loadTrialsTable } from '../load/sections/load-trials-table.ts';
import { notClaimed } from '../pilot/not-claimed.ts';
import { notKnown } from '../sensitivity/not-known.ts';
import { parameterTable } from './parameter-table.ts';
import { personaTable } from '../pilot/persona-table.ts';
import { reconciliationSection } from '../pilot/reconciliation-section.ts';
import { ruleSection } from '../decision/rule-section.ts';
import { sectionOfRun, type Section, type SectionOfRun } from '../drawing/section.ts';
import { storedSampleSection } from '../pilot/stored-sample-section.ts';
import { tenantDifferenceTable } from '../rollout/sections/tenant-difference-table.ts';
import { tenantLedgerTable } from '../rollout/sections/tenant-ledger-table.ts';
import { tenantRateTable } from '../rollout/sections/tenant-rate-table.ts';
import { projectCostTable } from '../rollout/sections/project-cost-table.ts';
import { rolloutDecisionSection } from '../rollout/sections/rollout-decision-section.ts';
import { rolloutDoubtSection } from '../rollout/sections/rollout-doubt-section.ts';
import { tenantPersonaTable } from '../rollout/sections/tenant-persona-table.ts';
import { textMessagesEndSection } from '../rollout/sections/text-messages-end-section.ts';
import { tenantAttackTable } from '../rollout/sections/tenant-attack-table.ts';
import { tenantRecoveryTable } from '../rollout/sections/tenant-recovery-table.ts';
import { tenantReading } from '../rollout/sections/tenant-reading.ts';
import { tenantWeeksTable } from '../rollout/sections/tenant-weeks-table.ts';
import { twinsSection } from '../pilot/twins-section.ts';
import { validitySection } from '../pilot/validity-section.ts';
import { predicting } from '../claims/predicting.ts';
import { verdictTable } from '../claims/verdict-table.ts';
import { phishingAttacksTable } from '../phishing/sections/phishing-attacks-table.ts';
import { phishingDoorsTable } from '../phishing/sections/phishing-doors-table.ts';
import { phishingReading } from '../phishing/sections/phishing-reading.ts';
import { phishingRemainsTable } from '../phishing/sections/phishing-remains-table.ts';
import { phishingValiditySection } from '../phishing/sections/phishing-validity-section.ts';
import { phishingVerdictsSection } from '../phishing/sections/phishing-verdicts-section.ts';
import { recoveryClaimsTable } from '../recovery/sections/recovery-claims-table.ts';
import { recoveryConditionsTable } from '../recovery/sections/recovery-conditions-table.ts';
import { recoveryImpostorsTable } from '../recovery/sections/recovery-impostors-table.ts';
import { recoveryMatchingSection } from '../recovery/sections/recovery-matching-section.ts';
import { recoveryPeopleTable } from '../recovery/sections/recovery-people-table.ts';
import { recoveryPricesTable } from '../recovery/sections/recovery-prices-table.ts';
import { recoveryReading } from '../recovery/sections/recovery-reading.ts';
import { recoveryRuleSection } from '../recovery/sections/recovery-rule-section.ts';
import { recoveryValiditySection } from '../recovery/sections/recovery-validity-section.ts';

type Part<R extends Results> = Section<R> | ChartSection;

export function pageParts(results: Results): readonly (SectionOfRun | ChartSection)[] {
  switch (results.kind) {
    case 'pilot':
      return partsOf(results, pilotParts(results));
    case 'load':
      return partsOf(results, loadParts(results));
    case 'rollout':
      return partsOf(results, rolloutParts(results));
    case 'recovery-drill':
      return partsOf(results, drillParts);
    case 'phishing-drill':
      return partsOf(results, phishingParts);
  }
}

function partsOf<R extends Results>(results: R, parts: readonly Part<R>[]): readonly (SectionOfRun | ChartSection)[] {
  return parts.map((part) => (typeof part === 'string' ? part : sectionOfRun(part, results)));
}

/** Of a rollout: nothing here is about single attempts. */
const rolloutParts = ({ timeline, sensitivity }: ResultsOfRollout): readonly Part<ResultsOfRollout>[] => [
  ...(timeline.decisions === undefined ? [] : [rolloutDecisionSection]),
  ...(sensitivity === undefined ? [] : [rolloutDoubtSection]),
  tenantReading,
  'tenant',
  tenantPersonaTable,
  tenantDifferenceTable,
  tenantLedgerTable,
  ...(timeline.projectCosts === undefined ? [] : [projectCostTable]),
  ...(timeline.textMessagesEnd === undefined ? [] : [textMessagesEndSection]),
  ...(timeline.totals.some(({ recoveries }) => recoveries !== undefined) ? [tenantRecoveryTable] : []),
  ...(timeline.totals.some(({ attacked }) => attacked !== undefined) ? [tenantAttackTable] : []),
  tenantWeeksTable,
  tenantRateTable,
  parameterTable,
  environmentSheet,
  howToRepeat,
];

/** Of a recovery drill: what decides first, then both numbers, then what they rest on. */
const drillParts: readonly Part<ResultsOfDrill>[] = [
  recoveryConditionsTable,
  recoveryClaimsTable,
  recoveryReading,
  'recoveryTradeOff',
  'recoveryPeople',
  'recoveryImpostors',
  'recoveryCost',
  recoveryPeopleTable,
  recoveryImpostorsTable,
  recoveryMatchingSection,
  recoveryPricesTable,
  recoveryRuleSection,
  recoveryValiditySection,
  parameterTable,
  environmentSheet,
  howToRepeat,
];

/** Of a phishing drill: both sides first, then the claim, then attack by attack, then what they rest on. */
const phishingParts: readonly Part<ResultsOfPhishing>[] = [
  phishingDoorsTable,
  phishingVerdictsSection,
  phishingReading,
  'phishingAttacks',
  'phishingSides',
  phishingAttacksTable,
  phishingRemainsTable,
  phishingValiditySection,
  parameterTable,
  environmentSheet,
  howToRepeat,
];

/** What is not known appears once `passkey-pilot sensitivity` was asked, the sample where not all attempts are stored. */
function pilotParts({
  sensitivity,
  storedSample,
  many,
  predicting: predicted,
}: ResultsOfPilot): readonly Part<ResultsOfPilot>[] {
  return [
    verdictTable,
    'success',
    'time',
    'phases',
    'losses',
    'claims',
    ...(predicted === undefined ? [] : [predicting]),
    personaTable,
    ruleSection,
    gateList,
    ...(sensitivity === undefined ? [] : [notKnown, 'notKnown' as const]),
    figuresTable,
    ...(many === undefined ? [] : [twinsSection]),
    reconciliationSection,
    validitySection,
    ...(storedSample === undefined ? [] : [storedSampleSection]),
    failureCodes,
    parameterTable,
    environmentSheet,
    howToRepeat,
    notClaimed,
  ];
}

/**
 * Time to sign in and what of it was measured are left out: people's time is not lived here, and machine time is that of k6, not of a
 * browser. So is the decision by persona, which rests on them. Who gets in is told unless a capacity search put people before a target
 * that could not serve them. Claims appear when the scenario registered one.
 */
function loadParts({ claims, gates, load, predicting: predicted }: ResultsOfLoad): readonly Part<ResultsOfLoad>[] {
  const beyondCapacity = load.trials.some(({ purpose }) => purpose === 'search' || purpose === 'confirm');
  return [
    loadReading,
    ...(gates.length === 0 ? [] : [gateList]),
    loadCapacityTable,
    'loadByRate',
    'loadArrivals',
    'loadTime',
    ...(load.drift.length === 0 ? [] : [loadDriftTable]),
    'loadCost',
    loadErrors,
    loadGeneratorCheck,
    loadPercentileTables,
    loadTrialsTable,
    ...(claims.length === 0 ? [] : [verdictTable, 'claims' as const]),
    ...(predicted === undefined ? [] : [predicting]),
    ...(beyondCapacity || load.of === 'recovery' ? [] : (['success', 'losses'] as const)),
    figuresTable,
    reconciliationSection,
    validitySection,
    failureCodes,
    parameterTable,
    environmentSheet,
    howToRepeat,
    notClaimed,
  ];
}
