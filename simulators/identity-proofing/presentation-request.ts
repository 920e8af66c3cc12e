// The body of createPresentationRequest of the Request Service, checked as its documentation says: learn.microsoft.com, "Request Service REST
// API presentation specification" and "Use Face Check". What is wrong first is said in the service's own error shape.
import { z } from 'zod';

const text = z.string().min(1).max(2_048);
const leastThreshold = 50;
const highestThreshold = 100;
const defaultThreshold = 70;

const faceCheck = z.object({
  sourcePhotoClaimName: text,
  matchConfidenceThreshold: z.int().min(leastThreshold).max(highestThreshold).default(defaultThreshold),
});

const requestedCredential = z.object({
  type: text,
  purpose: text.optional(),
  acceptedIssuers: z.array(text).min(1).max(20),
  configuration: z
    .object({
      validation: z
        .object({
          allowRevoked: z.boolean().default(false),
          validateLinkedDomain: z.boolean().default(false),
          faceCheck: faceCheck.optional(),
        })
        .prefault({}),
    })
    .prefault({}),
});

const presentationRequest = z.object({
  authority: text,
  registration: z.object({ clientName: text }),
  callback: z.object({
    url: z.url({ protocol: /^https?$/ }).max(2_048),
    state: text,
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), z.string().max(1_024)).default({}),
  }),
  includeQRCode: z.boolean().default(false),
  includeReceipt: z.boolean().default(false),
  requestedCredentials: z.array(requestedCredential).length(1),
});
export type PresentationRequest = z.infer<typeof presentationRequest>;

export interface RequestServiceError {
  readonly error: {
    readonly code: 'badRequest' | 'notFound' | 'unauthorized' | 'serviceUnavailable';
    readonly message: string;
    readonly innererror: {
      readonly code: 'badOrMissingField' | 'notFound' | 'tokenError' | 'transientError';
      readonly message: string;
      readonly target: string;
    };
  };
}

export type CheckedPresentationRequest =
  | { readonly ok: true; readonly request: PresentationRequest }
  | { readonly ok: false; readonly body: RequestServiceError };

export function checkPresentationRequest(body: unknown): CheckedPresentationRequest {
  const parsed = presentationRequest.safeParse(body);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  const target = (issue?.path ?? []).reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${String(key)}`),
    '',
  );
  const innererror = { code: 'badOrMissingField', message: issue?.message ?? 'Invalid input', target } as const;
  return { ok: false, body: { error: { code: 'badRequest', message: 'The request is invalid.', innererror } } };
}
