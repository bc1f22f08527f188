/** What somebody says about an application: `text` is their reason, question or answer. */
export type Saying = { readonly id: string; readonly text: string };

/** As long as it may be. */
export const SAID = { text: { max: 4_000 } } as const;

/** The same where nothing need be said. */
export const SAID_OR_NOT = { text: { max: 4_000, optional: true } } as const;
