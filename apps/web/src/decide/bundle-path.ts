/** Where the public file of a closed decision lies, on the server this page came from. */
export function bundlePathOf(decisionId: string): string {
  return `/decisions/${encodeURIComponent(decisionId)}/bundle.json`;
}
