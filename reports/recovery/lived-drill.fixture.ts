// For tests: a drill of 100 people in Chromium and 20 000 in virtual time, account recovery beside the help desk, as counts. Shares are as
// they might be; who is counted where follows from them, without any draw.
import {
  recoveryTimesS,
  type DrillCell,
  type DrillCounts,
  type ImpostorCounts,
} from '../../scenarios/measures/drill-counts.ts';
import { drillLayersFormat, type DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import { drill, impostorKinds, lockOutReasons, type ImpostorKind } from '../../scenarios/schema/drill.ts';
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import { standardRecoveryRule } from '../../scenarios/schema/recovery-rule.fixture.ts';
import type { LivedDrill } from './lived-drill.ts';

export const personasOfFixture = [
  { id: 'information-worker', title: 'Information worker', weight: 0.6 },
  { id: 'frontline-worker', title: 'Frontline worker', weight: 0.3 },
  { id: 'contractor', title: 'Contractor', weight: 0.1 },
] as const;

export const armsOfFixture = [
  { id: 'help-desk', title: 'Help desk', inSentence: 'the help desk', signIn: 'help-desk-recovery' },
  {
    id: 'by-identity',
    title: 'Account recovery',
    inSentence: 'account recovery',
    signIn: 'account-recovery',
    baseline: 'help-desk',
  },
] as const;

interface Setting {
  readonly people: number;
  readonly threshold: number;
  readonly procedure: readonly DeskProof[];
  /** Share of genuine faces that Face Check does not take at 70. */
  readonly falseReject: number;
  /** Of injected pictures, those that are found. */
  readonly injectedFound: number;
}

const usual: Omit<Setting, 'people'> = {
  threshold: 70,
  procedure: ['questions'],
  falseReject: 0.02,
  injectedFound: 0.995,
};

function cellOf(arm: string, persona: string, setting: Setting): DrillCell {
  return arm === 'help-desk' ? deskCell(persona, setting) : identityCell(persona, setting);
}

const recoveryFlow = 'account-recovery';

function identityCell(persona: string, { people, threshold, falseReject, injectedFound }: Setting): DrillCell {
  const ofPersona = persona === 'frontline-worker' ? 0.06 : persona === 'contractor' ? 0.02 : 0;
  const lostToFace = threshold >= 100 ? 1 : Math.min(0.9, falseReject * Math.exp((threshold - 70) / 15));
  const reached = Math.round(people * (0.95 - ofPersona));
  const recovered = Math.round(reached * 0.94 * (1 - lostToFace));
  const byFace = Math.round(reached * lostToFace);
  const byNames = Math.max(0, reached - recovered - byFace);
  const letIn = threshold >= 100 ? 0 : 1 - injectedFound;
  return {
    arm: 'by-identity',
    persona,
    rightful: {
      people,
      recovered,
      ...times(recovered, people - recovered, 6),
      totalS: people * 410,
      attempts: people + byFace,
      stoppedAt: {
        [`${recoveryFlow}/reach-for-document document-not-at-hand`]: people - reached,
        [`${recoveryFlow}/check-face face-not-confirmed`]: byFace,
        [`${recoveryFlow}/see-recovery-result claims-differ`]: byNames,
      },
      byReason: reasonsOf(people, recovered),
      byCountry: countriesOf(people, recovered),
      stages: {
        document: { shown: Math.round(reached * 1.1), notTaken: Math.round(reached * 0.1) },
        selfie: { shown: reached, notTaken: 0 },
        faceCheck: { shown: reached + byFace * 2, notTaken: byFace * 3 },
        matching: { shown: reached - byFace, notTaken: byNames },
        desk: { shown: 0, notTaken: 0 },
      },
      identityChecks: reached,
      faceChecks: reached + byFace * 2,
      deskCalls: 0,
      deskS: 0,
      waitingS: 0,
    },
    impostors: impostorKinds.map((kind) =>
      impostorsOf(kind, people, kind === 'face-swap-injected' ? letIn : kind === 'insider' ? 1 : 0, {
        [`${recoveryFlow}/take-selfie not-live`]: 0.8,
        [`${recoveryFlow}/check-face face-not-confirmed`]: 0.2,
      }),
    ),
    void: 0,
  };
}

function deskCell(persona: string, { people, procedure }: Setting): DrillCell {
  const asked = procedure.length;
  const recovered = Math.round(people * (0.98 - 0.05 * asked));
  const closed = Math.round((people - recovered) / 2);
  const passed = 0.5 ** asked;
  return {
    arm: 'help-desk',
    persona,
    rightful: {
      people,
      recovered,
      ...times(recovered, people - recovered, 10),
      totalS: people * (2_300 + 300 * asked),
      attempts: people,
      stoppedAt: {
        'help-desk-recovery/call-help-desk help-desk-not-reached': closed,
        'help-desk-recovery/answer-help-desk proof-not-held': people - recovered - closed,
      },
      byReason: reasonsOf(people, recovered),
      byCountry: countriesOf(people, recovered),
      stages: {
        document: { shown: 0, notTaken: 0 },
        selfie: { shown: 0, notTaken: 0 },
        faceCheck: { shown: 0, notTaken: 0 },
        matching: { shown: 0, notTaken: 0 },
        desk: { shown: people * asked, notTaken: people - recovered - closed },
      },
      identityChecks: 0,
      faceChecks: 0,
      deskCalls: people - closed,
      deskS: people * 420 * asked,
      waitingS: people * 900,
    },
    impostors: impostorKinds.map((kind) =>
      impostorsOf(kind, people, kind === 'pushing-caller' ? passed : kind === 'insider' ? 1 : passed / 20, {
        'help-desk-recovery/answer-help-desk proof-not-held': 1,
      }),
    ),
    void: 0,
  };
}

function impostorsOf(
  kind: ImpostorKind,
  people: number,
  share: number,
  stops: Readonly<Record<string, number>>,
): ImpostorCounts {
  const attacks = Math.max(1, Math.round(people / impostorKinds.length));
  const gotIn = Math.round(attacks * share);
  const names = Object.entries(stops);
  let left = attacks - gotIn;
  const stoppedAt: Record<string, number> = {};
  for (const [place, [name, of]] of names.entries()) {
    const stopped = place === names.length - 1 ? left : Math.round((attacks - gotIn) * of);
    if (stopped > 0) stoppedAt[name] = stopped;
    left -= stopped;
  }
  return {
    kind,
    attacks,
    tries: attacks * 2,
    gotIn,
    stoppedAt,
    totalS: attacks * 600,
    deskCalls: 0,
    identityChecks: attacks,
  };
}

/** Most in the interval `middle` and the two around it. */
function times(recovered: number, lost: number, middle: number) {
  const spread = (all: number, at: number) => {
    const half = Math.round(all / 2);
    const quarter = Math.round((all - half) / 2);
    return recoveryTimesS.map((_, place) =>
      place === at ? half : place === at + 1 ? quarter : place === at + 2 ? all - half - quarter : 0,
    );
  };
  return { recoveredBy: spread(recovered, middle), lostBy: spread(lost, middle - 2) };
}

function reasonsOf(people: number, recovered: number) {
  const each = Math.floor(people / lockOutReasons.length);
  const back = Math.floor(recovered / lockOutReasons.length);
  return Object.fromEntries(
    lockOutReasons.map((reason) => [reason, { people: each, recovered: Math.min(each, back) }]),
  );
}

/** Most of one country, and so few of the last that they stand for nothing by themselves. */
function countriesOf(people: number, recovered: number) {
  const abroad = Math.floor(people / 5);
  const few = Math.min(2, people - abroad);
  const most = people - abroad - few;
  const ofFew = Math.min(few, recovered);
  const ofMost = Math.min(most, Math.ceil(((recovered - ofFew) * 5) / 6));
  return {
    US: { people: most, recovered: ofMost },
    DE: { people: abroad, recovered: recovered - ofFew - ofMost },
    VN: { people: few, recovered: ofFew },
  };
}

export function countsOf(setting: Partial<Setting> & Pick<Setting, 'people'>): DrillCounts {
  const whole = { ...usual, ...setting };
  return armsOfFixture.flatMap(({ id: arm }) =>
    personasOfFixture.map(({ id, weight }) => cellOf(arm, id, { ...whole, people: Math.round(whole.people * weight) })),
  );
}

/** Under a setting only the way that it bears on is lived. */
function ofArm(arm: string, counts: DrillCounts): DrillCounts {
  return counts.filter((cell) => cell.arm === arm);
}

/** Over the ranges of two inputs, in order. */
function pointsOf(count: number): DrillLayers['points'] {
  return Array.from({ length: count }, (_, place) => {
    const falseReject = 0.005 + (0.195 * place) / Math.max(1, count - 1);
    const injectedFound = 0.99 + (0.0099 * ((place * 7) % count)) / count;
    return {
      parameters: { 'face-check-false-reject': falseReject, 'injected-found': injectedFound },
      counts: countsOf({ people: 9_000, falseReject, injectedFound }),
    };
  });
}

export function layersFixture(points = 64): DrillLayers {
  const people = 20_000;
  return {
    format: drillLayersFormat,
    run: 'fixture',
    scenarioHash: 'ab'.repeat(32),
    users: people,
    seconds: 21.4,
    alike: { compared: 412, alike: 412, differing: 0, void: 0, cut: 0, different: [] },
    many: countsOf({ people }),
    thresholds: [50, 60, 70, 80, 90, 95, 100].map((threshold) => ({
      threshold,
      counts: ofArm('by-identity', countsOf({ people, threshold })),
    })),
    procedures: (
      [
        ['questions'],
        ['questions', 'call-back'],
        ['questions', 'manager'],
        ['questions', 'call-back', 'video'],
      ] as const
    ).map((procedure) => ({ procedure: [...procedure], counts: ofArm('help-desk', countsOf({ people, procedure })) })),
    matchings: [
      { setting: 'as set', value: '', counts: ofArm('by-identity', countsOf({ people })) },
      { setting: 'accents', value: 'ignored', counts: ofArm('by-identity', countsOf({ people, threshold: 60 })) },
    ],
    points: pointsOf(points),
    pointUsers: 9_000,
    pointsLeftOut: 0,
  };
}

export function livedFixture(change: Partial<LivedDrill> = {}): LivedDrill {
  return {
    arms: armsOfFixture,
    personas: personasOfFixture,
    drill: { prices: drill.parse({}).prices },
    rule: standardRecoveryRule,
    threshold: 70,
    procedure: ['questions'],
    checks: [
      {
        arm: 'by-identity',
        verifier: { id: 'balanced', title: 'Balanced verifier' },
        isDearest: false,
        currency: 'USD',
        perCheck: { value: 2, evidence: ['recovery_cost_self'], assumed: 'An example of what a recovery costs' },
      },
    ],
    impostors: impostorKinds.map((id) => ({
      id,
      title: id,
      effort: { value: 4 },
      price: { currency: 'USD', attack: { value: 250 } },
    })),
    parameters: [
      { id: 'face-check-false-reject', title: 'Genuine faces that Face Check does not take', unit: 'proportion' },
      { id: 'injected-found', title: 'Injected pictures that are found', unit: 'proportion' },
    ],
    real: countsOf({ people: 100 }),
    layers: layersFixture(),
    ...change,
  };
}

/** Without what was computed beside the people of the run. */
export function livedAlone(): LivedDrill {
  const { layers: _, ...lived } = livedFixture();
  return lived;
}
