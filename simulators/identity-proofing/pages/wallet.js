// The wallet of the phone, as far as pages need one: makes a key for a credential, keeps both, and signs what it shows. The private key
// never leaves the browser but in the field that stands for the wallet's memory.
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const memory = 'wallet-key';

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const encoded = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));
const publicPart = ({ kty, crv, x, y }) => ({ kty, crv, x, y });

function fail() {
  const error = document.querySelector('#error');
  error.textContent = 'The wallet could not do that. Try again.';
  error.dataset.code = 'wallet-missing';
  error.hidden = false;
  error.focus();
}

/** Fills a field of the form, then sends it. */
function beforeSending(fieldId, fill) {
  const field = document.querySelector(`#${fieldId}`);
  if (field?.form == null) return;
  field.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      field.value = await fill(field.form);
      field.form.submit();
    } catch {
      fail();
    }
  });
}

async function newKey() {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign']);
  const key = await crypto.subtle.exportKey('jwk', privateKey);
  sessionStorage.setItem(memory, JSON.stringify(key));
  return JSON.stringify(publicPart(key));
}

async function presentation(form) {
  const field = document.querySelector('#credential');
  const { credential, key } = JSON.parse(field.value);
  const privateKey = await crypto.subtle.importKey('jwk', key, algorithm, false, ['sign']);
  const { audience, nonce } = form.dataset;
  const claims = { aud: audience, nonce, vp: { type: ['VerifiablePresentation'], verifiableCredential: [credential] } };
  const signed = `${encoded({ alg: 'ES256', typ: 'JWT' })}.${encoded(claims)}`;
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(signed));
  return `${signed}.${base64url(signature)}`;
}

beforeSending('holder-key', newKey);
beforeSending('presentation', presentation);

const kept = document.querySelector('main[data-page="credential-kept"] #credential');
const key = sessionStorage.getItem(memory);
if (kept !== null && key !== null) {
  kept.value = JSON.stringify({ credential: kept.value, key: JSON.parse(key) });
  sessionStorage.removeItem(memory);
  document.querySelector('main').dataset.ready = 'true';
}
