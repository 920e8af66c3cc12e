// Figures of those who check identities and of impostors, each with the range in which it may plausibly lie: score distributions and error
// rates, what impostors know and pass. They are moved over their ranges as parameters of people are.
import { centralValueAt, type UncertainParameter } from '../../../scenarios/sampling/central-value.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';

type Profiles = Pick<LivedScenario, 'verifiers' | 'faceCheck' | 'impostors'>;

interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Fields that stay: nothing that is lived hangs on what a check or an attack costs, nor on how long impostors rest.
 */
const notMoved: ReadonlySet<string> = new Set(['price', 'effort', 'pause']);

/** Ids such as "verifiers/balanced/face.presence.print", of those that have a range. */
export function movableFigures(profiles: Profiles): readonly UncertainParameter[] {
  const found: UncertainParameter[] = [];
  eachFigure(profiles, (id, figure) => {
    if (figure.low < figure.high && figure.value > 0) found.push(asParameter(id, figure));
    return figure.value;
  });
  return found;
}

/** @param at standard units by id; those of people's parameters are not looked at. */
export function movedFigures(profiles: Profiles, at: Readonly<Record<string, number>>): Profiles {
  return eachFigure(profiles, (id, figure) => {
    const z = at[id];
    return z === undefined ? figure.value : centralValueAt(asParameter(id, figure), z);
  });
}

/** Of a score distribution: which share of a kind lies below the threshold, or at a score and above; of time: in which one answers. All else multiplies. */
const shares: ReadonlySet<string> = new Set(['below', 'atOrAbove', 'availability']);

function asParameter(id: string, { value, low, high }: Ranged): UncertainParameter {
  const isShare = shares.has(id.slice(id.lastIndexOf('.') + 1));
  return {
    id,
    unit: isShare ? 'proportion' : 'ratio',
    distribution: isShare ? { kind: 'chance', probability: value } : { kind: 'fixed', value },
    low,
    high,
  };
}

function eachFigure(
  { verifiers = [], faceCheck, impostors = [] }: Profiles,
  valueOf: (id: string, figure: Ranged) => number,
): Profiles {
  const of = <T extends { readonly id: string }>(folder: string, profile: T): T =>
    walked(profile, `${folder}/${profile.id}/`, '', valueOf) as T;
  return {
    verifiers: verifiers.map((profile) => of('verifiers', profile)),
    ...(faceCheck === undefined ? {} : { faceCheck: of('face-checks', faceCheck) }),
    impostors: impostors.map((profile) => of('impostors', profile)),
  };
}

function walked(node: unknown, folder: string, path: string, valueOf: (id: string, figure: Ranged) => number): unknown {
  if (Array.isArray(node)) return node.map((item, at) => walked(item, folder, `${path}.${at}`, valueOf));
  if (typeof node !== 'object' || node === null) return node;
  if (isRanged(node)) return { ...node, value: valueOf(`${folder}${path.slice(1)}`, node) };
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [
      name,
      notMoved.has(name) ? child : walked(child, folder, `${path}.${name}`, valueOf),
    ]),
  );
}

function isRanged(node: object): node is Ranged {
  return 'value' in node && 'low' in node && 'high' in node && typeof node.value === 'number';
}
