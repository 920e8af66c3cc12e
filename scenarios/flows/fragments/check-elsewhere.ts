// A second factor that an external provider asks for: from the target's page that sends the person there, to the approval, and back.
import type { Next, Step } from '../flow.ts';

interface CheckElsewhere {
  readonly accepted: Next;
  /** The sign-in is over, and has to begin again. */
  readonly anew: Next;
}

/** Begins with `open-external-check`. Leads to a step `go-on-after-outage` of the flow, where nobody answers. */
export function checkElsewhere({ accepted, anew }: CheckElsewhere) {
  return {
    'open-external-check': {
      action: 'open-external-check',
      title: 'Go on to the external provider',
      on: {
        shown: { to: 'reach-for-approver' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'reach-for-approver': {
      action: 'reach-for-approver',
      title: 'Get hold of what approves',
      on: {
        'in-hand': { to: 'answer-external-check' },
        'not-at-hand': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
      },
    },
    'answer-external-check': {
      action: 'answer-external-check',
      title: 'Approve the sign-in at the external provider',
      on: { shown: { to: 'return-from-external-check' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'return-from-external-check': {
      action: 'return-from-external-check',
      title: 'Come back from the external provider',
      on: {
        accepted,
        wrong: { to: 'go-on-after-declining' },
        expired: anew,
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-declining': {
      action: 'decide-to-go-on',
      title: 'Begin again after declining?',
      atMost: 3,
      on: { yes: anew, no: { end: 'abandoned', reason: 'gave-up-after-set-back' } },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
