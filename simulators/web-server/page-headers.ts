// What every page forbids: foreign scripts, styles and frames, being framed, being sniffed.
import { secureHeaders } from 'hono/secure-headers';

export function pageHeaders() {
  const nothing = ["'none'"];
  const ours = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: nothing,
      scriptSrc: ours,
      styleSrc: ours,
      imgSrc: ours,
      connectSrc: ours,
      formAction: ours,
      baseUri: nothing,
      frameAncestors: nothing,
    },
    // It is http on loopback; https would never be found there.
    strictTransportSecurity: false,
    // no-referrer would make browsers send "Origin: null" with our own forms.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { publickeyCredentialsGet: ['self'], camera: [], microphone: [], geolocation: [] },
  });
}
