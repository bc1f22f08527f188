/** The IANA zones that this browser knows, by name, and the member's own even when it does not. */
export function timeZones(own: string, known = Intl.supportedValuesOf('timeZone')): readonly string[] {
  return [...new Set([...known, 'UTC', own])].filter((zone) => zone !== '').sort();
}
