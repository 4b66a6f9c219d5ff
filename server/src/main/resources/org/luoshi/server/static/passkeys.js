// Passkeys: the two ceremonies that need a script, begun by a button; everything else works without.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function ask(path, mark, body) {
  const answer = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": mark },
    body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function register(form, mark) {
  const options = await ask("/webauthn/register/options", mark);
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(one => ({ ...one, id: bytes(one.id) })),
    },
  });
  await ask("/webauthn/register", mark, {
    publicKey: {
      label: form.elements.label.value,
      credential: {
        id: made.id,
        rawId: text(made.rawId),
        type: made.type,
        authenticatorAttachment: made.authenticatorAttachment,
        clientExtensionResults: made.getClientExtensionResults(),
        response: {
          attestationObject: text(made.response.attestationObject),
          clientDataJSON: text(made.response.clientDataJSON),
          transports: made.response.getTransports?.() ?? [],
        },
      },
    },
  });
  location.assign("/account/passkeys?done=passkey-added");
}

async function signIn(place, mark) {
  const options = await ask("/webauthn/authenticate/options", mark);
  const shown = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(one => ({ ...one, id: bytes(one.id) })),
    },
  });
  const answer = await ask("/login/webauthn?next=" + encodeURIComponent(place.dataset.next ?? "/"), mark, {
    id: shown.id,
    rawId: text(shown.rawId),
    type: shown.type,
    authenticatorAttachment: shown.authenticatorAttachment,
    clientExtensionResults: shown.getClientExtensionResults(),
    response: {
      authenticatorData: text(shown.response.authenticatorData),
      clientDataJSON: text(shown.response.clientDataJSON),
      signature: text(shown.response.signature),
      userHandle: shown.response.userHandle ? text(shown.response.userHandle) : undefined,
    },
  });
  location.assign(answer.redirectUrl);
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  place.hidden = false;
  const error = place.querySelector("[role=alert]");
  const ceremony = place.dataset.passkey === "register" ? register : signIn;
  place.addEventListener(place.localName === "form" ? "submit" : "click", async event => {
    if (place.localName !== "form" && !event.target.closest("button")) return;
    event.preventDefault();
    error.hidden = true;
    try {
      await ceremony(place, document.querySelector("input[name=_csrf]").value);
    } catch (failed) {
      console.warn(failed);
      error.hidden = false;
      place.querySelector("button").removeAttribute("aria-disabled");
    }
  });
}
