/** Where a custodian's provider leads back to: each its own, so that one cannot answer in the place of another. */
export function redirectUri(publicUrl: string, custodian: string): string {
  return `${publicUrl}/sign-in/through/${custodian}`;
}
