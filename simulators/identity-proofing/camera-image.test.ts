import { describe, expect, it } from 'vitest';
import { largestImageBytes, readImage, takeImage, type CameraImage } from './camera-image.ts';
import { documentOf, faceOf } from './test-captures.fixture.ts';

const images: readonly CameraImage[] = [
  {
    kind: 'document',
    document: documentOf('ana', { claims: { firstName: '', lastName: 'SUKARNO', dateOfBirth: '1990-01-02' } }),
  },
  { kind: 'face', face: faceOf('ana') },
  { kind: 'face', face: faceOf('bob', { resembles: 'ana', presentation: 'injected' }) },
  { kind: 'portrait', portrait: { identity: 'ana' } },
];

/** The picture with other text in its comment. */
function withComment(text: string): Uint8Array {
  const comment = Buffer.from(text);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  const picture = Buffer.from(takeImage({ kind: 'portrait', portrait: { identity: 'x' } }));
  const rest = picture.subarray(4 + picture.readUInt16BE(4));
  return Buffer.concat([head, comment, rest]);
}

const facts = (more: object) => withComment(`passkey-pilot-camera/1 ${JSON.stringify(more)}`);

describe('a picture of the virtual camera', () => {
  it.each(images)('carries its facts: %#', (image) => {
    const bytes = takeImage(image);
    expect(bytes.length).toBeLessThan(2_000);
    expect(readImage(bytes)).toEqual({ ok: true, image });
  });

  it('is put together by this test as by the camera', () => {
    expect(readImage(facts({ kind: 'portrait', portrait: { identity: 'ana' } })).ok).toBe(true);
  });
});

describe('a picture is refused', () => {
  const good = takeImage({ kind: 'face', face: faceOf('ana') });
  const face = faceOf('ana');

  it.each([
    ['too large', new Uint8Array(largestImageBytes + 1), 'too-large'],
    ['empty', new Uint8Array(), 'no-jpeg'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'no-jpeg'],
    ['a JPEG cut short', good.slice(0, 40), 'no-jpeg'],
    ['a segment longer than the file', Buffer.from('ffd8fffeffff0000ffd9', 'hex'), 'no-jpeg'],
    ['a segment without length', Buffer.from('ffd8fffe0000ffd9', 'hex'), 'no-jpeg'],
    ['a JPEG that ends before its picture', Buffer.from('ffd8fffe0004414affd9', 'hex'), 'no-jpeg'],
    ['without facts', withComment('made by a camera'), 'no-facts'],
    ['with facts that are no JSON', withComment('passkey-pilot-camera/1 {'), 'facts-out-of-range'],
    ['with a quantile of 1', facts({ kind: 'face', face: { ...face, matchQuantile: 1 } }), 'facts-out-of-range'],
    [
      'with a quantile that is text',
      facts({ kind: 'face', face: { ...face, livenessQuantile: '0.5' } }),
      'facts-out-of-range',
    ],
    [
      'with another presentation',
      facts({ kind: 'face', face: { ...face, presentation: 'hologram' } }),
      'facts-out-of-range',
    ],
    [
      'with a country that is none',
      facts({ kind: 'document', document: { ...documentOf('ana'), country: '../../etc' } }),
      'facts-out-of-range',
    ],
    [
      'with a name without end',
      facts({ kind: 'portrait', portrait: { identity: 'a'.repeat(201) } }),
      'facts-out-of-range',
    ],
    [
      'with fields of its own',
      facts({ kind: 'portrait', portrait: { identity: 'ana' }, score: 100 }),
      'facts-out-of-range',
    ],
  ] as const)('%s', (_, bytes, because) => {
    expect(readImage(bytes)).toEqual({ ok: false, because });
  });
});
