// What recoveries of a tenant stand on: who checks identities and when nobody does, what people do on the way, and what the directory holds
// of them.
import type { LockOutReason } from '../../../scenarios/schema/drill.ts';
import type { RecoveryPolicy } from '../../../scenarios/schema/recovery-policy.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { drillKnown } from '../../attempt/people-of-scenario.ts';
import type { ProofingGround } from '../../drivers/virtual/virtual-recovery.ts';
import { createHumanModel } from '../../people/human-model.ts';
import { IntentInHand } from '../../people/intent-in-hand.ts';
import type { HumanModel } from '../../people/intent.ts';
import { directoryIdentityOf } from '../../people/lock-out.ts';
import type { Parameters } from '../../people/parameters.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import type { DirectoryIdentity } from '../../site/account.ts';
import { dayMs, type Calendar } from './calendar.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { withoutCodes } from './without-codes.ts';

export interface RecoveryGround {
  readonly policy: RecoveryPolicy;
  readonly proofing: ProofingGround;
  /** People whose phone is gone need another for the identity check. */
  readonly people: Readonly<Record<'phone-gone' | 'phone-there', RecoveringPeople>>;
  readonly identityOf: (user: VirtualUser) => DirectoryIdentity;
}

/** With codes, and without. */
interface RecoveringPeople {
  readonly human: HumanModel;
  readonly withoutPhone: HumanModel;
}

/** Undefined: nobody recovers an account by an identity check. */
export function openRecoveryGround(
  loaded: Pick<LivedScenario, 'scenario' | 'documents' | 'verifiers' | 'faceCheck'>,
  { verifierOutages = [] }: Pick<Rollout, 'verifierOutages'>,
  calendar: Calendar,
  parameters: Parameters,
): RecoveryGround | undefined {
  const { scenario, documents, verifiers, faceCheck } = loaded;
  const { seed, policy } = scenario;
  if (policy.recovery === undefined || documents === undefined || verifiers === undefined) return undefined;
  const outages = verifierOutages.map(({ from, until }) => ({
    fromMs: calendar.startsAtMs + calendar.dayOf(from) * dayMs,
    untilMs: calendar.startsAtMs + (calendar.dayOf(until) + 1) * dayMs,
  }));
  const people = (reason: LockOutReason): RecoveringPeople => {
    const drill = drillKnown(loaded, documents, parameters, { shares: { [reason]: 1 } });
    const human = createHumanModel({ seed, parameters, intent: new IntentInHand(), drill });
    return { human, withoutPhone: withoutCodes(human) };
  };
  return {
    policy: policy.recovery,
    proofing: {
      verifiers,
      faceCheck,
      outages: { seed, of: 'everybody' },
      ...(outages.length === 0
        ? {}
        : { isDown: (nowMs) => outages.some(({ fromMs, untilMs }) => nowMs >= fromMs && nowMs < untilMs) }),
    },
    people: { 'phone-gone': people('phone-lost'), 'phone-there': people('phone-replaced') },
    identityOf: (user) => directoryIdentityOf(seed, parameters, user),
  };
}
