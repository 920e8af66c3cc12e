// What differs between two arms of a run, a setting each, in words: what people sign in with, and what the tenant demands.
import { isDeepStrictEqual } from 'node:util';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';

type Fields = Readonly<Record<string, unknown>>;

export function settingsBetween(policy: Policy, from: RecordedArm, to: RecordedArm): string[] {
  const [one, other] = [policyOf(policy, from), policyOf(policy, to)];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return [
    ...(from.signIn === to.signIn ? [] : [`Sign-in by ${titleOf(to.signIn)}`]),
    ...(isDeepStrictEqual(from.fallbacks, to.fallbacks) ? [] : ['Other ways to fall back to']),
    ...(isDeepStrictEqual(from.secondFactors, to.secondFactors) ? [] : ['Other second factors']),
    ...keys.flatMap((key) => settingsOf(key, one[key], other[key])),
  ];
}

function policyOf(policy: Policy, { policy: changes }: RecordedArm): Fields {
  return policyOfArm(policy, changes === undefined ? {} : { policy: changes });
}

/** Of a list whose members have ids, each that differs; of anything else the whole. */
function settingsOf(key: string, from: unknown, to: unknown): string[] {
  if (isDeepStrictEqual(from, to)) return [];
  const [some, others] = [membersOf(from), membersOf(to)];
  if (some === undefined || others === undefined) return [`Other ${key}`];
  return [...new Set([...some.keys(), ...others.keys()])].flatMap((id) => {
    const [one, other] = [some.get(id), others.get(id)];
    if (isDeepStrictEqual(one, other)) return [];
    if (other === undefined) return [`Without “${nameOf(one, id)}”`];
    return [one === undefined ? `“${nameOf(other, id)}”` : `“${nameOf(other, id)}” as it is there`];
  });
}

/** An absent list is an empty one. */
function membersOf(value: unknown): ReadonlyMap<string, Fields> | undefined {
  if (value === undefined) return new Map();
  if (!Array.isArray(value)) return undefined;
  const members = value.flatMap((each: unknown): [string, Fields][] =>
    typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string'
      ? [[each.id, each as Fields]]
      : [],
  );
  return members.length === value.length ? new Map(members) : undefined;
}

function nameOf(member: Fields | undefined, id: string): string {
  const name = member?.['displayName'];
  return typeof name === 'string' ? name : id;
}

function titleOf(flow: string): string {
  const title = (flows as Readonly<Record<string, Flow>>)[flow]?.title ?? flow;
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
