// External MFA over HTTP: what the tenant publishes for external providers, and where the browser brings their answers.
import { Hono } from 'hono';
import { tokenAlgorithm } from '../../external-method/published-key.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { singleFields } from '../../web-server/single-fields.ts';
import { externalAnswerPath, tenantDiscoveryPath, tenantIssuer, tenantKeysPath } from '../external-paths.ts';
import type { ExternalMethod } from './external-method.ts';
import type { Provider } from './provider.ts';
import { answerWithPage } from './show-page.ts';

export function externalRoutes(provider: Provider, method: ExternalMethod): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { baseUrl } = provider.options;

  app.get(tenantDiscoveryPath, (context) =>
    context.json({
      issuer: tenantIssuer(baseUrl),
      jwks_uri: `${baseUrl}${tenantKeysPath}`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [tokenAlgorithm],
    }),
  );
  app.get(tenantKeysPath, async (context) => context.json({ keys: [await method.published()] }));

  app.post(externalAnswerPath, async (context) => {
    const fields = await singleFields(context);
    const answer = await method.read(fields);
    return answerWithPage(context, provider, {
      kind: 'take-external-answer',
      state: fields?.get('state') ?? '',
      answer,
    });
  });

  return app;
}
