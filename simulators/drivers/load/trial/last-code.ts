// The code in the message that was sent last, from the inbox of a target that was started for simulation.
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import type { LoadGround } from '../session/load-ground.ts';

/** Undefined: nothing came, or the target is somebody else's and its messages cannot be read. Throws VoidAttempt when the inbox does not answer. */
export async function lastCode(
  { newWebClient, token }: Pick<LoadGround, 'newWebClient' | 'token'>,
  baseUrl: string,
  userPrincipalName: string,
): Promise<string | undefined> {
  if (token === undefined) return undefined;
  const url = `${baseUrl}/simulation/inbox/${encodeURIComponent(userPrincipalName)}`;
  const answer = await newWebClient().send({ method: 'GET', url, headers: { 'x-pilot-token': token } });
  if (answer.kind !== 'answered' || answer.status !== 200)
    throw new VoidAttempt('target-died', 'the inbox of the target did not answer');
  const { messages } = JSON.parse(answer.body) as { readonly messages: readonly { readonly code: string }[] };
  return messages.at(-1)?.code;
}
