// Getting hold of a one-time code and entering it: the steps from when it was sent until the target takes it.
import type { Next, Step } from '../flow.ts';

interface CodeEntry {
  readonly titles: {
    readonly obtain: string;
    readonly submit: string;
    readonly resend: string;
    readonly goOnWithout: string;
    readonly goOnAfterWrong: string;
  };
  readonly accepted: Next;
  readonly lockedOut: Next;
  /** When what asked for the code is no longer open. */
  readonly ended: Next;
  /** When the person asks for no other. */
  readonly without: Next;
  /** When the person does not try again after a wrong one. */
  readonly afterWrong: Next;
}

/** Leads to a step `go-on-after-outage` of the flow, where the target does not answer. */
export function enterCode({ titles, accepted, lockedOut, ended, without, afterWrong }: CodeEntry) {
  return {
    'obtain-code': {
      action: 'obtain-code',
      title: titles.obtain,
      on: {
        'in-hand': { to: 'submit-code' },
        'not-arrived': { to: 'go-on-without-code' },
        'not-at-hand': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
      },
    },
    'submit-code': {
      action: 'submit-code',
      title: titles.submit,
      on: {
        accepted,
        wrong: { to: 'go-on-after-wrong-code' },
        expired: { to: 'go-on-without-code' },
        'too-many-tries': { end: 'refused' },
        'locked-out': lockedOut,
        ended,
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'resend-code': {
      action: 'resend-code',
      title: titles.resend,
      on: {
        sent: { to: 'obtain-code' },
        refused: { end: 'refused' },
        ended,
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-without-code': {
      action: 'decide-to-go-on',
      title: titles.goOnWithout,
      atMost: 4,
      on: { yes: { to: 'resend-code' }, no: without },
    },
    'go-on-after-wrong-code': {
      action: 'decide-to-go-on',
      title: titles.goOnAfterWrong,
      atMost: 6,
      on: { yes: { to: 'obtain-code' }, no: afterWrong },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
