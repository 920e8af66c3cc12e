import { expect, it } from 'vitest';
import { simulationHeaders } from './simulation-headers.ts';

it('tells who, which attempt and step, and the time on the user’s clock in whole ms', () => {
  const place = {
    user: { index: 12 },
    arm: 'passkey',
    drawIndex: 3,
    correlationId: '00000000-0000-8000-8000-000000000001',
  } as const;
  expect(
    simulationHeaders(place, 'windows managed', 'secret', {
      flow: 'password-otp',
      step: 'submit-code',
      visit: 2,
      nowMs: 1_767_600_000_000.5,
    }),
  ).toEqual({
    'x-pilot-token': 'secret',
    'x-pilot-clock': '1767600000001',
    'x-pilot-position': 'user=12;arm=passkey;attempt=3;visit=2;flow=password-otp;step=submit-code',
    'x-pilot-client': 'windows managed',
    'client-request-id': '00000000-0000-8000-8000-000000000001',
  });
});
