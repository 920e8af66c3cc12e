// A call over TLS: the certificate must be one that this machine trusts, and of the name that was asked for. Whom to trust is read when a
// program starts, so that a program is started.
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictAnswer } from './claim-verdict.ts';

let server: Server;
let folder: string;
let port: number;
let asked = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'encrypted-'));
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 3_600_000),
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  writeFileSync(join(folder, 'trusted.pem'), certificate.toString('pem'));
  server = createServer({ key, cert: certificate.toString('pem') }, (_, response) => {
    asked += 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(verdictAnswer({ kind: 'pass' })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What comes of a call, in a program that trusts what the environment says. */
async function call(host: string, env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const from = (file: string) => JSON.stringify(fileURLToPath(new URL(file, import.meta.url)));
  const source = `
    const { callExtension } = await import(${from('call-extension.ts')});
    const { permittedEndpoint } = await import(${from('permitted-endpoint.ts')});
    const { sampleCallout } = await import(${from('sample-callout.fixture.ts')});
    const { answer } = await callExtension(permittedEndpoint('https://${host}:${port}/', undefined), sampleCallout);
    console.log(JSON.stringify(answer));`;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', source],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(out);
}

describe('an encrypted call', () => {
  it('reaches no endpoint whose certificate nobody here trusts', async () => {
    expect(await call('localhost')).toEqual({
      kind: 'unreachable',
      errorCode: 1003027,
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(asked).toBe(0);
  }, 60_000);

  it('reaches one that is trusted, by the name in its certificate and by no other', async () => {
    const trusting = { NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem') };
    expect(await call('localhost', trusting)).toEqual({ kind: 'pass' });
    expect(asked).toBe(1);
    expect(await call('hr.localhost', trusting)).toMatchObject({
      kind: 'unreachable',
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(asked).toBe(1);
  }, 60_000);
});
