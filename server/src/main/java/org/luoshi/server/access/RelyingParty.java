package org.luoshi.server.access;

import java.net.URI;
import java.util.Set;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The house towards passkeys: its address is the one the browser used, or the one set.
///
/// A passkey proves the person as well (user verification), so it stands for two factors; browsers
/// keep one for the site it was made on, whatever a request claims to be.
public final class RelyingParty implements WebAuthnRelyingPartyOperations {

  private final Passkeys passkeys;
  private final String name;
  private final String origin;

  /// `origin` is the address set, such as `https://luoshi.example`; empty to follow the request.
  public RelyingParty(Passkeys passkeys, String name, String origin) {
    this.passkeys = passkeys;
    this.name = name;
    this.origin = origin;
  }

  private Webauthn4JRelyingPartyOperations here() {
    var at =
        URI.create(
            origin.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentRequest()
                    .replacePath("")
                    .replaceQuery(null)
                    .toUriString()
                : origin);
    var party = PublicKeyCredentialRpEntity.builder().id(at.getHost()).name(name).build();
    var operations =
        new Webauthn4JRelyingPartyOperations(passkeys, passkeys, party, Set.of(at.toString()));
    operations.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  @Override
  public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
      PublicKeyCredentialCreationOptionsRequest request) {
    return here().createPublicKeyCredentialCreationOptions(request);
  }

  @Override
  public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
    return here().registerCredential(request);
  }

  @Override
  public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
      PublicKeyCredentialRequestOptionsRequest request) {
    return here().createCredentialRequestOptions(request);
  }

  @Override
  public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
    return here().authenticate(request);
  }
}
