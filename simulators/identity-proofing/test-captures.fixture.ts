// Captures of tests: all well, unless a test says otherwise.
import type { CapturedDocument, CapturedFace } from '../people/captures.ts';

export function documentOf(identity: string, more: Partial<CapturedDocument> = {}): CapturedDocument {
  return {
    type: 'passport',
    country: 'DE',
    origin: 'genuine',
    expired: false,
    claims: { firstName: 'ANA MARIA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02' },
    portrait: { identity },
    authenticityQuantile: 0.9,
    legibilityQuantile: 0.9,
    ...more,
  };
}

export function faceOf(identity: string, more: Partial<CapturedFace> = {}): CapturedFace {
  return { identity, presentation: 'live', matchQuantile: 0.5, livenessQuantile: 0.9, ...more };
}
