// After an error page, or none: begin again or stop.
import type { Step } from '../flow.ts';

/** @param start the step that begins again. */
export function goOnAfterOutage(start: string) {
  return {
    'go-on-after-outage': {
      action: 'decide-to-go-on',
      title: 'Try again after an error page?',
      atMost: 3,
      on: { yes: { to: start }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
