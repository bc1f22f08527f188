/** Where a closed decision can be fetched whole. */
export function bundlePath(decisionId: string): string {
  return `/decisions/${decisionId}/bundle.json`;
}
