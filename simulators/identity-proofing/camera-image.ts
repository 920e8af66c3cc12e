// The picture that a virtual camera takes: a real, small, grey JPEG (ITU-T T.81) whose comment segment carries the facts of what was before
// the camera. Read as any upload is: nothing in it is believed until it has been checked.
import { z } from 'zod';
import { documentTypes, presentations } from '../../scenarios/schema/captured.ts';
import type { CapturedDocument, CapturedFace } from '../people/captures.ts';
import type { Portrait } from './judge-face.ts';

export type CameraImage =
  | { readonly kind: 'document'; readonly document: CapturedDocument }
  | { readonly kind: 'face'; readonly face: CapturedFace }
  /** The photo in a credential. */
  | { readonly kind: 'portrait'; readonly portrait: Portrait };

/** Of a photo, as the Request Service has it: 1 MB. */
export const largestImageBytes = 1_000_000;

export type ReadImage =
  | { readonly ok: true; readonly image: CameraImage }
  | { readonly ok: false; readonly because: 'too-large' | 'no-jpeg' | 'no-facts' | 'facts-out-of-range' };

const quantile = z.number().gt(0).lt(1);
const name = z.string().min(1).max(200);
const portrait = z.strictObject({ identity: name });

const cameraImage: z.ZodType<CameraImage> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    document: z.strictObject({
      type: z.enum(documentTypes),
      country: z.string().regex(/^[A-Z]{2}$/),
      origin: z.enum(['genuine', 'forged']),
      expired: z.boolean(),
      // A mononym leaves one of the names empty.
      claims: z.strictObject({
        firstName: z.string().max(200),
        lastName: z.string().max(200),
        dateOfBirth: z.iso.date(),
      }),
      portrait,
      authenticityQuantile: quantile,
      legibilityQuantile: quantile,
    }),
  }),
  z.strictObject({
    kind: z.literal('face'),
    face: z.strictObject({
      identity: name,
      resembles: name.optional(),
      presentation: z.enum(presentations),
      matchQuantile: quantile,
      livenessQuantile: quantile,
    }),
  }),
  z.strictObject({ kind: z.literal('portrait'), portrait }),
]);

/** Of the comment segment, so that a camera's own comment is not taken for facts. */
const mark = 'passkey-pilot-camera/1 ';
const longestSegment = 65_535 - 2;

export function takeImage(image: CameraImage): Uint8Array<ArrayBuffer> {
  const comment = Buffer.from(mark + JSON.stringify(image), 'utf8');
  if (comment.length > longestSegment) throw new RangeError('the facts do not fit into a segment of a JPEG');
  return Uint8Array.from(
    Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xfe, comment), ...greyPicture, Buffer.from([0xff, 0xd9])]),
  );
}

export function readImage(bytes: Uint8Array): ReadImage {
  if (bytes.length > largestImageBytes) return { ok: false, because: 'too-large' };
  const comments = commentsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (comments === undefined) return { ok: false, because: 'no-jpeg' };
  const facts = comments.find((comment) => comment.startsWith(mark));
  if (facts === undefined) return { ok: false, because: 'no-facts' };
  const image = cameraImage.safeParse(parsed(facts.slice(mark.length)));
  return image.success ? { ok: true, image: image.data } : { ok: false, because: 'facts-out-of-range' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Comments before the picture itself. Undefined: it is no JPEG. */
function commentsOf(bytes: Buffer): readonly string[] | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return undefined;
  const comments: string[] = [];
  for (let at = 2; at + 4 <= bytes.length;) {
    const [marker, length] = [bytes.readUInt16BE(at), bytes.readUInt16BE(at + 2)];
    if (marker < 0xffc0 || length < 2 || at + 2 + length > bytes.length) return undefined;
    if (marker === 0xffda) return comments;
    if (marker === 0xfffe) comments.push(bytes.toString('utf8', at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Pixels: at least the 200 by 200 that are asked of a photo. */
const [width, height] = [320, 240];
const blockPixels = 8;

/**
 * One grey component, baseline. Each Huffman table has one code, the bit 0: "no difference" for the mean of a block, "end" for the rest. So a
 * block is two bits, 1 200 blocks are 300 bytes of 0, and the picture is of one grey.
 */
const greyPicture: readonly Buffer[] = [
  segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
  segment(0xc0, Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0])),
  segment(0xc4, Buffer.concat([Buffer.from([0x00, 1]), Buffer.alloc(15), Buffer.from([0])])),
  segment(0xc4, Buffer.concat([Buffer.from([0x10, 1]), Buffer.alloc(15), Buffer.from([0])])),
  segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
  Buffer.alloc((2 * width * height) / blockPixels ** 2 / 8),
];
