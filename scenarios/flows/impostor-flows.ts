// The way that an impostor goes to an account where its owner would go another of the same kind.
import { flows } from './catalogue.ts';
import type { FlowId } from './flow-id.ts';
import type { BegunWith } from './lived-flows.ts';

const ways: { readonly [F in FlowId]?: FlowId } = {
  [flows['account-recovery'].id]: flows['account-recovery-by-impostor'].id,
  [flows['help-desk-recovery'].id]: flows['help-desk-recovery-by-impostor'].id,
};

/** @param issuesPasses who does so by rights of their own goes by the help desk, whatever its people do. */
export function impostorFlowOf(recovery: FlowId, issuesPasses: boolean): FlowId {
  const way = issuesPasses ? flows['help-desk-recovery-by-impostor'].id : ways[recovery];
  if (way === undefined) throw new RangeError(`no impostor goes the way of ${recovery}`);
  return way;
}

/** Of arms whose people recover their accounts: those that impostors may come to. */
export function impostorFlows(arms: readonly BegunWith[]): ReadonlySet<FlowId> {
  return new Set(arms.flatMap(({ signIn }) => [impostorFlowOf(signIn, false), impostorFlowOf(signIn, true)]));
}
