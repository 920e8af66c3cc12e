// Impostors who come to an account before its owner does, as they are to be lived: who it is, by which way, how often.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import { impostorFlowOf } from '../../scenarios/flows/impostor-flows.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Impostor } from '../../scenarios/schema/impostor.ts';
import type { HumanModel } from '../people/intent.ts';
import { impostorModel, type ImpostorGround } from '../people/impostor-model.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { WithoutNeed } from './before-need.ts';
import type { Plan } from './plan.ts';

/** What a drill has of impostors. */
export interface ImpostorLife {
  readonly impostors: readonly Impostor[];
  readonly modelOf: (human: HumanModel, impostor: Impostor) => HumanModel;
}

/** Draw addresses start here, far from those of people. */
const firstDraw = 3_000_000;
/** A day before the owner, so that no pass and no lock of one reaches into the other, ms. */
const leadMs = 86_400_000;
const hourMs = 3_600_000;

/** Undefined: nobody poses as anybody. */
export function impostorLife(ground: ImpostorGround, impostors: readonly Impostor[]): ImpostorLife | undefined {
  if (impostors.length === 0) return undefined;
  const models = new WeakMap<HumanModel, Map<string, HumanModel>>();
  return {
    impostors,
    modelOf: (human, impostor) => {
      const ofHuman = models.get(human) ?? new Map<string, HumanModel>();
      models.set(human, ofHuman);
      const known = ofHuman.get(impostor.id) ?? impostorModel(ground, human, impostor);
      ofHuman.set(impostor.id, known);
      return known;
    },
  };
}

/** One comes to each account: the kinds in turn, so that of each there are as many. */
export function impostorBefore(
  { impostors, modelOf }: ImpostorLife,
  { user, human }: { readonly user: VirtualUser; readonly human: HumanModel },
  { signIn }: Pick<Arm, 'signIn'>,
  account: AccountHolder,
  next: Pick<Plan, 'need' | 'day' | 'startsAtMs'>,
): WithoutNeed[] {
  const impostor = impostors[user.index % impostors.length];
  if (impostor === undefined || next.need !== 0) return [];
  const flow: FlowId = impostorFlowOf(signIn, impostor.controls.includes('passes'));
  const device = computer(user);
  const cameTo = { ...account, passkeys: [] };
  return [
    {
      plan: { flow, need: undefined, day: next.day, device, startsAtMs: next.startsAtMs - leadMs, firstDraw },
      account: cameTo,
      cameTo,
      human: modelOf(human, impostor),
      again: { triesAtMost: impostor.tries.atMost.value, pauseMs: impostor.tries.pause.value * hourMs },
    },
  ];
}

/** What impostors use is not known; a record asks for a kind, and a passkey of theirs for a provider. */
function computer({ devices: [main] }: VirtualUser): Device {
  return { ...main, id: 'of-an-impostor', kind: 'windows-laptop' };
}
