/** The browsers and systems that people know by name, in the order in which a user agent must be searched. */
const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'] as const;

const browserNames = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const systemNames = {
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  Windows: 'Windows',
  'Mac OS': 'macOS',
  Linux: 'Linux',
};

/** What a session's browser calls itself, short enough to recognise: "Firefox, Linux". Null when it says neither. */
export function deviceName(userAgent: string | null): string | null {
  const browser = browsers.find((mark) => userAgent?.includes(mark));
  const system = systems.find((mark) => userAgent?.includes(mark));
  const names = [browser && browserNames[browser], system && systemNames[system]].filter(Boolean);
  return names.length === 0 ? null : names.join(', ');
}
