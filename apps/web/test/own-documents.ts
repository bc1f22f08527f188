import type { Client } from 'pg';
import { act } from './own-decisions.ts';

const document = (more: string) =>
  `... on AgreementDocument { id slug ${more} } ... on Refusal { code details }`;

/** A licence of a custodian's own, published by the secretary: the first version, or the next. */
export async function publishLicence(
  db: Client,
  slug: string,
  body: string,
  isFirst = true,
  custodian = 'webarchitects',
): Promise<void> {
  if (isFirst) {
    await act(
      db,
      'Nadia Okafor',
      `mutation ($slug: String!, $custodian: String!) { draftDocument(slug: $slug, kind: "licensing",
        jurisdiction: "*", custodian: $custodian) { ${document('')} } }`,
      { slug, custodian },
    );
  }
  const written = (await act(
    db,
    'Nadia Okafor',
    `mutation ($slug: String!, $title: String!, $body: String!) { writeDocumentText(slug: $slug, language: "en", title: $title,
      summary: "In short.", body: $body) { ${document('versions { texts { sha256 } }')} } }`,
    { slug, title: `Licence ${slug}`, body },
  )) as { readonly versions?: readonly { readonly texts: readonly { readonly sha256: string }[] }[] };
  await act(
    db,
    'Nadia Okafor',
    `mutation ($slug: String!, $sha256: String!, $from: Day!) { publishDocument(slug: $slug, sha256: $sha256,
      effectiveFrom: $from, material: true, reason: "A test.") { ${document('')} } }`,
    {
      slug,
      sha256: written.versions?.[0]?.texts[0]?.sha256,
      from: new Date().toISOString().slice(0, 10),
    },
  );
}
