// Impostors by kind: how many of their attacks get in, how many may at most, what stopped the others, and what an attack takes.
import type { DrillLayer } from '../results/share-figure.ts';
import type { DrillCell, DrillCounts, ImpostorCounts } from '../../scenarios/measures/drill-counts.ts';
import { impostorKinds, type ImpostorKind } from '../../scenarios/schema/drill.ts';
import type { ImpostorResult } from '../results/recovery-results.ts';
import { oneSidedUpperLimit } from '../statistics/proportions/one-sided-upper-limit.ts';
import { cellsOf, type LivedDrill } from './lived-drill.ts';
import { stopInWords } from '../words/stop-in-words.ts';
import { conf } from './weighted-people.ts';

/** All personas first, then each; kinds in the order of the scenario's list. */
export function impostorResults(lived: LivedDrill): ImpostorResult[] {
  const layers = [
    ['real', lived.real],
    ['many', lived.layers?.many ?? []],
  ] as const;
  return layers.flatMap(([layer, counts]) =>
    lived.arms.flatMap(({ id: arm }) =>
      [undefined, ...lived.personas.map(({ id }) => id)].flatMap((persona) =>
        kindsIn(cellsOf(counts, arm, persona)).map((of) => impostorResult({ layer, arm, persona }, of, lived)),
      ),
    ),
  );
}

/** Counts of each kind over several cells. */
export function kindsIn(cells: readonly DrillCell[]): ImpostorCounts[] {
  return impostorKinds.flatMap((kind) => {
    const those = cells.flatMap(({ impostors }) => impostors.filter((each) => each.kind === kind));
    return those.some(({ attacks }) => attacks > 0) ? [together(kind, those)] : [];
  });
}

function together(kind: ImpostorKind, those: readonly ImpostorCounts[]): ImpostorCounts {
  const sum = (of: (each: ImpostorCounts) => number) => those.reduce((total, each) => total + of(each), 0);
  const names = new Set(those.flatMap(({ stoppedAt }) => Object.keys(stoppedAt)));
  return {
    kind,
    attacks: sum(({ attacks }) => attacks),
    tries: sum(({ tries }) => tries),
    gotIn: sum(({ gotIn }) => gotIn),
    stoppedAt: Object.fromEntries([...names].map((name) => [name, sum(({ stoppedAt }) => stoppedAt[name] ?? 0)])),
    totalS: sum(({ totalS }) => totalS),
    deskCalls: sum(({ deskCalls }) => deskCalls),
    identityChecks: sum(({ identityChecks }) => identityChecks),
  };
}

/** @param attacks at least one */
export function letIn({ attacks, gotIn }: Pick<ImpostorCounts, 'attacks' | 'gotIn'>) {
  return {
    attacks,
    gotIn,
    per1000: (gotIn / attacks) * 1_000,
    upper1000: oneSidedUpperLimit({ x: gotIn, n: attacks, conf }) * 1_000,
  };
}

function impostorResult(
  { layer, arm, persona }: { readonly layer: DrillLayer; readonly arm: string; readonly persona: string | undefined },
  counts: ImpostorCounts,
  { impostors }: Pick<LivedDrill, 'impostors'>,
): ImpostorResult {
  const { kind, attacks, tries, stoppedAt, totalS, deskCalls } = counts;
  const profile = impostors.find(({ id }) => id === kind);
  return {
    layer,
    arm,
    ...(persona === undefined ? {} : { persona }),
    kind,
    ...letIn(counts),
    tries,
    stops: Object.entries(stoppedAt)
      .map(([name, stopped]) => Object.assign(stopInWords(name), { attacks: stopped, share: stopped / attacks }))
      .toSorted((one, other) => other.attacks - one.attacks || (one.step < other.step ? -1 : 1)),
    perAttack: {
      seconds: totalS / attacks,
      tries: tries / attacks,
      tickets: deskCalls / attacks,
      ...(profile === undefined
        ? {}
        : {
            // Work is for each try, what is bought is bought once.
            effortH: (profile.effort.value * tries) / attacks,
            price: profile.price.attack.value,
            priceCurrency: profile.price.currency,
          }),
    },
  };
}

/** The kind that does best: attackers choose. Absent: none came, or the rule leaves all of them out. */
export function bestOf(
  counts: DrillCounts,
  leftOut: ReadonlySet<ImpostorKind>,
): (ReturnType<typeof letIn> & { readonly kind: ImpostorKind }) | undefined {
  return kindsIn(counts)
    .filter(({ kind }) => !leftOut.has(kind))
    .map((each) => Object.assign({ kind: each.kind }, letIn(each)))
    .toSorted((one, other) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000)[0];
}
