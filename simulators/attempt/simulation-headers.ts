// What every request of an attempt tells a target that was started for simulation: the user's clock, and its place in the run.
import type { SessionOrder } from './driver.ts';
import type { StepAddress } from './target-session.ts';

/** Who and which attempt; of the user only the index. */
export type AttemptPlace = Pick<SessionOrder, 'arm' | 'drawIndex' | 'correlationId' | 'address'> & {
  readonly user: { readonly index: number };
};

export function simulationHeaders(
  { user, arm, drawIndex, correlationId, address }: AttemptPlace,
  token: string,
  at: StepAddress,
) {
  return {
    'x-pilot-token': token,
    'x-pilot-clock': String(Math.round(at.nowMs)),
    'x-pilot-position': `user=${user.index};arm=${arm};attempt=${drawIndex};visit=${at.visit};flow=${at.flow};step=${at.step}`,
    'client-request-id': correlationId,
    ...(address === undefined ? {} : { 'x-pilot-address': address }),
  };
}
