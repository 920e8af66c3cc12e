// How a person comes to the pages of somebody who phishes: a message or a call, its link, a look at the page.
import type { Next, Step } from '../flow.ts';
import { leaveOutage } from './leave-after.ts';

const reported = { end: 'abandoned', reason: 'lure-reported' } as const satisfies Next;

/** @param trusted where the person goes on who takes the page for what it says. */
export function followLure(trusted: Next) {
  return {
    'weigh-message': {
      action: 'weigh-message',
      title: 'Weigh the message that leads here',
      on: {
        followed: { to: 'open-lure' },
        'passed-over': { end: 'abandoned', reason: 'lure-passed-over' },
        reported,
      },
    },
    'open-lure': {
      action: 'open-lure',
      title: 'Follow the link to the page of the lure',
      on: { shown: { to: 'weigh-page' }, unavailable: leaveOutage },
    },
    'weigh-page': {
      action: 'weigh-page',
      title: 'Look at the page and its address',
      on: { trusted, left: { end: 'abandoned', reason: 'lure-page-left' }, reported },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}

/** No passkey prompt came, or it did not work here. @param taken where the person goes on who signs in another way. */
export function weighOtherWay(taken: Next) {
  return {
    'weigh-other-way': {
      action: 'weigh-other-way',
      title: 'Wonder why the passkey does not work here',
      on: { taken, left: { end: 'abandoned', reason: 'grew-suspicious' }, reported },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
