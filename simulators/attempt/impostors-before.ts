// Impostors who come to an account before its owner does, as they are to be lived: who it is, by which way, how often.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import { impostorFlowOf } from '../../scenarios/flows/impostor-flows.ts';
import { inTurn } from '../../scenarios/sampling/in-turn.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Impostor } from '../../scenarios/schema/impostor.ts';
import { foreignDevice } from '../people/device-state.ts';
import type { HumanModel } from '../people/intent.ts';
import { impostorModel, type ImpostorGround } from '../people/impostor-model.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { WithoutNeed } from './before-need.ts';
import type { Plan } from './plan.ts';

/** What a drill has of impostors. */
export interface ImpostorLife {
  readonly impostors: readonly Impostor[];
  /** Place among them of the one who comes to somebody, by place in the population. */
  readonly turnOf: (user: number) => number;
  readonly modelOf: (human: HumanModel, impostor: Impostor) => HumanModel;
}

/** Draw addresses start here, far from those of people. */
const firstDraw = 3_000_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Undefined: nobody poses as anybody. */
export function impostorLife(ground: ImpostorGround, impostors: readonly Impostor[]): ImpostorLife | undefined {
  if (impostors.length === 0) return undefined;
  const models = new WeakMap<HumanModel, Map<string, HumanModel>>();
  return {
    impostors,
    turnOf: inTurn(ground.seed, 'impostor/turn', impostors.length),
    modelOf: (human, impostor) => {
      const ofHuman = models.get(human) ?? new Map<string, HumanModel>();
      models.set(human, ofHuman);
      const known = ofHuman.get(impostor.id) ?? impostorModel(ground, human, impostor);
      ofHuman.set(impostor.id, known);
      return known;
    },
  };
}

/** One comes to each account: the kinds in turn, so that of each there are as many. @param timeLimitMs of one try. */
export function impostorBefore(
  { impostors, turnOf, modelOf }: ImpostorLife,
  {
    user,
    human,
    timeLimitMs,
  }: { readonly user: VirtualUser; readonly human: HumanModel; readonly timeLimitMs: number },
  { signIn }: Pick<Arm, 'signIn'>,
  account: AccountHolder,
  next: Pick<Plan, 'need' | 'day' | 'startsAtMs'>,
): WithoutNeed[] {
  const impostor = impostors[turnOf(user.index)];
  if (impostor === undefined || next.need !== 0) return [];
  const flow: FlowId = impostorFlowOf(signIn, impostor.controls.includes('passes'));
  const device = computer(user);
  const cameTo = { ...account, passkeys: [] };
  const again = { triesAtMost: impostor.tries.atMost.value, pauseMs: impostor.tries.pause.value * hourMs };
  const startsAtMs = next.startsAtMs - leadMs(again, timeLimitMs);
  return [
    {
      plan: { flow, need: undefined, day: next.day, device, startsAtMs, firstDraw },
      account: cameTo,
      cameTo,
      human: modelOf(human, impostor),
      again,
    },
  ];
}

/** At the hour at which the owner will come, and so early that the last try ends a day before: what counts tries by the day forgets them. */
function leadMs({ triesAtMost, pauseMs }: NonNullable<WithoutNeed['again']>, timeLimitMs: number): number {
  return dayMs * (1 + Math.ceil((triesAtMost * (timeLimitMs + pauseMs)) / dayMs));
}

/** What impostors use is not known; a record asks for a kind, and a passkey of theirs for a provider. */
function computer({ devices: [main] }: VirtualUser): Device {
  return { ...main, id: 'of-an-impostor', kind: 'windows-laptop', state: foreignDevice };
}
