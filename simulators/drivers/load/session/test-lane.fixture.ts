// For tests: a lane of the load driver in Node, against one server that speaks as the reference target.
import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../../scenarios/schema/target.ts';
import type { ProofingProfiles } from '../../../attempt/recovery-phone.ts';
import { attestationKey } from '../../../authenticator/software/batch-key.ts';
import { generateEs256Key } from '../../../authenticator/software/es256-key.ts';
import { nodePlatform } from '../../../authenticator/software/node-platform.ts';
import { simulatedBatch } from '../../../authenticator/software/simulated-maker.ts';
import { LoadLane } from './load-lane.ts';
import { NodeWebClient, parseNodePage } from './node-web-client.fixture.ts';
import { createPageReader } from './page-reader.ts';

const answerTimeMs = 10_000;

export const testTarget = targetSchema.parse(
  parse(readFileSync(new URL('../../../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);

export function openTestLane(
  { baseUrl, token, externalUrl }: { readonly baseUrl: string; readonly token: string; readonly externalUrl?: string },
  proofing?: ProofingProfiles,
): LoadLane {
  return new LoadLane({
    target: testTarget,
    baseUrls: [baseUrl],
    externalUrl,
    token,
    ...(proofing === undefined ? {} : { proofing: () => proofing }),
    newWebClient: () => new NodeWebClient(answerTimeMs),
    pages: createPageReader(testTarget, parseNodePage),
    platform: nodePlatform,
    keyOf: generateEs256Key,
    signerOf: generateEs256Key,
    attestationOf: async (aaguid) => attestationKey(nodePlatform, await simulatedBatch(aaguid)),
    totp: (secret, atMs) => new TOTP({ secret }).generate({ timestamp: atMs }),
    now: () => performance.now(),
  });
}
