// Flows lowered to tables, made once for all attempts: steps lead to steps and not to names, and what the interpreter asks of a step at every
// visit stands beside it.
import { actionResults, actionsAt, type Action } from '../../scenarios/flows/action.ts';
import { attackActions } from '../../scenarios/flows/attack-action.ts';
import { recoveryActions } from '../../scenarios/flows/recovery-action.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { AbandonReason, Flow, Method, Next, Step } from '../../scenarios/flows/flow.ts';
import { stepName } from '../../scenarios/measures/step-name.ts';

export interface TabledStep {
  /** Ordinal among all steps of all flows. */
  readonly place: number;
  readonly flow: Flow;
  readonly id: string;
  /** "flow/step" */
  readonly name: string;
  readonly action: Action;
  /** Whose handlers perform it: those of the target's session itself, or those of recovery or of an attack beside them. */
  readonly part: 'session' | 'recovery' | 'attack';
  /** Visits in one attempt. */
  readonly atMost: number;
  /** Whether the person alone says how it ends: in their head they do; on their own devices where they do not find what they look for. */
  readonly told: 'always' | 'unless-well' | 'never';
  /** The result in which all is well. */
  readonly well: string;
  /** How a sign-in counts that has ended well by it. Undefined: nobody signs in by it. */
  readonly method: Method | undefined;
  readonly on: ReadonlyMap<string, Course>;
}

/** Where a step leads: of one shape whatever it is. */
export interface Course {
  readonly kind: 'step' | 'flow' | 'succeeded' | 'refused' | 'abandoned' | 'timed-out';
  /** The next step; of a flow, its first. */
  readonly step: TabledStep | undefined;
  /** Of a flow: where to go on when it has succeeded. Undefined: with it the one below has succeeded, too. */
  readonly onward: TabledStep | undefined;
  /** Of a flow: where to go on when it was given up for one of these reasons. */
  readonly back: ReadonlyMap<AbandonReason, TabledStep> | undefined;
  /** Of a flow: it is another way to sign in. */
  readonly isFallback: boolean;
  readonly reason: AbandonReason | undefined;
}

const nowhere: Course = {
  kind: 'succeeded',
  step: undefined,
  onward: undefined,
  back: undefined,
  isFallback: false,
  reason: undefined,
};

export const outOfTime: Course = { ...nowhere, kind: 'timed-out' };

export function givenUp(reason: AbandonReason): Course {
  return { ...nowhere, kind: 'abandoned', reason };
}

const inTheHead: ReadonlySet<Action> = new Set(actionsAt('head'));
const ofRecovery: ReadonlySet<Action> = new Set(recoveryActions);
const ofAttack: ReadonlySet<Action> = new Set(attackActions);
/** A caller may hang up before anybody answers. */
const onOwnDevice: ReadonlySet<Action> = new Set([...actionsAt('own-device'), 'call-help-desk']);

type Mutable = TabledStep & { readonly on: Map<string, Course> };

const byName = new Map<string, Mutable>();
for (const flow of Object.values<Flow>(flows))
  for (const [id, step] of Object.entries(flow.steps)) byName.set(stepName(flow.id, id), tabled(flow, id, step));
for (const { flow, id, on } of byName.values())
  for (const [result, next] of Object.entries<Next>(flow.steps[id]?.on ?? {})) on.set(result, courseOf(flow, next));

export const stepCount = byName.size;

const firsts = new Map(Object.values<Flow>(flows).map((flow) => [flow.id, stepOf(flow.id, flow.start)]));

/** The first step of a flow. @throws RangeError for a name that no flow of this version has. */
export function firstStepOf(flow: string): TabledStep {
  const first = firsts.get(flow);
  if (first === undefined) throw new RangeError(`no flow is named "${flow}"`);
  return first;
}

function tabled(flow: Flow, id: string, { action, atMost = Number.POSITIVE_INFINITY }: Step): Mutable {
  const ways: { readonly [A in Action]?: Method } = flow.purpose === 'sign-in' ? flow.signsInBy : {};
  return {
    place: byName.size,
    flow,
    id,
    name: stepName(flow.id, id),
    action,
    part: ofRecovery.has(action) ? 'recovery' : ofAttack.has(action) ? 'attack' : 'session',
    atMost,
    told: inTheHead.has(action) ? 'always' : onOwnDevice.has(action) ? 'unless-well' : 'never',
    well: actionResults[action][0],
    method: ways[action],
    on: new Map(),
  };
}

function stepOf(flow: string, id: string): TabledStep {
  const step = byName.get(stepName(flow, id));
  if (step === undefined) throw new RangeError(`flow ${flow} has no step ${id}`);
  return step;
}

function courseOf(flow: Flow, next: Next): Course {
  if ('to' in next) return { ...nowhere, kind: 'step', step: stepOf(flow.id, next.to) };
  if ('flow' in next) {
    const other: Flow | undefined = (flows as Readonly<Record<string, Flow>>)[next.flow];
    if (other === undefined) throw new RangeError(`flow ${flow.id} leads to a flow ${next.flow} that there is not`);
    return {
      ...nowhere,
      kind: 'flow',
      step: stepOf(other.id, other.start),
      onward: next.onward === 'succeeded' ? undefined : stepOf(flow.id, next.onward),
      back: new Map(
        Object.entries(next.back ?? {}).map(([reason, id]) => [reason as AbandonReason, stepOf(flow.id, id)]),
      ),
      isFallback: next.fallback === true,
    };
  }
  return next.end === 'abandoned' ? givenUp(next.reason) : { ...nowhere, kind: next.end };
}
