// What every page forbids: foreign scripts, styles and frames, being framed, being sniffed.
import { secureHeaders } from 'hono/secure-headers';

/** @param formsTo origins of others to whom forms of these pages may be sent, asked at each page. Absent: nobody. */
export function pageHeaders(formsTo?: () => readonly string[]) {
  const nothing = ["'none'"];
  const ours = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: nothing,
      scriptSrc: ours,
      styleSrc: ours,
      imgSrc: ours,
      connectSrc: ours,
      formAction: formsTo === undefined ? ours : [...ours, () => formsTo().join(' ')],
      baseUri: nothing,
      frameAncestors: nothing,
    },
    // It is http on loopback; https would never be found there.
    strictTransportSecurity: false,
    // no-referrer would make browsers send "Origin: null" with our own forms, and so would same-origin with those to others.
    referrerPolicy: formsTo === undefined ? 'same-origin' : 'strict-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { publickeyCredentialsGet: ['self'], camera: [], microphone: [], geolocation: [] },
  });
}
