// A phone for tests: forms and pictures posted to an app as a browser posts them.
import type { Hono } from 'hono';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { takeImage, type CameraImage } from '../camera-image.ts';

export interface SeenPage {
  readonly status: number;
  readonly page: string | undefined;
  readonly code: string | undefined;
  readonly text: string;
}

export class TestPhone {
  readonly #app: Pick<Hono<AppEnvironment>, 'request'>;
  readonly #origin: string;
  /** Sent with every request. */
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    app: Pick<Hono<AppEnvironment>, 'request'>,
    origin: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#app = app;
    this.#origin = origin;
    this.#headers = headers;
  }

  async get(path: string): Promise<SeenPage> {
    return seen(await this.#app.request(this.#origin + path, { headers: { ...this.#headers } }));
  }

  async post(
    path: string,
    fields: Readonly<Record<string, string | File>>,
    headers: Record<string, string> = {},
  ): Promise<SeenPage> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const sent = { origin: this.#origin, ...this.#headers, ...headers };
    return seen(await this.#app.request(this.#origin + path, { method: 'POST', headers: sent, body }));
  }

  async picture(path: string, image: CameraImage): Promise<SeenPage> {
    return this.post(path, { picture: jpeg(takeImage(image)) });
  }
}

export function jpeg(bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg', name = 'picture.jpg'): File {
  return new File([bytes], name, { type });
}

async function seen(response: Response): Promise<SeenPage> {
  const text = await response.text();
  return {
    status: response.status,
    page: /data-page="([^"]+)"/.exec(text)?.[1],
    code: /data-code="([^"]+)"/.exec(text)?.[1],
    text,
  };
}
