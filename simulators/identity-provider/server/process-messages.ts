// What the parent tells the server process: how to start.
import { z } from 'zod';
import type { FaceCheck } from '../../../scenarios/schema/face-check.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { PermittedEndpoint } from '../../claims-extension/permitted-endpoint.ts';
import { leastSecret, simulatedStart } from '../../web-server/simulated-start.ts';

/** In its output form: it was read by the scenario's schema before. */
export const policyAsRead = z.custom<Policy>(
  (value) => typeof value === 'object' && value !== null && 'smartLockout' in value,
);

/** By id of the arm. */
export const armPoliciesAsRead = z.record(z.string(), policyAsRead);

const faceCheckAsRead = z.custom<FaceCheck>((value) => typeof value === 'object' && value !== null && 'match' in value);
/** Whoever starts the server has asked whether it may be called. */
const endpointAsPermitted = z.custom<PermittedEndpoint>(
  (value) => typeof value === 'object' && value !== null && 'permission' in value,
);

export const startMessage = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535),
  signInLogFile: z.string().optional(),
  auditLogFile: z.string().optional(),
  passwordHashing: z.strictObject({ memoryKiB: z.int().min(8), passes: z.int().min(1), lanes: z.int().min(1) }),
  policy: policyAsRead,
  recovery: z
    .union([
      z.literal('planted'),
      z.strictObject({
        verifiers: z.record(z.string(), z.strictObject({ baseUrl: z.url(), apiKey: z.string().min(leastSecret) })),
        faceCheck: faceCheckAsRead,
        claimsEndpoints: z.array(endpointAsPermitted),
      }),
    ])
    .optional(),
  external: z.strictObject({ discoveryUrl: z.url(), clientId: z.guid() }).optional(),
  simulation: simulatedStart.extend({ armPolicies: armPoliciesAsRead.optional() }).optional(),
});
export type StartMessage = z.infer<typeof startMessage>;

/** The sign-in log could not be written (a full disk): the server ends before it answers. EX_IOERR of sysexits.h. */
export const logFailedExitCode = 74;
