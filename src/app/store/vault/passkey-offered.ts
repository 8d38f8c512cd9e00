/** Does this device know its people by finger or face, and do its passkeys give a secret? */
export const passkeyOffered = async (): Promise<boolean> => {
  if (typeof PublicKeyCredential === 'undefined' || !('getClientCapabilities' in PublicKeyCredential)) return false
  const can = await PublicKeyCredential.getClientCapabilities().catch(() => ({}) as PublicKeyCredentialClientCapabilities)
  return can['extension:prf'] === true && can['userVerifyingPlatformAuthenticator'] === true
}
