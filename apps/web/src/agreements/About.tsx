import { EVERYWHERE, holdingOn } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useNow } from '../i18n/reading.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Day } from '../ui/Time.tsx';

/** What a line says about any document. */
export type AboutDocument = {
  readonly kind: string;
  readonly jurisdiction: string;
  readonly custodian: { readonly name: string } | null;
};

/** What a line says about a version of it. */
export type AboutVersion = {
  readonly number: number;
  readonly effectiveFrom: string | null;
  readonly inForce: boolean;
};

/** Of which kind a document is, whose, and where it holds: "Conditions of use of Hypha · Canada". */
export function About({ document }: { readonly document: AboutDocument }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const { kind, jurisdiction, custodian } = document;
  return (
    <>
      {spoken('agreements', `kind.${kind}`) ?? kind}{' '}
      {custodian ? (
        <Filled says="agreements:ofCustodian" places={{ custodian: <bdi>{custodian.name}</bdi> }} />
      ) : (
        text('agreements:ofFederation')
      )}
      {jurisdiction !== EVERYWHERE && (
        <>
          {' · '}
          <CountryName code={jurisdiction} />
        </>
      )}
    </>
  );
}

/** Since when a version holds, from when it will, or that it no longer does. */
export function Holds({ version }: { readonly version: AboutVersion }): ReactNode {
  const { number, effectiveFrom, inForce } = version;
  const today = useNow().toISOString().slice(0, 10);
  if (!effectiveFrom) return null;
  const holding = holdingOn({ inForce, effectiveFrom }, today);
  return (
    <Filled
      says={`agreements:${holding}`}
      params={{ version: number }}
      places={{ day: <Day day={effectiveFrom} /> }}
    />
  );
}
