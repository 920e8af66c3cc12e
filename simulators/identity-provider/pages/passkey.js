// The passkey button: options from the server, the browser's ceremony, the answer back. The only script of these pages.
const button = document.querySelector('[data-ceremony]');
const error = document.getElementById('error');

/** Sentences for what the browser itself can say, by DOMException name (WebAuthn Level 3 section 5.1). */
const browserSentences = {
  NotAllowedError:
    'The passkey prompt was closed, or there is no passkey for this site here. Try again, or sign in another way.',
  InvalidStateError: 'This device has a passkey for your account already.',
  SecurityError: 'This browser does not allow passkeys on this address.',
  NotSupportedError: 'This browser or device cannot do passkeys.',
  AbortError: 'The passkey prompt was ended. Try again.',
  NetworkError: 'The server did not answer. Try again.',
};

button?.addEventListener('click', async () => {
  // Not `disabled`: that would take the focus away from where the person is.
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  hideError();
  try {
    const next = await runCeremony(button.dataset.ceremony);
    location.assign(next);
  } catch (failure) {
    button.removeAttribute('aria-disabled');
    showError(failure);
  }
});

async function runCeremony(ceremony) {
  const registering = ceremony === 'registration';
  const options = await post(`/passkey/${ceremony}/options`, registering ? {} : namedUser());
  if (typeof PublicKeyCredential === 'undefined') throw new DOMException('', 'NotSupportedError');
  const credential = registering
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const { next } = await post(`/passkey/${ceremony}/verify`, credential.toJSON());
  return next;
}

/** With a user name when the page knows one; without, the authenticator says who it is. */
function namedUser() {
  const { userName, userNameFrom } = button.dataset;
  const name = userName ?? document.getElementById(userNameFrom)?.value.trim() ?? '';
  return name === '' ? {} : { userName: name };
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new DOMException('', 'NetworkError');
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const answer = isJson
    ? await response.json()
    : { code: `http-${response.status}`, message: 'Something went wrong on our side. Try again.' };
  if (response.ok && isJson) return answer;
  throw Object.assign(new Error(answer.message), { code: answer.code });
}

function showError(failure) {
  // A DOMException's own `code` is a number of old; its name is what tells.
  const code = failure instanceof DOMException ? failure.name : (failure.code ?? failure.name);
  error.dataset.code = code;
  error.textContent = browserSentences[code] ?? (failure.message || 'The passkey could not be used. Try again.');
  error.hidden = false;
  error.focus();
  document.dispatchEvent(new CustomEvent('passkey-outcome', { detail: { code } }));
}

function hideError() {
  error.hidden = true;
  error.textContent = '';
  delete error.dataset.code;
}
