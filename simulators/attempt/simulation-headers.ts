// What every request of an attempt tells a target that was started for simulation: the user's clock, and its place in the run.
import type { SessionOrder } from './driver.ts';
import type { StepAddress } from './target-session.ts';

/** Who and which attempt; of the user only the index. */
export type AttemptPlace = Pick<SessionOrder, 'arm' | 'drawIndex' | 'correlationId' | 'address'> & {
  readonly user: { readonly index: number };
};

/** @param client the device that it comes from, as clientHeaderOf() has it. */
export function simulationHeaders(
  { user, arm, drawIndex, correlationId, address }: AttemptPlace,
  client: string,
  token: string,
  at: StepAddress,
) {
  return {
    'x-pilot-token': token,
    'x-pilot-clock': String(Math.round(at.nowMs)),
    'x-pilot-position': `user=${user.index};arm=${arm};attempt=${drawIndex};visit=${at.visit};flow=${at.flow};step=${at.step}`,
    'x-pilot-client': client,
    'client-request-id': correlationId,
    ...(address === undefined ? {} : { 'x-pilot-address': address }),
  };
}
