// A page that takes one picture: of a document, or of a face.
import { html } from 'hono/html';
import { fieldState, pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import { proofingError, type ProofingCode } from './proofing-sentence.ts';

const subjects = {
  'capture-document': {
    title: 'Photograph your document',
    hint: 'Put it on a dark, even surface. All four corners should be seen.',
    label: 'Picture of the document',
    camera: 'environment',
  },
  'take-selfie': {
    title: 'Take a selfie',
    hint: 'Look straight into the camera, in even light.',
    label: 'Picture of your face',
    camera: 'user',
  },
  'check-face': {
    title: 'Show your face',
    hint: 'It is compared with the photo in your credential.',
    label: 'Picture of your face',
    camera: 'user',
  },
} as const;

export interface CameraPage {
  readonly page: keyof typeof subjects;
  /** Path that takes the picture. */
  readonly action: string;
  readonly error?: ProofingCode | undefined;
}

export function cameraPage({ page, action, error }: CameraPage): Page {
  const { title, hint, label, camera } = subjects[page];
  return pageFrame({
    page,
    title,
    error: error === undefined ? undefined : proofingError(error),
    body: html`<p id="hint">${hint}</p>
<form method="post" action="${action}" enctype="multipart/form-data">
<label for="picture">${label}</label>
<input id="picture" name="picture" type="file" accept="image/*" capture="${camera}" autocomplete="off" required${fieldState(error)}>
<button id="submit" type="submit">Use this picture</button>
</form>`,
  });
}
