import { expect, it } from 'vitest';
import { lastCode } from './last-code.ts';
import type { WebAnswer, WebRequest } from '../session/web-client.ts';

function inboxWith(
  answer: Partial<Extract<WebAnswer, { kind: 'answered' }>> | Exclude<WebAnswer, { kind: 'answered' }>,
  token?: string,
) {
  const sent: WebRequest[] = [];
  const whole = {
    kind: 'answered',
    status: 200,
    body: '',
    isJson: true,
    totalMs: 1,
    serverMs: 1,
    plantedMs: 0,
    ...answer,
  } as WebAnswer;
  const newWebClient = () => ({
    send: (request: WebRequest) => {
      sent.push(request);
      return whole;
    },
  });
  return {
    sent,
    code: lastCode(
      { newWebClient, ...(token === undefined ? {} : { token }) },
      'http://localhost:9',
      'ada+1@by-code.example',
    ),
  };
}

it('is the code of the message that was sent last', async () => {
  const { sent, code } = inboxWith(
    { body: JSON.stringify({ messages: [{ code: '111111' }, { code: '222222' }] }) },
    'secret',
  );
  expect(await code).toBe('222222');
  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'http://localhost:9/simulation/inbox/ada%2B1%40by-code.example',
      headers: { 'x-pilot-token': 'secret' },
    },
  ]);
});

it('is absent where nothing came', async () =>
  expect(await inboxWith({ body: '{"messages":[]}' }, 'secret').code).toBeUndefined());

it('is absent, and not asked for, at a target of somebody else', async () => {
  const { sent, code } = inboxWith({ body: '{"messages":[{"code":"1"}]}' });
  expect(await code).toBeUndefined();
  expect(sent).toEqual([]);
});

it.each([
  ['refuses', { status: 403 }],
  ['fails', { status: 500 }],
  ['stalls', { kind: 'stalled', totalMs: 10 } as const],
  ['is gone', { kind: 'unreachable', totalMs: 10 } as const],
])('makes the attempt void where the inbox %s', async (_, answer) => {
  await expect(inboxWith(answer, 'secret').code).rejects.toMatchObject({ code: 'target-died' });
});
