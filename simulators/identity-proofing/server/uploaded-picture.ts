// The picture of a posted form, read as far as it can be trusted.
import { largestImageBytes, readImage, type CameraImage } from '../camera-image.ts';
import type { ProofingCode } from '../pages/proofing-sentence.ts';
import type { AppContext } from '../../web-server/app-environment.ts';

export type UploadedPicture<K extends CameraImage['kind']> =
  | { readonly ok: true; readonly image: Extract<CameraImage, { kind: K }> }
  | { readonly ok: false; readonly error: ProofingCode };

/** Rejects only when the body does not arrive. A picture of something else than was asked for shows nothing that can be used. */
export async function uploadedPicture<K extends CameraImage['kind']>(
  context: AppContext,
  kind: K,
): Promise<UploadedPicture<K>> {
  await context.req.arrayBuffer();
  const file = await context.req.parseBody().then(
    ({ picture }) => picture,
    () => undefined,
  );
  if (!(file instanceof File) || file.size === 0) return { ok: false, error: 'picture-missing' };
  if (file.size > largestImageBytes) return { ok: false, error: 'picture-too-large' };
  if (file.type !== 'image/jpeg') return { ok: false, error: 'picture-type' };
  const read = readImage(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return { ok: false, error: read.because === 'no-jpeg' ? 'picture-type' : 'picture-unreadable' };
  const { image } = read;
  if (image.kind !== kind) return { ok: false, error: 'picture-unreadable' };
  return { ok: true, image: image as Extract<CameraImage, { kind: K }> };
}
